"""Calibrating: how often a statement is right, by what it rests on, on articles that training never saw."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

#: The pull of the weights to nought, which keeps them sober on a few hundred statements.
PULL = 1.0
#: Steps of Newton's method; a handful is enough.
STEPS = 25


def logistic(signs: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression, by Newton's method; the first sign is the constant and is not pulled."""
    weights = np.zeros(signs.shape[1])
    pull = np.full(signs.shape[1], PULL)
    pull[0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - chance) - pull * weights
        curve = (signs * (chance * (1 - chance))[:, None]).T @ signs + np.diag(pull)
        weights += np.linalg.solve(curve, slope)
    return weights


def reliability(confidence: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float, int, float]]:
    """For each tenth of confidence: from, to, how many statements, and the share that is right."""
    given, true = np.array(confidence), np.array(right)
    edges = [number / 10 for number in range(11)]
    found = []
    for low, high in pairwise(edges):
        inside = (given >= low) & ((given < high) | ((high == 1) & (given <= 1)))
        if inside.any():
            found.append((low, high, int(inside.sum()), float(true[inside].mean())))
    return found
