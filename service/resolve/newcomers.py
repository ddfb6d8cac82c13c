"""Whom a report means that tells more of somebody instead of naming him: *the 24-year-old*, *the Italian*."""

import re
from collections.abc import Callable

from service.resolve.mentions import Shape
from service.resolve.nouns import Description, low_at
from service.resolve.roles import role_words
from service.resolve.scene import Found, Scene
from service.resolve.subjects import subject_in

#: The narrator's sentences over which somebody just told of is meant.
BACK = 2
#: Sentences looked at in all, those inside a long quotation included.
FAR = 40
#: Words of the longest such description: *the former Hull 24-year-old*.
WORDS = 2

_AGED = re.compile(r"(\d{1,3}) year old")


def is_newcomer(scene: Scene, words: Description) -> bool:
    """Whether a description is an age or a nation alone."""
    if words.last != words.head or words.head - words.first >= WORDS or low_at(scene, words.first) != "the":
        return False
    low = low_at(scene, words.head)
    nation = low in scene.tables.words["native"] or low in scene.tables.demonyms
    return _AGED.fullmatch(low) is not None or (nation and scene.reading.words[words.head].cap)


def newcomer(scene: Scene, words: Description, at: int) -> Found:
    """The only one of that age; else whoever has just spoken or been told of, and can be meant."""
    aged = _AGED.fullmatch(low_at(scene, words.head))
    if aged is None:
        return _last(scene, at, lambda place: scene.is_person(place) and scene.credible[place])
    ages = _ages(scene)
    known = [place for place, age in ages.items() if age == aged[1]]
    if known:
        return Found(known[0]) if len(known) == 1 else Found(somebody=True)
    return _last(scene, at, lambda place: place not in ages and _is_anyone(scene, place))


def _ages(scene: Scene) -> dict[int, str]:
    """The ages that the text tells of persons beside their names."""
    words = scene.reading.words
    found: dict[int, str] = {}
    for mention, place in zip(scene.mentions, scene.of, strict=True):
        after = mention.last + 1
        if place is None or mention.shape is not Shape.PERSON or after >= len(words):
            continue
        if (
            words[mention.last].gap.strip() in {",", "("}
            and words[after].low.isdigit()
            and words[after].gap[:1] in ",)."
        ):
            found.setdefault(place, words[after].low)
    return found


def _is_anyone(scene: Scene, place: int) -> bool:
    """Whether somebody may be told by his age: who speaks for others or judges them hardly is."""
    court = scene.tables.words["court"]
    stated = (word for role in scene.figures[place].roles for word in role_words(role.text))
    return scene.is_person(place) and scene.credible[place] and not any(word in court for word in stated)


def _last(scene: Scene, at: int, fits: Callable[[int], bool]) -> Found:
    told, latest = 0, scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, FAR):
        spoken = list(scene.spoken_in(sentence, at))
        fitting = [found for found in spoken if found.figure is not None and fits(found.figure)]
        if fitting:
            return Found(fitting[0].figure)
        subject = subject_in(scene, sentence, at, fits)
        named = {place for _, place in scene.told_in(sentence, at) if fits(place)}
        if subject is None and len(named) == 1:
            subject = named.pop()
        if subject is not None or named or any(found.somebody for found in spoken):
            return Found(subject, somebody=subject is None)
        told += scene.is_told(sentence)
        if told > BACK:
            break
    return Found(somebody=True)
