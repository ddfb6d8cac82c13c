"""Whom a description means: *the spokesman*, *the ministry*, *the statement*, *a US official*."""

from service.model.name import fold
from service.resolve.groups import body, group, town
from service.resolve.holders import holder
from service.resolve.mentions import Shape
from service.resolve.newcomers import is_newcomer, newcomer
from service.resolve.nouns import Description, is_participle, is_preposition, low_at, noun_at
from service.resolve.scene import Found, Scene

#: Sentences over which *the statement* looks back.
BACK = 6
#: Names since somebody has spoken whom an epithet means.
SINCE = 12
#: Words that may tell of a name behind its article.
TOLD = 2
#: Words from what was done with a paper to *by*: *seen on Monday by*.
NEAR = 3
#: What tells behind *of* what it looks at.
_LOOKING = frozenset({"analysis", "study", "survey", "poll", "review"})
#: What a paper prints as its own: a letter or an op-ed in it is somebody else's.
_OF_THE_PRESS = frozenset({"report", "article", "analysis"})


def meant_by_description(scene: Scene, words: Description, at: int) -> Found:
    """Whom a common noun phrase that begins at an offset means."""
    noun, plural = noun_at(scene, words.head)
    classes = scene.tables.words
    indefinite = low_at(scene, words.first) in classes["indefinite"]
    if noun in classes["paper"] and not _is_masthead(scene, words, noun):
        return _of_paper(scene, words, noun, at)
    if noun in classes["part"] and words.owner is not None:
        return Found(words.owner)
    if noun in classes["body"] and not plural:
        return Found(anonymous=True) if indefinite else body(scene, words, noun, at)
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


def _of_paper(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The one whose statement it is: named beside it, or the one who is said to have issued it."""
    writer = _writer(scene, words)
    sent = low_at(scene, words.first) in scene.tables.words["owner"] and _is_from(scene, words)  # *his letter from Lee*
    if writer is not None or (words.owner is not None and not sent):
        return Found(words.owner if writer is None else writer)
    if noun in _LOOKING and words.head < words.last and low_at(scene, words.head + 1) == "of":
        return Found()
    author = scene.by_word.get(words.head + 1) if words.head < words.last else None
    if author is not None and scene.reading.words[words.head].joins and not scene.mentions[author].owner:
        return Found(scene.of[author])
    for index in range(words.head + 1, words.last + 1):
        by = index in scene.by_word and (_is_by(scene, words, index) or _is_in_press(scene, words.head, index))
        if by and not scene.mentions[scene.by_word[index]].owner:
            return Found(scene.of[scene.by_word[index]])
    if low_at(scene, words.first) in scene.tables.words["owner"] or _is_from(scene, words):
        return Found()
    return _issuer(scene, noun, at) if noun in scene.tables.words["statement"] else Found()


def _writer(scene: Scene, words: Description) -> int | None:
    """Who is named right behind a paper as having made it: *a Tarn report by {Ann Lee}*."""
    by = words.head + 1
    if words.last <= by or low_at(scene, by) != "by":
        return None
    if any(scene.reading.words[index].owner for index in range(words.first, words.head)):
        return None
    number = scene.by_word.get(by + 1 + (low_at(scene, by + 1) == "the"))
    apart = number is None or scene.mentions[number].owner or _is_done_by_other(scene, words, by)
    return None if number is None or apart else scene.of[number]


def _is_from(scene: Scene, words: Description) -> bool:
    """Whether a paper is told apart by whom it is from, whoever that is: *a statement from Hull Airport* or *her mother*."""
    after = words.head + 1
    return after < words.last and low_at(scene, after) in {"from", "by"}


def _is_by(scene: Scene, words: Description, index: int) -> bool:
    """Whether a name stands behind *from*, *by* or *of*: *a statement by the Pentagon*, not *a memo seen by Reuters*."""
    before = _before_article(scene, index)
    of = low_at(scene, before) == "of" and before == words.head + 1  # not *from the mother of Ann Lee*
    return (of or low_at(scene, before) in {"from", "by"}) and not _is_done_by_other(scene, words, before)


def _before_article(scene: Scene, index: int) -> int:
    """Where the preposition of a name may stand, before its article and what tells of it: *by | the nonpartisan Tarn Fund*."""
    words = scene.reading.words
    for before in range(index - 1, max(index - 2 - TOLD, 0), -1):
        if words[before].low == "the":
            return before - 1
        if words[before].cap or not words[before].joins or is_preposition(scene, before):
            break
    return index - 1


def _is_done_by_other(scene: Scene, words: Description, by: int) -> bool:
    """Whether *by* names who did something else with a paper than make it: *emails hacked by*, *a memo seen late by*."""
    near = (index for index in range(by - 1, max(by - 1 - NEAR, words.head), -1))
    done = next((low_at(scene, index) for index in near if is_participle(scene, index)), None)
    return done is not None and not any(done in scene.tables.words[kind] for kind in ("issued", "authored"))


def _is_in_press(scene: Scene, head: int, index: int) -> bool:
    """Whether a paper stands in one of the press: *a report in The Hull Post*."""
    place = scene.of[scene.by_word[index]]
    near = head + 1 == index - 1 - (low_at(scene, index - 1) == "the") and low_at(scene, head + 1) == "in"
    press = scene.tables.words["press"]
    own = near and low_at(scene, head) in _OF_THE_PRESS
    return own and place is not None and any(word in press for word in fold(scene.figures[place].name).split())


def _issuer(scene: Scene, noun: str, at: int) -> Found:
    """Whoever spoke in, or was the subject of, the last sentence with that noun in it."""
    latest = scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, BACK):
        spoken = [found for found in scene.spoken_in(sentence, at) if found.figure is not None]
        named = any(low_at(scene, index) == noun for index in scene.reading.sentence(sentence))
        subject = scene.subject_in(sentence, at, lambda _: True)
        if named and sentence != latest and (spoken or subject is not None):
            return spoken[0] if spoken else Found(subject)
    return Found()
