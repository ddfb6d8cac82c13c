"""Tokens: words, signs and whole quotations."""

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from service.extract.quotations import Quotation
from service.extract.words import Words
from service.model.span import Span

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[.'’&/]\w+|-\w+)*['’]?|--+|\.{2,}|[^\w\s]")

#: Letters of a word in -ly that is an adverb, at least: not *fly*, *only* is listed.
_LY_LETTERS = 5


class Shape(Enum):
    """What a token is."""

    WORD = "word"
    PUNCT = "punctuation"
    QUOTE = "quotation"


class Token(Struct, frozen=True, gc=False):
    """A word with its apostrophes and the full stop of its abbreviation, a sign, or a quotation."""

    start: int
    end: int
    #: In lower case, with straight apostrophes, without the stop of an abbreviation; empty for a quotation.
    low: str
    shape: Shape
    #: Whether it begins with a capital letter.
    cap: bool = False
    quote: Quotation | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.shape is Shape.WORD

    @property
    def is_ly(self) -> bool:
        """Whether its ending makes it an adverb, no name."""
        return self.low.endswith("ly") and not self.cap and len(self.low) >= _LY_LETTERS


def tokens_of(text: str, span: Span, quotations: Sequence[Quotation], words: Words) -> list[Token]:
    """The tokens of a run of text, in order; the outermost quotations in it are one token each."""
    found: list[Token] = []
    at = span.start
    for quote in quotations:
        if quote.outer.start >= at:
            _add(found, text, at, quote.outer.start, words)
            found.append(Token(quote.outer.start, quote.outer.end, "", Shape.QUOTE, quote=quote))
            at = quote.outer.end
    _add(found, text, at, span.end, words)
    return found


def _add(found: list[Token], text: str, at: int, end: int, words: Words) -> None:
    while match := _TOKEN.search(text, at, end):
        word, start, at = match[0], match.start(), match.end()
        low = word.lower().replace("’", "'")
        if not (word[0].isalnum() or word[0] == "_"):
            found.append(Token(start, at, low, Shape.PUNCT))
            continue
        if at < end and text[at] == "." and _is_abbreviation(word, low, text[at + 1 : at + 3], words):
            at += 1
        found.append(Token(start, at, low, Shape.WORD, word[0].isupper()))


def _is_abbreviation(word: str, low: str, ahead: str, words: Words) -> bool:
    """Whether the full stop behind the word belongs to it."""
    if low == "no":
        return ahead.strip()[:1].isdigit()
    if low == "vs" or low in words.closing_abbreviations:
        return True
    return word[0].isupper() and (low in words.abbreviations or (len(word) == 1 and low != "i"))
