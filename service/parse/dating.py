"""When a report was published: its stamps, its dateline and its address, weighed against each other."""

import re
from datetime import date

from msgspec import Struct

from service.model.article import DateFrom
from service.parse.dates import Settled, make_day, nearest, settle
from service.parse.found import Found, LineDate, Stamp, StampKind
from service.parse.words import place_country

_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)")


class Dates(Struct, frozen=True, kw_only=True):
    """The dates of a report."""

    published: Settled | None
    updated: Settled | None
    line_day: date | None
    best: date | None
    best_from: DateFrom | None


def date_report(known: Found, page: Found, home: str | None) -> Dates:
    """Weigh what was known before against what the page says; the former wins."""
    both = known.then(page)
    where = _Where(home, place_country(both.place or ""), _sure_days(both))
    published = _weigh(StampKind.PUBLISHED, known, page, where)
    updated = _weigh(StampKind.UPDATED, known, page, where)
    report = published.day if published else updated.day if updated else page.page_day
    line_day = _line_day(page.line_date, report) or (None if published or updated else page.page_day)
    best, best_from = None, None
    if published:
        best, best_from = published.day, DateFrom.PUBLISHED
    elif updated:
        best, best_from = updated.day, DateFrom.UPDATED
    elif line_day:
        best, best_from = line_day, DateFrom.DATELINE
    return Dates(published=published, updated=updated, line_day=line_day, best=best, best_from=best_from)


class _Where(Struct, frozen=True):
    """What helps to understand a printed date."""

    home: str | None
    clock_of: str | None
    near: tuple[date, ...]


def _weigh(kind: StampKind, known: Found, page: Found, where: _Where) -> Settled | None:
    """The first date of a kind; the page's where it is the same day and also tells the time."""
    first, second = (_first(kind, found.stamps, where) for found in (known, page))
    if first is None or (second and second.day == first.day and second.at and not first.at):
        return second
    return first


def _first(kind: StampKind, stamps: tuple[Stamp, ...], where: _Where) -> Settled | None:
    moments = (stamp.moment for stamp in stamps if stamp.kind is kind)
    settled = (settle(moment, where.home, where.near, clock_of=where.clock_of) for moment in moments)
    return next((one for one in settled if one), None)


def _sure_days(found: Found) -> tuple[date, ...]:
    """Days that are read in one way only, by which others are understood."""
    days = [stamp.moment.days[0] for stamp in found.stamps if len(stamp.moment.days) == 1]
    address = _IN_ADDRESS.search(found.url or "")
    in_address = make_day(*(int(part) for part in address.groups())) if address else None
    in_line = found.line_date and found.line_date.year and _line_day(found.line_date, None)
    return tuple(day for day in (*days, in_address, found.page_day, in_line or None) if day)


def _line_day(line: LineDate | None, report: date | None) -> date | None:
    if line is None:
        return None
    if line.year:
        return make_day(line.year, line.month, line.day)
    return nearest(line.month, line.day, report) if report else None
