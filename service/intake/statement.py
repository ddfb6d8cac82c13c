"""A statement as people read it: the words behind the spans of a reading."""

import bisect
import hashlib

from msgspec import Struct

from service.intake.reading import Reading
from service.model.attribution import Attribution
from service.model.figure import Speaker
from service.model.quote import SaidOn
from service.model.span import Offsets, Span

#: Code points of the text on either side of a content: enough to find it again in a copy.
CONTEXT = 40


class Statement(Struct, frozen=True, kw_only=True):
    """One attribution with its speaker and day, and what is read off the text for it."""

    body: str
    found: Attribution
    speaker: Speaker
    said: SaidOn
    said_at: Span | None
    #: The paragraph in which the content begins, counted from 1.
    paragraph: int

    @property
    def text(self) -> str:
        """The pieces of the content, joined by one space."""
        return " ".join(piece.of(self.body) for piece in self.found.content)

    @property
    def prefix(self) -> str:
        """What stands before the first piece."""
        start = self.found.content[0].start
        return self.body[max(0, start - CONTEXT) : start]

    @property
    def suffix(self) -> str:
        """What stands after the last piece."""
        end = self.found.content[-1].end
        return self.body[end : end + CONTEXT]

    @property
    def confidence(self) -> float:
        """In hundredths, which is as fine as it was measured."""
        return round(self.found.confidence, 2)

    def words(self, span: Span | None) -> str | None:
        """The words that a span covers."""
        return None if span is None else span.of(self.body)


def statements(reading: Reading) -> list[Statement]:
    """The statements of a reading, in order of appearance."""
    body = reading.article.text
    starts = [span.start for span in paragraphs(body)]
    return [
        Statement(
            body=body,
            found=found,
            speaker=speaker,
            said=said,
            said_at=said_at,
            paragraph=max(1, bisect.bisect_right(starts, found.content[0].start)),
        )
        for found, speaker, said, said_at in zip(
            reading.attributions, reading.cast.speakers, reading.said, reading.said_at, strict=True
        )
    ]


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that are not empty, in order."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def text_sha256(text: str) -> str:
    """The hash by which a reader can tell that offsets belong to a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def offsets(span: Span | None) -> Offsets | None:
    """A span as the API writes it, where there is one."""
    return None if span is None else span.offsets
