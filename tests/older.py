"""An engine of yesterday, for tests of what a newer one does with what the older one put on record."""

from collections.abc import Callable

from msgspec import structs

from service.extract.calibration import SIGNS, Calibration
from service.extract.language import Languages
from service.extract.lexicon import CueForm, Lexicon
from service.intake.engine import Engine
from service.intake.reading import read
from service.intake.store import Item
from service.model.attribution import Stance
from service.model.document import Document

#: What only the older one takes for English.
FRENCH = (
    "Le pont est sûr et il ne sera pas fermé, mais les habitants de la ville ne sont pas contents du maire "
    "et de tout le conseil"
)
#: Either engine finds two quotes in it: with this one a French one is lost, one is added, one changed.
PAGE = (
    "“The bridge is safe,” Mayor Ann Lee said on Monday at a meeting of the council in the old town hall.\n\n"
    "Raj Roy denied that the bridge was safe. It was built by the army, and most of the people in the town use it.\n\n"
    f"“{FRENCH},” Sue Fox said."
)
#: In this one both find the same.
SAME = "“The bridge is closed,” Raj Roy announced on Monday."
#: Enough to tell a statement from what none can be.
WEIGHT = 50.0


def older(engine: Engine) -> Engine:
    """An engine that keeps to what is in quotation marks, takes *say* for a claim, and French for English."""
    extractor = structs.replace(
        engine.extractor,
        lexicon=_lexicon(engine.extractor.lexicon),
        calibration=_calibration(engine.extractor.calibration),
    )
    return structs.replace(engine, version="older", extractor=extractor)


def _lexicon(lexicon: Lexicon) -> Lexicon:
    cues = {word: tuple(map(_claim, forms)) for word, forms in lexicon.cues.items()}
    return structs.replace(lexicon, cues=cues, languages=_english(lexicon.languages))


def _claim(form: CueForm) -> CueForm:
    return (
        structs.replace(form, cue=structs.replace(form.cue, stance=Stance.CLAIM)) if form.cue.lemma == "say" else form
    )


def _english(languages: Languages) -> Languages:
    return structs.replace(languages, words={word: ("en",) for word, codes in languages.words.items() if "en" in codes})


def _calibration(calibration: Calibration) -> Calibration:
    added = {"always": -WEIGHT, "direct": WEIGHT, "mixed": WEIGHT}
    weights = tuple(weight + added.get(sign, 0.0) for sign, weight in zip(SIGNS, calibration.weights, strict=True))
    return structs.replace(calibration, weights=weights)


def reader(engine: Engine) -> Callable[..., Item]:
    """Makes items as an engine reads them: a text at a place, with what its side file says."""

    def item(text: str, place: str = "/a.txt", **side: str) -> Item:
        document = Document(place, place, text.encode(), side={"published": "2021-08-10", **side})
        return Item(document, read(document, engine))

    return item
