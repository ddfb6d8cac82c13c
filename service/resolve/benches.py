"""The court whose bench speaks: *the justices* are those of the Supreme Court that has just been told of."""

from service.model.name import fold
from service.resolve.nouns import Description, low_at
from service.resolve.scene import Scene

#: Sentences looked back over.
BACK = 3
_BENCH = frozenset({"justices", "judges"})
_OTHER_BENCH = _BENCH | {"panel", "judge", "bench", "circuit", "magistrates"}
#: The court that has justices and no judges.
_OF_JUSTICES = "us-supreme-court"
#: What courts are called, where palaces are not.
_COURTS = frozenset({"supreme", "high", "appeal", "appeals", "district", "circuit", "criminal", "crown", "county"})


def court_of(scene: Scene, words: Description, at: int) -> int | None:
    """The one court that the narrator has just named, and nobody else on a bench since: *the justices*."""
    low = low_at(scene, words.head)
    bare = low_at(scene, words.first) == "the" and words.first + 1 == words.head == words.last
    if not bare or low not in _BENCH:
        return None
    courts: set[int] = set()
    for sentence in scene.reading.back(scene.reading.sentence_of(at), BACK):
        spoken = (found.figure for found in scene.spoken_in(sentence, at))
        named = {*(place for _, place in scene.told_in(sentence, at)), *spoken}
        here = {place for place in named if place is not None and _sits(scene, place)}
        if any(_is_other(scene, index, at) for index in scene.reading.sentence(sentence)):
            return None
        courts |= here
    if len(courts) != 1:
        return None
    court = courts.pop()
    supreme = "supreme" in fold(scene.figures[court].name).split()
    return court if (supreme if low == "justices" else scene.figures[court].known != _OF_JUSTICES) else None


def _is_other(scene: Scene, index: int, at: int) -> bool:
    """Whether a word before an offset tells of another bench: *a panel*, *a federal court*; not *the court*."""
    word, before = scene.reading.words[index], scene.reading.words[index - 1].low if index else ""
    other = word.low in _OTHER_BENCH or (word.low == "court" and before != "the")
    number = scene.by_word.get(index)
    named = number is not None and scene.of[number] is not None
    return word.start < at and not named and (other or (word.cap and word.low == "court"))


def _sits(scene: Scene, place: int) -> bool:
    """Whether a figure is a court: *the Hull High Court*; not *Hampton Court* or *Margaret Court*."""
    name = fold(scene.figures[place].name).split()
    return not scene.is_person(place) and "court" in name and not _COURTS.isdisjoint(name)
