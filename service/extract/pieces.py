"""Pieces: the characters of a content, without what belongs to the sentence around it."""

from collections.abc import Sequence

from service.extract.lexicon import Lexicon
from service.extract.tokens import Shape, Token
from service.extract.words import Words
from service.model.span import Span

_LEADING = frozenset([",", ":", ";", "—", "–", "--", "-"])
_TRAILING = frozenset([",", ":", ";", ".", "—", "–", "--", "-"])


def clause_end(tokens: Sequence[Token], start: int, stop: int, lexicon: Lexicon) -> int:
    """Where the content that begins at `start` ends: before the narrator's own words, at `stop` at the latest."""
    for at in range(start + 1, stop):
        if tokens[at].low == ";":
            return at
        if tokens[at].low == "," and [token.low for token in tokens[at + 1 : at + 3]] == ["according", "to"]:
            return at
        if tokens[at - 1].shape is Shape.QUOTE and _leaves_quotation(tokens, at, stop, lexicon):
            return at
    return stop


def piece(text: str, tokens: Sequence[Token], start: int, end: int, words: Words) -> Span | None:
    """The characters of tokens start to end: no leading *that*, no comma or full stop of the sentence around them.

    A quotation that is all of it goes without its marks.
    """
    while start < end and (tokens[start].low in _LEADING or _is_conjunction(tokens, start, end, words)):
        start += 1
    while start < end and tokens[end - 1].shape is Shape.PUNCT and tokens[end - 1].low in _TRAILING:
        end -= 1
    if start >= end:
        return None
    quote = tokens[start].quote
    if end - start == 1 and quote:
        return without_comma(text, quote.inner)
    return Span(tokens[start].start, tokens[end - 1].end)


def without_comma(text: str, span: Span) -> Span | None:
    """The span without the comma before its end, which belongs to the sentence around it."""
    bare = span.of(text).rstrip(",;: \u00a0")
    return Span(span.start, span.start + len(bare)) if bare else None


def _is_conjunction(tokens: Sequence[Token], at: int, end: int, words: Words) -> bool:
    """Whether a *that* stands here which is no pronoun."""
    return tokens[at].low == "that" and at + 1 < end and tokens[at + 1].low not in words.verbs_of_that


def _leaves_quotation(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the narrator's next verb follows a quotation: *a farce” and left*, *a farce,” adding…*."""
    if tokens[at].low == "," and at + 1 < stop:
        at += 1
    token = tokens[at]
    if token.low in lexicon.words.joining and at + 1 < stop:
        following = tokens[at + 1]
        verb = following.low in lexicon.words.verbs or following.low in lexicon.cues
        return following.is_word and not following.cap and (verb or following.low.endswith(("ed", "ing")))
    return token.is_word and not token.cap and token.low.endswith("ing")
