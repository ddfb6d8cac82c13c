"""The engine against the answers: each page as a reader would copy it out, each statement as a reader would mark it."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from msgspec import Struct

from service.intake.reading import Reading
from service.model.article import Article
from service.model.attribution import Attribution, Kind
from service.model.figure import Figure, Speaker
from service.model.quote import Precision
from service.model.span import Span
from service.parse.page import parse
from tests.marked import Marked, mark_all
from tests.naming import is_same
from tests.readings import extracted, interpreted
from tests.seeds.answers import Answer, ExpectedQuote, document, load_answers

#: Characters of a text that a difference shows.
SHOWN = 80
_WORD = re.compile(r"\w+(?:['’]\w+)?")

pytestmark = pytest.mark.long

REPORTS = [pytest.param(answer, id=answer.name) for answer in load_answers()]


class Pair(Struct, frozen=True):
    """A statement of an answer, and what the engine found with exactly its words, if anything."""

    answer: Answer
    number: int
    want: ExpectedQuote
    #: The finding's index in the reading.
    got: int | None

    def __str__(self) -> str:
        """The statement as a failing test names it."""
        content = " … ".join(span.of(self.answer.article.text) for span in self.want.marks.content)
        return f"{self.answer.name} {self.number} ({self.want.who}): {content[:SHOWN]}"


@cache
def _readings() -> dict[str, Reading]:
    return {answer.name: interpreted(answer.article) for answer in load_answers()}


@cache
def _pairs() -> list[Pair]:
    return [pair for answer in load_answers() for pair in _paired(answer, _readings()[answer.name].attributions)]


def _paired(answer: Answer, found: Iterable[Attribution]) -> Iterator[Pair]:
    """Words alone count: a quotation mark or a comma more or less is no difference."""
    text = answer.article.text
    by_words: dict[tuple[frozenset[int], bool], int] = {}
    for index, one in enumerate(found):
        by_words.setdefault((_words(text, one.content), one.within is None), index)
    for number, want in answer.quotes.items():
        key = (_words(text, want.marks.content), want.within is None)
        yield Pair(answer, number, want, by_words.get(key))


def _words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end))


def _finding(pair: Pair) -> Attribution | None:
    return None if pair.got is None else _readings()[pair.answer.name].attributions[pair.got]


def _share(right: Collection[object], of: Collection[object]) -> float:
    return len(right) / len(of)


def _listed(pairs: Iterable[Pair]) -> str:
    return "\n".join(map(str, pairs))


@pytest.mark.parametrize("answer", REPORTS)
def test_page_is_parsed(answer: Answer) -> None:
    """Every field is what the page says, and the body has no character more or less."""
    got = parse(document(answer))

    assert _differences(answer.article, got) == {}


def _differences(want: Article, got: Article) -> dict[str, tuple[object, object]]:
    pairs = {name: (getattr(want, name), getattr(got, name)) for name in want.__struct_fields__ if name != "text"}
    if want.text != got.text:
        at = next((at for at, (one, other) in enumerate(zip(want.text, got.text, strict=False)) if one != other), 0)
        pairs["text"] = (want.text[at : at + SHOWN], got.text[at : at + SHOWN] or "(ends)")
    return {name: (one, other) for name, (one, other) in pairs.items() if one != other}


def test_direct_quotes_are_found_exactly() -> None:
    """Ninety-five in a hundred direct quotations are found whole, with nothing added."""
    wanted = [pair for pair in _pairs() if pair.want.kind is Kind.DIRECT and pair.want.within is None]
    missed = [pair for pair in wanted if pair.got is None]

    assert _share(missed, wanted) <= 0.05, _listed(missed)


def test_other_statements_are_found_exactly() -> None:
    """Seven in ten indirect and mixed ones have the very words that a reader marks."""
    wanted = [pair for pair in _pairs() if pair.want.kind is not Kind.DIRECT and pair.want.within is None]
    missed = [pair for pair in wanted if pair.got is None]

    assert _share(missed, wanted) <= 0.3, _listed(missed)


def test_little_is_made_up() -> None:
    """Of what is found, all but one in twenty touches a statement of the answers."""
    found, strange = 0, []
    for answer in load_answers():
        text = answer.article.text
        marked = _words(text, [span for quote in answer.quotes.values() for span in quote.marks.content])
        for one in _readings()[answer.name].attributions:
            found += 1
            if not _words(text, one.content) & marked:
                strange.append(f"{answer.name}: " + " … ".join(span.of(text) for span in one.content))

    assert len(strange) / found <= 0.05, "\n".join(strange)


def test_speakers_are_found() -> None:
    """Of the statements found, nineteen in twenty have a speaker that touches the one marked."""
    found = [pair for pair in _pairs() if pair.got is not None]
    wrong = [pair for pair in found if not _touches(pair.want.marks.speaker, _finding(pair))]

    assert _share(wrong, found) <= 0.05, _listed(wrong)


def _touches(speaker: Span | None, found: Attribution | None) -> bool:
    return bool(speaker and found and found.speaker and found.speaker.overlaps(speaker))


def test_kinds_are_right() -> None:
    """How much stands in quotation marks is a matter of typography: no mistake is excused.

    Left out are statements within others: the marks around them are not theirs.
    """
    outer = [pair for pair in _pairs() if pair.want.within is None]
    wrong = [pair for pair in outer if (found := _finding(pair)) and found.kind is not pair.want.kind]

    assert wrong == [], _listed(wrong)


def test_kirby_speaks_every_time() -> None:
    """Every direct quotation of the one whom the first request asks for is found, and is his."""
    his = [pair for pair in _pairs() if pair.want.who == "John Kirby" and pair.want.kind is Kind.DIRECT]
    lost = [pair for pair in his if pair.got is None or not _is(pair)]

    assert lost == [], _listed(lost)


def test_actors_are_the_right_ones() -> None:
    """Of the statements found, nine in ten are given to whom the text means."""
    found = [pair for pair in _pairs() if pair.got is not None]
    wrong = [pair for pair in found if not _is(pair)]

    assert _share(wrong, found) <= 0.1, "\n".join(f"{pair} -> {_name(*_speaker(pair))}" for pair in wrong)


def test_homonyms_stay_apart() -> None:
    """Neither Shaheen speaks with the other's mouth, nor either Sullivan, nor either Ghani."""
    surnames = ("Shaheen", "Sullivan", "Ghani")
    theirs = [
        pair for pair in _pairs() if pair.got is not None and any(name in pair.want.who.split() for name in surnames)
    ]
    wrong = [pair for pair in theirs if not _is(pair)]

    assert theirs
    assert wrong == [], "\n".join(f"{pair} -> {_name(*_speaker(pair))}" for pair in wrong)


def _speaker(pair: Pair) -> tuple[Speaker, Figure | None]:
    reading = _readings()[pair.answer.name]
    assert pair.got is not None
    speaker = reading.cast.speakers[pair.got]
    return speaker, None if speaker.figure is None else reading.cast.figures[speaker.figure]


def _name(speaker: Speaker, figure: Figure | None) -> str:
    if speaker.anonymous:
        return "anonymous"
    return figure.name if figure else "ambiguous"


def _is(pair: Pair) -> bool:
    return is_same(pair.want.who, _name(*_speaker(pair)))


def test_no_date_is_made_up() -> None:
    """A date that is given is the one that the text tells; not one statement has another."""
    found = [pair for pair in _pairs() if pair.got is not None]
    wrong = [pair for pair in found if _said(pair)[1] is not Precision.UNKNOWN and not _is_dated(pair)]

    assert wrong == [], "\n".join(f"{pair} -> {_said(pair)}" for pair in wrong)


def test_dates_are_read() -> None:
    """Of the statements that the text dates, eight in ten have that date."""
    dated = [pair for pair in _pairs() if pair.got is not None and pair.want.said_on.from_]
    wrong = [pair for pair in dated if not _is_dated(pair)]

    assert _share(wrong, dated) <= 0.2, "\n".join(f"{pair} -> {_said(pair)}" for pair in wrong)


def _said(pair: Pair) -> tuple[date | None, Precision, date | None]:
    assert pair.got is not None
    said = _readings()[pair.answer.name].said[pair.got]
    return said.from_, said.precision, said.to


def _is_dated(pair: Pair) -> bool:
    """Whether the date is the one told; *this month* may end with the day of the report."""
    want, (first, precision, last) = pair.want.said_on, _said(pair)
    if (first, precision) != (want.from_, want.precision) or last is None or want.to is None:
        return False
    return last == want.to or (first is not None and first <= last < want.to)


@pytest.mark.parametrize("answer", REPORTS)
def test_reading_is_checkable(answer: Answer) -> None:
    """Whatever is found in a report can be marked in its text and read again, and nested ones lie inside."""
    text = answer.article.text
    found = extracted(text).attributions
    outer = [one for one in found if one.within is None]
    spans = sorted(span for one in outer for span in one.content)

    assert not any(one.overlaps(other) for one, other in pairwise(spans))
    assert mark_all(text, {number: Marked.of(one) for number, one in enumerate(outer, start=1)})
