"""Where a text names somebody: persons, bodies, and institutions and countries of the tables."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from service.model.figure import StatedRole
from service.resolve.phrases import Match, find_phrase
from service.resolve.reading import Reading, Word
from service.resolve.roles import given_after, given_before, is_title
from service.resolve.tables import ACRONYM, Tables

#: Words in the longest run that is taken for one name; a longer one is cut there.
LONGEST = 10
#: Words in the longest name of a person.
LONGEST_PERSON = 6
#: Letters in the longest word that a heading may leave without a capital.
SMALL = 3
#: Longer words than those in the shortest heading.
SHORTEST_HEADING = 4

_NICKNAME_OPENS = frozenset({' "', " “"})
_NICKNAME_CLOSES = frozenset({'" ', "” "})
_INSIDE = frozenset({"of", "for", "on", "the", "and"})


class Shape(StrEnum):
    """What a name looks like."""

    PERSON = "person"
    BODY = "body"
    TABLE = "table"


class Mention(Struct, frozen=True, kw_only=True):
    """A name where it stands: `first` to `last` are the indexes of its words, both included."""

    first: int
    last: int
    shape: Shape
    #: The words of the name, folded.
    low: tuple[str, ...]
    #: Id in the tables.
    known: str | None = None
    roles: tuple[StatedRole, ...] = ()
    gender: str = ""
    #: Index of the first word of the title or role before the name.
    opening: int
    #: Whether more than its capitals says that it is a person's name.
    sure: bool = False
    owner: bool = False
    heading: bool = False
    #: Whether it is a name only if somebody of that name is in the text: *Judge*, *King*.
    noun: bool = False


def find_mentions(reading: Reading, tables: Tables) -> tuple[Mention, ...]:
    """The names in a text, in order, never overlapping."""
    headings = [_is_heading(reading, number, tables) for number in range(len(reading.sentences) - 1)]
    found: list[Mention] = []
    index = 0
    while index < len(reading.words):
        last = _run(reading, index, tables)
        if last < index:
            index += 1
            continue
        found += _named(reading, index, last, tables, heading=headings[reading.words[index].sentence])
        index = last + 1
    return tuple(found)


def _is_heading(reading: Reading, number: int, tables: Tables) -> bool:
    """Whether a sentence leaves no word but small ones without a capital, so that its capitals tell nothing."""
    words = [reading.words[index] for index in reading.sentence(number)]
    long = [word for word in words if word.end - word.start > SMALL and not word.low.isdigit()]
    lower = (word for word in long if not word.cap)
    return len(long) >= SHORTEST_HEADING and all(word.low in tables.words["preposition"] for word in lower)


def _run(reading: Reading, index: int, tables: Tables) -> int:
    """Index of the last word of the run of capitals that begins here; one less where none does."""
    words = reading.words
    known = find_phrase(reading, index, tables)
    last = known.last if known else index if words[index].cap else index - 1
    while index <= last < index + LONGEST and last + 1 < len(words):
        after = _next(words, index, last, tables) if words[last].joins else _after_nickname(words, last)
        if after is None:
            break
        last = after
    ends = (phrase.last for start in range(index, last + 1) if (phrase := find_phrase(reading, start, tables)))
    return max((last, *ends))


def _next(words: tuple[Word, ...], first: int, last: int, tables: Tables) -> int | None:
    """Index of the word with which a run goes on behind nothing but space."""
    return last + 1 if words[last + 1].cap else _bridge(words, first, last, tables)


def _after_nickname(words: tuple[Word, ...], last: int) -> int | None:
    """Index of the surname behind a nickname in quotation marks: *Robert C. "Bobby" Scott*."""
    if last + 2 >= len(words) or not (words[last + 1].cap and words[last + 2].cap):
        return None
    opens, closes = words[last].gap.lstrip("."), words[last + 1].gap
    return last + 2 if opens in _NICKNAME_OPENS and closes in _NICKNAME_CLOSES else None


def _bridge(words: tuple[Word, ...], first: int, last: int, tables: Tables) -> int | None:
    """Index of the capitalised word to which small words lead on from a run, as part of one name."""
    particles = tables.words["particle"]
    for after in range(last + 1, min(last + 4, len(words) - 1)):
        word, target = words[after], words[after + 1]
        inside = word.low in particles or word.low in _INSIDE
        if not inside or not word.joins:
            return None
        if target.cap:
            small = [word.low for word in words[last + 1 : after + 1]]
            fits = all(low in particles for low in small) or _is_at_home(words, first, last, after, tables)
            return after + 1 if fits else None
    return None


def _is_at_home(words: tuple[Word, ...], first: int, last: int, after: int, tables: Tables) -> bool:
    """Whether *of*, *for*, *on* or *and* goes on with a title or a body's name: *Ministry of Defence*."""
    bodies, target = tables.words["body"], words[after + 1].low
    link = words[last + 1].low
    titles = [word.low in tables.words["office"] for word in words[first : last + 1]]
    if link == "of":
        return titles[-1] or (any(word.low in bodies for word in words[first : last + 1]) and not any(titles))
    if link == "and":
        fields = target in tables.words["field"] and words[last - 1].low in {"of", "the", ","}
        return fields or (first == last and _is_shared(words, after + 1, tables))
    if link == "for" and first == last and _is_movement(words[first : after + 2], tables):
        return True
    of = max((index for index in range(first, last) if words[index].low == "of"), default=last + 1)
    body = words[min(last, of - 1)].low in bodies
    return link in {"for", "on"} and body and target not in tables.words["common"]


def _is_movement(words: tuple[Word, ...], tables: Tables) -> bool:
    """Whether a name tells who acts for what: *Citizens for Clean Harbours*."""
    stem = words[0].low.removesuffix("s")
    several = stem != words[0].low and any(stem in tables.words[kind] for kind in ("role", "nobody"))
    return several and len(words) > 1 and words[1].low == "for"


def _is_shared(words: tuple[Word, ...], second: int, tables: Tables) -> bool:
    """Whether two places have one body: *Devon and Cornwall Police*."""
    body = words[second + 1] if second + 1 < len(words) and words[second].joins else None
    return body is not None and body.cap and body.low in tables.words["shared"]


def _named(reading: Reading, first: int, last: int, tables: Tables, *, heading: bool) -> Iterator[Mention]:
    """The names in one run of capitals."""
    for start, end in _pieces(reading, first, last, tables):
        mention = _mention(reading, start, end, tables, heading=heading)
        if mention is not None:
            yield mention


def _pieces(reading: Reading, first: int, last: int, tables: Tables) -> Iterator[tuple[int, int]]:
    """A run, cut at common words that are no part of a name."""
    words, apart = reading.words, tables.words["apart"]
    start = index = first
    while index <= last:
        phrase = find_phrase(reading, index, tables)
        if phrase is not None:
            index = phrase.last + 1
            continue
        word = words[index]
        if index == start and (word.low == "the" or (word.low in tables.words["former"] and index < last)):
            start = index = index + 1
            continue
        after = words[index - 1].low if start < index else ""
        plain = word.low in apart and (not after or (word.cap and after not in tables.given and after not in _INSIDE))
        if plain and not _in_body(reading, start, last, tables):
            if start < index:
                yield start, index - 1
            start = index + 1
        index += 1
    if start <= last:
        yield start, last


def _in_body(reading: Reading, first: int, last: int, tables: Tables) -> bool:
    """Whether a run names a body, in which common words are at home: *University of North Carolina*."""
    common = reading.words[first].low in tables.words["common"] and first == reading.sentences[_number(reading, first)]
    return not common and any(word.low in tables.words["body"] for word in reading.words[first : last + 1])


def _number(reading: Reading, index: int) -> int:
    return reading.words[index].sentence


def _mention(reading: Reading, first: int, last: int, tables: Tables, *, heading: bool) -> Mention | None:
    whole = find_phrase(reading, first, tables)
    if whole is not None and whole.last == last:
        return _tabled(reading, first, last, whole)
    name = _after_titles(reading, first, last, tables)
    words = reading.words
    if name > last:
        return None
    own = find_phrase(reading, name, tables)
    if own is not None and own.last == last:
        return _tabled(reading, name, last, own)
    if name == first and _is_body(words[first : last + 1], tables):
        return _body(reading, first, last)
    if name > first and (bodied := _body_behind(reading, first, name, last, tables)) is not None:
        return _body(reading, bodied, last)
    if own is not None and not (own.last == name and words[name].low in tables.given):
        first = name = own.last + 1
    elif words[name].low in tables.demonyms and name < last:
        first = name = name + 1
    return _person(reading, (first, name, last), tables, heading=heading)


def _tabled(reading: Reading, first: int, last: int, match: Match) -> Mention:
    if match.phrase.id is None:
        return _body(reading, first, last)
    owner = reading.words[last].owner
    return Mention(
        first=first,
        last=last,
        shape=Shape.TABLE,
        low=match.phrase.words,
        known=match.phrase.id,
        opening=first,
        owner=owner,
    )


def _body(reading: Reading, first: int, last: int) -> Mention:
    low = tuple(word.low for word in reading.words[first : last + 1])
    return Mention(first=first, last=last, shape=Shape.BODY, low=low, opening=first, owner=reading.words[last].owner)


def _is_body(words: tuple[Word, ...], tables: Tables) -> bool:
    """Whether a name is a body's: one of its words says so, or it is an acronym and no transcript's label."""
    acronym = len(words) == 1 and words[0].loud and len(words[0].low) <= ACRONYM and not words[0].gap.startswith(":")
    role = any(words[-1].low in tables.words[kind] for kind in ("role", "office"))
    return (
        (acronym and not role) or _is_movement(words, tables) or any(word.low in tables.words["body"] for word in words)
    )


def _body_behind(reading: Reading, first: int, name: int, last: int, tables: Tables) -> int | None:
    """Where a body's name begins behind a role: *Leader of | Hull Council*, and with it: *| Conservative Party*."""
    words, low = reading.words, [word.low for word in reading.words[first : name + 1]]
    if words[last].low not in tables.words["body"]:
        return None
    if name < last and words[name - 1].low in {"of", "the"}:
        return name
    return first if name == last and all(one in tables.words["party"] for one in low[:-1]) else None


def _after_titles(reading: Reading, first: int, last: int, tables: Tables) -> int:
    """Index of the first word after the titles and roles with which a run begins."""
    words, classes = reading.words, tables.words
    end = last - (first < last and words[last].low in classes["suffix"])
    name = first
    for index in range(first, end):
        low = words[index].low
        given = low in tables.given and index == first
        if not given and is_title(words[index], tables, ("honorific", "rank", "office", "role")):
            name = index + 1
    if first < name <= last and words[name].low == "of":
        name += 1
        while name <= last and words[name].low in {*classes["field"], "the", "and"}:
            name += 1
    return name


def _person(reading: Reading, run: tuple[int, int, int], tables: Tables, *, heading: bool) -> Mention | None:
    words = reading.words
    opening, first, last = run
    last = min(last, first + LONGEST_PERSON - 1)
    low = tuple(word.low for word in words[first : last + 1])
    if not low or not _can_be_person(low, tables) or not words[first].cap:
        return None
    before = given_before(reading, opening, first, tables)
    roles = () if heading else (*before.roles, *given_after(reading, last, tables))
    first_name = len(low) > 1 and low[0] in tables.given
    initial = any(len(word) == 1 for word in low[:-1])
    return Mention(
        first=first,
        last=last,
        shape=Shape.PERSON,
        low=low,
        roles=roles,
        gender=before.gender or (tables.given.get(low[0], "") if len(low) > 1 else ""),
        opening=before.first,
        sure=first_name or (not heading and (bool(roles) or before.first < first or initial or _has_age(words, last))),
        owner=words[last].owner,
        heading=heading,
        noun=len(low) == 1 and before.first == first and _is_noun(low[0], tables),
    )


def _has_age(words: tuple[Word, ...], last: int) -> bool:
    """Whether an age follows a name: *Ann Lee, 41, said*."""
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and words[last].gap.strip() == "," and after.low.isdigit() and after.gap.startswith(",")


def _can_be_person(low: tuple[str, ...], tables: Tables) -> bool:
    """Whether the words can be a person's name at all."""
    if len(low) == 1:
        common = any(low[0] in tables.words[kind] for kind in ("common", "party")) or low[0] in tables.demonyms
        common = common or low[0].isdigit()
        return len(low[0]) > 1 and not common
    ends_in_role = low[-1] in tables.words["role"] or low[-1] in tables.words["office"]
    kinds = ("modifier", "field", "body", "role", "office")
    begins_one = low[0] not in tables.given and any(low[0] in tables.words[kind] for kind in kinds)
    return not any(word.isdigit() for word in low) and not (ends_in_role and begins_one)


def _is_noun(word: str, tables: Tables) -> bool:
    """Whether a word alone is rather a common noun than a surname, whatever its capital: *Judge*, *King*."""
    stems = (word, word.removesuffix("s"), word.removesuffix("ies") + "y", word.removesuffix("men") + "man")
    return any(stem in tables.words[kind] for stem in stems for kind in ("role", "nobody", "body", "office", "rank"))
