"""Intervals as the statements take them."""

from datetime import date

from service.db.paging import day
from service.model.moment import Moment


def ends(of: str, from_: Moment | None, to: Moment | None) -> dict[str, str | None]:
    """What the ends bind, by the names of the conditions: `said_from` a day, `said_since` an instant."""
    values: dict[str, str | None] = {}
    if from_ is not None:
        values[f"{of}_since" if from_.instant else f"{of}_from"] = from_.first.isoformat()
    if to is not None:
        values[f"{of}_until" if to.instant else f"{of}_to"] = to.last.isoformat()
    return values


def day_ends(of: str, from_: Moment | None, to: Moment | None) -> dict[str, str | None]:
    """The same for what is known by its day alone: an instant is its day in UTC."""
    first, last = days(from_, to)
    return {f"{of}_from": day(first), f"{of}_to": day(last)}


def days(from_: Moment | None, to: Moment | None) -> tuple[date | None, date | None]:
    """The days that the ends lie on."""
    return (None if from_ is None else from_.days[0]), (None if to is None else to.days[1])
