"""One report as published."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType

from service.model.moment import Instant
from service.model.span import Offsets


class DateFrom(StrEnum):
    """Which of a report's dates `published_on` was taken from."""

    PUBLISHED = "published"
    UPDATED = "updated"
    DATELINE = "dateline"


class Article(Struct, frozen=True, kw_only=True):
    """What the parser makes of a document. A field that is not there is null.

    Invariants: `text` is in NFC with LF line ends, without NUL or lone surrogates, its
    paragraphs are separated by one empty line; `published_at` and `updated_at` are in UTC;
    `date_from` is null only where `published_on` is.
    """

    text: str
    title: str | None = None
    standfirst: str | None = None
    highlights: tuple[str, ...] = ()
    byline: str | None = None
    agency: str | None = None
    publisher: str | None = None
    url: str | None = None
    dateline_place: str | None = None
    dateline_date: date | None = None
    photo_credit: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    published_on: date | None = None
    date_from: DateFrom | None = None
    #: The offset that the page's times were read in, `+05:30`; null where none was given.
    zone: str | None = None


class ArticleRef(Struct, frozen=True, kw_only=True):
    """A report, as a quote names it."""

    #: Leads to `/articles/{id}`.
    id: str
    #: The headline.
    title: str | None
    #: Where it was published.
    url: str | None
    #: Who published it: a newspaper, a site.
    publisher: str | None
    #: The agency that it comes from: *PTI*.
    agency: str | None
    #: The best date known.
    published_on: date | None
    #: In which all offsets count; there when asked for with `expand`.
    text: str | UnsetType = UNSET


class ArticleMatches(Struct, frozen=True, kw_only=True):
    """Where the search found its words."""

    #: In the headline.
    title: list[Offsets]
    #: In the article's text.
    text: list[Offsets]


class ArticleSummary(Struct, frozen=True, kw_only=True):
    """A report without its text, as a list gives it."""

    #: Lasts, also when its text changes.
    id: str
    #: The headline.
    title: str | None
    #: The lines between the headline and the text.
    standfirst: str | None
    #: The points that the page lists above the text.
    highlights: list[str]
    #: As the page gives it.
    byline: str | None
    #: The agency that it comes from: *PTI*.
    agency: str | None
    #: Who published it: a newspaper, a site.
    publisher: str | None
    #: Where it was published.
    url: str | None
    #: The place that its text begins with: *KABUL, Aug 15*.
    dateline_place: str | None
    #: The day that its text begins with, likewise.
    dateline_date: date | None
    #: Whose picture it is, as the page gives it.
    photo_credit: str | None
    #: In UTC; null where the page gives no time, or one without a zone.
    published_at: Instant | None
    #: When it was last changed, in UTC; null where the page gives no time, or one without a zone.
    updated_at: Instant | None
    #: The best date known: when it was published, else updated, else the dateline's.
    published_on: date | None
    #: Which of these it is.
    date_from: DateFrom | None
    #: The offset that the page's times were read in: `+05:30`.
    zone: str | None
    #: BCP 47 code of the language that the text is in; null where it is too short, too mixed or unknown to us.
    language: str | None
    #: Of `text` in UTF-8.
    text_sha256: str
    #: Code points in `text`.
    length: int
    #: Quotes found in it, nested ones included.
    quotes: int
    #: Where the search found its words; null unless asked for with `highlight=true`.
    matches: ArticleMatches | None
    #: In which all offsets count; in lists when asked for with `expand`.
    text: str | UnsetType = UNSET


class ArticleRecord(ArticleSummary, frozen=True, kw_only=True):
    """A report with its text: what every offset counts in."""

    text: str
    #: Where each paragraph of `text` stands; the first is paragraph 1.
    paragraphs: list[Offsets]
