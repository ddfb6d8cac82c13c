"""Windows: a long run of word pieces in stretches that the tagger can see at once, each piece answered for by one."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

#: Word pieces that a window answers for, at most. Attention costs the square of what a window sees.
LONGEST = 320
#: Word pieces that it sees beside them on either side: at seams of paragraphs, development articles need no more.
BESIDE = 16


class Window(Struct, frozen=True):
    """A window `start:end`, and the run `first:last` in it for which its answers count."""

    start: int
    end: int
    first: int
    last: int


def windows(pieces: int, *breaks: Sequence[int]) -> list[Window]:
    """Few windows, of much the same length; they meet where paragraphs do, or else sentences.

    `breaks` are the pieces that something begins with, in order: first paragraphs, then what is next best.
    """
    seams = [0]
    while pieces - seams[-1] > LONGEST:
        seams.append(_seam(seams[-1], pieces, breaks))
    return [
        Window(max(first - BESIDE, 0), min(last + BESIDE, pieces), first, last)
        for first, last in pairwise([*seams, pieces])
        if first < last
    ]


def _seam(at: int, pieces: int, breaks: Sequence[Sequence[int]]) -> int:
    """Where the window that begins at `at` ends: at the break nearest to its share of what is left."""
    left = pieces - at
    share = at + left / -(-left // LONGEST)
    for places in breaks:
        near = places[bisect_right(places, at + LONGEST // 3) : bisect_right(places, at + LONGEST)]
        if near:
            return min(near, key=lambda place: abs(place - share))
    return int(share)
