"""Joining: which sentences go on with a statement that began before them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from service.extract.contents import piece
from service.extract.sentences import Sentence, Shape
from service.extract.statements import Construction, Statement
from service.model.span import Span

#: Words from which on a quotation that stands alone is speech and not a title.
_ALONE_WORDS = 4
#: Share of a sentence without a cue that must be quoted for it to go on with the statement before.
_QUOTED_SHARE = 0.5


class Placed(Struct, frozen=True):
    """A statement and the place of the sentence that its cue stands in."""

    statement: Statement
    #: Index into the sentences.
    sentence: int
    #: Index of the last sentence that belongs to it.
    last: int


def join(text: str, sentences: Sequence[Sentence], found: Sequence[Sequence[Statement]]) -> list[Placed]:
    """All statements of a text; a sentence of quotations without a cue belongs to the statement before it."""
    placed: list[Placed] = []
    for index, (sentence, statements) in enumerate(zip(sentences, found, strict=True)):
        pieces = _going_on(text, sentence, statements)
        earlier = _earlier(sentences, placed, index) if pieces else None
        if pieces and earlier is not None:
            placed[earlier] = _joined(placed[earlier], pieces, index)
        elif pieces and not statements:
            placed += _alone(text, sentences, placed, pieces, index)
        else:
            placed += [Placed(one, index, index) for one in statements]
    return [one for one in placed if one.statement.content]


def _joined(before: Placed, pieces: Sequence[Span], index: int) -> Placed:
    content = (*before.statement.content, *pieces)
    return Placed(replace(before.statement, content=content), before.sentence, index)


def _going_on(text: str, sentence: Sentence, statements: Sequence[Statement]) -> list[Span]:
    """The pieces of a sentence that can go on with a statement: its quotations alone, or all of it."""
    tokens = sentence.tokens
    if not any(token.is_word for token in tokens):
        made = [piece(text, tokens, at, at + 1) for at, token in enumerate(tokens) if token.shape is Shape.QUOTE]
        return [one for one in made if one]
    if [one.construction for one in statements] == [Construction.UNMARKED]:
        whole = Span(tokens[0].start, tokens[-1].end)
        if _QUOTED_SHARE * len(whole.of(text)) <= sum(len(span.of(text)) for span in statements[0].content):
            made = [piece(text, tokens, 0, len(tokens))]
            return [one for one in made if one]
    return []


def _earlier(sentences: Sequence[Sentence], placed: Sequence[Placed], index: int) -> int | None:
    """The statement that this sentence goes on with, as an index into `placed`."""
    if not placed:
        return None
    here, last = sentences[index], len(placed) - 1
    before = placed[last]
    there = sentences[before.last]
    if there.paragraph == here.paragraph:
        return _main(placed, last)
    if before.last != index - 1:
        return None
    quote = here.tokens[0].quote
    continues = quote is not None and quote.continues
    return last if continues or not before.statement.content else None


def _main(placed: Sequence[Placed], last: int) -> int:
    """Of the statements in the same sentence the one that began with a quotation, else the last."""
    for at in range(last, -1, -1):
        if placed[at].sentence != placed[last].sentence:
            break
        if placed[at].statement.construction in (Construction.QUOTE_FIRST, Construction.QUOTE_INVERTED):
            return at
    return last


def _alone(
    text: str, sentences: Sequence[Sentence], placed: Sequence[Placed], pieces: Sequence[Span], index: int
) -> list[Placed]:
    """Quotations with no statement to go on with: the paragraph before may still tell whose they are."""
    if sum(len(one.of(text).split()) for one in pieces) < _ALONE_WORDS:
        return []
    made = Statement(tuple(pieces), Construction.UNMARKED)
    if placed and placed[-1].last == index - 1 and placed[-1].statement.speaker:
        before = placed[-1].statement
        made = Statement(tuple(pieces), Construction.CONTINUED, None, None, before.speaker)
    return [Placed(made, index, index)]
