"""Places: the spans that a span meets are those that comparing it with each would find."""

from hypothesis import given
from hypothesis import strategies as st

from service.extract.places import Places
from service.model.span import Span

CUTS = st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True).map(sorted)


@given(CUTS, st.integers(0, 59), st.integers(1, 20))
def test_meets_what_it_overlaps(cuts: list[int], start: int, length: int) -> None:
    """All of them, in order."""
    held = [(Span(a, b), n) for n, (a, b) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))]
    asked = Span(start, start + length)

    assert list(Places(held).meeting(asked)) == [one for one in held if one[0].overlaps(asked)]
