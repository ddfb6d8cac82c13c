"""Figures as people read them."""

from pathlib import Path
from xml.etree import ElementTree as ET

from bench import report
from bench.contests import Contest, Try
from bench.growth import name_of
from bench.load import Measured
from bench.measuring import BARE, OURS, PEER, SQL, TOLD, Found, Sized
from bench.shapes import SHAPES
from bench.targets import State, judged

LISTS = [f"cold: {shape.name}" for shape in SHAPES if shape.shared and shape is not SHAPES[0]]


def contest(busy: float = 0.95, **rates: float) -> Contest:
    """A contest with these rates, each answer taking a millisecond, and how busy the servers were."""
    return Contest(
        {name: [Try(Measured(rate, 0.001, 0.002, 100, 1000, {200: 100}), busy)] for name, rate in rates.items()}
    )


def found(*sizes: int, cold: float = 1000, slower: float = 1.0) -> Found:
    """What could have been measured; each corpus so many times as slow as the one before."""
    usual = {OURS: cold, PEER: 100.0}
    hot = {OURS: 9000.0, TOLD: 6000.0, BARE: 10000.0}
    contests = {
        "cold": contest(**usual, **{TOLD: cold, SQL: 3000.0}),
        "hot": contest(**hot, **{PEER: 100.0}),
        "304": contest(**hot),
        **{name: contest(**usual) for name in LISTS},
        "steady": contest(**{OURS: 700.0}),
    }
    seconds = {name_of(size): 0.001 * slower**place for place, size in enumerate(sizes)}
    alone = Contest({name: [Try(Measured(1 / one, one, one, 100, 1000, {200: 100}))] for name, one in seconds.items()})
    grown = {shape.name: alone for shape in SHAPES}
    return Found([Sized(size, contests, memory=100 << 20, ready=1.0) for size in sizes], grown, [0.6], [0.6])


def test_targets_are_met_or_missed_by_ratio() -> None:
    """Ten times the peer is enough, five times is not; what grew twofold is not flat."""
    good, slow, grown = found(10_000), found(10_000, cold=500), found(10_000, 100_000, slower=2)

    assert {one.state for one in judged(good)} == {State.MET, State.NOT_YET}
    assert [one.asked[:4] for one in judged(slow) if one.state is State.MISSED] == ["cold"]
    assert [one.asked[:6] for one in judged(grown) if one.state is State.MISSED] == ["median"]


def test_a_server_that_was_not_busy_is_judged_by_what_its_answers_cost() -> None:
    """Where the load was the limit, all reach the same rate, and it says nothing."""
    limited = found(10_000)
    tries = {**contest(busy=0.8, **{OURS: 5000.0}).tries, **contest(busy=0.4, **{BARE: 5000.0}).tries}
    limited.sizes[0].contests["304"] = Contest({**tries, TOLD: tries[OURS]})

    missed = [one for one in judged(limited) if one.state is State.MISSED]

    assert [one.found.split()[0] for one in missed] == ["0.50", "0.50"]


def test_the_report_says_what_was_ended_by_the_limit_on_time(tmp_path: Path) -> None:
    """A time that a 503 took is not taken for that of an answer."""
    everything, shape = found(10_000, 100_000), next(shape.name for shape in SHAPES if not shape.flat)
    late = [Try(Measured(0.1, 10.0, 10.0, 1, 1000, {503: 1}))]
    everything.growth[shape] = Contest({**everything.growth[shape].tries, name_of(100_000): late})

    report.write(tmp_path, ["two cores"], everything, judged(everything))

    page = (tmp_path / report.PAGE).read_text()
    assert f"| {shape} | 1.00 | 10000.00 (given up) | at least 10000.00 |" in page
    assert page.count("(given up)") == 1


def test_a_peer_that_breaks_down_is_told(tmp_path: Path) -> None:
    """A peer that gives up on a list that it cannot keep flat loses the contest, and the report says so."""
    known = found(10_000)
    cold = known.sizes[0].contests[LISTS[0]]
    cold.tries[PEER] = [Try(Measured(0.1, 30.0, 30.0, 1, 1000, {500: 1}))]

    report.write(tmp_path, ["a machine"], known, judged(known))

    assert f"| {LISTS[0]} | {PEER} (given up) |" in (tmp_path / report.PAGE).read_text()


def test_the_report_has_every_figure_and_two_charts(tmp_path: Path) -> None:
    """A row for each contest and entrant, and for each shape; the charts are whole SVG documents."""
    everything = found(10_000, 100_000)

    report.write(tmp_path, ["two cores"], everything, judged(everything))

    page = (tmp_path / report.PAGE).read_text()
    contests = everything.sizes[0].contests
    assert all(f"| {name} | {entrant} |" in page for name, one in contests.items() for entrant in one.tries)
    assert all(f"| {name} | 1.00 | 1.00 | 1.00 |" in page for name in everything.growth)
    for chart in (report.THROUGHPUT, report.LATENCY):
        assert ET.fromstring((tmp_path / chart).read_text()).tag.endswith("svg")  # noqa: S314 - our own
