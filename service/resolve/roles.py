"""The roles that a text gives somebody, before the name and after it."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from service.model.figure import StatedRole
from service.model.name import fold
from service.model.span import Span
from service.resolve.reading import Reading, Word
from service.resolve.tables import Tables

#: Words in the longest role before a name: *former acting deputy US Pentagon press secretary*.
BEFORE = 9
#: Words in the longest role after a name that is taken whole.
AFTER = 16
#: Words between the start of an apposition and its role noun.
HEAD = 7

_TITLES = ("rank", "rankmod", "honorific")
_OVER = ("ex ", "then ", "former ")
_HEADS = ("role", "office", "rank")


class Given(Struct, frozen=True):
    """What stands before a name: where it begins, the roles in it, and what it tells of gender."""

    first: int
    roles: tuple[StatedRole, ...] = ()
    gender: str = ""


def given_before(reading: Reading, opening: int, name: int, tables: Tables) -> Given:
    """The titles and roles that end right before a name; from `opening` on they are known to be such."""
    first = _extent(reading, opening, tables, headed=opening < name)
    ranks = _ranks(reading, first, name, tables)
    spans = [(first, ranks - 1)] if _has_head(reading, first, ranks, tables) else []
    if any(reading.words[index].low in tables.words["rank"] for index in range(ranks, name)):
        spans.append((ranks, name - 1))
    opening = first if spans else ranks
    roles = tuple(role_of(reading, start, end, tables) for start, end in spans)
    return Given(opening, roles, _gender(reading, first, name, tables))


def given_after(reading: Reading, last: int, tables: Tables) -> tuple[StatedRole, ...]:
    """The role in the apposition or the *who is* that follows a name."""
    start = _apposition(reading, last)
    if start is None:
        return ()
    head = _head_after(reading, start, tables)
    if head is None:
        return ()
    end = _end_of_role(reading, head, tables)
    return (role_of(reading, start, end, tables),)


def role_of(reading: Reading, first: int, last: int, tables: Tables) -> StatedRole:
    """Words of a text as a role, from one to another, both included."""
    words = reading.words
    low = tuple(word.low for word in words[first : last + 1])
    end = words[last].end + (words[last].short and words[last].gap.startswith("."))
    end += "(" in reading.text[words[first].start : end] and words[last].gap.startswith(")")
    span = Span(words[first].start, end)
    return StatedRole(" ".join(span.of(reading.text).split()), span, former=is_former(low, tables))


def role_words(role: str) -> list[str]:
    """The words of a stated role, folded."""
    return fold(role.replace("-", " ")).split()


def is_former(words: tuple[str, ...], tables: Tables) -> bool:
    """Whether a role's words say that it is over."""
    former = tables.words["former"]
    return any(word in former or word.startswith(_OVER) for word in words[:3])


def is_title(word: Word, tables: Tables, kinds: Iterable[str]) -> bool:
    """Whether a word is a title of one of these kinds; *del* is one with a capital and a stop only: *Del. Price*."""
    low = bare(word.low)
    if low in tables.words["honorific"]:
        return word.cap and any(low in tables.words[kind] for kind in kinds)
    particle = low in tables.words["particle"] and not (word.cap and word.gap.startswith("."))
    return not particle and any(low in tables.words[kind] for kind in kinds)


def bare(low: str) -> str:
    """A role noun without an *ex-* or *then-* written to it, or an *-elect*."""
    low = low.removesuffix(" designate").removesuffix(" elect")
    return next((low.removeprefix(over) for over in _OVER if low.startswith(over)), low)


def _extent(reading: Reading, name: int, tables: Tables, *, headed: bool) -> int:
    """Index of the first word of the titles and roles before a name; the name's own where there are none."""
    words = reading.words
    first = name
    while first > 0 and name - first < BEFORE and (words[first - 1].joins or words[first - 1].owner):
        word = words[first - 1]
        if word.owner and (not headed or not word.cap or word.gap not in {" ", "\u00a0"}):
            break
        if is_title(word, tables, (*_HEADS, *_TITLES)):
            if _is_done(reading, first - 1):
                break
            headed = True
        elif headed and _is_of_body(reading, first - 1, tables):
            first -= 1
        elif not headed or not (_belongs(word, tables) or _is_bearing(words[first - 1 : first + 1], tables)):
            break
        first -= 1
        if word.owner:
            break
    return first


def _is_of_body(reading: Reading, index: int, tables: Tables) -> bool:
    """Whether *of* stands inside a body's name before a role: *Bank of Canada economist*."""
    body, of, name = reading.words[max(index - 1, 0) : index + 2] if index else (reading.words[0],) * 3
    return of.low == "of" and name.cap and body.cap and body.joins and body.low in tables.words["body"]


def _is_bearing(words: Sequence[Word], tables: Tables) -> bool:
    """Whether a word is a part of the name of a region: *North American economist*."""
    bearing, name = words
    return bearing.cap and bearing.low in {"north", "south", "east", "west"} and name.low in tables.demonyms


def _is_done(reading: Reading, index: int) -> bool:
    """Whether a role noun is a verb here: *paid to guard Lee*."""
    word, before = reading.words[index], reading.words[index - 1] if index else None
    return before is not None and before.low == "to" and before.gap == " " and not word.cap


def _belongs(word: Word, tables: Tables) -> bool:
    """Whether a word can be part of the role whose noun follows it."""
    if word.cap:
        return word.low not in tables.words["common"]
    return any(word.low in tables.words[kind] for kind in ("modifier", "former", "field", "body"))


def _ranks(reading: Reading, first: int, name: int, tables: Tables) -> int:
    """Index where the ranks and honorifics right before the name begin."""
    words, start = reading.words, name
    while start > first and any(words[start - 1].low in tables.words[kind] for kind in _TITLES):
        if start - 1 > first and _is_office(words[start - 2], words[start - 1], tables):
            break
        start -= 1
    while start < name and reading.words[start].low in tables.words["modifier"] and not reading.words[start].cap:
        start += 1
    ranked = any(
        words[index].low in tables.words[kind] for index in range(start, name) for kind in ("rank", "honorific")
    )
    return start if ranked else name  # *the Second Amendment*


def _is_office(word: Word, after: Word, tables: Tables) -> bool:
    """Whether a word that can be a rank is an office with the one before it: *attorney general*, *inspector general*."""
    general = after.low == "general" and word.low in tables.words["office"]
    return general or f"{word.low} {after.low}" in tables.words["pair"]


def _has_head(reading: Reading, first: int, end: int, tables: Tables) -> bool:
    return any(bare(reading.words[index].low) in tables.words[kind] for index in range(first, end) for kind in _HEADS)


def _gender(reading: Reading, first: int, end: int, tables: Tables) -> str:
    for index in range(first, end):
        for kind in ("honorific", "role", "office"):
            word = tables.words[kind].get(reading.words[index].low)
            if word is not None and word.gender:
                return word.gender
    return ""


def _apposition(reading: Reading, last: int) -> int | None:
    """Index of the first word of what follows the name between commas."""
    words = reading.words
    start = last + 1
    if len(words) <= start or words[last].gap.strip(" .\u00a0") not in {",", "—", "–", "("} or words[last].owner:
        return None
    if words[start].low == "who" and start + 1 < len(words) and words[start + 1].low in {"is", "was"}:
        start += 2
    if start < len(words) and words[start].low in {"the", "a", "an"}:
        start += 1
    return start if start < len(words) and words[start].sentence == words[last].sentence else None


def _head_after(reading: Reading, start: int, tables: Tables) -> int | None:
    """Index of the role noun that heads an apposition."""
    words, classes = reading.words, tables.words
    head = None
    for index in range(start, min(start + HEAD, len(words))):
        word = words[index]
        low = bare(word.low)
        if low in classes["preposition"] or low in classes["link"] or low in classes["pronoun"]:
            break
        if low in classes["owner"] and start < index:
            return None  # *Lee, confirmed his daughter*
        if any(low in classes[kind] for kind in _HEADS):
            head = index
        if word.gap.strip() not in {"", "-"} and not (word.owner or word.short):
            break
    if head is None or _names_another(reading, head, tables) or _is_modifier(reading, head, tables):
        return None
    return head


def _is_modifier(reading: Reading, head: int, tables: Tables) -> bool:
    """Whether a role noun only tells more of the noun behind it: *a fellow hawk*."""
    words = reading.words
    if head + 1 == len(words) or not words[head].joins or words[head + 1].cap:
        return False
    after, classes = words[head + 1].low, tables.words
    goes_on = any(after in classes[kind] for kind in ("preposition", "link", "definite", "indefinite", "opener"))
    return not goes_on and not after.endswith(("ing", "ed", "s"))


def _names_another(reading: Reading, head: int, tables: Tables) -> bool:
    """Whether the role belongs to a name that follows it: *Kirby, President Biden and …*."""
    words = reading.words
    after = head + 1
    if len(words) <= after or not words[head].joins or not words[after].cap:
        return False
    return words[after].low not in tables.words["body"]


def _end_of_role(reading: Reading, head: int, tables: Tables) -> int:
    """Index of the last word of an apposition: up to its comma, or the role noun where none is near."""
    words, classes = reading.words, tables.words
    if words[head].gap.strip() or head + 1 == len(words):
        return head
    if words[head + 1].low not in classes["preposition"]:
        return head
    for index in range(head + 1, min(head + AFTER, len(words))):
        word = words[index]
        acts = words[index - 1].cap and not word.cap and word.low.endswith("ed")
        if acts or word.low in {"who", "which", "that", "said", "says", "told"}:
            return max(index - 1, head)
        if word.gap.strip() not in {"", "-", "'s", "&"} and not (word.short and word.gap.strip() == "."):
            return index
    return head
