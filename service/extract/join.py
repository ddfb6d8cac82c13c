"""Joining: which sentences go on with a statement that began before them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from service.extract.pieces import piece
from service.extract.sentences import Sentence
from service.extract.statement import Construction, Statement
from service.extract.tokens import Shape
from service.extract.words import Words
from service.model.span import Span

#: Words from which on a quotation that stands alone is speech and not a title.
_ALONE_WORDS = 4
#: Share of a sentence without a cue that must be quoted for it to go on with the statement before.
_QUOTED_SHARE = 0.5


class Placed(Struct, frozen=True):
    """A statement and the index of the sentence that its cue stands in."""

    statement: Statement
    sentence: int


class _Growing(Struct):
    """A statement that later sentences may still go on with."""

    statement: Statement
    sentence: int
    pieces: list[Span]
    #: Index of the last sentence that belongs to it.
    last: int


def join(text: str, sentences: Sequence[Sentence], found: Sequence[Sequence[Statement]], words: Words) -> list[Placed]:
    """All statements of a text; a sentence of quotations without a cue belongs to the statement before it."""
    placed: list[_Growing] = []
    for index, (sentence, statements) in enumerate(zip(sentences, found, strict=True)):
        pieces = _going_on(text, sentence, statements, words)
        earlier = _earlier(sentences, placed, index) if pieces else None
        if earlier:
            earlier.pieces += pieces
            earlier.last = index
        elif pieces and not statements:
            placed += _alone(text, sentence, placed, pieces, index)
        else:
            here = [_Growing(one, index, list(one.content), index) for one in statements]
            _bring_beginning(sentence, placed, here)
            placed += here
    return [Placed(replace(one.statement, content=tuple(one.pieces)), one.sentence) for one in placed if one.pieces]


def _going_on(text: str, sentence: Sentence, statements: Sequence[Statement], words: Words) -> list[Span]:
    """The pieces of a sentence that can go on with a statement: its quotations alone, or all of it."""
    tokens = sentence.tokens
    made: list[Span | None] = []
    if not any(token.is_word for token in tokens):
        made = [piece(text, tokens, at, at + 1, words) for at, one in enumerate(tokens) if one.shape is Shape.QUOTE]
    elif [one.construction for one in statements] == [Construction.UNMARKED]:
        length = tokens[-1].end - tokens[0].start
        if _QUOTED_SHARE * length <= sum(span.end - span.start for span in statements[0].content):
            made = [piece(text, tokens, 0, len(tokens), words)]
    return [one for one in made if one]


def _earlier(sentences: Sequence[Sentence], placed: Sequence[_Growing], index: int) -> _Growing | None:
    """The statement that this sentence goes on with."""
    if not placed:
        return None
    here, before = sentences[index], placed[-1]
    if sentences[before.last].paragraph == here.paragraph:
        return _main(placed)
    quote = here.tokens[0].quote
    continues = quote is not None and quote.continues
    return before if before.last == index - 1 and (continues or not before.pieces) else None


def _main(placed: Sequence[_Growing]) -> _Growing:
    """Of the last sentence's statements the one that began with a quotation, else the last."""
    for one in reversed(placed):
        if one.sentence != placed[-1].sentence:
            break
        if one.statement.construction in (Construction.QUOTE_FIRST, Construction.QUOTE_INVERTED):
            return one
    return placed[-1]


def _alone(text: str, sentence: Sentence, placed: Sequence[_Growing], pieces: list[Span], index: int) -> list[_Growing]:
    """Quotations with no statement to go on with: the paragraph before may still tell whose they are."""
    left_open = any(token.quote and not token.quote.closed for token in sentence.tokens)
    if not left_open and sum(len(one.of(text).split()) for one in pieces) < _ALONE_WORDS:
        return []
    made = Statement(tuple(pieces), Construction.UNMARKED)
    if placed and placed[-1].last == index - 1 and placed[-1].statement.speaker:
        made = replace(made, construction=Construction.CONTINUED, speaker=placed[-1].statement.speaker)
    return [_Growing(made, index, pieces, index)]


def _bring_beginning(sentence: Sentence, placed: list[_Growing], here: Sequence[_Growing]) -> None:
    """A quotation that came from the paragraph before brings its beginning along, where that was nobody's."""
    quote = sentence.tokens[0].quote
    if not (quote and quote.continues and here and placed and placed[-1].last == here[0].sentence - 1):
        return
    nobodys = placed[-1].statement.construction in (Construction.UNMARKED, Construction.CONTINUED)
    if nobodys and quote.outer.overlaps(here[0].pieces[0]):
        here[0].pieces[:0] = placed.pop().pieces
