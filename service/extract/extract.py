"""Text to attributions: the rules read it, the tagger reads it with their opinion, and one place decides."""

from msgspec import Struct

from service.extract.calibration import Calibration
from service.extract.decide import decide
from service.extract.foreign import Foreign, in_english, tongues
from service.extract.lexicon import Lexicon, load_lexicon
from service.extract.packaged import load_tagger, read_package
from service.extract.rules import by_rules
from service.extract.tagged import by_tagger
from service.extract.tagger import Tagger
from service.extract.typography import typography
from service.model.attribution import Attribution
from service.model.named import Named


class Extractor(Struct, frozen=True):
    """What extraction knows of a language: its words, its tagger, and how far that one is to be believed."""

    lexicon: Lexicon
    tagger: Tagger
    calibration: Calibration


def load_extractor() -> Extractor:
    """The extractor for English that comes with the package."""
    package = read_package()
    return Extractor(load_lexicon(), load_tagger(package), package.calibration)


class Extraction(Struct, frozen=True):
    """What is found in a text, in order of appearance."""

    attributions: list[Attribution]
    names: list[Named]
    #: BCP 47 code, or null where it cannot be told.
    language: str | None
    #: What of the text is not English prose.
    foreign: list[Foreign]


def read(text: str, extractor: Extractor) -> Extraction:
    """The attributions and the names of a text."""
    page = typography(text)
    ruled = by_rules(page, extractor.lexicon)
    tagged = by_tagger(page, ruled, extractor.tagger)
    found = decide(page, ruled, tagged.statements, extractor.lexicon, extractor.calibration)
    written = tongues(text, extractor.lexicon.languages)
    return Extraction(in_english(found, written.foreign), tagged.names, written.language, written.foreign)


def extract(text: str, extractor: Extractor) -> list[Attribution]:
    """The attributions of a text, in order of appearance."""
    return read(text, extractor).attributions
