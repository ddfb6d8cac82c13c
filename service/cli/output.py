"""What a command says to whoever called it."""

import re
import sys

#: Characters that a terminal would obey instead of showing them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(*lines: str) -> None:
    """Print lines on standard output, at once."""
    print(*lines, sep="\n", flush=True)  # noqa: T201 - what a command says


def note(*lines: str) -> None:
    """Print lines on standard error, at once: what is not the answer."""
    print(*map(plain, lines), sep="\n", file=sys.stderr, flush=True)  # noqa: T201 - what a command says


def plain(text: str) -> str:
    """A text that may be a document's own, as a terminal can be given it."""
    return _CONTROL.sub("\ufffd", text)
