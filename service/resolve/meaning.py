"""Whom the words for one speaker mean: a name, a pronoun, a description, or nobody in particular."""

from msgspec import Struct
from msgspec.structs import replace

from service.model.actor import ActorKind
from service.model.figure import Figure
from service.model.span import Span
from service.resolve.apposition import (
    APART,
    held_after,
    named_after,
    named_last,
    named_right_behind,
    named_so,
    officer_of,
)
from service.resolve.descriptions import meant_by_description, note_unclear
from service.resolve.handles import by_handle
from service.resolve.later import named_later
from service.resolve.mentions import Mention, Shape
from service.resolve.nouns import (
    Description,
    ends_noun,
    is_known_noun,
    is_owned,
    is_paper,
    is_participle,
    is_plural_noun,
    is_preposition,
)
from service.resolve.places import known_figure
from service.resolve.pronouns import meant_by_pronoun
from service.resolve.roles import role_of
from service.resolve.scene import Found, Scene
from service.resolve.several import are_a_crowd, several_of

_OPENS, _CLOSES = frozenset('"“‘'), frozenset('"”’')
#: Whose the words are in which they stand.
_OWN = frozenset({"my", "our"})
#: Words in a full name: who has one bears the surname before a capital of that name does.
FULL = 2
#: Sentences over which a surname that several bear means the one who has just spoken.
BACK = 4


def meant_by(scene: Scene, span: Span, within: int | None) -> Found:
    """Whom a speaker's words mean."""
    words = scene.reading.within(span)
    if not words:
        return Found()
    first, last = words[0], words[-1]
    kinds = ("pronoun", "owner") if first == last else ("pronoun",)
    low = scene.reading.words[first].low
    if _is_which(scene, first):
        return _by_name_or_noun(scene, first + 1, last, span.start, within)
    loud = scene.reading.words[first].loud  # *US* is no *us*
    pronoun = next(
        (scene.tables.words[kind][low] for kind in kinds if not loud and low in scene.tables.words[kind]), None
    )
    if pronoun is not None and (first == last or pronoun.head == "who" or scene.reading.words[first].gap.strip()):
        return meant_by_pronoun(scene, pronoun, span.start, within)
    if _is_possessor(scene, last):
        return Found(somebody=True)
    stand = by_handle(scene, first, last) or _from(scene, first) or _stand_in(scene, first, last)
    if stand is not None:
        return stand
    return _by_name_or_noun(scene, first, last, span.start, within)


def _is_which(scene: Scene, first: int) -> bool:
    """Whether a name follows a pronoun that is no speaker: *{which RT} called …*."""
    word = scene.reading.words[first]
    pronoun = scene.tables.words["pronoun"].get(word.low)
    owner = word.low in scene.tables.words["owner"]  # *her Hull Council report*
    if pronoun is None or owner or first in scene.by_word or not word.joins or first + 1 == len(scene.reading.words):
        return False
    relative = pronoun.head == "who" and not is_preposition(scene, first + 1)
    return first + 1 in scene.by_word or (relative and is_plural_noun(scene, first + 1))


def _is_possessor(scene: Scene, last: int) -> bool:
    """Whether the words name only whose people speak: *{Ann Lee's} family said*."""
    words = scene.reading.words
    whose = words[last].owner and words[last].gap in {" ", "\u00a0"} and last + 1 < len(words)
    return whose and words[last + 1].low in scene.tables.words["nobody"]


def _from(scene: Scene, first: int) -> Found | None:
    """Who is from where the words begin: *Ann Lee, of {Hull, Maine,} said*."""
    words = scene.reading.words
    if first < FULL or words[first - 1].low not in {"of", "from"} or not words[first].cap:
        return None
    number = scene.by_word.get(first - 2)
    apart = number is not None and words[first - 2].gap.strip() == ","
    named = number is not None and scene.mentions[number].shape is Shape.PERSON and scene.of[number] is not None
    return Found(scene.of[number]) if number is not None and apart and named else None


def _stand_in(scene: Scene, first: int, last: int) -> Found | None:
    """The government or body for which a capital or building stands when it speaks."""
    reading = scene.reading
    start = first + (reading.words[first].low == "the" and first < last)
    name = " ".join(word.low for word in reading.words[start : last + 1])
    id = scene.tables.stands.get(name)
    place = scene.by_word.get(start)
    bearer = scene.of[place] if place is not None else None
    if id is None or (bearer is not None and len(scene.figures[bearer].name.split()) >= FULL and start == last):
        return None
    return Found(scene.add(known_figure(id, reading.slice(start, last), scene.tables)))


class _Phrase(Struct, frozen=True):
    """What the words for a speaker hold: the name that they are, or the noun that heads them and the name before it."""

    named: Found | None = None
    head: int | None = None
    owner: int | None = None


def _by_name_or_noun(scene: Scene, first: int, last: int, at: int, within: int | None) -> Found:
    named = officer_of(scene, first, last) or named_so(scene, first, last) or named_right_behind(scene, first, last)
    found = _phrase(scene, first, last, at) if named is None else _Phrase(named)
    if found.named is not None:
        return found.named
    if found.head is None or (found.owner is not None and not is_known_noun(scene, found.head)):
        return Found(found.owner) if found.head is None else Found()
    return _described(scene, Description(first, found.head, last, found.owner), at, within)


def _phrase(scene: Scene, first: int, last: int, at: int) -> _Phrase:
    words, owner, head, index = scene.reading.words, None, None, first
    several: int | None = None
    while index <= last:
        if (behind := _behind_title(scene, index, last)) is not None:
            index = behind
            continue
        number = scene.by_word.get(index)
        mention = scene.mentions[number] if number is not None else None
        if mention is not None and _is_complete(scene, head, several, mention):
            break
        if mention is not None and number is not None and first <= mention.first <= last and _is_name(scene, number):
            if _heads(scene, mention, last):
                named = several_of(scene, first, mention, last) or held_after(scene, number, last)
                return _Phrase(named or _institution(scene, number, first, last) or _bearer(scene, number, at))
            owner, index = scene.of[number], mention.last + 1
            continue
        if ends_noun(scene, index) and (head is not None or is_preposition(scene, index)):
            break
        low = words[index].low
        told = low in scene.tables.words["common"] or low == "late" or is_participle(scene, index)
        if head is not None and is_paper(scene, head) and told:
            break  # *a survey | this spring by Hull Aid*, *Lee's ruling | late Friday*
        several = index if is_plural_noun(scene, index) else several
        head, index = index, index + 1
        if any(mark in words[head].gap for mark in APART):
            break
    named = named_after(scene, index, last, head) or (None if head is None else named_last(scene, head, last))
    if named is not None and named.figure is not None and head is not None:
        _state(scene, named.figure, first, head)
    return _Phrase(named or _same_one(scene, first, index, last), head, owner)


def _behind_title(scene: Scene, index: int, last: int) -> int | None:
    """The paper whose title opens here in quotation marks: *the council's {“Bridges in Tarn” | report}*."""
    words = scene.reading.words
    if not index or words[index - 1].gap.strip()[-1:] not in _OPENS:
        return None
    closed = next((at for at in range(index, last) if words[at].gap.strip()[:1] in _CLOSES), last)
    return closed + 1 if closed < last and is_paper(scene, closed + 1) else None


def _state(scene: Scene, place: int, first: int, head: int) -> None:
    """Take the description before a name for a role: *{The club's chief executive, Ann Lee,} said*."""
    words, classes = scene.reading.words, scene.tables.words
    if words[head].low in classes["role"] or words[head].low in classes["office"]:
        small = words[first].low in classes["definite"] or words[first].low in classes["indefinite"]
        scene.state(place, role_of(scene.reading, first + (small and first < head), head, scene.tables))


def _is_complete(scene: Scene, head: int | None, several: int | None, mention: Mention) -> bool:
    """Whether a noun heads the words before a name: *judges hearing Lee's case*, *a speech Lee gave*."""
    if several is not None and several + 1 < mention.opening:
        return True
    return head is not None and head + 1 == mention.opening and is_paper(scene, head)


def _same_one(scene: Scene, first: int, index: int, last: int) -> Found | None:
    """Who is told to be two things: *his wife and Democratic nominee {Ann Lee}*, *the poet and Hull teacher {Ann Lee}*."""
    words, classes, whole = scene.reading.words, scene.tables.words, last
    last = next((at for at in range(index, last) if _is_from_behind(scene, at)), last)
    number = scene.by_word.get(last)
    if number is None or index > last or words[index].low != "and":
        return None
    mention = scene.mentions[number]
    between = range(index + 1, mention.first)
    apart = any(words[at].low in classes["definite"] or words[at].gap.strip() for at in between)
    if mention.last != last or apart or mention.owner or not between:
        return None
    titled = words[first].low in classes["definite"] and words[between[-1]].cap  # *the director and President Ann Lee*
    kinds = [any(words[at].low in classes[kind] for kind in ("role", "office")) for at in (index - 1, between[-1])]
    own = words[first].low in classes["owner"]
    one = last == whole if own else all(kinds) and not titled
    return Found(scene.of[number]) if one else None


def _is_from_behind(scene: Scene, index: int) -> bool:
    """Whether a comma and where somebody is from follow a word: *Ann Lee, from Hull*."""
    words = scene.reading.words
    return words[index].gap.strip() == "," and words[index + 1].low in {"from", "of"}


def _described(scene: Scene, words: Description, at: int, within: int | None) -> Found:
    """Whom a description means, or who is described so and named later."""
    low = scene.reading.words[words.first].low
    whose = scene.tables.words["owner"].get(low)
    if low in _OWN and within is not None and words.head == words.first + 1 and is_paper(scene, words.head):
        return scene.resolved.get(within, Found())  # *“Our research shows …,” Lee said*
    if whose is not None and words.owner is not None and _is_of_two(scene, words):
        return Found()
    if whose is not None and words.owner is None and is_owned(scene, words.head):
        words = replace(words, owner=meant_by_pronoun(scene, whose, at).figure)
    found = meant_by_description(scene, words, at)
    if (found.somebody or found.anonymous) and not found.several:
        noun = scene.reading.words[words.head].low
        later = named_later(scene, noun, at, definite=low not in scene.tables.words["indefinite"])
        if later is not None:
            scene.described[noun] = later
            return Found(later)
    if found.somebody:
        note_unclear(scene, words.head)
    return found


def _is_of_two(scene: Scene, words: Description) -> bool:
    """Whether a paper may be whose a pronoun means or a body's: *her Hull Council report*; not *her lawyer Lee's letter*."""
    inside = range(words.first + 1, words.head)
    return is_paper(scene, words.head) and not any(scene.reading.words[index].owner for index in inside)


def _institution(scene: Scene, number: int, first: int, last: int) -> Found | None:
    """A body that is known by one word behind an article, which no person is: *the Treasury*."""
    mention, words = scene.mentions[number], scene.reading.words
    place = scene.of[number]
    if (mention.opening, mention.first, last) != (first + 1, first + 1, first + 1) or words[first].low != "the":
        return None
    if mention.shape is not Shape.PERSON or place is None or len(scene.figures[place].name.split()) >= FULL:
        return None
    name = " ".join(scene.reading.slice(last, last).split())
    return Found(scene.add(Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,))))


def _bearer(scene: Scene, number: int, at: int) -> Found:
    """Who bears a name; of several the one who has just spoken."""
    place = scene.of[number]
    return _last_bearer(scene, scene.mentions[number], at) if place is None else Found(place)


def _last_bearer(scene: Scene, mention: Mention, at: int) -> Found:
    """Of those who bear a surname the one who has just spoken; nobody where another has been named since."""
    bearers = scene.bearers(mention.low[-1])
    latest = scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, BACK):
        spoken = {found.figure for found in scene.spoken_in(sentence, at)} & bearers
        named = {place for _, place in scene.told_in(sentence, at)} & bearers
        if spoken or named:
            return Found(spoken.pop()) if len(spoken) == 1 and named <= spoken else Found(somebody=True)
    return Found(somebody=True)


def _is_name(scene: Scene, number: int) -> bool:
    """Whether a mention names somebody, or one of several, and is no common noun with a capital."""
    mention = scene.mentions[number]
    if are_a_crowd(scene, mention, scene.of[number]):
        return False
    return scene.of[number] is not None or not (mention.noun or mention.shape is Shape.BODY)


def _heads(scene: Scene, mention: Mention, last: int) -> bool:
    """Whether a name is the speaker's own, and not that of whom the noun behind it belongs to."""
    if last <= mention.last:
        return True
    word, behind = scene.reading.words[mention.last], mention.last + 1
    if mention.owner or word.gap.strip(" \u00a0"):
        return not mention.owner
    return ends_noun(scene, behind) or scene.reading.words[behind].low in scene.tables.words["definite"]
