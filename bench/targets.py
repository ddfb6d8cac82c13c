"""What is asked of the service, and what of it holds: ratios, since times are the machine's."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from statistics import median

from msgspec import Struct

from bench.growth import name_of
from bench.measuring import BARE, OURS, PEER, TOLD, Found
from bench.shapes import SHAPES

#: How much slower an answer may be on the largest corpus than on the smallest.
FLAT = 1.5
MEGABYTE = 1 << 20
#: The share of a processor that a server uses at least when nothing but itself holds it back.
FULLY = 0.9


class State(StrEnum):
    """What became of a target."""

    MET = "met"
    MISSED = "missed"
    NOT_YET = "not applicable yet"


class Verdict(Struct, frozen=True):
    """One target: what is asked, what was found, and which it is."""

    asked: str
    found: str
    state: State


Judge = Callable[[Found], Verdict]


def judged(found: Found) -> list[Verdict]:
    """Every target, judged by the largest corpus, or by the smallest and the largest."""
    return [judge(found) for judge in JUDGES]


def _at_least(asked: str, ratio: float, needed: float, where: str = "") -> Verdict:
    return Verdict(asked, f"{ratio:.2f}{where}", State.MET if needed <= ratio else State.MISSED)


def _at_most(asked: str, ratio: float, limit: float, where: str = "") -> Verdict:
    return Verdict(asked, f"{ratio:.2f}{where}", State.MET if ratio <= limit else State.MISSED)


def _cold(found: Found) -> Verdict:
    last = found.sizes[-1]
    asked = "cold `/quotes?speaker=`: 7 times the FastAPI peer or more, at a million quotes"
    return _at_least(asked, last.contests["cold"].times(OURS, PEER), 7, f" at {last.quotes:,}")


def _lists(found: Found) -> Verdict:
    last = found.sizes[-1]
    ratios = {name: one.times(OURS, PEER) for name, one in last.contests.items() if name.startswith("cold: ")}
    name, least = min(ratios.items(), key=lambda pair: pair[1])
    return _at_least("every other list, cold: 4 times the peer or more", least, 4, f" ({name}, at {last.quotes:,})")


def _beside_bare(name: str, entrant: str, needed: float, asked: str) -> Judge:
    def judge(found: Found) -> Verdict:
        contest = found.sizes[-1].contests[name]
        busy, mine, theirs = contest.busy(BARE), contest.cost(entrant), contest.cost(BARE)
        if busy and mine and theirs and busy < FULLY:
            return _at_least(asked, theirs / mine, needed, " by processor time, since the load was the limit")
        return _at_least(asked, contest.times(entrant, BARE), needed)

    return judge


def _flat(found: Found) -> Verdict:
    first, last = found.sizes[0].quotes, found.sizes[-1].quotes
    asked = "median of every answer that an index can give: at ten million at most 1.5 times that at ten thousand"
    if first == last:
        return Verdict(asked, f"only {first:,} quotes were measured", State.NOT_YET)
    names = name_of(last), name_of(first)
    grown = {shape.name: found.growth[shape.name].slower(*names) for shape in SHAPES if shape.flat}
    beyond = [f"{name} {ratio:.2f}" for name, ratio in sorted(grown.items(), key=lambda pair: -pair[1]) if ratio > FLAT]
    where = f" from {first:,} to {last:,}" + (f"; beyond: {', '.join(beyond)}" if beyond else "")
    return _at_most(asked, max(grown.values()), FLAT, where)


def _steady(found: Found) -> Verdict:
    steady = found.sizes[-1].contests["steady"]
    return _at_most(
        "p99 at 70 % of the peak rate: at most 4 times the median", steady.p99(OURS) / steady.median(OURS), 4
    )


def _storing(found: Found) -> Verdict:
    asked = "storing: 50 % or more of the speed of a bare COPY of the same rows into the same tables"
    return _at_least(asked, median(found.storing), 0.5)


def _export(found: Found) -> Verdict:
    return _at_least("NDJSON export: 50 % or more of the speed of COPY TO STDOUT", median(found.export), 0.5)


def _memory(found: Found) -> Verdict:
    most = max(one.memory for one in found.sizes) / MEGABYTE
    return _at_most("120 MB a worker or less", most, 120, " MB")


def _ready(found: Found) -> Verdict:
    return _at_most("ready within 1.5 s", min(one.ready for one in found.sizes), 1.5, " s")


def _not_yet(asked: str, why: str) -> Judge:
    return lambda _: Verdict(asked, why, State.NOT_YET)


JUDGES: Sequence[Judge] = (
    _cold,
    _lists,
    _beside_bare(
        "hot", OURS, 0.85, "hot, without access log, metrics and `Server-Timing`: 85 % or more of a bare ASGI function"
    ),
    _beside_bare(
        "304", OURS, 0.85, "304, without access log, metrics and `Server-Timing`: 85 % or more of a bare ASGI function"
    ),
    _beside_bare("hot", TOLD, 0.55, "hot, with access log, metrics and `Server-Timing`: 55 % or more"),
    _beside_bare("304", TOLD, 0.55, "304, with access log, metrics and `Server-Timing`: 55 % or more"),
    _flat,
    _steady,
    _memory,
    _ready,
    _storing,
    _export,
    _not_yet("two workers on two cores: 1.6 times one", "the load generator must be held off them"),
    _not_yet(
        "reads at one commit a second cost what the design says", "see *hot, a commit a second* for what they cost"
    ),
    _not_yet("no growth over a million requests; 500 connections at once change nothing", "not measured yet"),
)
