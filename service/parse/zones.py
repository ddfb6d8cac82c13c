"""What a page's words for a time zone mean: `IST` under an Indian agency is +05:30."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import cache

from service.parse.words import place_clock, place_country, rows

_NUMERIC = re.compile(r"(?:UTC|GMT)?\s?([+\-−–])(\d{1,2})(?::?([0-5]\d))?$")
#: Hours; no zone on earth is further from UTC.
FURTHEST = 14


def offset(zone: str, home: str | None, day: date) -> timedelta | None:
    """The offset from UTC, given the page's country; null where it stays open."""
    if found := _NUMERIC.match(zone):
        return _numeric(*found.groups())
    meanings = _table().get(zone.upper(), {})
    given = meanings.get(home or "*") or meanings.get("*")
    if given is None and len(meanings) == 1:
        (given,) = meanings.values()
    if given is None:
        return None
    standard, *summer = given
    return summer[0] if summer and _is_us_summer(day) else standard


def zones_at(place: str | None) -> Callable[[str, date], timedelta | None]:
    """What zones mean in a report from that place: `IST` is +05:30 in New Delhi."""
    home = place_country(place or "")
    return lambda zone, day: offset(zone, home, day)


def day_at(place: str | None, instant: datetime | None) -> date | None:
    """The day that it is at a place at an instant; null where its clock is not known."""
    clock = place_clock(place or "")
    if clock is None or instant is None:
        return None
    try:
        return instant.astimezone(timezone(_read(clock))).date()
    except OverflowError:
        return None


def country(zone: str | None) -> str | None:
    """The only country that uses the abbreviation, if it is one."""
    countries = set(_table().get((zone or "").upper(), ()))
    return countries.pop() if len(countries) == 1 and "*" not in countries else None


def written(gap: timedelta) -> str:
    """An offset as `+05:30`."""
    minutes = int(gap.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@cache
def names() -> tuple[str, ...]:
    """The abbreviations that are known, longest first."""
    return tuple(sorted(_table(), key=lambda name: (-len(name), name)))


@cache
def _table() -> dict[str, dict[str, tuple[timedelta, ...]]]:
    table: dict[str, dict[str, tuple[timedelta, ...]]] = {}
    for name, where, offsets in rows("zones.tsv"):
        table.setdefault(name, {})[where] = tuple(_read(text) for text in offsets.split())
    return table


def _read(text: str) -> timedelta:
    gap = timedelta(hours=int(text[1:3]), minutes=int(text[4:]))
    return -gap if text[0] == "-" else gap


def _numeric(sign: str, hours: str, minutes: str | None) -> timedelta | None:
    gap = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if gap > timedelta(hours=FURTHEST):
        return None
    return gap if sign == "+" else -gap


def _is_us_summer(day: date) -> bool:
    """Whether the day lies between the second Sunday of March and the first of November."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
