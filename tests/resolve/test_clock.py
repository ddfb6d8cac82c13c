"""The instant of a saying. The report is of Tuesday, 10 August 2021."""

from datetime import UTC, date, datetime

import pytest

from service.model.quote import Precision
from service.parse.zones import zones_at
from tests.resolve.statements import said


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("at 4:30 p.m. EDT on Monday", datetime(2021, 8, 9, 20, 30, tzinfo=UTC)),
        ("on Monday at 4:30 p.m. EDT", datetime(2021, 8, 9, 20, 30, tzinfo=UTC)),
        ("on Monday at 16:30 GMT", datetime(2021, 8, 9, 16, 30, tzinfo=UTC)),
        ("on Monday (1630 GMT)", datetime(2021, 8, 9, 16, 30, tzinfo=UTC)),
        ("on Monday at 9pm BST", datetime(2021, 8, 9, 20, 0, tzinfo=UTC)),
        ("on 9 August at 12 a.m. GMT+5", datetime(2021, 8, 8, 19, 0, tzinfo=UTC)),
        ("on Monday at 10:15 IST", datetime(2021, 8, 9, 4, 45, tzinfo=UTC)),
    ],
)
def test_a_clock_time_with_its_zone_makes_an_instant(words: str, instant: datetime) -> None:
    """The days stay those that the text tells, in its zone; the evidence has both."""
    [found] = said(f"“<1:So,>” {{1:Lee}} [1:said] {words}.", zones=zones_at("NEW DELHI"))

    assert (found.at, found.precision) == (instant, Precision.INSTANT)
    assert (found.from_, found.to, found.evidence) == (date(2021, 8, 9), date(2021, 8, 9), words)


@pytest.mark.parametrize(
    "words",
    [
        "on Monday at 4:30 p.m.",
        "on Monday at 4:30 p.m. XYZ",
        "on Monday at 25:30 GMT",
        "on Monday at 13 p.m. GMT",
        "shortly before 4 p.m. EDT on Monday",
    ],
)
def test_no_instant_without_time_and_zone(words: str) -> None:
    """The day is all that is known."""
    [found] = said(f"“<1:So,>” {{1:Lee}} [1:said] {words}.", zones=zones_at(None))

    assert found.at is None
    assert found.precision in {Precision.DAY, Precision.UNKNOWN}


def test_what_is_added_was_not_said_at_that_instant() -> None:
    """It has the day from there, and no more."""
    _, found = said("{1:Lee} [1:said] at 16:30 GMT on Monday <1:so>. {2:He} [2:added] <2:no>.", zones=zones_at(None))

    assert (found.at, found.precision, found.inherited) == (None, Precision.DAY, True)
