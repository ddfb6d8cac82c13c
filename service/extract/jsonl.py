"""Lines of JSON: `{"id","text"}` in, `{"id","quotes":[…]}` out."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from service.errors import Invalid
from service.extract.extract import Extractor, extract
from service.model.attribution import Attribution, Kind, Stance
from service.model.span import Offsets, Span


class QuoteLine(Struct, frozen=True, kw_only=True):
    """One statement, with offsets into the line's own text."""

    content: list[Offsets]
    speaker_span: Offsets | None
    cue_span: Offsets | None
    kind: Kind
    confidence: float
    lemma: str | None
    stance: Stance | None


class TextQuotes(Struct, frozen=True, kw_only=True):
    """What one text holds: the statements that are not within another one."""

    id: str | int
    quotes: list[QuoteLine]


class _Text(Struct, frozen=True):
    id: str | int
    text: str


def records(lines: Iterable[str], extractor: Extractor) -> Iterator[TextQuotes]:
    """One record for each line, in order; empty lines are passed over. Raises Invalid, which names the line."""
    decoder = msgspec.json.Decoder(_Text)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeError) as error:
            raise Invalid(f"line {number}: {error}") from None
        yield TextQuotes(
            id=given.id, quotes=[_line(one) for one in extract(given.text, extractor) if one.within is None]
        )


def _line(one: Attribution) -> QuoteLine:
    return QuoteLine(
        content=[span.offsets for span in one.content],
        speaker_span=_offsets(one.speaker),
        cue_span=_offsets(one.cue),
        kind=one.kind,
        confidence=one.confidence,
        lemma=one.lemma,
        stance=one.stance,
    )


def _offsets(span: Span | None) -> Offsets | None:
    return span.offsets if span else None
