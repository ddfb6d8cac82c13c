"""Annotated articles, in the format of the evaluation folder, and the split that training keeps to itself."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

#: One article in so many is held out of training, to calibrate confidence on.
HELD_OUT = 20


class Gold(Struct, frozen=True):
    """One attribution as an annotator marked it; a belief or a wish is none of `speech`."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    speech: bool
    #: The word of the source that names it.
    source_head: tuple[int, int] | None = None


class Article(Struct, frozen=True):
    """A text and the attributions in it."""

    id: str
    text: str
    attributions: list[Gold]


class Token(Struct, frozen=True, array_like=True):
    """A token of a sentence with the type of the name that it is in, or `O`."""

    start: int
    end: int
    part: str
    name: str


class Tokens(Struct, frozen=True):
    """An article's sentences of tokens."""

    id: str
    sentences: list[list[Token]]


def read_articles(path: Path) -> list[Article]:
    """All articles of a file, `.jsonl` or `.jsonl.gz`."""
    return [msgspec.json.decode(line, type=Article) for line in _lines(path)]


def read_tokens(path: Path) -> dict[str, list[Token]]:
    """The tokens of each article."""
    found = (msgspec.json.decode(line, type=Tokens) for line in _lines(path))
    return {one.id: [token for sentence in one.sentences for token in sentence] for one in found}


def is_held_out(id: str) -> bool:
    """Whether an article serves calibration; the same on any machine."""
    return int.from_bytes(hashlib.sha256(id.encode()).digest()[:4]) % HELD_OUT == 0


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from (line for line in lines if line.strip())
