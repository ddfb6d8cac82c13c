"""Figures as people read them."""

from pathlib import Path
from xml.etree import ElementTree as ET

from bench import report
from bench.contests import Contest, Try
from bench.load import Measured
from bench.measuring import BARE, OURS, PEER, SQL, TOLD, Sized
from bench.shapes import SHAPES
from bench.targets import State, judged

LISTS = [f"cold: {shape.name}" for shape in SHAPES if shape.shared and shape is not SHAPES[0]]


def contest(**rates: float) -> Contest:
    """A contest with these rates, each answer taking a millisecond."""
    return Contest(
        {name: [Try(Measured(rate, 0.001, 0.002, 100, 1000, {200: 100}), 0.9)] for name, rate in rates.items()}
    )


def sized(quotes: int, *, cold: float = 1000, slow: float = 1.0) -> Sized:
    """What could have been measured; `slow` times as slow as usual."""
    usual = {OURS: cold, PEER: 100.0}
    hot = {OURS: 9000.0, TOLD: 6000.0, BARE: 10000.0}
    alone = Contest({OURS: [Try(Measured(1000 / slow, 0.001 * slow, 0.002, 100, 1000, {200: 100}))]})
    contests = {
        "cold": contest(**usual, **{TOLD: cold, SQL: 3000.0}),
        "hot": contest(**hot, **{PEER: 100.0}),
        "304": contest(**hot),
        **{name: contest(**usual) for name in LISTS},
        **{f"alone: {shape.name}": alone for shape in SHAPES},
        "steady": contest(**{OURS: 700.0}),
    }
    return Sized(quotes, contests, memory=100 << 20, ready=1.0)


def test_targets_are_met_or_missed_by_ratio() -> None:
    """Ten times the peer is enough, five times is not; what grew twofold is not flat."""
    good, slow, grown = [sized(10_000)], [sized(10_000, cold=500)], [sized(10_000), sized(100_000, slow=2)]

    assert {one.state for one in judged(good)} == {State.MET, State.NOT_YET}
    assert [one.asked[:4] for one in judged(slow) if one.state is State.MISSED] == ["cold"]
    assert [one.asked[:6] for one in judged(grown) if one.state is State.MISSED] == ["median"]


def test_the_report_has_every_figure_and_two_charts(tmp_path: Path) -> None:
    """A row for each contest and entrant; the charts are whole SVG documents."""
    sizes = [sized(10_000), sized(100_000)]

    report.write(tmp_path, ["two cores"], sizes, judged(sizes))

    page = (tmp_path / report.PAGE).read_text()
    assert all(f"| {name} | {entrant} |" in page for name, one in sizes[0].contests.items() for entrant in one.tries)
    for chart in (report.THROUGHPUT, report.LATENCY):
        assert ET.fromstring((tmp_path / chart).read_text()).tag.endswith("svg")  # noqa: S314 - our own
