"""How often something was said, over time."""

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from service.model.actor import Resolution
from service.model.page import QuoteMeta


class Interval(StrEnum):
    """What a timeline is cut into; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TimelineItem(Struct, frozen=True, kw_only=True):
    """One interval, both ends included; empty ones are there too."""

    from_: date = field(name="from")
    to: date
    count: int
    #: Quotes of the interval whoever said whatever in them, and how many of these match; null unless asked for.
    total: int | None
    share: float | None


class Timeline(Struct, frozen=True, kw_only=True):
    """Counts by interval, from the first day that is asked for or has quotes to the last."""

    items: list[TimelineItem]
    #: Quotes that match and have no day at all; with the items they are all that match.
    undated: int
    resolution: list[Resolution]
    meta: QuoteMeta
