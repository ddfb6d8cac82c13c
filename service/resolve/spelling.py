"""Which spellings, short and longer forms are one name's: *Sohail* and *Suhail*, *Bill Roy* and *William J. Roy*."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, product

from service.resolve.tables import read_rows

#: Words in the shortest full name.
_FULL = 2
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


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names of one surname can be one person's: *John F. Kirby* and *John Kirby*, *Bill Roy* and *William Roy*."""
    first, second = one[0], other[0]
    initial = 1 in {len(first), len(second)} and first[0] == second[0]
    if not initial and not is_short_for(first, second):
        short, long = sorted(([w for w in one if len(w) > 1], [w for w in other if len(w) > 1]), key=len)
        return _FULL <= len(short) < len(long) and long[-len(short) :] == short
    middle, other_middle = one[1:-1], other[1:-1]
    return all(_meets(word, other_middle) for word in middle) or all(_meets(word, middle) for word in other_middle)


def _meets(word: str, middle: Iterable[str]) -> bool:
    return any(word == other or (1 in {len(word), len(other)} and word[0] == other[0]) for other in middle)
