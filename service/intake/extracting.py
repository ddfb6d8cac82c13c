"""Extraction for callers that store nothing."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from service.extract.jsonl import records
from service.intake.engine import engine
from service.intake.reading import Reading, interpret, read
from service.intake.statement import Statement, offsets, statements, text_sha256
from service.model.article import Article
from service.model.document import Document
from service.model.finding import Finding, Findings, FindingSpeaker
from service.model.quote import Context, Cue, Evidence
from service.parse.decode import tidy


def find(text: str, published_on: date | None) -> Findings:
    """What is said in a text, brought to the form in which texts are stored."""
    return _findings(interpret(Article(text=tidy(text), published_on=published_on), engine()))


def look(document: Document) -> tuple[Article, Findings]:
    """A document as a load would read it: its article, and what is said there. Raises ArticleError."""
    reading = read(document, engine())
    return reading.article, _findings(reading)


def jsonl(lines: Iterable[str]) -> Iterator[bytes]:
    """For each `{"id", "text"}` line its quotes, as a line; offsets count in the text as given. Raises Invalid."""
    encoder = msgspec.json.Encoder()
    for record in records(lines, engine().extractor):
        yield encoder.encode(record) + b"\n"


def _findings(reading: Reading) -> Findings:
    digest = text_sha256(reading.article.text)
    return Findings(
        text=reading.article.text,
        text_sha256=digest,
        language=reading.language,
        quotes=[_finding(one, reading, digest) for one in statements(reading)],
    )


def _finding(one: Statement, reading: Reading, digest: str) -> Finding:
    return Finding(
        text=one.text,
        kind=one.found.kind,
        speaker=_speaker(one, reading),
        cue=_cue(one),
        addressee=one.words(one.found.addressee),
        occasion=one.found.occasion,
        said_on=one.said,
        within=one.found.within,
        evidence=_evidence(one, digest),
        context=Context(prefix=one.prefix, suffix=one.suffix),
        confidence=one.confidence,
    )


def _speaker(one: Statement, reading: Reading) -> FindingSpeaker:
    figure = None if one.speaker.figure is None else reading.cast.figures[one.speaker.figure]
    return FindingSpeaker(
        text=one.words(one.found.speaker),
        role=one.speaker.role,
        anonymous=one.speaker.anonymous,
        name=None if figure is None else figure.name,
        kind=None if figure is None else figure.kind,
    )


def _cue(one: Statement) -> Cue | None:
    text = one.words(one.found.cue)
    return None if text is None else Cue(text=text, lemma=one.found.lemma, stance=one.found.stance)


def _evidence(one: Statement, digest: str) -> Evidence:
    found = one.found
    return Evidence(
        text_sha256=digest,
        paragraph=one.paragraph,
        content=[piece.offsets for piece in found.content],
        speaker=offsets(found.speaker),
        cue=offsets(found.cue),
        said_on=offsets(one.said_at),
    )
