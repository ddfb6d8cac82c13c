"""Buckets of tokens: how often somebody may ask."""

from collections.abc import Callable
from math import ceil
from time import monotonic

from msgspec import Struct

#: Callers remembered at a time, some four megabytes of them. Who is forgotten begins anew, with a full bucket.
MOST_CALLERS = 20_000
#: Of a token: what is lost in the arithmetic of times.
TINY = 1e-6


class Left(Struct, frozen=True):
    """What a caller has left."""

    #: Whether there was a token for this request.
    taken: bool
    tokens: int
    #: Whole seconds in which these are used up evenly; without any, until there is one.
    seconds: int


class Buckets:
    """A bucket for each caller: full at first, a token for each request, refilled evenly within the window.

    A bucket is kept as one number, the time at which it will be full again.
    """

    def __init__(self, quota: int, window: int, *, clock: Callable[[], float] = monotonic) -> None:
        self.quota = quota
        self.window = window
        self._clock = clock
        self._pace = window / quota
        self._full_at: dict[str, float] = {}

    def take(self, who: str) -> Left:
        """Take a token out of somebody's bucket, if there is one."""
        now = self._clock()
        full_at = max(self._full_at.pop(who, now), now)
        taken = full_at + self._pace <= now + self.window + TINY * self._pace
        if taken:
            full_at += self._pace
        self._full_at[who] = full_at
        if len(self._full_at) > MOST_CALLERS:
            del self._full_at[next(iter(self._full_at))]
        tokens = (now + self.window - full_at) / self._pace + TINY
        whole = int(tokens)
        seconds = self._pace * (whole - TINY if whole else 1 - tokens)
        return Left(taken, whole, max(1, ceil(seconds)))

    def give_back(self, who: str) -> None:
        """Put a token back that was taken out of somebody's bucket."""
        if who in self._full_at:
            self._full_at[who] -= self._pace
