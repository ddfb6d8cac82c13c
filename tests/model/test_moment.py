"""Days, months and instants."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.moment import Moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-08-09", date(2021, 8, 9), date(2021, 8, 9)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2021-08-09T16:30Z", datetime(2021, 8, 9, 16, 30, tzinfo=UTC), datetime(2021, 8, 9, 16, 30, tzinfo=UTC)),
        ("2021-08-09T01:30:00.5+05:30", *[datetime(2021, 8, 8, 20, 0, 0, 500_000, tzinfo=UTC)] * 2),
    ],
)
def test_has_two_ends(text: str, first: date, last: date) -> None:
    """A month begins and ends; an instant is its own end, in UTC."""
    moment = Moment(text)

    assert (moment, moment.first, moment.last) == (text, first, last)


@pytest.mark.parametrize(
    "text", ["2021", "2021-8", "2021-13", "2021-02-30", "2021-08-09T16:30", "2021-08-09 16:30Z", "2021-W31",
             "٢٠٢١-٠٨", "0001-01-01T00:00+05:00", "2021-08-09T25:00Z", "2021-08-09\n", ""],
)  # fmt: skip
def test_refuses_any_other_text(text: str) -> None:
    """What is no date, and what has no zone."""
    with pytest.raises(ValueError, match=r"\w"):
        Moment(text)


@given(st.dates(), st.dates())
def test_days_are_before_each_other_as_they_are(one: date, other: date) -> None:
    """Moments that are days compare as days do."""
    assert Moment(one.isoformat()).before(Moment(other.isoformat())) == (one < other)
