"""Times that lie ahead of a report: *will publish it on Jan. 21*, *is set to meet them on Friday*."""

from collections.abc import Sequence

from service.model.attribution import Attribution
from service.resolve.days import When
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Words from *will* to its time.
CLAUSE = 12
#: What else parts two clauses than a new sentence.
_PARTS = frozenset(",;:—–()")
#: Parts of words for a time that do not say themselves in which year it lies.
_OPEN = frozenset({"weekday", "d1", "d2", "m3"})
_BE = frozenset({"is", "are", "was", "were"})
_YEARS = frozenset({"y1", "y2", "y3", "wy", "last_day"})


def is_will(reading: Reading, index: int) -> bool:
    """Whether a word is *will*, also where it is short: *they’ll*."""
    word = reading.words[index]
    return word.low == "will" or reading.text[word.start : word.end].endswith(("'ll", "’ll"))


class Ahead:
    """Tells which times are those of what is to come."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution]) -> None:
        self.reading = reading
        self.lists = load_tables().words
        #: Words by which something is said: a time behind one is the saying's.
        self._cues = {reading.at(found.cue.start) for found in attributions if found.cue is not None}

    def is_ahead(self, when: When) -> bool:
        """Whether *will* or *is to* governs words for a time that leave their week or year open."""
        if when.owns or not _OPEN & when.parts.keys() or _YEARS & when.parts.keys():
            return False
        words, at = self.reading.words, self.reading.at(when.start)
        for index in range(at - 1, max(at - CLAUSE, 0) - 1, -1):
            word = words[index]
            if word.sentence != words[at].sentence or _PARTS & {*word.gap}:
                return False
            if self._is_to_come(index):
                return True
            if index in self._cues or word.low == "that":
                return False
        return False

    def _is_to_come(self, index: int) -> bool:
        """Whether a word leads to what is to happen: *will*, *they’ll*, *is to*, *is set to*."""
        words = self.reading.words
        if is_will(self.reading, index):
            return not words[index].cap and words[index - 1].low not in self.lists["owner"]
        before = words[index - 1].low if index else ""
        if words[index].low == "be" and before == "to":
            return True  # *to be unveiled on Monday*
        return words[index].low == "to" and (
            before in {"is", "are"} or (before in self.lists["future"] and index > 1 and words[index - 2].low in _BE)
        )
