"""Ending with the process that started this one, so that nothing is left behind by `kill -9`."""

import ctypes
import multiprocessing
import os
import signal
import sys

SIGNAL_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG


def end_with_parent(how: signal.Signals) -> None:
    """Have the system send this process a signal once its parent is gone; only Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_ON_PARENTS_DEATH, how)


def belong_to_parent() -> None:
    """Leave it to the parent when to end: a Ctrl-C at the terminal is for it, and its own death is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent is not None and not parent.is_alive():  # gone before the system was told
        os._exit(1)
