"""What a page runs on with behind a name: its own full form and the next headline: *Lee | Ann Mary LeeThe vote is near*."""

import re
from collections.abc import Mapping

from service.resolve.reading import Reading
from service.resolve.tables import Tables

#: Words in the longest of them.
LONGEST = 7
#: Letters in the shortest surname that is looked for.
SHORTEST = 3
_JOINT = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z0-9])")
#: What stands between the words of a tag.
_GAPS = frozenset({" ", ". ", " (", ") ", " | ", "\u00a0"})


def find_tags(reading: Reading, tables: Tables) -> Mapping[int, int]:
    """The last word of each tag by its first: a first name behind a surname, which is repeated with a capital grown onto it."""
    found: dict[int, int] = {}
    for joint in _JOINT.finditer(reading.text):
        last = reading.at(joint.start()) - 1
        surname = _surname(reading, last, joint.start()) if last > 1 else None
        if surname is not None and reading.words[surname + 1].low in tables.given:
            found[surname + 1] = last
    return found


def _surname(reading: Reading, last: int, joint: int) -> int | None:
    """Index of the surname with which a word begins that ends at the joint."""
    words, grown = reading.words, reading.text[reading.words[last].start : joint]
    for index in range(last - 1, max(last - 1 - LONGEST, -1), -1):
        word = words[index]
        if not word.cap or word.gap not in _GAPS:
            return None
        if len(grown) >= SHORTEST and reading.text[word.start : word.end] == grown:
            return index
    return None
