"""What day it is where a report was filed."""

from datetime import UTC, date, datetime

import pytest

from service.parse.zones import day_at


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("ISLAMABAD", date(2021, 8, 10)),
        ("New Delhi, India", date(2021, 8, 10)),
        ("ACCRA", date(2021, 8, 9)),
        ("LONDON", None),
        (None, None),
    ],
)
def test_the_day_at_a_place(place: str | None, day: date | None) -> None:
    """It is told where the clock is the same all year, and left open elsewhere."""
    assert day_at(place, datetime(2021, 8, 9, 22, 30, tzinfo=UTC)) == day


def test_no_day_without_an_instant() -> None:
    """A report that gives only a day has none but that."""
    assert day_at("ISLAMABAD", None) is None


def test_no_day_after_all_days() -> None:
    """The last instant of the calendar has no morning after."""
    assert day_at("TOKYO", datetime.max.replace(tzinfo=UTC)) is None
