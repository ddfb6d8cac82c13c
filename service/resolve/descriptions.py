"""Whom a description means: *the spokesman*, *the ministry*, *the statement*, *a US official*."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.figure import Figure
from service.model.name import fold
from service.resolve.places import known_figure
from service.resolve.roles import role_words
from service.resolve.scene import Found, Scene, head_of

#: Sentences over which *the statement* and *the group* look back.
BACK = 6
#: Names looked at for the one that *the ministry* takes up again.
NAMES_BACK = 60
#: The narrator's sentences over which *the senator* can mean whoever has just spoken.
BACK_TO_PERSON = 2
#: Sentences looked at in all, those inside a long quotation included.
FAR = 40
#: Holders of one role among whom *the spokesman* is looked for; a text with more is no article.
HOLDERS = 24

ANY = frozenset({"m", "f", ""})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})

_NOUNS = ("role", "nobody", "office", "rank", "body", "paper", "group")
_LESSER = frozenset({"vice", "deputy", "assistant", "associate"})
#: Words that tell nothing of the office.
_LOOSE = frozenset({"senior", "current", "veteran", "retired", "longtime", "top", "new"})
_MEN = {"men": "man", "women": "woman", "people": "people", "media": "media", "police": "police"}


class Description(Struct, frozen=True):
    """The words of a common noun phrase, and the name that owns it."""

    #: Indexes of its words, up to and including the noun that heads it.
    first: int
    head: int
    #: Index of the last word of the speaker's words.
    last: int
    #: Figure of a name before the noun: *the Pentagon's statement*, *Taliban officials*.
    owner: int | None = None


def meant_by_description(scene: Scene, words: Description, at: int) -> Found:
    """Whom a common noun phrase that begins at an offset means."""
    noun, plural = _noun(scene, words.head)
    classes = scene.tables.words
    indefinite = _low(scene, words.first) in classes["indefinite"]
    if noun in classes["paper"]:
        return _of_paper(scene, words, noun, at)
    if noun in classes["part"] and words.owner is not None:
        return Found(words.owner)
    if noun in classes["body"] and not plural:
        return Found(anonymous=True) if indefinite else _body(scene, words, noun, at)
    if plural or indefinite:
        scene.unnamed.add(noun)
        return Found(anonymous=True)
    return _one(scene, words, noun, at)


def _one(scene: Scene, words: Description, noun: str, at: int) -> Found:
    classes = scene.tables.words
    if any(noun in classes[kind] for kind in ("role", "office", "rank", "nobody")):
        return _holder(scene, words, noun, at)
    return _group(scene, at) if noun in classes["group"] else Found()


def is_known_noun(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for a person, a body or a document."""
    noun, _ = _noun(scene, index)
    return any(noun in scene.tables.words[kind] for kind in _NOUNS)


def note_unclear(scene: Scene, index: int) -> None:
    """Take note that the noun has stood for somebody whom nothing names."""
    scene.unclear.add(_noun(scene, index)[0])


def is_paper(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for a document or a text: *statement*."""
    return _noun(scene, index)[0] in scene.tables.words["paper"]


def _low(scene: Scene, index: int) -> str:
    return scene.reading.words[index].low


def _noun(scene: Scene, index: int) -> tuple[str, bool]:
    """The noun in the singular, and whether the text has it in the plural."""
    low = _low(scene, index)
    classes = [scene.tables.words[kind] for kind in _NOUNS]
    if low in _MEN or low.endswith("men"):
        return _MEN.get(low, low.removesuffix("men") + "man"), True
    for stem in (low.removesuffix("ies") + "y", low.removesuffix("s"), low.removesuffix("es")):
        if stem != low and low.endswith("s") and any(stem in words for words in classes):
            return stem, not any(low in words for words in classes)
    return low, False


def _holder(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The only holder of a role, or the one of several who spoke last."""
    if _low(scene, words.first) in {*scene.tables.words["owner"], "my", "our", "your"}:
        return Found(somebody=True)
    holders = set(_holders(scene, words, noun, at))
    near = _near(scene, words, noun, at)
    if near is not None and (not holders or _is_told_apart(scene, words, holders)):
        return Found(near)
    if len(holders) == 1:
        return Found(holders.pop())
    before = scene.before(at)
    if holders and before is not None and scene.spoken[before].figure in holders:
        return Found(scene.spoken[before].figure)
    anonymous = not holders and (noun in scene.unnamed or noun in scene.tables.words["unnamed"])
    return Found(anonymous=anonymous, somebody=not anonymous)


def _is_told_apart(scene: Scene, words: Description, holders: Iterable[int]) -> bool:
    """Whether a description names a place that no holder's role does: *the Vermont senator*."""
    places = {_low(scene, index) for index in range(words.first, words.head) if scene.reading.words[index].cap}
    places -= {*scene.tables.words["definite"], *scene.tables.words["modifier"]}
    stated = {word for place in holders for role in scene.figures[place].roles for word in role_words(role.text)}
    return bool(places) and not places & stated


def _near(scene: Scene, words: Description, noun: str, at: int) -> int | None:
    """Whoever has just spoken, under another name: *Ann Lee said … The senator said …*."""
    classes = scene.tables.words
    others = any(_low(scene, index) in classes["indefinite"] for index in range(words.first, words.head))
    others = others or _low(scene, words.first) not in classes["definite"] or scene.reading.words[words.head - 1].owner
    if others or noun in scene.unclear or noun not in classes["role"] or scene.has_other(noun, at):
        return None
    place = _last_speaker(scene, at)
    if place is None or not scene.is_man_or_woman(place, {_gender(scene, noun), ""} if _gender(scene, noun) else ANY):
        return None
    return place if _can_be(scene, place, words, noun) else None


def _can_be(scene: Scene, place: int, words: Description, noun: str) -> bool:
    """Whether somebody whose roles the text gives can be meant: no other office, nothing told that is not of them."""
    stated = {word for role in scene.figures[place].roles for word in role_words(role.text)}
    heads = {head_of(word, scene.tables) for word in stated}
    offices = {head for head in heads if head in scene.tables.words["office"]}
    told = {_low(scene, index) for index in range(words.first + 1, words.head)}
    asked = {head_of(word, scene.tables) for word in (noun, *told) if word in scene.tables.words["office"]}
    if head_of(noun, scene.tables) in heads or not stated:
        return True
    return not (asked and offices) and (not told or bool(told & stated))


def _last_speaker(scene: Scene, at: int) -> int | None:
    """Who spoke last, if that was in the narrator's last sentences."""
    told, latest = 0, scene.reading.sentence_of(at)
    for sentence in range(latest, max(latest - FAR, -1), -1):
        for found in scene.spoken_in(sentence, at):
            return found.figure
        told += scene.is_told(sentence)
        if told > BACK_TO_PERSON:
            break
    return None


def _holders(scene: Scene, words: Description, noun: str, at: int) -> Iterator[int]:
    wanted = {_low(scene, index) for index in range(words.first, words.head)}
    head, gender = head_of(noun, scene.tables), _gender(scene, noun)
    stated = scene.holders.get(head, ())
    agreeing = [
        (start, place)
        for start, place, role in stated[:HOLDERS]
        if (not gender or scene.genders[place] in {gender, ""}) and _agrees(scene, wanted, role)
    ]
    before = [place for start, place in agreeing if start < at]
    told = words.head - words.first > 1 or words.head < words.last
    yield from before or ([place for _, place in agreeing] if told else ())


def _gender(scene: Scene, noun: str) -> str:
    word = scene.tables.words["role"].get(noun)
    return word.gender if word is not None else ""


def _agrees(scene: Scene, wanted: AbstractSet[str], role: str) -> bool:
    """Whether a stated role can be the one described: no other office, no other country."""
    said = {*role_words(role)}
    classes, demonyms = scene.tables.words, scene.tables.demonyms
    offices = {word for word in wanted if word in classes["modifier"] and word not in classes["former"]}
    offices -= {word for word in offices if word in demonyms or word in _LOOSE}
    places = {_country(scene, word) for word in said} - {None}
    asked = {_country(scene, word) for word in wanted} - {None}
    lesser = any(word in _LESSER and word not in offices for word in said)
    return offices <= said and not lesser and (not places or not asked or bool(places & asked))


def _country(scene: Scene, word: str) -> str | None:
    id = scene.tables.demonyms.get(word) or scene.tables.known(word)
    return id if id is not None and scene.tables.entries[id].kind is ActorKind.COUNTRY else None


def _of_paper(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The one whose statement it is: named beside it, or the one who is said to have issued it."""
    if words.owner is not None:
        return Found(words.owner)
    for index in range(words.head + 1, words.last + 1):
        if index in scene.by_word and _low(scene, index - 1) in {"from", "by", "of", "the"}:
            return Found(scene.of[scene.by_word[index]])
    if _low(scene, words.first) in scene.tables.words["owner"]:
        return Found()
    return _issuer(scene, noun, at) if noun in scene.tables.words["statement"] else Found()


def _issuer(scene: Scene, noun: str, at: int) -> Found:
    """Whoever spoke in, or was the subject of, the last sentence with that noun in it."""
    latest = scene.reading.sentence_of(at)
    for sentence in range(latest, max(latest - BACK, -1), -1):
        spoken = [found for found in scene.spoken_in(sentence, at) if found.figure is not None]
        named = any(_low(scene, index) == noun for index in scene.reading.sentence(sentence))
        subject = scene.subject_in(sentence, at, lambda _: True)
        if named and sentence != latest and (spoken or subject is not None):
            return spoken[0] if spoken else Found(subject)
    return Found()


def _body(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The body of that name: in the tables, named before, or of the country that owns it."""
    start = words.first + (_low(scene, words.first) in scene.tables.words["definite"])
    if words.head < start:
        return Found()
    name = " ".join(scene.reading.slice(start, words.head).split())
    known = scene.tables.known(name)
    if known is not None:
        return Found(scene.add(known_figure(known, name, scene.tables)))
    before = _named_before(scene, {_low(scene, index) for index in range(start, words.head + 1)}, at)
    if before is not None:
        return Found(before)
    if _is_owned(scene, words.owner) or (start < words.head and _low(scene, start) in scene.tables.demonyms):
        return Found(scene.add(Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,))))
    group = start == words.head and noun in scene.tables.words["group"]
    return _group(scene, at) if group else Found(anonymous=noun in scene.tables.words["unnamed"])


def _is_owned(scene: Scene, owner: int | None) -> bool:
    """Whether a body is told apart by whose it is: *Pakistan's army*, *the Obama administration*."""
    return owner is not None and scene.figures[owner].kind in {ActorKind.COUNTRY, ActorKind.PERSON}


def _named_before(scene: Scene, wanted: set[str], at: int) -> int | None:
    """The last body named before an offset whose name has all these words."""
    last = bisect_left(scene.starts, at)
    for index in range(last - 1, max(last - NAMES_BACK, 0) - 1, -1):
        place = scene.of[index]
        if place is not None and not scene.is_person(place):
            figure = scene.figures[place]
            if wanted <= {word for form in (figure.name, *figure.forms) for word in fold(form).split()}:
                return place
    return None


def _group(scene: Scene, at: int) -> Found:
    """*The group*, *the company*: the body that spoke last, if one has in the last sentences."""
    latest = scene.reading.sentence_of(at)
    for sentence in range(latest, max(latest - BACK, -1), -1):
        for found in scene.spoken_in(sentence, at):
            if found.figure is not None and scene.figures[found.figure].kind in _BODIES:
                return found
    return Found()
