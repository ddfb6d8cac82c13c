"""Contests: several servers are asked the same in turn, so that whatever else the machine does falls on them alike."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from msgspec import Struct

from bench.load import Measured

#: What says that an answer was given up: by a limit on a statement's time, or by a peer whose callers wait in vain.
TOO_LONG, BROKEN = 503, 500


class Try(Struct, frozen=True):
    """What one entrant reached in one round."""

    measured: Measured
    #: The share of one processor that its server used meanwhile; null where it has none.
    busy: float | None = None


class Contest(Struct, frozen=True):
    """One question put to several servers: a try of each in each round."""

    tries: dict[str, list[Try]]

    def rate(self, entrant: str) -> float:
        """Answers a second."""
        return self._middle(entrant, lambda one: one.measured.rate)

    def median(self, entrant: str) -> float:
        """Seconds in the middle."""
        return self._middle(entrant, lambda one: one.measured.median)

    def p99(self, entrant: str) -> float:
        """Seconds that one in a hundred takes longer than."""
        return self._middle(entrant, lambda one: one.measured.p99)

    def ended(self, entrant: str) -> bool:
        """Whether any answer was given up, so that it is slower than it looks."""
        return any({TOO_LONG, BROKEN} & one.measured.statuses.keys() for one in self.tries[entrant])

    def busy(self, entrant: str) -> float | None:
        """The share of one processor that its server used."""
        shares = [one.busy for one in self.tries[entrant] if one.busy is not None]
        return median(shares) if shares else None

    def cost(self, entrant: str) -> float | None:
        """Seconds of a processor that its server spent on an answer: what holds on a busy machine too."""
        costs = [one.busy / one.measured.rate for one in self.tries[entrant] if one.busy is not None]
        return median(costs) if costs else None

    def times(self, entrant: str, other: str) -> float:
        """How many times as many answers as another's, round by round."""
        pairs = zip(self.tries[entrant], self.tries[other], strict=True)
        return median(one.measured.rate / two.measured.rate for one, two in pairs)

    def slower(self, entrant: str, other: str) -> float:
        """How many times as long the answer in the middle takes as another's, round by round."""
        pairs = zip(self.tries[entrant], self.tries[other], strict=True)
        return median(one.measured.median / two.measured.median for one, two in pairs)

    def _middle(self, entrant: str, what: Callable[[Try], float]) -> float:
        return median(what(one) for one in self.tries[entrant])


#: Who takes part, and how each is asked.
Entrants = Mapping[str, Callable[[], Try]]


def run(contests: Mapping[str, Entrants], rounds: int, tell: Callable[[str], None]) -> dict[str, Contest]:
    """All contests, round by round; who begins changes."""
    found = {name: Contest({entrant: [] for entrant in entrants}) for name, entrants in contests.items()}
    for number in range(rounds):
        tell(f"round {number + 1} of {rounds}")
        for name, entrants in contests.items():
            for entrant in _turned(list(entrants), number):
                found[name].tries[entrant].append(entrants[entrant]())
    return found


def _turned(names: Sequence[str], number: int) -> list[str]:
    at = number % len(names)
    return [*names[at:], *names[:at]]
