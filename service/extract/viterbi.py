"""The likeliest tags of many short runs at once (Viterbi 1967)."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from service.extract.labelling import Tag, follows, may_begin

Floats = NDArray[np.float32]

#: What a tag scores that may not stand where it does.
NEVER = np.float32(-1e4)


def allowed(transitions: Floats) -> Floats:
    """The scores of transitions, those that may not be ruled out; shape (tags, tags), from row to column."""
    found = np.array(transitions, dtype=np.float32)
    for before, after in product(Tag, Tag):
        if not follows(before, after):
            found[before, after] = NEVER
    return found


def best_tags(scores: Floats, runs: Sequence[tuple[int, int]], moves: Floats) -> NDArray[np.int64]:
    """The likeliest tag of each piece; `runs`, in order, cover them and are told apart from one another.

    The runs are walked side by side, the longest first, so that the steps are as many as its pieces.
    """
    found = np.zeros(len(scores), dtype=np.int64)
    if not runs:
        return found
    order = sorted(runs, key=lambda run: run[0] - run[1])
    starts = np.array([start for start, _ in order])
    lengths = np.array([end - start for start, end in order])
    longest = int(lengths[0])
    begin = np.array([0 if may_begin(tag) else NEVER for tag in Tag], dtype=np.float32)
    ahead = scores[starts] + begin
    back = np.zeros((longest, len(order), len(Tag)), dtype=np.int8)
    final = ahead.copy()
    for step in range(1, longest):
        alive = int(np.searchsorted(-lengths, -step, side="left"))
        paths = ahead[:alive, :, None] + moves
        back[step, :alive] = paths.argmax(1)
        ahead = paths.max(1) + scores[starts[:alive] + step]
        final[:alive] = ahead
    tags = final.argmax(1)
    rows = np.arange(len(order))
    for step in range(longest - 1, -1, -1):
        alive = int(np.searchsorted(-lengths, -step, side="left"))
        found[starts[:alive] + step] = tags[:alive]
        if step:
            tags[:alive] = back[step, rows[:alive], tags[:alive]]
    return found
