"""Where a text has a name of the tables."""

from msgspec import Struct

from service.resolve.reading import Reading
from service.resolve.tables import Phrase, Tables

_SPACE = frozenset({" ", "\u00a0"})


class Match(Struct, frozen=True):
    """A name of the tables in a text, and the index of its last word."""

    phrase: Phrase
    last: int


def find_phrase(reading: Reading, index: int, tables: Tables) -> Match | None:
    """The longest name of the tables that begins at this word."""
    low = reading.words[index].low
    if not reading.words[index].cap and low not in tables.words["particle"]:
        return None  # *the state Department of Education*
    begun = tables.phrases.get(low.partition(" ")[0] if " " in low else low)
    if begun is None:
        return None
    after = reading.words[index + 1].low if index + 1 < len(reading.words) and " " not in low else None
    for phrase in begun:
        if after is not None and len(phrase.words) > 1 and not after.startswith(phrase.words[1]):
            continue
        last = _end(reading, index, phrase, tables)
        if last is not None:
            return Match(phrase, last)
    return None


def _end(reading: Reading, index: int, phrase: Phrase, tables: Tables) -> int | None:
    """Index of the word with which a name ends, if it stands here; a hyphen parts words as a space does."""
    read: list[str] = []
    cap = False
    for last in range(index, min(index + len(phrase.words), len(reading.words))):
        word = reading.words[last]
        read += word.low.split()
        cap = cap or word.cap
        if len(read) >= len(phrase.words):
            loud = not phrase.capitals or read[0] in tables.words["acronym"] or _is_acronym(reading, index, last)
            fits = tuple(read) == phrase.words and cap and loud
            return last if fits else None
        if word.gap not in _SPACE and not word.joins:
            return None
    return None


def _is_acronym(reading: Reading, first: int, last: int) -> bool:
    """Whether words have the capitals of an acronym: *WHO* and *LeT*, not *Who* and *Let*."""
    return sum(letter.isupper() for letter in reading.slice(first, last)) > 1
