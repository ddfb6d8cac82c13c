"""Whose a paper is: *a statement by the Pentagon*, *the Lee campaign's letter*, *the report* of which the text has told."""

from msgspec.structs import replace

from service.model.name import fold
from service.resolve.groups import body
from service.resolve.makers import maker
from service.resolve.nouns import Description, is_participle, is_preposition, low_at
from service.resolve.scene import Found, Scene
from service.resolve.subjects import subject_in
from service.resolve.tables import is_press

#: Sentences over which *the statement* looks back.
BACK = 6
#: Words that may tell of a name behind its article.
TOLD = 2
#: Words from what was done with a paper to *by*: *seen on Monday by*.
NEAR = 3
#: What tells behind *of* what it looks at.
_LOOKING = frozenset({"analysis", "study", "survey", "poll", "review", "investigation"})
#: What a paper prints as its own: a letter or an op-ed in it is somebody else's.
_OF_THE_PRESS = frozenset({"report", "article", "analysis"})
#: What is named after whom it is about, unless that is a court or a newsroom: *the Lee ruling*, *the Lee investigation*.
_ABOUT = frozenset({"investigation", "ruling", "suit"})
_KNOWN = frozenset({"the", "that", "this"})


def meant_by_paper(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The one whose statement it is: named beside it, or the one who is said to have issued or made it."""
    if noun in _ABOUT and words.owner is not None and not _is_judge(scene, words):
        words = replace(words, owner=None)
    if words.owner is not None and _writer(scene, words) is None and _is_of_staff(scene, words):
        staff, owner = words.head - 1, scene.by_word.get(words.head - 2)
        first = words.first if owner is None else max(words.first, scene.mentions[owner].first)
        return body(scene, Description(first, staff, staff, words.owner), low_at(scene, staff), at)
    beside = _beside(scene, words, noun)
    if beside is not None:
        return beside
    if noun in scene.tables.words["statement"]:
        return _issuer(scene, noun, at)
    known = words.first + 1 == words.head and low_at(scene, words.first) in _KNOWN
    return maker(scene, noun, at) if known else Found()


def _is_judge(scene: Scene, words: Description) -> bool:
    """Whether what is named after somebody is theirs: *a Hull Post investigation*, *the Supreme Court ruling*, *Lee's ruling*."""
    name = "" if words.owner is None else scene.figures[words.owner].name
    own = scene.reading.words[words.head - 1].owner
    return own or is_press(name, scene.tables) or "court" in fold(name).split()


def _beside(scene: Scene, words: Description, noun: str) -> Found | None:
    """The one whom the words around a paper name for its author, nobody where they tell of another; none where of neither."""
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
    return Found() if low_at(scene, words.first) in scene.tables.words["owner"] or _is_from(scene, words) else None


def _is_of_staff(scene: Scene, words: Description) -> bool:
    """Whether a paper is that of those who work for somebody: *a {Lee campaign} statement*."""
    staff = words.head - 1
    return staff > words.first and staff not in scene.by_word and low_at(scene, staff) in {"campaign", "administration"}


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
    own = near and low_at(scene, head) in _OF_THE_PRESS
    return own and place is not None and is_press(scene.figures[place].name, scene.tables)


def _issuer(scene: Scene, noun: str, at: int) -> Found:
    """Whoever spoke in, or was the subject of, the last sentence with that noun in it."""
    latest = scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, BACK):
        spoken = [found for found in scene.spoken_in(sentence, at) if found.figure is not None]
        named = any(low_at(scene, index) == noun for index in scene.reading.sentence(sentence))
        subject = subject_in(scene, sentence, at, lambda _: True)
        if named and sentence != latest and (spoken or subject is not None):
            return spoken[0] if spoken else Found(subject)
    return Found()
