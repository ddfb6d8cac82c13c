"""Offsets in the unit that the caller counts in."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from service.model.finding import Finding
from service.model.quote import Evidence, Quote
from service.model.span import Offsets

#: The last character that is one UTF-16 unit.
LAST_SINGLE = 0xFFFF


def wide(text: str) -> list[int]:
    """Where a text has characters that UTF-16 counts twice."""
    return [at for at, char in enumerate(text) if ord(char) > LAST_SINGLE]


def widened(span: Offsets, places: Sequence[int]) -> Offsets:
    """A span in UTF-16 units."""
    start, end = span
    return start + bisect_left(places, start), end + bisect_left(places, end)


def quotes_in_utf16(quotes: Iterable[Quote], places: Mapping[str, Sequence[int]]) -> list[Quote]:
    """Quotes with all their offsets in UTF-16 units."""
    return [_quote(quote, here) if (here := places.get(quote.article.id)) else quote for quote in quotes]


def findings_in_utf16(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Findings with their evidence in UTF-16 units."""
    places = wide(text)
    return [replace(one, evidence=_evidence(one.evidence, places)) for one in findings]


def _quote(quote: Quote, places: Sequence[int]) -> Quote:
    about = [replace(one, at=[widened(span, places) for span in one.at]) for one in quote.about]
    return replace(quote, about=about, evidence=_evidence(quote.evidence, places))


def _evidence(evidence: Evidence, places: Sequence[int]) -> Evidence:
    return replace(
        evidence,
        content=[widened(piece, places) for piece in evidence.content],
        speaker=evidence.speaker and widened(evidence.speaker, places),
        cue=evidence.cue and widened(evidence.cue, places),
        said_on=evidence.said_on and widened(evidence.said_on, places),
    )
