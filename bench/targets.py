"""What is asked of the service, and what of it holds: ratios, since times are the machine's."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct

from bench.measuring import BARE, OURS, PEER, TOLD, Sized
from bench.shapes import SHAPES

#: How much slower an answer may be on the largest corpus than on the smallest.
FLAT = 1.5
MEGABYTE = 1 << 20


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


Judge = Callable[[Sequence[Sized]], Verdict]


def judged(sizes: Sequence[Sized]) -> list[Verdict]:
    """Every target, judged by the largest corpus, or by the smallest and the largest; they come in that order."""
    return [judge(sizes) for judge in JUDGES]


def _at_least(asked: str, ratio: float, needed: float, where: str = "") -> Verdict:
    return Verdict(asked, f"{ratio:.2f}{where}", State.MET if needed <= ratio else State.MISSED)


def _at_most(asked: str, ratio: float, limit: float, where: str = "") -> Verdict:
    return Verdict(asked, f"{ratio:.2f}{where}", State.MET if ratio <= limit else State.MISSED)


def _cold(sizes: Sequence[Sized]) -> Verdict:
    last = sizes[-1]
    asked = "cold `/quotes?speaker=`: 7 times the FastAPI peer or more, at a million quotes"
    return _at_least(asked, last.contests["cold"].times(OURS, PEER), 7, f" at {last.quotes:,}")


def _lists(sizes: Sequence[Sized]) -> Verdict:
    last = sizes[-1]
    ratios = {name: one.times(OURS, PEER) for name, one in last.contests.items() if name.startswith("cold: ")}
    name, least = min(ratios.items(), key=lambda pair: pair[1])
    return _at_least("every other list, cold: 4 times the peer or more", least, 4, f" ({name}, at {last.quotes:,})")


def _beside_bare(contest: str, entrant: str, needed: float, asked: str) -> Judge:
    return lambda sizes: _at_least(asked, sizes[-1].contests[contest].times(entrant, BARE), needed)


def _flat(sizes: Sequence[Sized]) -> Verdict:
    first, last = sizes[0], sizes[-1]
    asked = "median of every answer that an index can give: at ten million at most 1.5 times that at ten thousand"
    if first.quotes == last.quotes:
        return Verdict(asked, f"only {first.quotes:,} quotes were measured", State.NOT_YET)
    grown = {
        shape.name: last.contests[f"alone: {shape.name}"].median(OURS)
        / first.contests[f"alone: {shape.name}"].median(OURS)
        for shape in SHAPES
        if shape.flat
    }
    beyond = [f"{name} {ratio:.2f}" for name, ratio in sorted(grown.items(), key=lambda pair: -pair[1]) if ratio > FLAT]
    where = f" from {first.quotes:,} to {last.quotes:,}" + (f"; beyond: {', '.join(beyond)}" if beyond else "")
    return _at_most(asked, max(grown.values()), FLAT, where)


def _steady(sizes: Sequence[Sized]) -> Verdict:
    steady = sizes[-1].contests["steady"]
    return _at_most(
        "p99 at 70 % of the peak rate: at most 4 times the median", steady.p99(OURS) / steady.median(OURS), 4
    )


def _memory(sizes: Sequence[Sized]) -> Verdict:
    most = max(one.memory for one in sizes) / MEGABYTE
    return _at_most("120 MB a worker or less", most, 120, " MB")


def _ready(sizes: Sequence[Sized]) -> Verdict:
    return _at_most("ready within 1.5 s", min(one.ready for one in sizes), 1.5, " s")


def _not_yet(asked: str, why: str) -> Judge:
    return lambda _: Verdict(asked, why, State.NOT_YET)


JUDGES: Sequence[Judge] = (
    _cold,
    _lists,
    _beside_bare("hot", OURS, 0.85, "hot, access log off: 85 % or more of a bare ASGI function"),
    _beside_bare("304", OURS, 0.85, "304, access log off: 85 % or more of a bare ASGI function"),
    _beside_bare("hot", TOLD, 0.55, "hot, with access log, metrics and `Server-Timing`: 55 % or more"),
    _beside_bare("304", TOLD, 0.55, "304, with access log, metrics and `Server-Timing`: 55 % or more"),
    _flat,
    _steady,
    _memory,
    _ready,
    _not_yet("two workers on two cores: 1.6 times one", "the load generator must be held off them"),
    _not_yet("reads at one commit a second cost what the design says", "not measured yet"),
    _not_yet("no growth over a million requests; 500 connections at once change nothing", "not measured yet"),
    _not_yet("storing: 50 % or more of a bare COPY of the same rows", "not measured yet"),
    _not_yet("NDJSON export: 50 % or more of COPY TO STDOUT", "not measured yet"),
)
