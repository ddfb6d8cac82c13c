"""The intervals of a timeline, empty ones among them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from service.api.problems import refuse_parameter
from service.db.timeline import Count
from service.model.timeline import Interval, TimelineItem

#: Intervals of one answer: the days of 27 years.
MOST_INTERVALS = 10_000
DAYS = {Interval.DAY: 1, Interval.WEEK: 7, Interval.MONTH: 28, Interval.YEAR: 365}


def items(
    counts: Sequence[Count], interval: Interval, days: tuple[date | None, date | None], *, totals: bool
) -> list[TimelineItem]:
    """Every interval from the first to the last that is asked for or has quotes. Raises Refused for too many."""
    found = {first: (n or 0, total or 0) for first, n, total in counts if first is not None}
    known = [*found, *(first_of(day, interval) for day in days if day is not None)]
    if not known:
        return []
    if (max(known) - min(known)).days // DAYS[interval] >= MOST_INTERVALS:
        raise refuse_parameter(
            "interval", f"'{interval}' makes more than {MOST_INTERVALS:,} of them; ask for longer ones or fewer days"
        )
    return [
        _item(first, last, *found.get(first, (0, 0)), totals=totals)
        for first, last in _between(min(known), max(known), interval)
    ]


def first_of(day: date, interval: Interval) -> date:
    """The first day of the interval that a day is in."""
    if interval is Interval.WEEK:
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if interval is Interval.DAY:
        return day
    return day.replace(day=1) if interval is Interval.MONTH else day.replace(month=1, day=1)


def last_of(first: date, interval: Interval) -> date:
    """The last day of an interval, as far as there are days."""
    if interval is Interval.YEAR:
        return first.replace(month=12, day=31)
    if interval is Interval.MONTH:
        following = date.max if (first.year, first.month) == (date.max.year, 12) else _month_after(first)
        return following if following == date.max else following - timedelta(days=1)
    return date.fromordinal(min(date.max.toordinal(), first.toordinal() + DAYS[interval] - 1))


def _month_after(first: date) -> date:
    return first_of(first + timedelta(days=31), Interval.MONTH)


def _between(first: date, end: date, interval: Interval) -> Iterator[tuple[date, date]]:
    """The intervals from one that begins on a day to the one that begins on another."""
    while True:
        last = last_of(first, interval)
        yield first, last
        if end <= last:
            return
        first = last + timedelta(days=1)


def _item(first: date, last: date, count: int, total: int, *, totals: bool) -> TimelineItem:
    share = round(count / total, 6) if totals and total else None
    return TimelineItem(from_=first, to=last, count=count, total=total if totals else None, share=share)
