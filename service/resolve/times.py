"""The times that the narrator of a text names, each read against those before it and the day of the report."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from service.resolve.days import Interval, When, find_times, interval, shifted
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Paragraphs from a day to the words that count from it: *a day later*.
PARAGRAPHS = 2
#: Words from a time to the occasion that it belongs to: *Monday's presidential debate*.
OCCASION = 3


class Told(Struct, frozen=True):
    """A time, and the words with which the narrator tells it."""

    when: When
    time: Interval
    #: Whether the words stand elsewhere than with the saying.
    inherited: bool = False


class Times:
    """The narrator's times that are such, in their order."""

    def __init__(self, reading: Reading, on: date) -> None:
        self.reading = reading
        #: The day of the report.
        self.on = on
        #: The times in what is said: some belong to the saying after all.
        self.said: list[Told] = []
        self.told = list(self._read(on))
        self.starts = [one.when.start for one in self.told]
        self.said_starts = [one.when.start for one in self.said]

    def between(self, start: int, end: int) -> list[Told]:
        """The times whose words start between two offsets."""
        return self.told[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def said_between(self, start: int, end: int) -> list[Told]:
        """The times between two offsets whose words are a part of what is said."""
        return self.said[bisect_left(self.said_starts, start) : bisect_left(self.said_starts, end)]

    def _read(self, on: date) -> Iterator[Told]:
        base: Told | None = None
        alone = True
        for when in find_times(self.reading.text):
            if self._is_name(when) or (when.modifies and not self.has_occasion(when)):
                continue
            if self.reading.is_said(when.start):
                if when.shift is None and (time := interval(when, on)) is not None:
                    self.said.append(Told(when, time))
                continue
            time = self._time(when, base, on) if alone or "in_day" not in when.parts else None
            alone = self._is_alone(when, base, time)
            base = Told(when, time) if time is not None else None
            if base is not None:
                yield base

    def _is_alone(self, when: When, before: Told | None, time: Interval | None) -> bool:
        """Whether the sentence of a time names no other day before it, so that *earlier in the day* can mean that one."""
        at = [self.reading.at(one.start) for one in (when, *([before.when] if before is not None else []))]
        apart = len({self.reading.words[index].sentence for index in at}) == len(at)
        return before is None or apart or before.time == time

    def _time(self, when: When, base: Told | None, on: date) -> Interval | None:
        if when.shift is None:
            return interval(when, on)
        if base is None or self._paragraph(when) - self._paragraph(base.when) > PARAGRAPHS:
            return None
        return shifted(base.time, when.shift, on)

    def _paragraph(self, when: When) -> int:
        return self.reading.words[self.reading.at(when.start)].paragraph

    def _is_name(self, when: When) -> bool:
        """Whether a capital says that the word is part of a name: *USA Today*."""
        index = self.reading.at(when.start)
        words = self.reading.words
        opens = index == 0 or words[index - 1].sentence != words[index].sentence
        return "today" in when.parts and not opens and words[index].cap

    def has_occasion(self, when: When, kinds: Sequence[str] = ("occasion", "paper", "event")) -> bool:
        """Whether an occasion or a paper follows that the time belongs to: *Monday's debate*, *a 2013 memo*."""
        words, lists = self.reading.words, load_tables().words
        for index in range(self.reading.at(when.end), min(self.reading.at(when.end) + OCCASION, len(words))):
            if any(words[index].low in lists[kind] for kind in kinds):
                return True
            if words[index].gap.strip() or words[index].low in lists["preposition"]:
                return False
        return False
