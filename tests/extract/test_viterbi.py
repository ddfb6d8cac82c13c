"""The likeliest tags are those that trying them all would find."""

from itertools import accumulate, pairwise, product

import numpy as np
import pytest

from service.extract.labelling import Tag, follows, may_begin
from service.extract.viterbi import Floats, allowed, best_tags

SHORT = 4  #: pieces of a run: all paths of more would take too long to try


@pytest.mark.parametrize("seed", range(12))
def test_finds_the_best_of_all_paths(seed: int) -> None:
    """For runs of several lengths at once, each on its own."""
    random = np.random.default_rng(seed)
    cuts = list(accumulate(int(length) for length in random.integers(1, SHORT, 3)))
    runs = list(pairwise([0, *cuts]))
    scores = random.normal(size=(cuts[-1], len(Tag))).astype(np.float32) * 2
    transitions = random.normal(size=(len(Tag), len(Tag))).astype(np.float32)

    found = best_tags(scores, runs, allowed(transitions))

    for start, end in runs:
        best = max(paths(end - start), key=lambda path: total(path, scores[start:end], transitions))
        assert total(found[start:end].tolist(), scores[start:end], transitions) == pytest.approx(
            total(best, scores[start:end], transitions), abs=1e-3
        )


def paths(length: int) -> list[tuple[int, ...]]:
    """Every row of tags that may stand."""
    return [
        path
        for path in product(Tag, repeat=length)
        if may_begin(path[0]) and all(follows(*pair) for pair in pairwise(path))
    ]


def total(path: tuple[int, ...] | list[int], scores: Floats, transitions: Floats) -> float:
    """What a row of tags scores."""
    given = sum(float(score[tag]) for tag, score in zip(path, scores, strict=True))
    return given + sum(float(transitions[pair]) for pair in pairwise(path))


def test_nothing_to_tag() -> None:
    """No pieces, no tags."""
    assert best_tags(np.empty((0, len(Tag)), np.float32), [], allowed(np.zeros((len(Tag), len(Tag))))).size == 0
