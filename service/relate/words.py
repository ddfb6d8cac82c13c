"""A content as words that can be compared: no case, accents, marks or hyphens, one spelling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from msgspec import Struct

_TOKEN = re.compile(
    r"(?i)"  # a headline has DON’T
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?"  # U.S.
    r"|\d+(?:[,.]\d+)*"
    r"|n['’]t\b|['’][^\W\d_]{1,2}\b"  # don’t, we’re
    r"|[^\W\d_]+?(?=n['’]t\b)"
    r"|[^\W\d_]+|[%&]"
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
#: Letters that an ending leaves of a word: *hour* is no *hor*.
_BEFORE_ENDING = 3
#: Distinct words remembered: about those of a thousand reports.
_REMEMBERED = 16_384


class Word(Struct, frozen=True):
    """One word as it is compared, and the characters that it was read from."""

    text: str
    start: int
    end: int


class Lists(Struct, frozen=True, kw_only=True):
    """The word lists of this room."""

    common: frozenset[str]
    negators: frozenset[str]
    spellings: Mapping[tuple[str, ...], tuple[str, ...]]
    #: The first words of those that are spelt otherwise.
    opening: frozenset[str]
    endings: Mapping[str, str]
    stems: tuple[str, ...]


def words(text: str) -> list[Word]:
    """The words of a text, in order; what one word stands for may be several, the later ones of no length."""
    lists = load_lists()
    tokens = list(_tokens(text))
    found: list[Word] = []
    at = 0
    while at < len(tokens):
        if tokens[at].text not in lists.opening:
            found.append(tokens[at])
            at += 1
            continue
        pair = tuple(token.text for token in tokens[at : at + 2])
        taken = 2 if len(pair) > 1 and pair in lists.spellings else 1
        start, end = tokens[at].start, tokens[at + taken - 1].end
        for n, word in enumerate(lists.spellings.get(pair[:taken], pair[:1])):
            found.append(Word(word, end if n else start, end))
        at += taken
    return found


def normal(text: str) -> tuple[str, ...]:
    """The words of a text alone."""
    return tuple(word.text for word in words(text))


def content(texts: Iterable[str]) -> list[str]:
    """Those of some words that tell utterances apart."""
    common = load_lists().common
    return [word for word in texts if word not in common]


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """A word without its ending, so that *communicated* meets *communicates*."""
    for ending in load_lists().stems:
        if word.endswith(ending) and len(word) - len(ending) >= _BEFORE_ENDING:
            return word[: -len(ending)]
    return word


@cache
def load_lists() -> Lists:
    """The lists of this build."""
    spellings = {tuple(left.split()): tuple(right.split()) for left, right in _rows("spellings.tsv")}
    return Lists(
        common=frozenset(_listed("common.txt")),
        negators=frozenset(_listed("negators.txt")),
        spellings=spellings,
        opening=frozenset(left[0] for left in spellings),
        endings=dict(_rows("endings.tsv")),
        stems=tuple(_listed("stems.txt")),
    )


def _tokens(text: str) -> Iterator[Word]:
    before = None
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        token = _compared(match[0])
        if token in _ORDINALS and before is not None and before.end == start and before.text.isdecimal():
            continue
        before = Word(token, start, end)
        yield before


@lru_cache(_REMEMBERED)
def _compared(token: str) -> str:
    """A token in small bare letters, with an American ending."""
    word, endings = _folded(token), load_lists().endings
    start = max(_BEFORE_ENDING, len(word) - max(map(len, endings)))
    at = next((at for at in range(start, len(word)) if word[at:] in endings), len(word))
    return word[:at] + endings.get(word[at:], "")


def _folded(token: str) -> str:
    letters = unicodedata.normalize("NFKD", token).casefold().replace("’", "'")
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return bare if bare.startswith("'") else bare.replace(".", "").replace(",", "")


def _listed(file: str) -> list[str]:
    return [word for line in _lines(file) for word in line.split()]


def _rows(file: str) -> list[tuple[str, str]]:
    return [(left, right) for left, _, right in (line.partition("\t") for line in _lines(file))]


def _lines(file: str) -> list[str]:
    text = (resources.files(__package__) / "data" / file).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
