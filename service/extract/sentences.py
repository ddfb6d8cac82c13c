"""Sentences: the tokens from one full stop to the next, a quotation counting as one token of those around it."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.lexicon import Lexicon
from service.extract.quotations import Quotation
from service.extract.tokens import Shape, Token, tokens_of
from service.model.span import Span

_STOPS = frozenset([".", "?", "!", "…", "...", "...."])
_CLOSERS = frozenset(")]}")
_OPENERS = frozenset(["[", "(", "•", "—"])
_QUOTED_STOPS = (".", "?", "!", "…", "—", "–", "--")
_QUOTED_TAIL = ")]\"”’'»"
#: Tokens between a quotation that ends in a stop and the cue that still belongs to it, and behind that cue.
_ATTRIBUTION_REACH = 12
#: Tokens of a sentence, at most; a longer one is cut, so that what looks ahead in it stays linear.
_LONGEST = 300


class Sentence(Struct, frozen=True, gc=False):
    """The tokens of a sentence; never empty."""

    tokens: tuple[Token, ...]
    #: Index of its paragraph.
    paragraph: int


def sentences(
    text: str, span: Span, quotations: Sequence[Quotation], lexicon: Lexicon, *, paragraph: int = 0
) -> list[Sentence]:
    """The sentences of a run of text; `quotations` are those that lie in it, in order."""
    tokens = tokens_of(text, span, quotations, lexicon.words)
    found: list[Sentence] = []
    begin = 0
    for index in range(len(tokens)):
        last = index + 1 == len(tokens) or index + 1 - begin == _LONGEST
        if last or _ends(text, tokens, begin, index, lexicon):
            found.append(Sentence(tuple(tokens[begin : index + 1]), paragraph))
            begin = index + 1
    return found


def _ends(text: str, tokens: Sequence[Token], begin: int, index: int, lexicon: Lexicon) -> bool:
    """Whether the sentence that began at `begin` ends behind the token at `index`."""
    token, after = tokens[index], tokens[index + 1]
    if not _may_begin(after):
        return False
    if token.shape is Shape.QUOTE:
        return _ends_in_quotation(text, tokens, begin, index, lexicon)
    if token.end == after.start:
        return False
    if token.low in _CLOSERS and index:
        token = tokens[index - 1]
    if token.shape is Shape.PUNCT:
        return token.low in _STOPS
    closing = token.low.rstrip(".") in lexicon.words.closing_abbreviations
    return closing and text[token.end - 1] == "." and after.low in lexicon.words.starters


def _may_begin(token: Token) -> bool:
    return token.cap or token.shape is Shape.QUOTE or token.low in _OPENERS or token.low[:1].isdigit()


def _ends_in_quotation(text: str, tokens: Sequence[Token], begin: int, index: int, lexicon: Lexicon) -> bool:
    """A quotation that ends in a stop ends the sentence, unless it is all of it and `X said` follows."""
    quote = tokens[index].quote
    if quote is None or not quote.inner.of(text).rstrip(_QUOTED_TAIL).endswith(_QUOTED_STOPS):
        return False
    if any(token.is_word for token in tokens[begin:index]):
        return True
    return not _attribution_follows(tokens, index + 1, lexicon, strict=quote.inner.of(text).endswith("."))


def _attribution_follows(tokens: Sequence[Token], start: int, lexicon: Lexicon, *, strict: bool) -> bool:
    """Whether `X said` stands here, and no content behind it."""
    for index in range(start, min(start + _ATTRIBUTION_REACH, len(tokens))):
        token = tokens[index]
        if token.shape is Shape.QUOTE or token.low in _STOPS or token.low in (":", ";"):
            return False
        if index > start and token.low in lexicon.cues:
            rest = tokens[index + 1 : index + 1 + _ATTRIBUTION_REACH]
            return _says_nothing(rest, lexicon, strict=strict)
    return False


def _says_nothing(rest: Sequence[Token], lexicon: Lexicon, *, strict: bool) -> bool:
    """Whether what follows a cue is no content: nothing, an adverbial, or an addressee."""
    if not rest or rest[0].low in _STOPS:
        return True
    if rest[0].low == ",":
        return rest[1:2] == [] or rest[1].shape is not Shape.QUOTE
    if strict:
        return rest[0].low in lexicon.words.days
    for token in rest:
        if token.low in _STOPS or token.low == ",":
            return True
        if token.shape is Shape.QUOTE or token.low in (":", "that", "whether") or token.low in lexicon.words.pronouns:
            return False
    return rest[0].low in lexicon.words.prepositions
