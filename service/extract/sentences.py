"""Tokens and sentences, a quotation counting as one token of the sentence around it."""

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from service.extract.lexicon import Lexicon
from service.extract.marks import Quotation
from service.model.span import Span

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[.'’&/]\w+|-\w+)*['’]?|--+|\.{2,}|[^\w\s]")
_STOPS = frozenset([".", "?", "!", "…", "...", "...."])
_CLOSERS = frozenset(")]}")
_QUOTED_STOPS = (".", "?", "!", "…", "—", "–", "--")
#: Tokens between a quotation that ends in a stop and the cue that still belongs to it.
_ATTRIBUTION_REACH = 12
#: Tokens of a sentence, at most; a longer one is cut, so that what looks ahead in it stays linear.
_LONGEST = 300


class Shape(Enum):
    """What a token is."""

    WORD = "word"
    PUNCT = "punctuation"
    QUOTE = "quotation"


class Token(Struct, frozen=True, gc=False):
    """A word, a sign, or a whole quotation."""

    start: int
    end: int
    low: str
    shape: Shape
    #: Whether it begins with a capital letter.
    cap: bool = False
    quote: Quotation | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.shape is Shape.WORD


class Sentence(Struct, frozen=True, gc=False):
    """The tokens from one full stop to the next, at the level of the text around quotations."""

    tokens: tuple[Token, ...]
    #: Index of its paragraph.
    paragraph: int
    #: Whether its paragraph reads like a headline: it ends in no full stop.
    headline: bool


def sentences(
    text: str, span: Span, quotations: Sequence[Quotation], lexicon: Lexicon, *, paragraph: int = 0
) -> list[Sentence]:
    """The sentences of a run of text; `quotations` are those that lie in it, in order."""
    tokens = _tokens(text, span, quotations, lexicon)
    headline = bool(tokens) and _ends_openly(text, tokens[-1], lexicon)
    found: list[Sentence] = []
    begin = 0
    for index in range(len(tokens)):
        if index + 1 == len(tokens) or index + 1 - begin == _LONGEST or _ends(text, tokens, index, begin, lexicon):
            found.append(Sentence(tuple(tokens[begin : index + 1]), paragraph, headline))
            begin = index + 1
    return found


def _tokens(text: str, span: Span, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Token]:
    found: list[Token] = []
    at = span.start
    for quote in quotations:
        if quote.outer.start < at:
            continue
        _add_words(found, text, at, quote.outer.start, lexicon)
        found.append(Token(quote.outer.start, quote.outer.end, "", Shape.QUOTE, False, quote))
        at = quote.outer.end
    _add_words(found, text, at, span.end, lexicon)
    return found


def _add_words(found: list[Token], text: str, start: int, end: int, lexicon: Lexicon) -> None:
    at = start
    while match := _TOKEN.search(text, at, end):
        word = match[0]
        low = word.lower().replace("’", "'")
        first = word[0]
        stop = match.end()
        if first.isalnum() or first == "_":
            if text[stop : stop + 1] == "." and stop < end and _abbreviates(text, word, low, stop, lexicon):
                stop += 1
            found.append(Token(match.start(), stop, low, Shape.WORD, first.isupper()))
        else:
            found.append(Token(match.start(), stop, low, Shape.PUNCT))
        at = stop


def _abbreviates(text: str, word: str, low: str, stop: int, lexicon: Lexicon) -> bool:
    if low == "no":
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()
    if low == "vs" or low in lexicon.closing_abbreviations:
        return True
    return word[0].isupper() and (low in lexicon.abbreviations or (len(word) == 1 and low != "i"))


def _ends(text: str, tokens: Sequence[Token], index: int, begin: int, lexicon: Lexicon) -> bool:
    """Whether a sentence ends behind this token."""
    token, after = tokens[index], tokens[index + 1]
    if token.shape is Shape.QUOTE:
        return _ends_in_quotation(text, tokens, index, begin, lexicon)
    if not _may_begin(after) or not text[token.end : after.start + 1].strip() != "" or token.end == after.start:
        return False
    if token.low in _CLOSERS and index:
        token = tokens[index - 1]
    if token.shape is Shape.PUNCT:
        return token.low in _STOPS
    bare = token.low.rstrip(".")
    return text[token.end - 1] == "." and bare in lexicon.closing_abbreviations and after.low in lexicon.starters


def _may_begin(token: Token) -> bool:
    return token.cap or token.shape is Shape.QUOTE or token.low in ("[", "(", "•", "—") or token.low[:1].isdigit()


def _ends_in_quotation(text: str, tokens: Sequence[Token], index: int, begin: int, lexicon: Lexicon) -> bool:
    quote, after = tokens[index].quote, tokens[index + 1]
    if quote is None or not quote.inner.of(text).rstrip(")]\"”’'»").endswith(_QUOTED_STOPS):
        return False
    if not _may_begin(after):
        return False
    if any(token.is_word for token in tokens[begin:index]):
        return True
    strict = quote.inner.of(text).endswith(".")
    return not _attribution_follows(tokens, index + 1, lexicon, strict=strict)


def _attribution_follows(tokens: Sequence[Token], start: int, lexicon: Lexicon, *, strict: bool) -> bool:
    """Whether `Name said` stands here, and no content behind it: it then belongs to the quotation before it."""
    for index in range(start, min(start + _ATTRIBUTION_REACH, len(tokens))):
        token = tokens[index]
        if token.shape is Shape.QUOTE or token.low in _STOPS or token.low in (":", ";"):
            return False
        if index > start and token.low in lexicon.cues:
            return _nothing_said(tokens[index + 1 : index + 1 + _ATTRIBUTION_REACH], lexicon, strict=strict)
    return False


def _nothing_said(rest: Sequence[Token], lexicon: Lexicon, *, strict: bool) -> bool:
    """Whether what follows a cue is no content: nothing, an adverbial, or an addressee."""
    if not rest or rest[0].low in _STOPS:
        return True
    if rest[0].low == ",":
        return len(rest) < 2 or rest[1].shape is not Shape.QUOTE  # noqa: PLR2004 - a comma and what follows it
    if strict:
        return rest[0].low in lexicon.days
    for token in rest:
        if token.low in _STOPS:
            return True
        if token.shape is Shape.QUOTE or token.low in ("that", ":", "he", "she", "they", "it", "we", "i", "whether"):
            return False
        if token.low == ",":
            return True
    return rest[0].low in lexicon.prepositions


def _ends_openly(text: str, token: Token, lexicon: Lexicon) -> bool:
    if token.shape is Shape.QUOTE:
        return not token.quote or not token.quote.inner.of(text).endswith((*_QUOTED_STOPS, ","))
    if token.shape is Shape.WORD:
        return not text[token.start : token.end].endswith(".") or token.low.rstrip(".") not in lexicon.closing_abbreviations
    return token.low not in _STOPS and token.low not in (":", ",", ";") and token.low not in _CLOSERS
