"""Times that may lie ahead of a report. It is of Tuesday, 10 August 2021, where no other day is given."""

from datetime import date

import pytest

from tests.resolve.statements import DAY, said


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("{1:Lee} will publish on Monday a book that [1:says] <1:so>.", None, id="will"),
        pytest.param(
            "The shop is set to open on Sunday, a place which {1:Lee} [1:praised]: <1:fine>.", None, id="is-set-to"
        ),
        pytest.param("In a plan to be shown on Monday, {1:Lee} [1:said] <1:so>.", None, id="to-be-shown"),
        pytest.param("{1:Lee} will [1:say] <1:so> on Monday.", None, id="will-say"),
        pytest.param("Lee will go. On Monday {1:she} [1:said] <1:so>.", "On Monday", id="a-new-sentence"),
        pytest.param("The shop will open, {1:Lee} [1:said] on Monday: <1:so>.", "on Monday", id="a-new-clause"),
        pytest.param("In her will {1:Lee} [1:said] <1:so> on Monday.", None, id="a-paper"),
    ],
)
def test_what_will_happen_dates_nothing(marked: str, evidence: str | None) -> None:
    """A weekday or day behind *will* or *is set to* lies ahead."""
    assert said(marked)[0].evidence == evidence


@pytest.mark.parametrize(
    ("day", "on", "expected"),
    [
        ("on Sept. 3", DAY, None),
        ("on Sept. 3, 2020", DAY, date(2020, 9, 3)),
        ("on Dec. 3", DAY, date(2020, 12, 3)),
        ("on Jan. 5", date(2021, 12, 20), None),
        ("on Dec. 20", date(2021, 1, 5), date(2020, 12, 20)),
        ("on Dec. 31", date.max, date.max),
    ],
)
def test_a_day_a_few_weeks_ahead_is_not_that_of_last_year(day: str, on: date, expected: date | None) -> None:
    """Without a year nobody can tell."""
    [found] = said(f"{{1:Lee}} [1:said] {day} <1:so>.", on=on)

    assert found.from_ == expected


def test_what_is_to_come_parts_two_scenes() -> None:
    """A statement does not go on past it."""
    text = "{1:Lee} [1:said] on Sunday <1:so>. The council will meet on Friday. {2:Lee} [2:said] <2:no>."

    assert [one.evidence for one in said(text)] == ["on Sunday", None]


@pytest.mark.parametrize(
    ("day", "evidence"),
    [
        ("on Wednesday", None),
        ("last Wednesday", "last Wednesday"),
        ("on Wednesday, Aug. 4", "on Wednesday, Aug. 4"),
        ("on Thursday", "on Thursday"),
        ("on Black Friday", None),
    ],
)
def test_the_weekday_behind_that_of_a_report_is_open(day: str, evidence: str | None) -> None:
    """A report of Tuesday that says *on Wednesday* may have been updated; *Black Friday* is a name."""
    assert said(f"{{1:Lee}} [1:said] {day} <1:so>.")[0].evidence == evidence


def test_hours_are_counted_from_no_day_that_is_to_come() -> None:
    """Nor from the one before it."""
    text = "Lee left on Sunday. Lee was scheduled to speak on Monday. Hours later, {1:Roy} [1:said] <1:so>."

    assert said(text)[0].evidence is None
