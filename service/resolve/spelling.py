"""Which spellings and short forms are one name's: *Sohail* and *Suhail*, *Bill* and *William*."""

from collections.abc import Sequence
from functools import cache
from itertools import islice, product

from service.resolve.tables import read_rows

#: Spellings of one name that are looked up; a name with more has several words that are spelt in many ways.
MOST_SPELLINGS = 24


def spelled(words: Sequence[str]) -> tuple[str, ...]:
    """Folded words of a name in the one spelling under which all of theirs meet."""
    meeting = _meeting()
    return tuple(meeting.get(word, word) for word in words)


def spellings(name: str) -> tuple[str, ...]:
    """A folded name in the ways in which outlets spell it, as given first."""
    groups, meeting = _groups(), _meeting()
    each = [dict.fromkeys((word, *groups.get(meeting.get(word, word), ()))) for word in name.split()]
    return tuple(islice((" ".join(words) for words in product(*each)), MOST_SPELLINGS))


def is_short_for(one: str, other: str) -> bool:
    """Whether two first names can be one person's: *Bill* and *William*, *Bill* and *Will*."""
    formal = _formal()
    return bool(formal.get(one, frozenset((one,))) & formal.get(other, frozenset((other,))))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {row["name"]: (row["name"], *row["spellings"].split("|")) for row in read_rows("spellings.tsv")}


@cache
def _meeting() -> dict[str, str]:
    return {spelling: name for name, group in _groups().items() for spelling in group}


@cache
def _formal() -> dict[str, frozenset[str]]:
    """The names for which each name can stand, itself among them."""
    found: dict[str, set[str]] = {}
    for row in read_rows("nicknames.tsv"):
        for short in row["nicknames"].split("|"):
            found.setdefault(short, {short}).add(row["name"])
    return {short: frozenset(names) for short, names in found.items()}
