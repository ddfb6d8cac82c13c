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

    from_: date = field(name="from")
    to: date
    count: int
    #: Quotes of the interval whoever said whatever in them, and how many of these match; null unless asked for.
    total: int | None
    share: float | None


class TimelineLine(Struct, frozen=True, kw_only=True):
    """One interval where each stands in a line of its own: of all together, or of one of the names compared."""

    #: The name, and whom it was taken to mean; null of all together.
    query: str | None
    actor: ActorRef | None
    #: Null for quotes that match and have no day at all.
    from_: date | None = field(name="from")
    to: date | None
    count: int
    total: int | None
    share: float | None


class TimelineSeries(Struct, frozen=True, kw_only=True):
    """What those said whom one of the names compared means, in the intervals of the whole timeline."""

    #: The name as it was asked for.
    query: str
    #: Whom the name was taken to mean, the first of them with `on_ambiguous=all`; null where nobody bears it.
    actor: ActorRef | None
    count: int
    #: Quotes that match and have no day at all.
    undated: int
    items: list[TimelineItem]


class Timeline(Struct, frozen=True, kw_only=True):
    """Counts by interval, from the first day that is asked for or has quotes to the last."""

    items: list[TimelineItem]
    #: Quotes that match and have no day at all; with the items they are all that match.
    undated: int
    #: Each of the names of `compare` apart, in their order; null without it.
    series: list[TimelineSeries] | None
    resolution: list[Resolution]
    meta: QuoteMeta
