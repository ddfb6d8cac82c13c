"""Reports that go on hour by hour under a clock time, and tell in the present what was said: *6 p.m.* / *Lee says …*."""

import re
from bisect import bisect_right
from collections.abc import Collection

from service.model.quote import Precision
from service.resolve.days import Interval
from service.resolve.reading import Reading
from service.resolve.times import Times, Told

#: Characters of a line that is long enough to be no clock time.
LINE = 40

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?:[ \u00a0]?[ap]\.?m\b\.?)?(?:[ \u00a0][A-Z]{2,4})?", re.ASCII)


class Live:
    """The parts of a page that a clock time opens."""

    def __init__(self, reading: Reading, times: Times) -> None:
        self.reading = reading
        self.times = times
        self._found: dict[int, Collection[Interval] | None] = {}

    def goes_on(self, here: int, there: int, told: Told) -> bool:
        """Whether a sentence stands with an earlier one in a part that tells of no other day than that one does."""
        number = bisect_right(self.reading.parts, there) - 1
        if number < 0 or here < self.reading.parts[number] or told.time.precision is not Precision.DAY:
            return False
        days = self._days(number)
        return days is not None and all(time == told.time for time in days)

    def _days(self, part: int) -> Collection[Interval] | None:
        """The times of a part, each once; none where no clock time opens it. A part may hold all statements of a text."""
        if part not in self._found:
            parts = self.reading.parts
            behind = parts[part + 1] if part + 1 < len(parts) else len(self.reading.sentences) - 1
            first, last = self.reading.ends(parts[part])[0], self.reading.ends(behind - 1)[1]
            times = dict.fromkeys(one.time for one in self.times.between(first, last))
            self._found[part] = times if self._is_timed(first) else None
        return self._found[part]

    def _is_timed(self, start: int) -> bool:
        """Whether the line that begins here is a clock time and nothing else."""
        return _CLOCK.fullmatch(self.reading.text[start : start + LINE].partition("\n")[0].strip()) is not None
