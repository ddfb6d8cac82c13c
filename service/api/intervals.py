"""The intervals of a timeline, empty ones among them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import asdict, replace

from service.api.problems import refuse_parameter
from service.db.timeline import Count, CountOfName
from service.model.actor import ActorRef, Resolution
from service.model.timeline import Interval, Timeline, TimelineItem, TimelineLine, TimelineSeries

#: Intervals of one answer: the days of 27 years.
MOST_INTERVALS = 10_000
#: Intervals of one answer that compares, those of all names together.
MOST_POINTS = 2 * MOST_INTERVALS
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


def series(
    counts: Sequence[CountOfName], names: Sequence[Resolution], whole: Sequence[TimelineItem]
) -> list[TimelineSeries]:
    """Each name apart, over the intervals of all together. Raises Refused for too many."""
    if len(names) * len(whole) > MOST_POINTS:
        raise refuse_parameter(
            "compare", f"makes more than {MOST_POINTS:,} intervals of all names; ask for longer ones or fewer days"
        )
    found = {(place, first): n for place, first, n in counts}
    return [_series(name, place, found, whole) for place, name in enumerate(names, 1)]


def _series(
    name: Resolution, place: int, found: Mapping[tuple[int, date | None], int], whole: Sequence[TimelineItem]
) -> TimelineSeries:
    counted = [
        replace(one, count=n, share=_share(n, one.total)) for one in whole for n in [found.get((place, one.from_), 0)]
    ]
    undated = found.get((place, None), 0)
    count = sum(one.count for one in counted) + undated
    return TimelineSeries(query=name.query, actor=name.actor, count=count, undated=undated, items=counted)


def lines(told: Timeline) -> Iterator[TimelineLine]:
    """The intervals one behind the other: of all together, then of each name compared.

    Behind each of these stands what has no day at all, if there is any.
    """
    yield from _lines(None, None, told.items, told.undated)
    for one in told.series or ():
        yield from _lines(one.query, one.actor, one.items, one.undated)


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


def _lines(
    query: str | None, actor: ActorRef | None, items: Sequence[TimelineItem], undated: int
) -> Iterator[TimelineLine]:
    for one in items:
        yield TimelineLine(query=query, actor=actor, **asdict(one))
    if undated:
        yield TimelineLine(query=query, actor=actor, from_=None, to=None, count=undated, total=None, share=None)


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
    held = total if totals else None
    return TimelineItem(from_=first, to=last, count=count, total=held, share=_share(count, held))


def _share(count: int, total: int | None) -> float | None:
    return round(count / total, 6) if total else None
