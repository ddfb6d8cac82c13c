"""`onrecord extract`: texts in, quotes out, line by line; nothing is stored."""

import argparse
import sys
from pathlib import Path
from typing import TextIO

from service.errors import FeedError
from service.settings import Settings


def extract(_settings: Settings, options: argparse.Namespace) -> int:
    """Answer each line with a line."""
    from service.intake.extracting import jsonl  # noqa: PLC0415 - the engine is read when it is wanted

    with _source(options.file) as lines:
        try:
            for answer in jsonl(lines):
                sys.stdout.buffer.write(answer)
                sys.stdout.buffer.flush()
        except UnicodeDecodeError as error:
            raise FeedError(f"{options.file or 'the input'} is not UTF-8: {error.reason}") from error
    return 0


def _source(file: Path | None) -> TextIO:
    try:
        return open(file or sys.stdin.fileno(), encoding="utf-8", newline="\n")  # noqa: PTH123 - closed by the caller
    except OSError as error:
        raise FeedError(f"{file} cannot be read: {error.strerror}") from error
