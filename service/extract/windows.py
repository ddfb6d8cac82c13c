"""Windows: a long run of word pieces in stretches that the tagger can see at once, each piece answered for by one."""

from itertools import pairwise

from msgspec import Struct

#: Word pieces that the tagger sees at once, beside the two that mark the ends. Attention costs the square of them:
#: 350 read the development articles a seventh faster than 510, and no worse; at 254 speakers get lost.
LONGEST = 350
#: Word pieces that two neighbouring windows share: half of them is what a piece sees at least on either side.
SHARED = 80


class Window(Struct, frozen=True):
    """A window `start:end`, and the run `first:last` in it for which its answers count."""

    start: int
    end: int
    first: int
    last: int


def windows(pieces: int) -> list[Window]:
    """As few windows as will do, all of one length."""
    if pieces <= LONGEST:
        return [Window(0, pieces, 0, pieces)] if pieces else []
    count = -(-(pieces - SHARED) // (LONGEST - SHARED))
    length = -(-(pieces + (count - 1) * SHARED) // count)
    starts = [round(number * (pieces - length) / (count - 1)) for number in range(count)]
    seams = [(left + length + right) // 2 for left, right in pairwise(starts)]
    return [
        Window(start, start + length, first, last)
        for start, first, last in zip(starts, [0, *seams], [*seams, pieces], strict=True)
    ]
