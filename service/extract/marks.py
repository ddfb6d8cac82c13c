"""Marks: the characters of a paragraph that can open or close a quotation, whatever their style."""

import re
from collections.abc import Iterator

from msgspec import Struct

from service.model.span import Span

_MARK = re.compile(r"'{2,}|’{2}|‘{2}|``|[\"“”„‟«»'‘’‹›`]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
#: Apostrophes for letters left out before a word: *'em*, *'90s*.
_ELISION = re.compile(r"['’‘](?:\d0s|(?:em|til|tis|twas|cause|bout|n|round|cuz)\b)", re.IGNORECASE)
_SINGLES = frozenset("'‘’‹›`")
_SURE_OPENERS = frozenset(["„", "‟", "``", "‘‘"])
_OPENERS = frozenset("“«")
_CLOSERS = frozenset(["”", "»", "’’"])
#: What may stand, beside a space, before an opening mark and behind a closing one.
_BEFORE = frozenset("([{-–—―/\"“„«'‘‹:…")
_BEHIND = frozenset(")]}-–—―/\"”»'’›.,;:?!…")
#: Letters before an apostrophe that ends a word: *states'*, *goin'*.
_APOSTROPHE_LETTERS = frozenset("sSnzx")


class Mark(Struct, frozen=True, kw_only=True):
    """A mark and what the characters beside it let it do; where both, the marks before it decide."""

    start: int
    end: int
    opens: bool
    closes: bool
    single: bool = False
    #: Whether it may well be an apostrophe, when another mark could close instead.
    doubtful: bool = False


def find_marks(text: str, paragraph: Span) -> list[Mark]:
    """The marks of a paragraph, in order; apostrophes and what stands in <tags> are none."""
    return [mark for start, end in _places(text, paragraph) if (mark := _mark(text, paragraph, start, end))]


def begins_with_mark(text: str, paragraph: Span) -> bool:
    """Whether a paragraph opens with a double mark, as one that goes on quoting does."""
    mark = _MARK.match(text, paragraph.start, paragraph.end)
    return mark is not None and mark[0] not in _SINGLES


def _places(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    tags = [match.span() for match in _TAG.finditer(text, paragraph.start, paragraph.end)]
    tag = 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        while tag < len(tags) and tags[tag][1] <= match.start():
            tag += 1
        if tag == len(tags) or match.start() < tags[tag][0]:
            yield from _parts(text, paragraph, *match.span())


def _parts(text: str, paragraph: Span, start: int, end: int) -> list[tuple[int, int]]:
    """A run of apostrophes as doubled marks; the odd one stands inside: it opens last and closes first."""
    if end - start < len("'''"):
        return [(start, end)]
    odd = (end - start) % 2
    opens = start == paragraph.start or text[start - 1].isspace()
    first = start if opens else start + odd
    pairs = [(at, at + 2) for at in range(first, first + end - start - odd, 2)]
    if not odd:
        return pairs
    return [*pairs, (end - 1, end)] if opens else [(start, start + 1), *pairs]


def _mark(text: str, paragraph: Span, start: int, end: int) -> Mark | None:
    left = text[start - 1] if start > paragraph.start else " "
    right = text[end] if end < paragraph.end else " "
    if text[start:end] in _SINGLES:
        return _single(text, start, left, right)
    opens, closes = _double(text[start:end], left, right)
    return Mark(start=start, end=end, opens=opens, closes=closes)


def _double(sign: str, left: str, right: str) -> tuple[bool, bool]:
    """Whether a double mark may open and may close; a directed one does the other only where it must be a slip."""
    free_left = left.isspace() or left in _BEFORE
    if sign in _SURE_OPENERS:
        return True, False
    if sign in _OPENERS:
        return True, not free_left and (right.isspace() or right in _BEHIND)
    if sign in _CLOSERS:
        return left.isspace() and not right.isspace(), True
    opens = free_left and not right.isspace()
    closes = not left.isspace() and not right.isalnum()
    return (opens, closes) if opens != closes else (True, True)


def _single(text: str, start: int, left: str, right: str) -> Mark | None:
    sign = text[start]
    if sign in "‹›":
        return Mark(start=start, end=start + 1, single=True, opens=sign == "‹", closes=sign == "›")
    opens = (left.isspace() or left in _BEFORE) and not right.isspace() and sign != "’"
    closes = not left.isspace() and not right.isalnum() and sign in "'’"
    opens = opens and not _ELISION.match(text, start)
    if not (opens or closes):
        return None
    doubtful = closes and left in _APOSTROPHE_LETTERS and right not in _BEHIND
    return Mark(start=start, end=start + 1, single=True, opens=opens, closes=closes, doubtful=doubtful)
