"""Tagged statements: what the tagger reads in a text, as spans of its characters."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from service.extract.decode import Run, Tagged, decode
from service.extract.edges import Edges
from service.extract.features import features
from service.extract.names import names
from service.extract.rules import Ruled
from service.extract.tagger import Tagger
from service.extract.typography import Typography
from service.extract.wordpieces import Piece
from service.model.named import Named
from service.model.span import Span

#: Word pieces that are read at a time, so that memory stays the same however long a text is.
BLOCK = 4096


class TaggedStatement(Struct, frozen=True):
    """A statement, and the probabilities that it rests on (see `decode.Tagged`)."""

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    tagged: float
    cued: float
    spoken: float


class TaggedText(Struct, frozen=True):
    """What the tagger finds in a text, in order of appearance."""

    statements: list[TaggedStatement]
    names: list[Named]


def by_tagger(page: Typography, ruled: Ruled, tagger: Tagger) -> TaggedText:
    """The statements and names of a text."""
    found = TaggedText([], [])
    pieces = tagger.words.cut(page.text)
    if not pieces:
        return found
    seen = features(
        page.text,
        pieces,
        paragraphs=page.paragraphs,
        quotations=page.quotations,
        rules=ruled.attributions,
    )
    ids = np.array([piece.id for piece in pieces], dtype=np.int64)
    starts = np.array([piece.start for piece in pieces])
    sentences = np.searchsorted(starts, [sentence.tokens[0].start for sentence in ruled.sentences])
    edges = Edges(page.text, page.quotations)
    for start, end, runs in _blocks(starts, page.paragraphs):
        here = pieces[start:end]
        inside = sentences[slice(*np.searchsorted(sentences, (start, end)))] - start
        answer = tagger.answer(ids[start:end], seen[start:end], [begin for begin, _ in runs], inside.tolist())
        decoded = decode(answer, runs, tagger.moves)
        found.statements.extend(one for tagged in decoded if (one := _statement(tagged, here, edges)))
        found.names.extend(names(answer.names, here))
    return found


def _blocks(starts: NDArray[np.int64], paragraphs: Sequence[Span]) -> list[tuple[int, int, list[Run]]]:
    """Runs of whole paragraphs, each with its paragraphs as runs within it; a paragraph too long is cut."""
    edges = [*np.searchsorted(starts, [paragraph.start for paragraph in paragraphs]).tolist(), len(starts)]
    found: list[tuple[int, int, list[Run]]] = []
    for begin, stop in pairwise(edges):
        for at in range(begin, stop, BLOCK):
            last = min(at + BLOCK, stop)
            if not found or last - found[-1][0] > BLOCK:
                found.append((at, at, []))
            start, _, runs = found[-1]
            found[-1] = (start, last, [*runs, (at - start, last - start)])
    return found


def _statement(one: Tagged, pieces: Sequence[Piece], edges: Edges) -> TaggedStatement | None:
    settled = (edges.settle(pieces[first].start, pieces[last - 1].end) for first, last in one.contents)
    content = tuple(span for span in settled if span is not None)
    if not content:
        return None
    return TaggedStatement(
        content, _span(one.cue, pieces), edges.named(_span(one.speaker, pieces)), one.tagged, one.cued, one.spoken
    )


def _span(run: Run | None, pieces: Sequence[Piece]) -> Span | None:
    return None if run is None else Span(pieces[run[0]].start, pieces[run[1] - 1].end)
