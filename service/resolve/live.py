"""Reports that go on hour by hour under a clock time, and tell in the present what was said: *6 p.m.* / *Lee says …*."""

import re

from service.model.quote import Precision
from service.resolve.reading import Reading
from service.resolve.times import Times, Told

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?:[ \u00a0]?[ap]\.?m\b\.?)?(?:[ \u00a0][A-Z]{2,4})?", re.ASCII)


class Live:
    """The parts of a page that a clock time opens."""

    def __init__(self, reading: Reading, times: Times) -> None:
        self.reading = reading
        self.times = times

    def goes_on(self, here: int, there: int, told: Told) -> bool:
        """Whether a sentence stands with an earlier one in a part that tells of no other day than that one does."""
        ends = self._part(there)
        if ends is None or here < ends[0] or told.time.precision is not Precision.DAY:
            return False
        first, last = self.reading.ends(ends[0])[0], self.reading.ends(ends[1])[1]
        return all(other.time == told.time for other in self.times.between(first, last))

    def _part(self, sentence: int) -> tuple[int, int] | None:
        """The first and last sentence of the part in which a sentence stands, if a clock time opens it."""
        parts = self.reading.parts
        number = next((at for at in range(len(parts) - 1, -1, -1) if parts[at] <= sentence), None)
        if number is None or not self._is_timed(parts[number]):
            return None
        behind = parts[number + 1] if number + 1 < len(parts) else len(self.reading.sentences) - 1
        return parts[number], behind - 1

    def _is_timed(self, sentence: int) -> bool:
        """Whether a line is a clock time and nothing else."""
        start = self.reading.ends(sentence)[0]
        return _CLOCK.fullmatch(self.reading.text[start:].partition("\n")[0].strip()) is not None
