"""What holds for any text and any statements, and how long it takes."""

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from service.model.actor import ActorKind
from service.model.attribution import Attribution, Kind
from service.model.figure import Bearer, Figure
from service.model.name import fold
from service.model.span import Span
from service.resolve.cast import cast
from service.resolve.days import find_times, interval
from service.resolve.link import aliases, link, person_key, queries
from service.resolve.said import said_on
from service.resolve.tables import Tables, load_tables
from tests.resolve.statements import no_zones

#: Characters of the longer text, how often as many it has as the shorter one, and of both from statement to statement.
LONG, MORE, APART = 200_000, 8, 500
#: Times what linear time takes, as the processor does other things too.
SLACK = 2
#: Seconds of computing that the longer text may take on a slow machine.
PATIENCE = 12

WORDS = st.sampled_from(
    [
        "Ann",
        "Lee",
        "John",
        "F.",
        "Kirby",
        "Gen.",
        "President",
        "the",
        "a",
        "he",
        "she",
        "who",
        "said",
        "urged",
        "debate",
        "Monday’s",
        "on",
        "Monday",
        "in",
        "July",
        "2021",
        "31",
        "December",
        "Pentagon",
        "Kabul",
        "Pakistan's",
        "spokesman",
        "officials",
        "statement",
        "ministry",
        "former",
        "and",
        "of",
        ",",
        ".",
        "“",
        "”",
        "\n\n",
        "(",
        ")",
        "—",
        "last",
        "week",
        "Taliban",
        "(UN)",
        "Jr.",
        "bin",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@st.composite
def read_texts(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text and statements anywhere in it, and beyond it; an inner one follows the one that it lies in."""
    text = draw(TEXTS)
    offsets = st.integers(0, len(text) + 3)
    spans = st.tuples(offsets, st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
    one = st.builds(
        Attribution,
        content=st.tuples(spans),
        kind=st.sampled_from(Kind),
        confidence=st.just(1.0),
        cue=st.none() | spans,
        speaker=st.none() | spans,
        addressee=st.none() | spans,
        within=st.none() | st.integers(0, 3),
    )
    found = draw(st.lists(one, max_size=5))
    return text, [
        one if one.within is None or one.within < place else replace(one, within=None)
        for place, one in enumerate(found)
    ]


@given(read_texts())
def test_any_text_has_a_cast(read: tuple[str, list[Attribution]]) -> None:
    """There is a speaker for each statement, whose figure exists, and roles lie in the text."""
    text, found = read

    result = cast(text, found, load_tables())

    assert len(result.speakers) == len(found)
    assert all(one.figure is None or 0 <= one.figure < len(result.figures) for one in result.speakers)
    assert all(role.span.end <= len(text) for figure in result.figures for role in figure.roles)
    assert all(figure.name and fold(figure.name) and figure.name for figure in result.figures)
    assert not any(one.anonymous and one.figure is not None for one in result.speakers)


@given(read_texts(), st.none() | st.dates(), st.none() | st.dates())
def test_an_interval_never_ends_before_it_begins(
    read: tuple[str, list[Attribution]], on: date | None, published: date | None
) -> None:
    """`from` is never after `to`, nor the time after the report; without evidence nothing is claimed."""
    text, found = read

    who = cast(text, found, load_tables())
    for one in said_on(text, found, who, on=on, published_on=published, zones=no_zones):
        said = one.said
        if said.evidence is None:
            assert (said.from_, said.to, said.precision) == (None, published, "unknown")
        else:
            assert on is not None
            assert said.from_ is not None
            assert said.to is not None
            assert said.from_ <= said.to <= on
            assert one.at is not None
            assert one.at.of(text) == said.evidence


TIMES = st.sampled_from(
    [
        "on Monday",
        "last Sunday",
        "9 August 2021",
        "9 August",
        "February 29",
        "today",
        "last night",
        "two days ago",
        "31 days ago",
        "this week",
        "last week",
        "this month",
        "last month",
        "this year",
        "last year",
        "in late July",
        "in July 2021",
        "in 1999",
        "over the weekend",
        "last weekend",
        "earlier in the week",
        "later in the month",
        "late in the year",
        "May",
        "May 2014",
        "2014",
    ]
)


@given(TIMES, st.dates())
@example("last week", date(2000, 1, 2))
def test_an_interval_begins_where_walks_look_for_it(words: str, day: date) -> None:
    """It is as long as a week and a day, or begins a month or a year: one that is neither would fail its load.

    `quotes_said_interval` in the database demands it.
    """
    found = list(find_times(words))

    assert found
    for when in found:
        time = interval(when, day)
        assert time is None or (time.last - time.first).days <= 7 or time.first in _beginnings(time.last)


def _beginnings(day: date) -> set[date]:
    return {day.replace(day=1), day.replace(month=1, day=1)}


NAMES = st.lists(
    st.sampled_from(["Ann", "Ben", "Lee", "Roy", "B.", "Jr.", "van", "Ánn", "LEE"]), min_size=1, max_size=4
)
FIGURES = NAMES.map(" ".join).map(lambda name: Figure(name=name, kind=ActorKind.PERSON, forms=(name,)))


@given(st.lists(FIGURES, max_size=6), st.lists(FIGURES, max_size=6))
def test_two_full_names_are_never_one_actor(known: list[Figure], figures: list[Figure]) -> None:
    """Figures whose full names differ get different actors, whoever is on record."""
    first = link(known, [], set())
    bearers = [
        Bearer(id=one.actor, name=figure.name, kind=figure.kind, folded=frozenset(map(fold, aliases(figure))))
        for one, figure in zip(first, known, strict=True)
        if one.actor is not None
    ]

    named: dict[str, str] = {}
    for figure, one in zip(figures, link(figures, bearers, {bearer.id for bearer in bearers}), strict=True):
        if one.actor is not None:
            assert named.setdefault(one.actor, person_key(figure.name)) == person_key(figure.name)


@given(st.text())
@example("7 The Who")  # without its first word it begins with an article
def test_any_name_can_be_asked_for(name: str) -> None:
    """The forms looked up are folded already, and each comes once."""
    found = queries(name, load_tables())

    assert list(found) == list(dict.fromkeys(map(fold, found)))


@pytest.mark.parametrize(
    "unit", ["A", "A ", "Ann Lee ", "“", "(", "he said ", "U.S.", "a.", "the spokesman said. ", "Monday "]
)
def test_takes_linear_time(unit: str) -> None:
    """Eight times as much of one odd thing takes eight times as long, and seconds."""
    tables = load_tables()

    short, long = (took(unit * (length // len(unit)), tables) for length in (LONG // MORE, LONG))

    assert long < min(SLACK * MORE * short + 1, PATIENCE)


def took(text: str, tables: Tables) -> float:
    """Seconds of the processor for one text with many statements."""
    found = [
        Attribution(
            content=(Span(at + 4, at + 8),),
            kind=Kind.DIRECT,
            confidence=1.0,
            cue=Span(at + 2, at + 4),
            speaker=Span(at, at + 2),
        )
        for at in range(0, len(text) - 10, APART)
    ]
    began = time.process_time()
    who = cast(text, found, tables)
    said_on(text, found, who, on=date(2021, 8, 10), published_on=None, zones=no_zones)
    return time.process_time() - began
