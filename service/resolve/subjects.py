"""Whom the narrator makes the subject of a clause: *After Lee left, {Roy} came*."""

from collections.abc import Callable

from service.resolve.mentions import Mention, Shape
from service.resolve.scene import Scene

#: What somebody does, where a noun would tell of something of theirs: *a second Lee | term*.
_ACTS = frozenset(
    {"did", "has", "had", "took", "told", "spoke", "stood", "left", "went", "came", "gave", "made", "said"}
)


def subject_in(scene: Scene, sentence: int, end: int, fits: Callable[[int], bool]) -> int | None:
    """The first fitting figure that the narrator makes a subject in a sentence, before an offset.

    Behind a clause with *after* or *when* that is the subject of the clause that follows it.
    """
    main = _main_subject(scene, sentence, end)
    if main is not None and fits(main):
        return main
    first = True
    for mention, place in scene.told_in(sentence, end):
        if fits(place) and _is_subject(scene, mention, first=first):
            return place
        first = first and not scene.is_person(place)
    return None


def _main_subject(scene: Scene, sentence: int, end: int) -> int | None:
    """The person with whom the clause opens that follows a subordinate one, or *it was*: *After Lee left, Roy came*."""
    words, indexes = scene.reading.words, scene.reading.sentence(sentence)
    if words[indexes[0]].low not in scene.tables.words["subordinate"]:
        return None
    for mention, place in scene.told_in(sentence, end):
        before = words[mention.opening - 1] if mention.opening > indexes[0] else None
        opens = before is not None and (before.gap.strip() == "," or _is_cleft(scene, mention))
        if opens and scene.is_person(place) and not mention.owner and not words[mention.last].gap.strip():
            return place
    return None


def _is_cleft(scene: Scene, mention: Mention) -> bool:
    """Whether *it was* stands before a name: *it was Ann Lee who won*."""
    before = [word.low for word in scene.reading.words[max(mention.opening - 2, 0) : mention.opening]]
    return before in (["it", "is"], ["it", "was"])


def _is_subject(scene: Scene, mention: Mention, *, first: bool) -> bool:
    """Whether a name opens its clause; behind a comma only the first name of a sentence does."""
    words = scene.reading.words
    before = mention.opening - 1
    while before >= 0 and words[before].low in {"the", "a", "an"} and words[before].gap == " ":
        before -= 1
    if mention.shape is Shape.PERSON and before > 0 and _is_told_of(scene, mention, before):
        before -= 2
    if mention.owner or before < 0 or words[before].sentence != words[mention.first].sentence:
        return not mention.owner
    return words[before].low in scene.tables.words["opener"] or (first and words[before].gap.strip(" \u00a0") != "")


def _is_told_of(scene: Scene, mention: Mention, before: int) -> bool:
    """Whether a paragraph opens with an article, one more word and a name that acts: *An angry Lee did not …*."""
    words, behind = scene.reading.words, scene.reading.words[mention.last + 1 : mention.last + 2]
    told = words[before - 1].low in {"a", "an"} and words[before].joins and not words[before].cap
    opens = before < 2 or words[before - 2].paragraph < words[before].paragraph  # noqa: PLR2004
    acts = any(word.low in _ACTS or word.low.endswith("ed") for word in behind)
    return told and opens and acts and mention.opening == before + 1 and words[mention.last].joins
