"""Sentences that leave the occasion for what went before it: *They had spent months on it. Lee called …*."""

from itertools import pairwise

from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Words from *spent* or *for* to the time that it took: *for the last two years*.
LENGTH = 4
#: Words at the head of a sentence among which *weeks after* opens it.
LEAD = 4


class Backdrop:
    """Tells which sentences set a scene that is no occasion."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists = load_tables().words

    def is_another_scene(self, sentence: int) -> bool:
        """Whether a sentence opens with a time that is no occasion: *During the campaign, Lee said …*, *Weeks after …*."""
        words, lists = self.reading.words, self.lists
        first, *rest = self.reading.sentence(sentence)
        if self.reading.is_said(words[first].start):
            return False
        clause = next((number for number, index in enumerate(rest) if "," in words[index].gap), None)
        opening = [words[index].low for index in (first, *rest[: len(rest) if clause is None else clause + 1])]
        if opening[:2] == ["back", "then"] or (opening[:1] == ["at"] and opening[2:3] == ["time"]):
            return True  # *At the time, Lee said …*
        if any(low in lists["span"] and after in {"after", "before"} for low, after in pairwise(opening[:LEAD])):
            return True
        return clause is not None and opening[0] == "during" and not any(low in lists["occasion"] for low in opening)

    def is_bracketed(self, sentence: int) -> bool:
        """Whether a sentence stands in brackets, where another time is told of: *(Lee announced it on leaving.)*."""
        start, end = self.reading.ends(sentence)
        return self.reading.text[max(start - 1, 0)] == "(" and ")" in self.reading.text[end : end + 2]

    def lies_between(self, here: int, there: int) -> bool:
        """Whether the narrator tells, before a sentence in its paragraph, of what went on for long."""
        paragraph = self.reading.paragraph(there)
        between = (number for number in range(here + 1, there) if self.reading.paragraph(number) == paragraph)
        return any(self._is_long(number) for number in between)

    def _is_long(self, sentence: int) -> bool:
        words = self.reading.words
        lows = [words[at].low for at in self.reading.sentence(sentence) if not self.reading.is_said(words[at].start)]
        return any(
            low in self.lists["span"]
            and low.endswith("s")
            and any(one in self.lists["lasting"] for one in lows[max(at - LENGTH, 0) : at])
            for at, low in enumerate(lows)
        )
