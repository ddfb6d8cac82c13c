"""Which answers count, and which end a measurement."""

from bench.measuring import expected
from bench.shapes import SHAPES


def test_only_what_reads_all_its_matches_may_be_ended_by_the_limit_on_time() -> None:
    """What an index or a rollup gives must be given, however large the corpus."""
    assert {shape.name for shape in SHAPES if 503 in expected(shape)} == {
        "relevance on a common word",
        "timeline of a word",
    }
