"""Printed dates: read, left open, and never guessed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.article import DateFrom
from service.parse.dates import Settled, find_dates, nearest, settle
from tests.parse.pages import BODY, read, read_json

INDIA, IRELAND = "in", "ie"


def settled(printed: str, home: str | None = None) -> Settled | None:
    """The one date of a print."""
    (moment,) = find_dates(printed)
    return settle(moment, home)


@pytest.mark.parametrize(
    ("printed", "instant", "zone"),
    [
        ("Aug 10, 2021, 04:33 PM IST", (11, 3), "+05:30"),
        ("August 10, 2021 4:33 pm (IST)", (11, 3), "+05:30"),
        ("10 August 2021 16:33 hrs IST", (11, 3), "+05:30"),
        ("16:33 IST, 10 Aug 2021", (11, 3), "+05:30"),
        ("Aug 10, 2021 at 7:03 a.m. EDT", (11, 3), "-04:00"),
        ("7:03 AM ET, Tue August 10, 2021", (11, 3), "-04:00"),
        ("Tue 10 Aug 2021 12.03 BST", (11, 3), "+01:00"),
        ("2021-08-10T11:03:00Z", (11, 3), "+00:00"),
        ("2021-08-10T16:33:00.250+05:30", (11, 3), "+05:30"),
        ("2021-08-10 16:03 PKT", (11, 3), "+05:00"),
        ("Tue, 10 Aug 2021 11:03:00 +0000", (11, 3), "+00:00"),
        ("10-08-2021 16:33 GMT+5:30", (11, 3), "+05:30"),
        ("August 10th, 2021, 12:03 pm UTC+1", (11, 3), "+01:00"),
    ],
)
def test_reads_an_instant(printed, instant, zone) -> None:
    """In UTC, with the offset that it was read in."""
    assert settled(printed, INDIA) == Settled(date(2021, 8, 10), datetime(2021, 8, 10, *instant, tzinfo=UTC), zone)


@pytest.mark.parametrize(
    "printed",
    [
        "August 10, 2021",
        "10 August 2021, 16:33",
        "10th of August, 2021",
        "2021-08-10",
        "2021/8/10",
        "10.08.2021",
        "Aug. 10, 2021 04:33 PM IST",
        "10-Aug-2021",
        "10 Aug 2021 04:33 XYZ",
        "August 10, 2021 25:00 UTC",
    ],
)
def test_reads_a_day_without_an_instant(printed) -> None:
    """No time, no zone, or a zone that three countries share."""
    assert settled(printed) == Settled(date(2021, 8, 10))


@pytest.mark.parametrize(
    "printed", ["31/02/2021", "Feb 30, 2021", "99/99/2021", "2021-13-01", "in August 2021", "10:33"]
)
def test_reads_no_day_that_no_calendar_has(printed) -> None:
    """Nor half a date."""
    assert find_dates(printed) == []


@pytest.mark.parametrize(
    ("printed", "home", "day"),
    [
        ("05/08/2021", None, None),
        ("05/08/2021", INDIA, date(2021, 8, 5)),
        ("05/08/2021", "us", date(2021, 5, 8)),
        ("05/08/2021 10:00 EDT", None, date(2021, 5, 8)),
        ("13/08/2021", "us", date(2021, 8, 13)),
        ("08/13/2021", INDIA, date(2021, 8, 13)),
        ("08/08/2021", None, date(2021, 8, 8)),
        ("05.08.2021", None, date(2021, 8, 5)),
    ],
)
def test_knows_day_from_month_only_by_evidence(printed, home, day) -> None:
    """By the numbers, the page's country or the zone; else the date is left out."""
    found = settled(printed, home)

    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("date 2021-08-06\n\n", date(2021, 8, 5)),
        ("Published: August 4, 2021\n\n", date(2021, 8, 4)),
        ("https://river.example/2021/08/06/dam\n\n", date(2021, 8, 5)),
        ("Created: 13/08/2021\n\n", date(2021, 8, 13)),
        ("", None),
    ],
)
def test_another_date_of_the_page_tells_day_from_month(beside, day) -> None:
    """Dates of one page lie close together."""
    article = read(f"Talks on the dam go on\n\n{beside}Updated: 05/08/2021\n\n{BODY}")

    assert article.published_on == day


@pytest.mark.parametrize(
    ("side", "zone"),
    [
        ({"agency": "PTI"}, "+05:30"),
        ({"url": "https://river.example.in/dam"}, "+05:30"),
        ({"publisher": "WION"}, "+05:30"),
        ({"country": "in"}, "+05:30"),
        ({"country": "IL"}, "+02:00"),
        ({"publisher": "The Irish Times"}, "+01:00"),
        ({"publisher": "Haaretz"}, "+02:00"),
        ({"agency": "AP"}, None),
        ({}, None),
    ],
)
def test_one_abbreviation_of_three_zones_is_read_by_the_pages_country(side, zone) -> None:
    """`IST` is India's under an Indian agency or publisher, and nobody's where nothing tells."""
    article = read(f"Talks on the dam go on\n\nUpdated: Aug 10, 2021, 04:33 PM IST\n\n{BODY}", **side)

    assert article.zone == zone
    assert (article.updated_at is not None) == (zone is not None)
    assert article.published_on == date(2021, 8, 10)


def test_the_day_is_the_pages_own_and_not_utcs() -> None:
    """Late in the evening in New York it is the next day in UTC."""
    article = read_json('{"text": "He said.", "published": "2021-08-10T22:00:00-04:00"}')

    assert article.published_at == datetime(2021, 8, 11, 2, tzinfo=UTC)
    assert (article.published_on, article.date_from) == (date(2021, 8, 10), DateFrom.PUBLISHED)


def test_an_ambiguous_field_leaves_the_date_out() -> None:
    """A feed's field is guessed as little as a page's stamp."""
    assert read_json('{"text": "He said.", "published": "05/08/2021"}').published_on is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 300))
def test_a_day_without_year_is_the_last_before_the_report(report, back) -> None:
    """However far the year's turn lies between."""
    said = date.fromordinal(report.toordinal() - back)

    if (said.month, said.day) != (2, 29):
        assert nearest(said.month, said.day, report) == said


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-12 * 4, 14 * 4))  # noqa: DTZ001
def test_an_iso_stamp_is_read_as_it_was_written(moment, quarters) -> None:
    """Date, time and offset come back."""
    sign, hours, minutes = "-" if quarters < 0 else "+", abs(quarters) // 4, abs(quarters) % 4 * 15
    printed = f"{moment.replace(microsecond=0).isoformat()}{sign}{hours:02}:{minutes:02}"

    found = settled(printed)

    assert found is not None
    assert found.at == datetime.fromisoformat(printed)
    assert found.day == moment.date()
