"""How often something was said, over time."""

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from service.model.actor import ActorRef, Resolution
from service.model.page import QuoteMeta


class Interval(StrEnum):
    """What a timeline is cut into; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TimelineItem(Struct, frozen=True, kw_only=True):
    """One interval, both ends included; empty ones are there too."""

    #: The first day.
    from_: date = field(name="from")
    #: The last day, itself included.
    to: date
    #: Quotes that match.
    count: int
    #: Quotes of the interval whoever said whatever in them; null unless asked for.
    total: int | None
    #: What `count` is of `total`, to six digits; null where there is no `total`, or it is 0.
    share: float | None


class TimelineLine(Struct, frozen=True, kw_only=True):
    """One interval where each stands in a line of its own: of all together, or of one of the names compared."""

    #: The name as it was asked for; null of all together.
    query: str | None
    #: Whom the name was taken to mean; null of all together, and where nobody bears it.
    actor: ActorRef | None
    #: Null for quotes that match and have no day at all.
    from_: date | None = field(name="from")
    #: The last day, itself included.
    to: date | None
    #: Quotes that match.
    count: int
    #: Quotes of the interval whoever said whatever in them; null unless asked for.
    total: int | None
    #: What `count` is of `total`, to six digits; null where there is no `total`, or it is 0.
    share: float | None


class TimelineSeries(Struct, frozen=True, kw_only=True):
    """What those said whom one of the names compared means, in the intervals of the whole timeline."""

    #: The name as it was asked for.
    query: str
    #: Whom the name was taken to mean, the first of them with `on_ambiguous=all`; null where nobody bears it.
    actor: ActorRef | None
    #: Quotes that match, of all intervals and of none.
    count: int
    #: Quotes that match and have no day at all.
    undated: int
    #: The intervals, the same for each name.
    items: list[TimelineItem]


class Timeline(Struct, frozen=True, kw_only=True):
    """Counts by interval, from the first day that is asked for or has quotes to the last."""

    #: The intervals in their order.
    items: list[TimelineItem]
    #: Quotes that match and have no day at all; with the items they are all that match.
    undated: int
    #: Each of the names of `compare` apart, in their order; null without it.
    series: list[TimelineSeries] | None
    #: Whom each name was taken to mean: those of `speaker` or `compare` in their order, then those of `about`.
    resolution: list[Resolution]
    meta: QuoteMeta
