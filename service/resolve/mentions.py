"""Where a text names somebody: persons, bodies, and institutions and countries of the tables."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from service.model.figure import StatedRole
from service.resolve.capitals import cut, find_run, is_heading
from service.resolve.institutions import body_start
from service.resolve.phrases import Match, find_phrase
from service.resolve.reading import Reading, Word
from service.resolve.roles import given_after, given_before, is_title
from service.resolve.tables import Tables

#: Words in brackets within a newspaper's name.
STATE = 1
#: A name behind a prefix: *post-New*.
_PREFIXED = re.compile(r"[a-z]+[-‐‑][A-Z]\w*")
#: The parties of *R-Ohio* and *D-North Dakota*, and how a state of two words begins.
_PARTIES, _STATES = frozenset("rdi"), frozenset({"new", "north", "south", "west", "rhode"})
#: Words that close an office and name nobody: *the Inspector General*.
_BEHIND_OFFICE = frozenset({"general", "elect", "designate", "emeritus"})
#: Words in the longest name of a person.
LONGEST_PERSON = 6
#: Words of the place or body of an office before the name: *President of Hull University Ann Lee*.
PLACE = 3


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
    #: Whether that is only a tagger in doubt.
    doubted: bool = False
    owner: bool = False
    heading: bool = False
    #: Whether it is a name only if somebody of that name is in the text: *Judge*, *King*.
    noun: bool = False


def find_mentions(reading: Reading, tables: Tables) -> tuple[Mention, ...]:
    """The names in a text, in order, never overlapping."""
    headings = [is_heading(reading, number, tables) for number in range(len(reading.sentences) - 1)]
    found: list[Mention] = []
    index = 0
    while index < len(reading.words):
        last = find_run(reading, index, tables)
        if last < index:
            index += 1
            continue
        paper = _paper_of(reading, index, last, tables)
        if paper is not None:
            found.append(_body(reading, index, paper))
        else:
            found += _named(reading, index, last, tables, heading=headings[reading.words[index].sentence])
        index = (last if paper is None else paper) + 1
    return tuple(found)


def _paper_of(reading: Reading, first: int, last: int, tables: Tables) -> int | None:
    """The last word of a newspaper's name that has its state in brackets: *the Hull (Mass.) Record*."""
    words, name = reading.words, last + STATE + 1
    if (
        name >= len(words)
        or words[last].gap not in {" (", "\u00a0("}
        or words[first].paragraph != words[name].paragraph
    ):
        return None
    closed = words[last + STATE].gap.strip() in {")", ".)"} and words[last + STATE].cap
    masthead = words[name].cap and any(words[name].low in tables.words[kind] for kind in ("press", "masthead"))
    return name if closed and masthead else None


def _named(reading: Reading, first: int, last: int, tables: Tables, *, heading: bool) -> Iterator[Mention]:
    """The names in one run of capitals."""
    for start, end in cut(reading, first, last, tables):
        mention = _mention(reading, start, end, tables, heading=heading)
        if mention is not None:
            yield mention


def _mention(reading: Reading, first: int, last: int, tables: Tables, *, heading: bool) -> Mention | None:
    whole = find_phrase(reading, first, tables)
    if whole is not None and whole.last == last:
        return _tabled(reading, first, last, whole)
    name = _after_titles(reading, first, last, tables)
    if name > last:
        return None
    own = find_phrase(reading, name, tables)
    if own is not None and own.last == last:
        return _tabled(reading, name, last, own)
    if (bodied := body_start(reading, (first, name, last), own, tables)) is not None:
        return _body(reading, bodied, last)
    run = _without_country(reading, (first, name, last), own, tables)
    return None if run is None else _person(reading, run, tables, heading=heading)


def _without_country(
    reading: Reading, run: tuple[int, int, int], own: Match | None, tables: Tables
) -> tuple[int, int, int] | None:
    """A run without the country, place or people before a person's name; none where what is left is no name."""
    words = reading.words
    first, name, last = run
    office = first < name and words[name - 1].low in {"of", "and"}
    if own is not None and not (own.last == name and words[name].low in tables.given):
        name = own.last + 1  # *Chief Justice of Pakistan Ann Lee*
        name += name < last and words[name].low in tables.words["rank"]  # *Commander of US Central Command General Lee*
        return (first if office else name), name, last
    if words[name].low in tables.demonyms and name < last:
        headline = name == first and name + 1 == last and words[first].loud  # *CHINESE AGGRESSION*
        return None if headline else (name + 1, name + 1, last)
    if office and words[name].low not in tables.given:  # *Mayor of Hull Ann Lee*, not *Minister of Natural Wonders*
        near = range(name + 1, min(name + 1 + PLACE, last))
        person = next((index for index in near if words[index].low in tables.given), None)
        return None if person is None else (first, person, last)
    return run


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


def _after_titles(reading: Reading, first: int, last: int, tables: Tables) -> int:
    """Index of the first word after the titles and roles with which a run begins."""
    words, classes = reading.words, tables.words
    end = last - (first < last and words[last].low in classes["suffix"])
    name = first
    for index in range(first, end):
        low = words[index].low
        given = low in tables.given and index == first
        pair = first < index and f"{words[index - 1].low} {low}" in classes["pair"]
        several = words[index].cap and index < end and low.endswith("s") and low[:-1] in classes["office"]
        if pair or several or (not given and is_title(words[index], tables, ("honorific", "rank", "office", "role"))):
            name = index + 1  # *Presidents | Lee and Roy*
    if first < name < last and words[name].gap.startswith(")"):
        name += 1
    if first < name <= last and words[name].low == "of":
        name += 1
        while name <= last and words[name].low in {*classes["field"], "the", "and"}:
            name += 1
    return name


def _person(reading: Reading, run: tuple[int, int, int], tables: Tables, *, heading: bool) -> Mention | None:
    words = reading.words
    opening, first, last = run
    while first < last - 1 and words[first].low in tables.words["field"] and opening == first:
        opening = first = first + 1  # *Minister of State for | Finance Ann Lee*
    last = min(last, first + LONGEST_PERSON - 1)
    low = tuple(word.low for word in words[first : last + 1])
    if not low or not _can_be_person(low, tables) or not words[first].cap or _is_tail(reading, first):
        return None
    if first and _is_seat(low) and words[first - 1].gap.strip(" .\u00a0") in {",", "("}:
        return None
    if opening < first == last and low[0] in _BEHIND_OFFICE:
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
        sure=first_name
        or (not heading and (bool(roles) or before.first < first or initial or _has_age(words, last)))
        or _is_apposed(words, first, last, tables),
        owner=words[last].owner,
        heading=heading,
        noun=len(low) == 1 and before.first == first and _is_noun(low[0], tables),
    )


def _is_tail(reading: Reading, first: int) -> bool:
    """Whether words are the tail of a name that a prefix opens: *the post-New | Zealand tweet*."""
    before = reading.words[first - 1] if first else None
    return (
        before is not None and before.joins and _PREFIXED.fullmatch(reading.text, before.start, before.end) is not None
    )


def _is_apposed(words: tuple[Word, ...], first: int, last: int, tables: Tables) -> bool:
    """Whether a full name stands between commas behind what somebody is: *Another villager, Ann Lee, said*."""
    if first < 1 or first == last or words[first - 1].gap.strip() != "," or words[last].gap.strip() not in {",", ""}:
        return False
    low = words[first - 1].low
    somebody = any(low in tables.words[kind] for kind in ("role", "nobody"))
    return (
        somebody
        and not words[first - 1].cap
        and not any(word.low in tables.words["body"] for word in words[first : last + 1])
    )


def _has_age(words: tuple[Word, ...], last: int) -> bool:
    """Whether an age follows a name: *Ann Lee, 41, said*."""
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and words[last].gap.strip() == "," and after.low.isdigit() and after.gap.startswith(",")


def _can_be_person(low: tuple[str, ...], tables: Tables) -> bool:
    """Whether the words can be a person's name at all."""
    if low[-1].partition(" ")[2] in tables.words["compound"] or low[0].startswith("ex "):
        return False  # *Hull-based*, *Ex-friends*
    if len(low) > 1 and low[0] in tables.words["storm"]:
        return False  # *Hurricane Ann*
    if len(low) == 1:
        common = any(low[0] in tables.words[kind] for kind in ("common", "party")) or low[0] in tables.demonyms
        common = (common and low[0] not in tables.words["place"]) or low[0].isdigit()
        return len(low[0]) > 1 and not common
    ends_in_role = low[-1] in tables.words["role"] or low[-1] in tables.words["office"]
    kinds = ("modifier", "field", "body", "role", "office")
    begins_one = low[0] not in tables.given and any(low[0] in tables.words[kind] for kind in kinds)
    return not any(word.isdigit() for word in low) and not (ends_in_role and begins_one)


def _is_seat(low: tuple[str, ...]) -> bool:
    """Whether words are the party and the state of a lawmaker: *R-Ohio*, *D-New York*; not *I-Chun Lee*."""
    party, _, state = low[0].partition(" ")
    return party in _PARTIES and state != "" and (len(low) == 1 or state in _STATES)


def _is_noun(word: str, tables: Tables) -> bool:
    """Whether a word alone is rather a common noun than a surname, whatever its capital: *Judge*, *King*."""
    stems = (word, word.removesuffix("s"), word.removesuffix("ies") + "y", word.removesuffix("men") + "man")
    kinds = ("role", "nobody", "body", "office", "rank", "native", "place", "paper")
    title = word in tables.words["honorific"] and word not in tables.given  # *the Duchess*
    return title or any(stem in tables.words[kind] for stem in stems for kind in kinds)
