"""Kinds: how much of a content stands in quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from service.extract.quotations import Quotation
from service.model.attribution import Kind
from service.model.span import Span

_WORD = re.compile(r"\w+")


class Quoted:
    """The outermost quotations of a text, for asking how much of a content they cover."""

    def __init__(self, text: str, quotations: Iterable[Sequence[Quotation]]) -> None:
        self._text = text
        outer = [one.outer for inside in quotations for one in inside if one.depth == 0]
        self._starts = [span.start for span in outer]
        self._ends = [span.end for span in outer]

    def kind(self, content: Sequence[Span]) -> Kind:
        """Direct where every word is quoted, indirect where none is."""
        words = [
            self._covers(match.start())
            for span in content
            for match in _WORD.finditer(self._text, span.start, span.end)
        ]
        if words and all(words):
            return Kind.DIRECT
        return Kind.MIXED if any(words) else Kind.INDIRECT

    def _covers(self, at: int) -> bool:
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]
