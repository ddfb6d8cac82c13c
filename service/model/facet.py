"""Counts beside a page: what its list holds, by the values that it could be narrowed to."""

from enum import StrEnum

from msgspec import Struct


class QuoteFacet(StrEnum):
    """What quotes can be counted by."""

    SPEAKER = "speaker"
    ABOUT = "about"
    PUBLISHER = "publisher"
    AGENCY = "agency"
    KIND = "kind"
    STANCE = "stance"
    MONTH = "month"


class ArticleFacet(StrEnum):
    """What articles can be counted by."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    AGENCY = "agency"
    MONTH = "month"


class FacetValue(Struct, frozen=True, kw_only=True):
    """How many items have a value."""

    #: What to send as the parameter: an actor's id, a publisher's name, a month for `from` and `to`.
    value: str
    #: What to show for it; null where the value shows itself.
    name: str | None
    #: Items that have it.
    count: int


class Facet(Struct, frozen=True, kw_only=True):
    """The values, those that most items have first; where an item has one at most, all counts together are the list."""

    #: At most fifty of them.
    values: list[FacetValue]
    #: Items with values beyond those listed.
    others: int
    #: Items without any value.
    none: int


class QuoteFacets(Struct, frozen=True, kw_only=True):
    """Quotes counted by what was asked for; null where it was not."""

    speaker: Facet | None = None
    #: By whom they name; a quote that names several is counted under each.
    about: Facet | None = None
    publisher: Facet | None = None
    agency: Facet | None = None
    kind: Facet | None = None
    stance: Facet | None = None
    #: By the month of `said_on.to`, or of the date that `use_date` speaks of. What was said in an interval that begins
    #: in a month before is counted once here, and found in both months with `from` and `to`.
    month: Facet | None = None


class ArticleFacets(Struct, frozen=True, kw_only=True):
    """Articles counted by what was asked for; null where it was not."""

    #: By who says in them what is asked for; an article in which several do is counted under each.
    speaker: Facet | None = None
    publisher: Facet | None = None
    agency: Facet | None = None
    #: By the month of `published_on`, or of the date that `use_date` speaks of.
    month: Facet | None = None
