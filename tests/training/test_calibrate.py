"""Calibrating: weights that tell how often a statement is right."""

import numpy as np
import pytest

from training.calibrate import logistic, reliability


def test_learns_how_often() -> None:
    """Three of four with a constant alone."""
    weights = logistic(np.ones((400, 1)), np.array([1.0, 1.0, 1.0, 0.0] * 100))

    assert 1 / (1 + np.exp(-weights[0])) == pytest.approx(0.75, abs=0.001)


def test_each_confidence_is_in_one_tenth() -> None:
    """Its lower edge is in it, and one is in the last."""
    assert reliability([0.3, 0.35, 0.9, 1.0], [True, False, True, True]) == [(0.3, 0.4, 2, 0.5), (0.9, 1.0, 2, 1.0)]
