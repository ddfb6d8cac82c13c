"""The times that the narrator of a text names, each read against those before it and the day of the report."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from service.model.attribution import Attribution
from service.resolve.ahead import Ahead
from service.resolve.days import WEEK, Interval, When, find_times, interval, shifted
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Characters of the handle before the day of a post.
HANDLE = 24
#: Paragraphs from a day to the words that count from it: *a day later*.
PARAGRAPHS = 2
#: The same to what is so many days later, which is told of many things.
NEXT = 1
#: Words from a time to the occasion that it belongs to: *Monday's presidential debate*.
OCCASION = 3

_HANDLE = re.compile(r"\(@\w+\)[ \u00a0]*$")


class Told(Struct, frozen=True):
    """A time, and the words with which the narrator tells it."""

    when: When
    time: Interval
    #: Whether the words stand elsewhere than with the saying.
    inherited: bool = False


class Times:
    """The narrator's times that are such, in their order."""

    def __init__(self, reading: Reading, on: date, attributions: Sequence[Attribution]) -> None:
        self.reading = reading
        self.ahead = Ahead(reading, attributions)
        #: The day of the report.
        self.on = on
        #: The times in what is said: some belong to the saying after all.
        self.said: list[Told] = []
        #: Where words for a time stand that is none before the report's day, or an open one.
        self._unread: list[int] = []
        #: The days of posts shown whole, which are those of nothing else.
        self.stamps: list[Told] = []
        self.told = list(self._read(on))
        self.starts = [one.when.start for one in self.told]
        self.said_starts = [one.when.start for one in self.said]

    def between(self, start: int, end: int) -> list[Told]:
        """The times whose words start between two offsets."""
        return self.told[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def is_open_between(self, start: int, end: int) -> bool:
        """Whether the narrator tells between two offsets of a time that is to come, or that could not be read."""
        return bisect_left(self._unread, start) < bisect_left(self._unread, end)

    def said_between(self, start: int, end: int) -> list[Told]:
        """The times between two offsets whose words are a part of what is said."""
        return self.said[bisect_left(self.said_starts, start) : bisect_left(self.said_starts, end)]

    def _read(self, on: date) -> Iterator[Told]:
        base: Told | None = None
        alone = True
        for when in find_times(self.reading.text):
            if self._is_name(when) or (when.modifies and not self.has_occasion(when)):
                continue
            if self._is_stamp(when):
                self.stamps += [] if (time := interval(when, on)) is None else [Told(when, time)]
                continue
            if self.reading.is_said(when.start):
                if when.shift is None and (time := interval(when, on)) is not None:
                    self.said.append(Told(when, time))
                continue
            ahead = self.ahead.is_ahead(when)
            time = None if ahead or ("in_day" in when.parts and not alone) else self._time(when, base, on)
            if time is None and "in_day" not in when.parts:
                self._unread.append(when.start)
            if ahead:
                base = None
                continue
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
            time = interval(when, on)
            return None if time is not None and self._may_be_next(when, time, on) else time
        reach = NEXT if "shift" in when.parts else PARAGRAPHS
        if base is None or self._paragraph(when) - self._paragraph(base.when) > reach:
            return None
        return shifted(base.time, when.shift, on)

    def _may_be_next(self, when: When, time: Interval, on: date) -> bool:
        """Whether a bare weekday may be the day behind that of the report, on which many are updated or still to come."""
        bare = "weekday" in when.parts and not {"wd", "wd2", "last_day"} & when.parts.keys()
        return bare and (on - time.first).days == WEEK.days - 1

    def _is_stamp(self, when: When) -> bool:
        """Whether words for a day stand behind the handle of who posted something then."""
        return _HANDLE.search(self.reading.text, max(when.start - HANDLE, 0), when.start) is not None

    def _paragraph(self, when: When) -> int:
        return self.reading.words[self.reading.at(when.start)].paragraph

    def _is_name(self, when: When) -> bool:
        """Whether a capital says that the word is part of a name: *USA Today*, *Black Friday*."""
        index = self.reading.at(when.start)
        words = self.reading.words
        opens = index == 0 or words[index - 1].sentence != words[index].sentence
        if "weekday" in when.parts and not opens and words[index].cap:
            before = words[index - 1]
            named = index > 1 and words[index - 2].cap and words[index - 2].joins  # *said Joe Black Monday*
            return before.cap and before.joins and before.low in load_tables().words["feast"] and not named
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
