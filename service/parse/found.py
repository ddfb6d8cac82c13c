"""What is found on a page besides its text, gathered line by line."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from service.parse.dates import PrintedDate

#: Dates; a page has a handful, and a list of dates without end is none.
MOST_STAMPS = 16


class StampKind(StrEnum):
    """What a date on a page says of the report."""

    PUBLISHED = "published"
    UPDATED = "updated"


class Stamp(Struct, frozen=True):
    """A date on a page, and what it is the date of."""

    kind: StampKind
    moment: PrintedDate


class LineDate(Struct, frozen=True):
    """The date of a dateline, often without its year."""

    month: int
    day: int
    year: int | None = None


class Found(Struct, frozen=True, kw_only=True):
    """Some of the fields of an article. Nothing in it is guessed."""

    title: str | None = None
    standfirst: str | None = None
    highlights: tuple[str, ...] = ()
    byline: str | None = None
    agency: str | None = None
    publisher: str | None = None
    url: str | None = None
    place: str | None = None
    line_date: LineDate | None = None
    #: The day that stands above the page (`date 2021-07-09 …`), weaker than any stamp.
    page_day: date | None = None
    photo_credit: str | None = None
    stamps: tuple[Stamp, ...] = ()

    def then(self, other: "Found") -> "Found":
        """Both; where both have a field, this one's. Stamps are kept in order, so many as a page has."""
        fields = {name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__}
        return Found(**fields | {"stamps": (self.stamps + other.stamps)[:MOST_STAMPS]})


class Given(Struct, frozen=True):
    """What is known of a report before its page is read, and what of it is an aid in reading."""

    found: Found = Found()
    #: The country of the page, two letters, as its address or publisher tells.
    home: str | None = None

    def is_agency(self, name: str) -> bool:
        """Whether it is the agency that the side file names."""
        own = self.found.agency
        return own is not None and own.casefold() == name.strip().casefold()
