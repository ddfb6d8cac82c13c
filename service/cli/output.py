"""What a command says to whoever called it."""

import sys


def say(*lines: str) -> None:
    """Print lines on standard output, at once."""
    print(*lines, sep="\n", flush=True)  # noqa: T201 - what a command says


def note(*lines: str) -> None:
    """Print lines on standard error, at once: what is not the answer."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)  # noqa: T201 - what a command says
