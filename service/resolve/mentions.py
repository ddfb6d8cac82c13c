"""Where a text names somebody: persons, bodies, and institutions and countries of the tables."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.figure import StatedRole
from service.resolve.capitals import cut, find_run, is_heading
from service.resolve.institutions import body_start
from service.resolve.persons import can_be_person, is_noun, is_seat
from service.resolve.phrases import Match, find_phrase
from service.resolve.reading import Reading, Word
from service.resolve.roles import given_after, given_before, is_title
from service.resolve.tables import Entry, Tables, country_of
from service.resolve.tags import find_tags

#: Words in brackets within a newspaper's name.
STATE = 1
#: A name behind a prefix: *post-New*.
_PREFIXED = re.compile(r"[a-z]+[-‐‑][A-Z]\w*")
#: Words that close an office and name nobody: *the Inspector General*.
_BEHIND_OFFICE = frozenset({"general", "elect", "designate", "emeritus"})
#: Whose a body of any such name may be.
_LOCAL = frozenset({"mayor", "governor", "county", "city", "state", "town"})
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
    tags = find_tags(reading, tables)
    found: list[Mention] = []
    index = 0
    while index < len(reading.words):
        last = tags.get(index) or find_run(reading, index, tables)
        if last < index or index in tags:
            index = max(index, last) + 1
            continue
        last = next((at - 1 for at in range(index + 1, last + 1) if at in tags), last)
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
    if whole is not None and whole.last in {last, _before_dot(reading, first, last, tables)}:
        return _tabled(reading, first, last, whole, tables)
    name = _after_titles(reading, first, last, tables)
    if name > last:
        return None
    own = find_phrase(reading, name, tables)
    if own is not None and own.last == last:
        return _tabled(reading, name, last, own, tables)
    if (bodied := body_start(reading, (first, name, last), own, tables)) is not None:
        return _body(reading, bodied, last)
    run = _without_country(reading, (first, name, last), own, tables)
    return None if run is None else _person(reading, run, tables, heading=heading)


def _before_dot(reading: Reading, first: int, last: int, tables: Tables) -> int:
    """The last word before the ending of a site's name: *Tarn | .com*."""
    while first < last and reading.words[last - 1].gap == "." and reading.words[last].low in tables.words["domain"]:
        last -= 1
    return last


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


def _tabled(reading: Reading, first: int, last: int, match: Match, tables: Tables) -> Mention:
    if match.phrase.id is None or _is_anothers(reading, first, tables.entries[match.phrase.id], tables):
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


def _is_anothers(reading: Reading, first: int, entry: Entry, tables: Tables) -> bool:
    """Whether a body is another's of that name: *Japan's FTC*, *Maine's* or *the state Department of Justice*; not *Japan's BBC*."""
    owner = reading.words[first - 1] if first else None
    if owner is None or owner.gap not in {" ", "\u00a0"} or entry.kind is not ActorKind.ORGANISATION:
        return False
    if not owner.owner:
        return owner.low in _LOCAL and not owner.cap  # *the state Department of Health*
    if owner.low in _LOCAL:
        return not (first > 1 and reading.words[first - 2].low in tables.demonyms)
    own = country_of(entry, tables)
    names = (find_phrase(reading, at, tables) for at in range(max(first - PLACE, 0), first))
    return own is not None and any(
        name is not None and name.last == first - 1 and name.phrase.id != own for name in names
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
        several = low.endswith("s") and low[:-1] in classes["office"] and _are_several(words, index, last)
        if pair or several or (not given and is_title(words[index], tables, ("honorific", "rank", "office", "role"))):
            name = index + 1  # *Presidents | Lee and Roy*
    if first < name < last and words[name].gap.startswith(")"):
        name += 1
    if first < name <= last and words[name].low == "of":
        name += 1
        while name <= last and words[name].low in {*classes["field"], "the", "and"}:
            name += 1
    return name


def _are_several(words: tuple[Word, ...], office: int, last: int) -> bool:
    """Whether an office in the plural stands before one of several surnames: *Presidents {Lee} and Roy*."""
    behind = words[last + 1 : last + 3]
    return office + 1 == last and len(behind) > 1 and behind[0].low == "and" and behind[1].cap


def _person(reading: Reading, run: tuple[int, int, int], tables: Tables, *, heading: bool) -> Mention | None:
    words = reading.words
    opening, first, last = run
    while first < last - 1 and words[first].low in tables.words["field"] and opening == first:
        opening = first = first + 1  # *Minister of State for | Finance Ann Lee*
    last = min(last, first + LONGEST_PERSON - 1)
    low = tuple(word.low for word in words[first : last + 1])
    if not low or not can_be_person(low, tables) or not words[first].cap or _is_tail(reading, first, tables):
        return None
    apart = first > 0 and words[first - 1].gap.strip(" .\u00a0") in {",", "("}
    if is_seat(low) and (len(low) == 1 or apart):
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
        noun=len(low) == 1 and before.first == first and is_noun(low[0], tables),
    )


def _is_tail(reading: Reading, first: int, tables: Tables) -> bool:
    """Whether words are the tail of a name that a prefix opens: *the post-New | Zealand tweet*; not *co-CEO Ann Lee*."""
    before = reading.words[first - 1] if first else None
    if before is None or not before.joins or _PREFIXED.fullmatch(reading.text, before.start, before.end) is None:
        return False
    own = before.low.split()[-1]
    return not any(own in tables.words[kind] for kind in ("office", "role", "rank", "honorific"))


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
