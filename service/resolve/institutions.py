"""Where the name of a body begins in a run of capitals: *the | Justice Ministry*, *Leader of | Hull Council*."""

from collections.abc import Sequence

from service.resolve.capitals import is_movement
from service.resolve.persons import is_seat
from service.resolve.phrases import Match
from service.resolve.reading import Reading, Word
from service.resolve.tables import ACRONYM, Tables

#: Words for bodies that are surnames, too: *Justice Church* is a judge, *the Justice Ministry* is none.
_SURNAMES = frozenset({"church", "court", "post", "star", "sun", "bank"})


def body_start(reading: Reading, run: tuple[int, int, int], own: Match | None, tables: Tables) -> int | None:
    """Where a body's name begins in a run whose titles end before `name`; none where it is no body's."""
    first, name, last = run
    if first < name:
        return _body_behind(reading, first, name, last, tables, known=own is not None)
    business = own is not None and own.last + 1 == last and _is_business(reading, first, last, tables)
    return first if business or _is_body(reading.words[first : last + 1], tables) else None


def _is_business(reading: Reading, first: int, last: int, tables: Tables) -> bool:
    """Whether a country's name and one word that is no first name are a body's: *China Geo*; not *In China Xi said*."""
    words = reading.words
    before = words[first - 1].low if first else ""
    here = before in tables.words["preposition"] or words[last - 1].owner
    here = here or any(word.low in tables.given for word in words[first : last + 1])  # *Jordan Lee*
    return not here and not any(
        words[last].low in tables.words[kind] for kind in ("office", "role", "rank", "modifier")
    )


def _is_body(words: tuple[Word, ...], tables: Tables) -> bool:
    """Whether a name is a body's: one of its words says so, or it is an acronym and no transcript's label."""
    acronym = len(words) == 1 and words[0].loud and len(words[0].low) <= ACRONYM and not words[0].gap.startswith(":")
    role = any(words[-1].low in tables.words[kind] for kind in ("role", "office"))
    acronym = acronym and not is_seat((words[0].low,))
    pair = any(word.gap == " & " for word in words[:-1])
    site = len(words) > 1 and words[-2].gap == "." and words[-1].low in tables.words["domain"]
    return (
        (acronym and not role)
        or site
        or pair
        or is_movement(words, tables)
        or any(word.low in tables.words["body"] for word in words)
    )


def _body_behind(reading: Reading, first: int, name: int, last: int, tables: Tables, *, known: bool) -> int | None:
    """Where a body's name begins behind a role: *Leader of | Hull Council*, and with it: *| Lady Roy Private Hospital*."""
    words, titles = reading.words, [word.low for word in reading.words[first:name]]
    if words[last].low not in tables.words["body"]:
        return None
    if name < last and words[name - 1].low in {"of", "the"}:
        return name
    party = any(one in tables.words["party"] for one in titles) and not _is_anybody(titles, tables)
    party = party and not known and not any(word.low in tables.given for word in words[name:last])  # *Tory Ann Church*
    field = words[last].low not in _SURNAMES and all(one in tables.words["field"] for one in titles)
    return first if party or (name == last and (field or _is_named(words[first:name], tables))) else None


def _is_anybody(low: Sequence[str], tables: Tables) -> bool:
    """Whether words before a body's noun hold a title, which is somebody's: *Democratic Senator*."""
    titles = ("honorific", "rank", "office", "role")
    return any(one in tables.words[kind] and one not in tables.words["party"] for one in low for kind in titles)


def _is_named(words: tuple[Word, ...], tables: Tables) -> bool:
    """Whether words before a body's noun are more than titles."""
    kinds = ("honorific", "rank", "rankmod", "office", "role", "modifier", "field", "former", "body", "preposition")
    return any(all(word.low not in tables.words[kind] for kind in kinds) for word in words)
