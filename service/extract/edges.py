"""Edges: where a content begins and ends to the character, once it is known from which word to which it goes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from service.extract.pieces import without_comma
from service.extract.quotations import Quotation
from service.model.span import Span

#: Signs that belong to the word behind them, and to the word before them.
_LEADING = frozenset("$£€#@~+§")
_TRAILING = frozenset("%?!°")
#: Signs that stand around a speaker and are not of it.
_AROUND = ',;:—–- \u00a0"“”'
#: Where a report is from, before its first sentence: *HULL, Maine (HWU) - Officials said*.
_DATELINE = re.compile(r"^[A-Z][A-Z .'’]{2,40}(?:, [A-Z][\w.]{1,20})?(?: \([A-Z][\w/ ]{1,20}\))? ?(?:—|–|--| - ) ?")
#: What the narrator puts between a speaker and the verb: *the others, in turn, say*.
_ASIDE = re.compile(r",\s(?:also|for (?:his|her|its|their) part|however|in turn|instead|meanwhile|then|though|too)$")
_BRACKETS = {")": "(", "]": "["}
_ABBREVIATION = re.compile(r"(?:^|[^\w.])(?:[A-Za-z]\.)*[A-Za-z]$")
#: Characters before a full stop in which its abbreviation is looked for.
_REACH = 12


class Edges:
    """The outermost quotations of a text, which decide where what begins or ends with one of them does."""

    def __init__(self, text: str, quotations: Iterable[Sequence[Quotation]]) -> None:
        self._text = text
        self._outer = [one for inside in quotations for one in inside if one.depth == 0]
        self._starts = [one.outer.start for one in self._outer]

    def settle(self, start: int, end: int) -> Span | None:
        """The content whose first word begins at `start` and whose last one ends at `end`."""
        opened, closed = self._around(start), self._around(end - 1)
        begins = opened is not None and not self._words(opened.inner.start, start)
        ends = closed is not None and not self._words(end, closed.inner.end)
        if begins and opened is not None:
            start = opened.inner.start if opened is closed else opened.outer.start
        else:
            start = self._with_leading(start, end)
        if ends and closed is not None:
            end = closed.inner.end if opened is closed or not closed.closed else closed.outer.end
        else:
            end = self._with_trailing(start, end)
        return without_comma(self._text, Span(start, end)) if start < end else None

    def named(self, span: Span | None) -> Span | None:
        """The words for a speaker without a sign of the sentence around them."""
        if span is None:
            return None
        words = span.of(self._text)
        if span.start == 0 or self._text[span.start - 1] == "\n":
            words = _DATELINE.sub("", words)
        bare = _ASIDE.sub("", words.strip(_AROUND))
        start = span.start + span.of(self._text).rfind(bare)
        return Span(start, start + len(bare)) if bare else None

    def _around(self, at: int) -> Quotation | None:
        place = bisect_right(self._starts, at) - 1
        one = self._outer[place] if place >= 0 else None
        return one if one is not None and one.inner.start <= at < one.inner.end else None

    def _words(self, start: int, end: int) -> bool:
        return any(character.isalnum() for character in self._text[start:end])

    def _with_leading(self, start: int, end: int) -> int:
        while start and self._text[start - 1] in _LEADING:
            start -= 1
        if start and self._closes_later(self._text[start - 1], start, end):
            start -= 1
        return start

    def _closes_later(self, sign: str, start: int, end: int) -> bool:
        """Whether a bracket right before the content is closed in it or right behind it."""
        closing = {opening: close for close, opening in _BRACKETS.items()}.get(sign)
        return closing is not None and closing in self._text[start : end + 1]

    def _with_trailing(self, start: int, end: int) -> int:
        text = self._text
        while end < len(text):
            sign = text[end]
            opening = _BRACKETS.get(sign)
            if sign in _TRAILING or (opening is not None and opening in text[start:end]):
                end += 1
            elif sign == "." and self._abbreviates(end):
                return end + 1
            else:
                break
        return end

    def _abbreviates(self, stop: int) -> bool:
        before = self._text[max(0, stop - _REACH) : stop]
        return "." in before and _ABBREVIATION.search(before) is not None
