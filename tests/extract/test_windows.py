"""Windows: every piece is answered for once, by a window that ends where something new begins."""

from hypothesis import given
from hypothesis import strategies as st

from service.extract.windows import BESIDE, LONGEST, windows

PLACES = st.lists(st.integers(0, 3000), max_size=40).map(sorted)


@given(st.integers(0, 3000), PLACES, PLACES)
def test_windows_cover_every_piece_once(pieces: int, paragraphs: list[int], sentences: list[int]) -> None:
    """In order, each within what it sees, none longer than the tagger is used to."""
    found = windows(pieces, paragraphs, sentences)

    assert [at for one in found for at in range(one.first, one.last)] == list(range(pieces))
    assert all(0 < one.last - one.first <= LONGEST for one in found)
    assert all(one.start == max(one.first - BESIDE, 0) for one in found)
    assert all(one.end == min(one.last + BESIDE, pieces) for one in found)


def test_windows_meet_where_a_paragraph_begins() -> None:
    """At the one nearest to the middle, or at a sentence where a paragraph is too long, else anywhere."""
    half = LONGEST - 20
    paragraphs, sentences = [0, half - 90, half - 20, half + 10], [0, half - 10]

    assert [one.last for one in windows(2 * half, paragraphs, sentences)] == [half + 10, 2 * half]
    assert [one.last for one in windows(2 * half, [0], sentences)] == [half - 10, 2 * half]
    assert [one.last for one in windows(2 * half)] == [half, 2 * half]
