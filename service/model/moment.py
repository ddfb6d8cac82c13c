"""Days, months and instants as callers write them."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Annotated, Self

from msgspec import Meta

#: A point in time, with its zone.
Instant = Annotated[datetime, Meta(tz=True)]

_DAY = r"\d{4}-\d{2}-\d{2}"
_MONTH = r"\d{4}-\d{2}"
_INSTANT = rf"{_DAY}T\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{1,6}})?)?(?:Z|[+-]\d{{2}}:\d{{2}})"
#: Characters of the longest of them.
LONGEST = 32
PATTERN = rf"^(?:{_MONTH}|{_DAY}|{_INSTANT})$"


class Moment(str):
    """A day `2021-08-09`, a month `2021-08`, or an instant with its zone. Raises ValueError for any other text.

    `first` and `last` are its ends: days, or twice the instant in UTC.
    """

    __slots__ = ("first", "last")

    first: date | datetime
    last: date | datetime

    def __new__(cls, text: str) -> Self:
        """Read a text."""
        made = super().__new__(cls, text)
        made.first, made.last = _ends(text)
        return made

    @property
    def instant(self) -> bool:
        """Whether it is an instant, not days."""
        return isinstance(self.first, datetime)

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day; an instant's is its day in UTC."""
        return _day(self.first), _day(self.last)

    def before(self, other: "Moment") -> bool:
        """Whether it ends before another begins."""
        if isinstance(self.last, datetime) and isinstance(other.first, datetime):
            return self.last < other.first
        return self.days[1] < other.days[0]


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _ends(text: str) -> tuple[date | datetime, date | datetime]:
    if re.fullmatch(_DAY, text, re.ASCII):
        day = date.fromisoformat(text)
        return day, day
    if re.fullmatch(_MONTH, text, re.ASCII):
        first = date.fromisoformat(f"{text}-01")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if re.fullmatch(_INSTANT, text, re.ASCII):
        return (at := _in_utc(datetime.fromisoformat(text))), at
    raise ValueError(f"neither day, month nor instant: {text}")


def _in_utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"before or after all days: {at}") from None
