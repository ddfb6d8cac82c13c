"""Windows: every piece is answered for once, by a window that sees what stands beside it."""

from hypothesis import given
from hypothesis import strategies as st

from service.extract.windows import LONGEST, SHARED, windows


@given(st.integers(0, 9000))
def test_windows_cover_every_piece_once(pieces: int) -> None:
    """In order, all of one length, none longer than the tagger sees."""
    found = windows(pieces)

    assert [at for one in found for at in range(one.first, one.last)] == list(range(pieces))
    assert len({one.end - one.start for one in found}) <= 1
    assert all(0 <= one.start <= one.first < one.last <= one.end <= pieces for one in found)
    assert all(one.end - one.start <= LONGEST for one in found)


@given(st.integers(LONGEST + 1, 9000))
def test_every_piece_sees_its_surroundings(pieces: int) -> None:
    """Half of what windows share lies between a piece and the edge of the window that answers for it."""
    for one in windows(pieces):
        assert one.first == 0 or one.first - one.start >= SHARED // 2 - 1
        assert one.last == pieces or one.end - one.last >= SHARED // 2 - 1
