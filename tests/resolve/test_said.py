"""When something was said. The report is of Tuesday, 10 August 2021."""

from datetime import date

import pytest
from msgspec import structs

from service.model.quote import Precision, SaidOn
from service.resolve.cast import cast
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.resolve.statements import DAY, no_zones, said, statements


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("on Monday", "2021-08-09", "2021-08-09", "day"),
        ("Monday", "2021-08-09", "2021-08-09", "day"),
        ("Monday night", "2021-08-09", "2021-08-09", "day"),
        ("on Tuesday", "2021-08-10", "2021-08-10", "day"),
        ("on Thursday", "2021-08-05", "2021-08-05", "day"),
        ("earlier on Tuesday", "2021-08-10", "2021-08-10", "day"),
        ("late on Sunday", "2021-08-08", "2021-08-08", "day"),
        ("last Friday", "2021-08-06", "2021-08-06", "day"),
        ("last Monday", "2021-08-02", "2021-08-09", "week"),
        ("on the same Friday", "2021-08-06", "2021-08-06", "day"),
        ("that Monday", "2021-08-09", "2021-08-09", "day"),
        ("over the weekend", "2021-08-07", "2021-08-08", "week"),
        ("last weekend", "2021-08-07", "2021-08-08", "week"),
        ("last night", "2021-08-09", "2021-08-09", "day"),
        ("earlier in the week", "2021-08-09", "2021-08-10", "week"),
        ("today", "2021-08-10", "2021-08-10", "day"),
        ("yesterday", "2021-08-09", "2021-08-09", "day"),
        ("two days ago", "2021-08-08", "2021-08-08", "day"),
        ("this week", "2021-08-09", "2021-08-10", "week"),
        ("earlier this week", "2021-08-09", "2021-08-10", "week"),
        ("last week", "2021-08-02", "2021-08-08", "week"),
        ("earlier this month", "2021-08-01", "2021-08-10", "month"),
        ("last month", "2021-07-01", "2021-07-31", "month"),
        ("last year", "2020-01-01", "2020-12-31", "year"),
        ("earlier this year", "2021-01-01", "2021-08-10", "year"),
        ("on 9 August", "2021-08-09", "2021-08-09", "day"),
        ("on August 9", "2021-08-09", "2021-08-09", "day"),
        ("on Aug. 9th", "2021-08-09", "2021-08-09", "day"),
        ("on July 8, 2021", "2021-07-08", "2021-07-08", "day"),
        ("on Thursday, July 8", "2021-07-08", "2021-07-08", "day"),
        ("on Thursday (July 8", "2021-07-08", "2021-07-08", "day"),
        ("on the 9th of August", "2021-08-09", "2021-08-09", "day"),
        ("on 31 December", "2020-12-31", "2020-12-31", "day"),
        ("in July", "2021-07-01", "2021-07-31", "month"),
        ("in August", "2021-08-01", "2021-08-10", "month"),
        ("in September", "2020-09-01", "2020-09-30", "month"),
        ("in June 2019", "2019-06-01", "2019-06-30", "month"),
        ("in 2019", "2019-01-01", "2019-12-31", "year"),
    ],
)
def test_reads_a_time_against_the_day_of_the_report(words: str, first: str, last: str, precision: str) -> None:
    """The interval, its precision and the words are given."""
    [found] = said(f"“<1:So,>” {{1:Lee}} [1:said] {words}.")

    expected = SaidOn(
        from_=date.fromisoformat(first),
        to=date.fromisoformat(last),
        at=None,
        precision=Precision(precision),
        evidence=words,
        inherited=False,
    )
    assert found == expected


@pytest.mark.parametrize(
    "words", ["on 31 December 2021", "on 31 June", "on Wednesday, Aug. 11, 2021", "in 2022", "soon"]
)
def test_knows_no_time_that_had_not_come(words: str) -> None:
    """A day that is none, or lies ahead of the report, is no evidence."""
    [found] = said(f"“<1:So,>” {{1:Lee}} [1:said] {words}.")

    assert found == SaidOn(from_=None, to=DAY, at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)


@pytest.mark.parametrize(
    ("cue", "evidence"),
    [
        ("[2:said]", "on Monday"),
        ("[2:says]", None),
        ("declined to [2:say]", "on Monday"),
        ("did not [2:say]", "on Monday"),
        ("went on to [2:say]", "on Monday"),
        ("plans to [2:say]", None),
        ("is refusing to [2:say]", None),
    ],
)
def test_what_is_said_in_the_present_has_no_time(cue: str, evidence: str | None) -> None:
    """*Says* tells what somebody holds, not when he said so."""
    text, marked = statements(f"{{1:Lee}} [1:said] on Monday <1:so>. {{2:He}} {cue} <2:no>.")
    found = [structs.replace(one, lemma="say") for one in marked]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == evidence


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("A day later", date(2021, 8, 3)),
        ("two days before", date(2021, 7, 31)),
        ("Hours later", date(2021, 8, 2)),
        ("on the following day", date(2021, 8, 3)),
        ("the previous day", date(2021, 8, 1)),
        ("The day before", date(2021, 8, 1)),
        ("later that night", date(2021, 8, 2)),
        ("two days before the fire", None),
        ("Nine days later", None),
        ("20 days later", None),
    ],
)
def test_counts_from_a_day_named_before(words: str, day: date | None) -> None:
    """So many days from the day that the narrator named last, if they had come."""
    [found] = said(f"It rained on 2 August. {words}, {{1:Lee}} [1:said] <1:so>.")

    assert found.from_ == day


def test_takes_up_a_day_named_before() -> None:
    """*That day* is the day that the narrator named last, and nothing where none was named."""
    named, unnamed = (
        said(f"{before} {{1:Lee}} [1:said] that day <1:so>.")[0] for before in ("It rained on 2 July.", "It rained.")
    )

    assert (named.from_, named.to, named.evidence) == (date(2021, 7, 2), date(2021, 7, 2), "that day")
    assert (unnamed.from_, unnamed.evidence) == (None, None)


def test_knows_nothing_without_a_day_of_reference() -> None:
    """Without the day of the report even a weekday tells nothing."""
    [found] = said("{1:Lee} [1:said] on Monday <1:so>.", on=None)

    assert found == SaidOn(from_=None, to=None, at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("{1:Lee's speech on Thursday} will [1:say] <1:so>.", None, id="still-to-come"),
        pytest.param("{1:Lee} is expected to [1:say] on Monday <1:so>.", None, id="expected"),
        pytest.param("{1:Lee} was due to speak and [1:said] on Monday <1:so>.", "on Monday", id="said-after-all"),
        pytest.param("Going by the May report, {1:Lee} [1:expects] <1:so>.", None, id="a-report-of-that-month"),
        pytest.param(
            "Lee is in Hull, where he lost the cup, which Roy won in the final on Sunday. {1:Lee} [1:said] <1:so>.",
            None,
            id="told-of-something-else",
        ),
        pytest.param(
            "Lee, who spoke on Sunday, is in Hull. {1:Lee} [1:said] <1:so>.", "on Sunday", id="told-of-a-speech"
        ),
    ],
)
def test_a_day_must_be_that_of_the_saying(marked: str, evidence: str | None) -> None:
    """What has not been said yet has no day, nor is that of a clause about something else its."""
    [found] = said(marked)

    assert found.evidence == evidence
