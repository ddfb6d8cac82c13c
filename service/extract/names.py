"""Names: what the tagger takes for the name of a person, an organisation, a place or something else."""

from collections.abc import Iterator, Sequence

import numpy as np

from service.extract.labelling import NameTag
from service.extract.tagger import Floats
from service.extract.wordpieces import Piece
from service.model.named import Named, NameKind
from service.model.span import Span

_KINDS = {
    NameTag.PERSON: NameKind.PERSON,
    NameTag.ORGANISATION: NameKind.ORGANISATION,
    NameTag.PLACE: NameKind.PLACE,
    NameTag.OTHER: NameKind.OTHER,
}
_ORDER = tuple(_KINDS.values())


def names(scores: Floats, pieces: Sequence[Piece]) -> list[Named]:
    """The names in a run of pieces, in order; whole words, each with its likeliest kind."""
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    tags = list(_KINDS)
    of_kind = shares[:, tags] + shares[:, [tag + 1 for tag in tags]]  # what begins a name, and what goes on with it
    return [_named(first, last, of_kind, pieces) for first, last in _runs(shares.argmax(1).tolist(), pieces)]


def _runs(tags: Sequence[int], pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where a name begins and the piece behind it; a word is in a name as its first piece is."""
    start: int | None = None
    for at, tag in enumerate(tags):
        if not pieces[at].begins:
            continue
        begins = tag in _KINDS
        if start is not None and (begins or tag == NameTag.OUTSIDE):
            yield start, at
            start = None
        if tag != NameTag.OUTSIDE and start is None:
            start = at
    if start is not None:
        yield start, len(tags)


def _named(first: int, last: int, of_kind: Floats, pieces: Sequence[Piece]) -> Named:
    likely = of_kind[first:last].mean(0).tolist()
    place = likely.index(max(likely))
    return Named(Span(pieces[first].start, pieces[last - 1].end), _ORDER[place], round(likely[place], 2))
