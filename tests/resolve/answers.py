"""Reads what readers answered: who spoke and when in the seed corpus and in sixty newspaper articles, and names in twelve."""

import gzip
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, json

from service.model.article import Article, DateFrom
from service.model.quote import Precision
from service.model.span import Span
from tests.seeds.answers import load_answers

POLNEAR = Path(__file__).parent / "answers" / "polnear.tsv"
NAMES = POLNEAR.with_name("names.tsv")
#: The articles themselves lie outside the repository.
ARTICLES = Path(__file__).parents[3] / "shared" / "eval" / "polnear" / "dev.jsonl.gz"

#: Answers that name nobody.
NOBODY = frozenset({"anonymous", "none", "ambiguous"})
#: Words for a speaker that are pronouns, where no column says so.
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "i", "we", "his", "her", "their"})


class Time(Struct, frozen=True):
    """When something was said. An inferred one may as well be left unknown."""

    first: date
    last: date
    precision: Precision
    inferred: bool = False


class Expected(Struct, frozen=True):
    """One statement as a reader answers it."""

    content: tuple[Span, ...]
    speaker: Span | None
    #: The actors that are right: names, or words of `NOBODY`.
    who: tuple[str, ...]
    said: Time | None
    pronoun: bool
    nested: bool = False


class Report(Struct, frozen=True):
    """An article and the statements that readers found in it."""

    name: str
    article: Article
    expected: tuple[Expected, ...]


def seeds() -> list[Report]:
    """The seed corpus."""
    return [
        Report(
            answer.name,
            answer.article,
            tuple(
                Expected(
                    content=quote.marks.content,
                    speaker=quote.marks.speaker,
                    who=(quote.who,),
                    said=_time(quote.said_on.from_, quote.said_on.to, quote.said_on.precision),
                    pronoun=_is_pronoun(answer.article.text, quote.marks.speaker),
                    nested=quote.within is not None,
                )
                for quote in answer.quotes.values()
            ),
        )
        for answer in load_answers()
    ]


def polnear() -> list[Report]:
    """The sixty articles."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        given = {line["id"]: line for line in map(json.decode, lines)}
    return [Report(name, _article(given[name]), tuple(map(_expected, rows))) for name, rows in _blocks(POLNEAR)]


def names() -> dict[str, list[tuple[Span, str]]]:
    """The names in twelve of the sixty articles, each with its type, in their order."""
    return {
        name: [(_spans(span)[0], kind) for span, kind in (row.split("\t") for row in rows)]
        for name, rows in _blocks(NAMES)
    }


def _blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        name, *rows = block.splitlines()
        yield name, rows


def _article(given: dict[str, Any]) -> Article:
    return Article(
        text=given["text"],
        title=given["title"],
        published_on=date.fromisoformat(given["published"]),
        date_from=DateFrom.PUBLISHED,
    )


def _expected(row: str) -> Expected:
    content, speaker, who, said, *pronoun = row.split("\t")
    words = _spans(speaker)
    return Expected(
        content=_spans(content),
        speaker=Span(words[0].start, words[-1].end) if words else None,
        who=tuple(who.split("|")),
        said=read_time(said),
        pronoun=bool(pronoun),
    )


def _spans(written: str) -> tuple[Span, ...]:
    return () if written == "-" else tuple(Span(*map(int, span.split("-"))) for span in written.split())


def read_time(written: str) -> Time | None:
    """A day, month or year, the two ends of a week, or none for `-`; `?` behind it says inferred."""
    if written == "-":
        return None
    told = written.removesuffix("?")
    first, _, last = told.partition("/")
    if last:
        return Time(date.fromisoformat(first), date.fromisoformat(last), Precision.WEEK, written != told)
    year, month, day = (*map(int, told.split("-")), 0, 0)[:3]
    if day:
        return Time(date(year, month, day), date(year, month, day), Precision.DAY, written != told)
    if month:
        end = monthrange(year, month)[1]
        return Time(date(year, month, 1), date(year, month, end), Precision.MONTH, written != told)
    return Time(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, written != told)


def _time(first: date | None, last: date | None, precision: Precision) -> Time | None:
    return None if first is None or last is None else Time(first, last, precision)


def _is_pronoun(text: str, speaker: Span | None) -> bool:
    return speaker is not None and speaker.of(text).casefold() in PRONOUNS
