"""Features: what typography and the rules say of each word piece, for the tagger to weigh beside the word itself."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from service.extract.quotations import Quotation
from service.extract.wordpieces import Piece
from service.model.attribution import Attribution
from service.model.span import Span

Features = NDArray[np.uint8]

#: Letter case of the word: the vocabulary has none.
LOWER, TITLE, CAPITALS, INITIAL, MIXED, DIGITS, SIGN = range(7)
#: Quotation marks around the piece.
OUTSIDE, QUOTED, UNCLOSED, SINGLE, NESTED, OPENS, CLOSES = range(7, 14)
#: Place in the text.
INSIDE_PARAGRAPH, BEGINS_PARAGRAPH, BEGINS_TEXT = range(14, 17)
#: What the rules make of it.
NO_RULE, RULE_CONTENT_BEGINS, RULE_CONTENT, RULE_CUE, RULE_SPEAKER = range(17, 22)
#: How many features there are, and how many of them each piece has.
FEATURES, EACH = 22, 4


def features(
    text: str,
    pieces: Sequence[Piece],
    *,
    paragraphs: Iterable[Span],
    quotations: Iterable[Sequence[Quotation]],
    rules: Iterable[Attribution],
) -> Features:
    """For each piece its case, quotation, place and rule, in this order; shape (pieces, EACH)."""
    found = np.empty((len(pieces), EACH), dtype=np.uint8)
    found[:] = (LOWER, OUTSIDE, INSIDE_PARAGRAPH, NO_RULE)
    starts = np.array([piece.start for piece in pieces], dtype=np.int64)
    found[:, 0] = _cases(text, pieces)
    _mark_quotations(found[:, 1], starts, quotations)
    for paragraph in paragraphs:
        found[np.searchsorted(starts, paragraph.start), 2] = BEGINS_PARAGRAPH
    found[:1, 2] = BEGINS_TEXT
    _mark_rules(found[:, 3], starts, rules)
    return found


def _cases(text: str, pieces: Sequence[Piece]) -> list[int]:
    """The case of each piece's word."""
    found: list[int] = []
    seen: dict[str, int] = {}
    for place, piece in enumerate(pieces):
        if not piece.begins:
            found.append(found[-1])
            continue
        last = place
        while last + 1 < len(pieces) and not pieces[last + 1].begins:
            last += 1
        end = pieces[last].end
        word = text[piece.start : end]
        if word not in seen:
            seen[word] = _case(word)
        found.append(seen[word])
    return found


def _case(word: str) -> int:
    if not word[0].isalnum():
        return SIGN
    if not any(letter.isalpha() for letter in word):
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS if len(word) > 1 else INITIAL
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED


def _mark_quotations(column: Features, starts: NDArray[np.int64], quotations: Iterable[Sequence[Quotation]]) -> None:
    """Outer quotations first, so that what lies in them has the last word."""
    for inside in quotations:
        for one in inside:
            first, begin, end, last = np.searchsorted(
                starts, (one.outer.start, one.inner.start, one.inner.end, one.outer.end)
            )
            column[begin:end] = _quoted(one)
            if not one.depth:
                column[first:begin] = OPENS
                column[end:last] = CLOSES


def _quoted(one: Quotation) -> int:
    if one.depth:
        return NESTED
    if one.single:
        return SINGLE
    return QUOTED if one.closed else UNCLOSED


def _mark_rules(column: Features, starts: NDArray[np.int64], rules: Iterable[Attribution]) -> None:
    for one in rules:
        if one.within is not None:
            continue
        for span in one.content:
            begin, end = np.searchsorted(starts, span.offsets)
            column[begin:end] = RULE_CONTENT
            column[begin : begin + 1] = RULE_CONTENT_BEGINS
        for part, mark in ((one.speaker, RULE_SPEAKER), (one.cue, RULE_CUE)):
            if part is not None:
                begin, end = np.searchsorted(starts, part.offsets)
                column[begin:end] = mark
