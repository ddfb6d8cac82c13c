"""Examples: an article as the network sees it, and what it should answer."""

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from service.extract.features import Features, features
from service.extract.labelling import SPANS, NameTag, Tag
from service.extract.lexicon import Lexicon
from service.extract.rules import by_rules
from service.extract.typography import typography
from service.extract.wordpieces import WordPieces
from training.articles import Article, Token

Ints = NDArray[np.int64]

#: What the token files call the types of names.
NAMES = {
    "PERSON": (NameTag.PERSON, NameTag.IN_PERSON),
    "ORGANIZATION": (NameTag.ORGANISATION, NameTag.IN_ORGANISATION),
    "LOCATION": (NameTag.PLACE, NameTag.IN_PLACE),
    "MISC": (NameTag.OTHER, NameTag.IN_OTHER),
}
#: The tag of a name in an article whose tokens are not at hand: it teaches nothing.
UNKNOWN = -100
_THAT = re.compile(r"\W*that\b", re.IGNORECASE)


class Example(Struct, frozen=True):
    """One article in word pieces; `-1` in `content_of` and `cue_of` is of no attribution."""

    id: str
    ids: Ints
    features: Features
    tags: Ints
    names: Ints
    #: The attribution whose content, and whose cue, a piece is in.
    content_of: Ints
    cue_of: Ints
    #: For each attribution its speaker's pieces.
    speakers: list[Ints]


def example(article: Article, tokens: Sequence[Token], words: WordPieces, lexicon: Lexicon) -> Example:
    """An annotated article as an example."""
    text = article.text
    pieces = words.cut(text)
    page = typography(text)
    found = features(
        text,
        pieces,
        paragraphs=page.paragraphs,
        quotations=page.quotations,
        rules=by_rules(page, lexicon).attributions,
    )
    cutter = _Cutter(text, pieces)
    size = len(pieces)
    tags, content_of, cue_of = np.zeros(size, np.int64), np.full(size, -1), np.full(size, -1)
    speakers: list[Ints] = []
    for number, one in enumerate(article.attributions):
        kind = Tag.CONTENT if one.speech else Tag.THOUGHT
        for start, end in one.content:
            run = cutter.content(start, end)
            _fill(tags, run, kind, kind + 1, kind + 2)
            content_of[run] = number
    for number, one in enumerate(article.attributions):
        runs = [cutter.run(start, end) for start, end in one.source]
        speakers.append(
            np.concatenate([np.arange(run.start, run.stop) for run in runs]) if runs else np.empty(0, np.int64)
        )
        for run in runs:
            _fill(tags, run, Tag.SPEAKER, Tag.IN_SPEAKER)
            content_of[run] = -1
        for start, end in one.cue:
            run = cutter.run(start, end)
            _fill(tags, run, Tag.CUE, Tag.IN_CUE)
            cue_of[run] = number
            content_of[run] = -1
    _close(tags)
    return Example(
        article.id,
        np.array([piece.id for piece in pieces], np.int64),
        found,
        tags,
        _names(cutter, tokens, size),
        content_of,
        cue_of,
        speakers,
    )


class _Cutter:
    """Characters to runs of pieces."""

    def __init__(self, text: str, pieces: Sequence[object]) -> None:
        self._text = text
        self._starts = np.array([piece.start for piece in pieces])  # type: ignore[attr-defined]
        self._ends = np.array([piece.end for piece in pieces])  # type: ignore[attr-defined]
        self._words = [text[piece.start].isalnum() for piece in pieces]  # type: ignore[attr-defined]

    def run(self, start: int, end: int) -> slice:
        """The pieces that a span touches."""
        return slice(int(np.searchsorted(self._ends, start, "right")), int(np.searchsorted(self._starts, end)))

    def content(self, start: int, end: int) -> slice:
        """From the first word to the last, without the *that* that opens it: what the scorer counts."""
        that = _THAT.match(self._text, start, end)
        run = self.run(that.end() if that else start, end)
        first, last = run.start, run.stop
        while first < last and not self._words[first]:
            first += 1
        while first < last and not self._words[last - 1]:
            last -= 1
        return slice(first, last) if first < last else self.run(start, end)


def _fill(tags: Ints, run: slice, first: int, inside: int, last: int | None = None) -> None:
    if run.start >= run.stop:
        return
    tags[run] = inside
    if last is not None:
        tags[run.stop - 1] = last
    tags[run.start] = first


def _close(tags: Ints) -> None:
    """What another span has cut in two begins and ends anew on either side."""
    for first, inside, last in SPANS:
        own = [one for one in (first, inside, last) if one is not None]
        for at in range(len(tags)):
            if tags[at] not in own:
                continue
            before = int(tags[at - 1]) if at else 0
            if tags[at] != first and before not in (first, inside):
                tags[at] = first
            if last is not None and tags[at] == inside:
                after = int(tags[at + 1]) if at + 1 < len(tags) else 0
                if after not in (inside, last):
                    tags[at] = last


def _names(cutter: _Cutter, tokens: Sequence[Token], size: int) -> Ints:
    found = np.full(size, NameTag.OUTSIDE if tokens else UNKNOWN, np.int64)
    before = "O"
    for token in tokens:
        if token.name in NAMES:
            first, inside = NAMES[token.name]
            run = cutter.run(token.start, token.end)
            found[run] = inside
            if before != token.name and run.start < run.stop:
                found[run.start] = first
        before = token.name
    return found
