"""Dates and times as pages print them, and the days and instants they stand for."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from msgspec import Struct

from service.parse import zones

#: Years; a date outside is a misprint or a number of another kind.
EARLIEST, LATEST = 1800, 2200
#: Characters; a longer line is no stamp, and is not searched.
STAMP_MOST = 300
#: Days between two dates of one page that still speak for each other.
CLOSE = 4
#: Days that a dateline may lie after the report's publication: a day, for the zones.
AFTER = 1

#: Countries whose pages write the day first, and those that write the month first.
DAY_FIRST = frozenset(
    [
        "in",
        "pk",
        "gb",
        "ie",
        "au",
        "nz",
        "bd",
        "lk",
        "np",
        "af",
        "fr",
        "de",
        "es",
        "it",
        "ru",
        "tr",
        "za",
        "sg",
        "my",
        "ae",
        "il",
    ]
)
MONTH_FIRST = frozenset({"us"})

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_NTH = r"(?:st|nd|rd|th)?"
MONTH_DAY = rf"(?P<m>{_MONTH})\.?[ ]?(?P<d>[0-3]?\d){_NTH}(?!\d)"
DAY_MONTH = rf"(?<!\d)(?P<d>[0-3]?\d){_NTH}[ -]?(?:of[ ])?(?P<m>{_MONTH})\b\.?"
_DATE = rf"""(?:
    (?<!\d)(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?=T|\D|$)
  | (?P<m2>{_MONTH})\.?[ ]?(?P<d2>[0-3]?\d){_NTH},?[ ](?P<y2>\d{{4}})(?!\d)
  | (?<!\d)(?P<d3>[0-3]?\d){_NTH}[ -]?(?:of[ ])?(?P<m3>{_MONTH})\.?,?[ -]?(?P<y3>\d{{4}})(?!\d)
  | (?<!\d)(?P<a4>[0-3]?\d)(?P<sep>[-/.])(?P<b4>[0-3]?\d)(?P=sep)(?P<y4>\d{{4}})(?!\d)
)"""
_ZONE = (
    rf"(?:(?:UTC|GMT)[ ]?[+\-−–]\d{{1,2}}(?::?[0-5]\d)?|[+\-−]\d\d:?[0-5]\d|(?:{'|'.join(zones.names())})(?![A-Za-z]))"
)


def _clock(prefix: str) -> str:
    return rf"""(?:(?<!\d)(?P<{prefix}h>[0-2]?\d)(?:[:.](?P<{prefix}n>[0-5]\d)(?::(?P<{prefix}s>[0-5]\d)(?:\.\d{{1,9}})?)?)?
        [ ]?(?P<{prefix}p>[AaPp]\.?[Mm]\b\.?)?(?!\d)(?:[ ]?(?:hrs?|hours)\b)?(?:[ ]?\(?(?P<{prefix}z>{_ZONE})\)?)?)"""


_STAMP = re.compile(
    rf"(?:{_clock('b')}(?:[ ]on[ ]|[ ,|]{{1,3}})(?:[A-Z][a-z]{{2,8}},?[ ])?)?{_DATE}"
    rf"(?:(?:T|,?[ ]at[ ]|[ ,|@–-]{{1,3}}){_clock('c')})?",
    re.VERBOSE,
)


class PrintedDate(Struct, frozen=True):
    """A date as printed, with what time and zone stand beside it."""

    #: One day; or two, day first and month first, where the print leaves the order open.
    days: tuple[date, ...]
    clock: time | None
    zone: str | None
    start: int
    end: int


class Settled(Struct, frozen=True):
    """A printed date that is understood: the day in its own zone, the instant if it has one."""

    day: date
    at: datetime | None = None
    zone: str | None = None


def find_dates(text: str) -> list[PrintedDate]:
    """The dates in a short line, in order."""
    if len(text) > STAMP_MOST:
        return []
    return [moment for found in _STAMP.finditer(text) if (moment := _printed(found))]


def settle(
    moment: PrintedDate, home: str | None, near: tuple[date, ...] = (), *, clock_of: str | None = None
) -> Settled | None:
    """The day and the instant of a print on a page of a country, beside other known dates.

    `clock_of` is the country of the place named, which helps with zones where the page's own is
    unknown. Null where the order of day and month stays open: it is never guessed.
    """
    day = _day(moment, home, near)
    if day is None:
        return None
    gap = zones.offset(moment.zone, home or clock_of, day) if moment.zone else None
    if moment.clock is None or gap is None:
        return Settled(day)
    local = datetime.combine(day, moment.clock, timezone(gap))
    return Settled(day, local.astimezone(UTC), zones.written(gap))


def month_number(name: str) -> int:
    """The month that a name or its abbreviation means, from 1."""
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or null where the calendar has none."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, report: date) -> date | None:
    """The day of a dateline without a year: the last one not after the report by more than a day."""
    years = (report.year + 1, report.year)
    days = (make_day(year, month, day) for year in years)
    return next((found for found in days if found and found <= report + timedelta(days=AFTER)), None) or make_day(
        report.year - 1, month, day
    )


def _day(moment: PrintedDate, home: str | None, near: tuple[date, ...]) -> date | None:
    if len(moment.days) == 1:
        return moment.days[0]
    day_first, month_first = moment.days
    speaking = [day for day in moment.days if any(abs(day - other) <= timedelta(days=CLOSE) for other in near)]
    if len(speaking) == 1:
        return speaking[0]
    where = zones.country(moment.zone) or home
    if where in DAY_FIRST:
        return day_first
    return month_first if where in MONTH_FIRST else None


def _printed(found: re.Match[str]) -> PrintedDate | None:
    days = _days(found)
    prefix = "c" if found["ch"] else "b"
    clock = _time(found, prefix)
    if not days or (found["ch"] and clock is None and found["cn"]):
        return PrintedDate(days, None, None, found.start(), found.end()) if days else None
    end = found.end() if clock or prefix == "b" else found.start("ch")
    return PrintedDate(days, clock, found[prefix + "z"] if clock else None, found.start(), end)


def _days(found: re.Match[str]) -> tuple[date, ...]:
    if found["y1"]:
        days = [make_day(int(found["y1"]), int(found["m1"]), int(found["d1"]))]
    elif found["y2"]:
        days = [make_day(int(found["y2"]), month_number(found["m2"]), int(found["d2"]))]
    elif found["y3"]:
        days = [make_day(int(found["y3"]), month_number(found["m3"]), int(found["d3"]))]
    else:
        year, first, second = int(found["y4"]), int(found["a4"]), int(found["b4"])
        days = [make_day(year, second, first)]
        if found["sep"] != ".":
            days.append(make_day(year, first, second))
    return tuple(dict.fromkeys(day for day in days if day))


def _time(found: re.Match[str], prefix: str) -> time | None:
    """The time of day; null where there is none, or only a bare number."""
    if not found[prefix + "h"] or not (found[prefix + "n"] or found[prefix + "p"]):
        return None
    hour, half = int(found[prefix + "h"]), (found[prefix + "p"] or "").lower()[:1]
    if half and hour in range(1, 13):
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour not in range(24):
        return None
    return time(hour, int(found[prefix + "n"] or 0), int(found[prefix + "s"] or 0))
