"""`onrecord extract`: texts in, quotes out, for programs or for people; nothing is stored."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from service.errors import FeedError
from service.settings import Settings


def extract(_settings: Settings, options: argparse.Namespace) -> int:
    """Answer each line with a line, or show the articles of a file."""
    if options.jsonl:
        return _answer(options.file)
    if options.file is None:
        raise FeedError("which file? --show and --html need its name")
    from service.cli.viewing import page, show  # noqa: PLC0415 - the engine is read when it is wanted

    return page(options.file) if options.html else show(options.file, color=has_color(options.color, os.environ))


def has_color(wanted: str, environ: Mapping[str, str]) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR or TERM says otherwise, or as the caller wants it."""
    if wanted != "auto":
        return wanted == "always"
    return sys.stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _answer(file: Path | None) -> int:
    from service.intake.extracting import jsonl  # noqa: PLC0415 - the engine is read when it is wanted

    with _source(file) as lines:
        try:
            for answer in jsonl(lines):
                sys.stdout.buffer.write(answer)
                sys.stdout.buffer.flush()
        except UnicodeDecodeError as error:
            raise FeedError(f"{file or 'the input'} is not UTF-8: {error.reason}") from error
    return 0


def _source(file: Path | None) -> TextIO:
    try:
        return open(file or sys.stdin.fileno(), encoding="utf-8", newline="\n")  # noqa: PTH123 - closed by the caller
    except OSError as error:
        raise FeedError(f"{file} cannot be read: {error.strerror}") from error
