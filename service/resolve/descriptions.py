"""Whom a description means: *the spokesman*, *the ministry*, *the statement*, *a US official*."""

from service.resolve.authors import meant_by_paper
from service.resolve.benches import court_of
from service.resolve.groups import body, group, town
from service.resolve.holders import holder
from service.resolve.mentions import Shape
from service.resolve.newcomers import is_newcomer, newcomer
from service.resolve.nouns import Description, low_at, noun_at
from service.resolve.scene import Found, Scene

#: Names since somebody has spoken whom an epithet means.
SINCE = 12


def meant_by_description(scene: Scene, words: Description, at: int) -> Found:
    """Whom a common noun phrase that begins at an offset means."""
    noun, plural = noun_at(scene, words.head)
    classes = scene.tables.words
    indefinite = low_at(scene, words.first) in classes["indefinite"]
    if noun in classes["paper"] and not _is_masthead(scene, words, noun):
        return meant_by_paper(scene, words, noun, at)
    if noun in classes["part"] and words.owner is not None:
        return Found(words.owner)
    if noun in classes["body"] and not plural:
        return Found(anonymous=True) if indefinite else body(scene, words, noun, at)
    court = court_of(scene, words, at)
    if court is not None:
        return Found(court)
    if plural or indefinite:
        scene.unnamed.add(noun)
        return Found(anonymous=True, several=plural or noun in classes["several"])
    return _one(scene, words, noun, at)


def _is_masthead(scene: Scene, words: Description, noun: str) -> bool:
    """Whether a noun is a newspaper's name, by its capital behind *the*: *the Post*, not *the post* or *her Post*."""
    own = words.first + 1 == words.head and low_at(scene, words.first) == "the"
    return own and noun in scene.tables.words["press"] and scene.reading.words[words.head].cap


def _one(scene: Scene, words: Description, noun: str, at: int) -> Found:
    classes = scene.tables.words
    if any(noun in classes[kind] for kind in ("role", "office", "rank", "nobody")):
        found = holder(scene, words, noun, at)
        meant = found.figure is None and noun in classes["epithet"] and low_at(scene, words.first) == "the"
        return _last_named(scene, at) if meant else found
    if is_newcomer(scene, words):
        return newcomer(scene, words, at)
    if noun in classes["town"]:
        return town(scene, words)
    return group(scene, noun, at) if noun in classes["group"] else Found()


def _last_named(scene: Scene, at: int) -> Found:
    """Whoever has just spoken, where nobody else is named since: *the presidential hopeful*."""
    before = scene.before(at)
    place = None if before is None else scene.spoken[before].figure
    if before is None or place is None or not scene.is_person(place):
        return Found(somebody=True)
    since = range(scene.number_at(scene.anchors[before]), scene.number_at(at))
    named = {scene.of[number] for number in since if scene.mentions[number].shape is Shape.PERSON}
    near = len(since) <= SINCE and named <= {place}
    return Found(place) if near else Found(somebody=True)


def note_unclear(scene: Scene, index: int) -> None:
    """Take note that the noun has stood for somebody whom nothing names."""
    scene.unclear.add(noun_at(scene, index)[0])
