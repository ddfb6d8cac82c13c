"""The instant of a saying: a clock time with its zone beside the day, *at 4:30 p.m. EDT on Monday*."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

from msgspec import Struct

from service.model.span import Span

#: What the words for a time zone mean on a day: the offset from UTC, or nothing where that stays open.
Zones = Callable[[str, date], timedelta | None]

#: Characters of the longest clock time with its zone.
FAR = 40
_NOON = 12

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d))?(?:[ \u00a0]?(?P<half>[ap])\.?m\b\.?)?"
    r"[ \u00a0]\(?(?P<zone>(?:GMT|UTC)[+\-−–]\d{1,2}(?::?[0-5]\d)?|[A-Z]{2,4})\b\)?"
)
_BEHIND = re.compile(rf"(?:,?[ \u00a0]|[ \u00a0]\()(?:at[ \u00a0])?{_CLOCK}")
_BEFORE = re.compile(rf"\bat[ \u00a0]{_CLOCK},?[ \u00a0]$", re.IGNORECASE)


class Instant(Struct, frozen=True):
    """An instant in UTC, and where the words for its clock time stand."""

    at: datetime
    span: Span


def find_instant(text: str, told: Span, day: date, zones: Zones) -> Instant | None:
    """The instant on that day that a clock time right beside its words makes of it."""
    behind = _BEHIND.match(text, told.end, told.end + FAR)
    if behind is not None:
        return _instant(behind, day, zones, Span(told.start, behind.end()))
    before = _BEFORE.search(text, max(told.start - FAR, 0), told.start)
    return None if before is None else _instant(before, day, zones, Span(before.start(), told.end))


def _instant(found: "re.Match[str]", day: date, zones: Zones, span: Span) -> Instant | None:
    gap = zones(found["zone"], day)
    hour = _hour(int(found["hour"]), found["half"])
    if gap is None or hour is None:
        return None
    try:
        local = datetime.combine(day, time(hour, int(found["minute"] or 0)), timezone(gap))
        return Instant(local.astimezone(UTC), span)
    except OverflowError:
        return None


def _hour(hour: int, half: str | None) -> int | None:
    """The hour of a day's 24; none where there is no such hour."""
    if half is None:
        return hour
    return hour % _NOON + _NOON * (half.casefold() == "p") if 0 < hour <= _NOON else None
