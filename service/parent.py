"""Ending with the process that started this one, so that nothing is left behind by `kill -9`."""

import ctypes
import signal
import sys

SIGNAL_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG


def end_with_parent(how: signal.Signals) -> None:
    """Have the system send this process a signal once its parent is gone; only Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_ON_PARENTS_DEATH, how)
