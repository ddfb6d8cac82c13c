"""Who is described in the first lines of a report, and named only further down: *A judge said … Justice Roy wrote …*."""

from collections.abc import Iterator

from service.resolve.mentions import Shape
from service.resolve.roles import role_words
from service.resolve.scene import Scene, head_of

#: Paragraphs of a part of a page whose speakers may be named later: headline, standfirst, dateline, first sentence.
LEDE = 4
#: Paragraphs over which a later holder of the same role is looked for.
AHEAD = 8
#: Paragraphs over which a name without any role may be the one who has been described.
NEXT = 2


def named_later(scene: Scene, noun: str, at: int, *, definite: bool) -> int | None:
    """The person described at an offset whom the text names after it.

    That is the next new name with the same role; else, as whoever is new is introduced, the next new speaker
    without any, if one certain person was described.
    """
    here = scene.reading.words[scene.reading.at(at)].paragraph if scene.reading.at(at) < len(scene.reading.words) else 0
    if not _opens_part(scene, here, at) or noun not in scene.tables.words["role"]:
        return None
    fresh = dict(_fresh(scene, at, here))
    fitting = [place for place in fresh if _can_be(scene, place, noun)]
    described = scene.described.get(noun)
    same = [place for place in fitting if place == described or _heads(scene, place) & _meant(scene, noun)]
    if same:
        return same[0]
    speaker = next(_speakers(scene), None) if definite and not _has_spoken(scene, at) else None
    near = speaker in fitting and fresh[speaker] - here <= NEXT
    return speaker if speaker is not None and near and not _offices(scene, speaker) else None


def _has_spoken(scene: Scene, at: int) -> bool:
    """Whether somebody named has spoken before, who is then rather meant than one whom nothing of the kind is told of."""
    before = scene.before(at)
    spoken = [] if before is None else scene.spoken[max(before + 1 - LEDE, 0) : before + 1]
    return any(found.figure is not None and scene.is_person(found.figure) for found in spoken)


def _opens_part(scene: Scene, paragraph: int, at: int) -> bool:
    """Whether a paragraph is one of the first of its part of the page."""
    reading = scene.reading
    first = reading.back(reading.sentence_of(at), len(reading.words))[-1]
    return paragraph - reading.words[reading.sentence(first)[0]].paragraph < LEDE


def _fresh(scene: Scene, at: int, here: int) -> Iterator[tuple[int, int]]:
    """The persons whom the text names for the first time behind an offset, with the paragraphs where it does."""
    for number in range(scene.number_at(at), len(scene.mentions)):
        place, mention = scene.of[number], scene.mentions[number]
        paragraph = scene.reading.words[mention.first].paragraph
        if paragraph - here > AHEAD:
            break
        if place is not None and mention.shape is Shape.PERSON and scene.first_named[place] == number:
            yield place, paragraph


def _can_be(scene: Scene, place: int, noun: str) -> bool:
    gender = scene.gender_of(noun)
    return scene.credible[place] and (not gender or scene.genders[place] in {gender, ""})


def _meant(scene: Scene, noun: str) -> set[str]:
    """The nouns of those whom a noun can mean: *lawmaker* a senator too."""
    kinds = scene.tables.words["lawmaker"]
    return {head_of(noun, scene.tables)} | (set(kinds) if noun in kinds else set())


def _heads(scene: Scene, place: int) -> set[str]:
    return {head_of(word, scene.tables) for role in scene.figures[place].roles for word in role_words(role.text)}


def _offices(scene: Scene, place: int) -> set[str]:
    """The roles of somebody that are more than ranks."""
    ranks = (scene.tables.words["rank"], scene.tables.words["rankmod"])
    return {
        role.text
        for role in scene.figures[place].roles
        if not all(any(word in kind for kind in ranks) for word in role_words(role.text))
    }


def _speakers(scene: Scene) -> Iterator[int]:
    """The persons whose names are the speakers of the next statements."""
    for found in scene.ahead:
        for index in scene.reading.within(found.speaker) if found.speaker else ():
            number = scene.by_word.get(index)
            place = None if number is None else scene.of[number]
            if place is not None and scene.is_person(place):
                yield place
                break
