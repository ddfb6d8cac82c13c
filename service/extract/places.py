"""Places: which of many spans, in order and apart from one another, a span meets."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from service.model.span import Span


class Places:
    """Spans that share no character, each with the number of what it belongs to."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._held = sorted(spans)
        self._starts = [span.start for span, _ in self._held]

    def meeting(self, span: Span) -> Iterator[tuple[Span, int]]:
        """Those that share a character with a span, in order."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self._held) and self._held[at][0].start < span.end:
            if self._held[at][0].overlaps(span):
                yield self._held[at]
            at += 1
