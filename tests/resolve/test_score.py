"""Speakers and dates held against answers written by reading, so that no figure gets worse unseen."""

from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from service.model.attribution import Attribution, Kind
from service.model.named import NameKind
from service.model.quote import Precision, SaidOn
from service.model.span import Span
from tests.resolve.answers import ARTICLES, Expected, names, polnear, read_time, seeds
from tests.resolve.judging import Outcome, align, judge_when, judge_who
from tests.resolve.score import Score, score, share
from tests.resolve.score_names import score_names

pytestmark = pytest.mark.long
needs_articles = pytest.mark.skipif(not ARTICLES.exists(), reason="needs ../shared/eval")

#: Precision and recall of the tagger's names that must not be lost again, in per cent.
FLOORS = {
    NameKind.PERSON: (89, 86),
    NameKind.ORGANISATION: (58, 66),
    NameKind.PLACE: (76, 79),
    NameKind.OTHER: (79, 60),
}

UNKNOWN = SaidOn(from_=None, to=date(2021, 8, 10), at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)


@cache
def _seeds() -> Score:
    return score(seeds())


@cache
def _polnear() -> Score:
    return score(polnear())


def test_seed_figures_hold() -> None:
    """The seed corpus: hardly one speaker or date is wrong."""
    assert share(_seeds().who(), Outcome.RIGHT) >= 96.5
    assert share(_seeds().who(), Outcome.WRONG) <= 0.5
    assert share(_seeds().who(pronoun=True), Outcome.RIGHT) >= 99
    assert share(_seeds().when(), Outcome.RIGHT) >= 98
    assert _seeds().when().count(Outcome.WRONG) + _seeds().undated().count(Outcome.INVENTED) == 0


@needs_articles
def test_speakers_of_the_articles_hold() -> None:
    """Sixty newspaper articles: right more often than this, wrong less often."""
    assert share(_polnear().who(), Outcome.RIGHT) >= 93
    assert share(_polnear().who(), Outcome.WRONG) <= 2
    assert share(_polnear().who(pronoun=True), Outcome.RIGHT) >= 89.5
    assert share(_polnear().nobody(), Outcome.INVENTED) <= 0.8


@needs_articles
def test_dates_of_the_articles_hold() -> None:
    """A date that is given is seldom another one than the text tells."""
    assert share(_polnear().when(), Outcome.RIGHT) >= 95
    assert share(_polnear().when(), Outcome.WRONG) <= 0.5
    assert share(_polnear().inferred(), Outcome.WRONG) <= 0.6
    assert share(_polnear().undated(), Outcome.INVENTED) <= 0.3


@needs_articles
def test_the_names_of_the_tagger_hold() -> None:
    """The same characters and the same kind as a reader marked; of organisations it is least sure."""
    scores = score_names()

    assert all(one.precision > FLOORS[kind][0] and one.recall > FLOORS[kind][1] for kind, one in scores.items()), scores


@needs_articles
def test_answers_fit_their_articles() -> None:
    """Sixty articles, and every offset inside its text."""
    reports = polnear()

    assert len(reports) == 60
    assert [
        (report.name, span)
        for report in reports
        for one in report.expected
        for span in (*one.content, *filter(None, [one.speaker]))
        if span.end > len(report.article.text)
    ] == []


@needs_articles
def test_names_fit_their_articles() -> None:
    """Twelve of the sixty; the names stand in their order and never overlap."""
    texts = {report.name: report.article.text for report in polnear()}

    assert len(names()) == 12
    for name, marked in names().items():
        spans = [span for span, _ in marked]
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(span.of(texts[name]).strip() == span.of(texts[name]) != "" for span in spans)
        assert {kind for _, kind in marked} <= {"person", "organisation", "place", "other"}


def test_a_finding_answers_for_one_statement() -> None:
    """The one that it shares most with, and only if that is half of all."""
    wanted = [_expected(0, 10), _expected(10, 40), _expected(50, 60)]
    found = [_found(8, 40), _found(56, 80)]

    assert align(wanted, found) == [(1, 0)]


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("John Kirby", Outcome.RIGHT),
        ("John F. Kirby", Outcome.RIGHT),
        ("Rear Adm. John Kirby", Outcome.RIGHT),
        ("John Kirby Jr.", Outcome.RIGHT),
        ("Kirby", Outcome.LEFT),
        (None, Outcome.LEFT),
        ("Jack Kirby", Outcome.WRONG),
    ],
)
def test_names_are_judged(name: str | None, outcome: Outcome) -> None:
    """Another form of the name is he, his surname nobody yet, another first name somebody else."""
    assert judge_who(["John Kirby"], name) is outcome


def test_nobody_is_judged() -> None:
    """Whoever is named for *a US defence official* is made up."""
    assert judge_who(["anonymous"], None) is Outcome.NONE
    assert judge_who(["anonymous"], "John Kirby") is Outcome.INVENTED


@pytest.mark.parametrize(
    ("answer", "said", "outcome"),
    [
        ("2021-08-09", "2021-08-09", Outcome.RIGHT),
        ("2021-08-09", "2021-08-10", Outcome.WRONG),
        ("2021-08", "2021-08-09", Outcome.WRONG),
        ("2021-08-09?", None, Outcome.NONE),
        ("2021-08-09?", "2021-08-10", Outcome.WRONG),
        ("2021-08-09", None, Outcome.LEFT),
        ("-", None, Outcome.NONE),
        ("-", "2021-08-09", Outcome.INVENTED),
    ],
)
def test_dates_are_judged(answer: str, said: str | None, outcome: Outcome) -> None:
    """The very day, or nothing where the text tells nothing."""
    assert judge_when(read_time(answer), _said(said)) is outcome


def _said(day: str | None) -> SaidOn:
    if day is None:
        return UNKNOWN
    on = date.fromisoformat(day)
    return SaidOn(from_=on, to=on, at=None, precision=Precision.DAY, evidence=None, inherited=False)


def _expected(start: int, end: int) -> Expected:
    return Expected((Span(start, end),), None, ("anonymous",), None, pronoun=False)


def _found(start: int, end: int) -> Attribution:
    return Attribution(content=(Span(start, end),), kind=Kind.DIRECT, confidence=1.0)
