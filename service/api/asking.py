"""What each list can be asked: its filter, and how much of it to give."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct, field

from service.api.values import (
    COMMAS,
    About,
    ActorExpansions,
    ActorFields,
    ActorRecordFields,
    Ambiguous,
    ArticleExpansions,
    ArticleFields,
    ChangeFields,
    Count,
    CounterpartFields,
    Cursor,
    Format,
    MemberFields,
    Offsets,
    OffsetUnit,
    PageLimit,
    PlainFormat,
    QuoteExpansions,
    QuoteFields,
    SimilarFields,
    Since,
    Speaker,
    SummaryFields,
    TimelineFormat,
)
from service.db.bearers import OnAmbiguous
from service.model.facet import ArticleFacet, QuoteFacet
from service.model.timeline import Interval
from service.model.wanted import ActorFilter, ActorSort, ArticleFilter, ArticleSort, QuoteFilter, QuoteSort, Text

#: Items of a page, unless asked otherwise.
USUAL_LIMIT = 20

#: Names of the parameters that may change along a walk: how much to give and in what form, but not what.
FREE = ("limit", "cursor", "count", "facets", "highlight", "offsets", "fields", "expand", "format")


class Nothing(Struct, frozen=True, kw_only=True):
    """A path that takes no parameters."""


class Measured(Struct, frozen=True, kw_only=True):
    """One record whose offsets can be had in either unit."""

    offsets: Offsets = OffsetUnit.CODEPOINTS


class QuoteQuery(Measured, frozen=True, kw_only=True):
    """One quote."""

    fields: QuoteFields = field(default_factory=list)
    expand: QuoteExpansions = field(default_factory=list)


class ArticleQuery(Measured, frozen=True, kw_only=True):
    """One article."""

    fields: ArticleFields = field(default_factory=list)


class ActorQuery(Struct, frozen=True, kw_only=True):
    """One actor."""

    fields: ActorRecordFields = field(default_factory=list)


class Listed(Struct, frozen=True, kw_only=True):
    """Any list."""

    limit: PageLimit = USUAL_LIMIT
    cursor: Cursor | None = None
    count: Count = False


class Streamed(Listed, frozen=True, kw_only=True):
    """Any list that comes in several forms."""

    format: Format | None = None


class PlainlyStreamed(Listed, frozen=True, kw_only=True):
    """Any list that comes in several forms, but not as linked data."""

    format: PlainFormat | None = None


class ActorQuotesQuery(QuoteFilter, frozen=True, kw_only=True):
    """The quotes of one actor."""

    about: About = field(default_factory=list)
    on_ambiguous: Ambiguous = OnAmbiguous.BEST
    facets: Annotated[
        list[QuoteFacet], Meta(description="What to count all pages by, separated by commas.", extra=COMMAS)
    ] = field(default_factory=list)
    highlight: Annotated[bool, Meta(description="Whether to say in `matches` where `q` was found in `text`.")] = False
    sort: Annotated[
        QuoteSort, Meta(description="The order; a minus means the latest first. `relevance` needs `q`.")
    ] = QuoteSort.NEWEST_SAID
    limit: PageLimit = USUAL_LIMIT
    cursor: Cursor | None = None
    format: Format | None = None
    count: Count = False
    offsets: Offsets = OffsetUnit.CODEPOINTS
    fields: QuoteFields = field(default_factory=list)
    expand: QuoteExpansions = field(default_factory=list)


class QuotesQuery(ActorQuotesQuery, frozen=True, kw_only=True):
    """Quotes."""

    speaker: Speaker = field(default_factory=list)


class ActorTimelineQuery(QuoteFilter, frozen=True, kw_only=True):
    """How often one actor said something."""

    about: About = field(default_factory=list)
    on_ambiguous: Ambiguous = OnAmbiguous.BEST
    interval: Annotated[Interval, Meta(description="What the timeline is cut into; weeks begin on Monday.")] = (
        Interval.MONTH
    )
    share: Annotated[bool, Meta(description="Whether to give each count as a share of all quotes too.")] = False
    format: TimelineFormat | None = None


class TimelineQuery(ActorTimelineQuery, frozen=True, kw_only=True):
    """How often something was said."""

    speaker: Speaker = field(default_factory=list)
    compare: Annotated[
        list[Text],
        Meta(
            description="Speakers to show side by side, in place of `speaker`: names, aliases, roles or actors' ids.",
            examples=["Kirby"],
        ),
    ] = field(default_factory=list)


class ArticleQuotesQuery(Streamed, frozen=True, kw_only=True):
    """The quotes of one article."""

    offsets: Offsets = OffsetUnit.CODEPOINTS
    fields: QuoteFields = field(default_factory=list)
    expand: QuoteExpansions = field(default_factory=list)


class ArticleActorsQuery(Streamed, frozen=True, kw_only=True):
    """The actors that one article speaks of."""

    fields: ActorFields = field(default_factory=list)
    expand: ActorExpansions = field(default_factory=list)


class FamilyQuery(Streamed, frozen=True, kw_only=True):
    """The other renderings of a quote."""

    offsets: Offsets = OffsetUnit.CODEPOINTS
    fields: MemberFields = field(default_factory=list)


class WithQuery(Streamed, frozen=True, kw_only=True):
    """Those that one actor names, and that name it."""

    fields: CounterpartFields = field(default_factory=list)


class SimilarQuery(Streamed, frozen=True, kw_only=True):
    """Articles that are like one."""

    fields: SimilarFields = field(default_factory=list)


class ArticlesQuery(ArticleFilter, frozen=True, kw_only=True):
    """Articles."""

    speaker: Speaker = field(default_factory=list)
    about: About = field(default_factory=list)
    on_ambiguous: Ambiguous = OnAmbiguous.BEST
    facets: Annotated[
        list[ArticleFacet], Meta(description="What to count all pages by, separated by commas.", extra=COMMAS)
    ] = field(default_factory=list)
    highlight: Annotated[
        bool,
        Meta(
            description="Whether to say in `matches` where `q` was found in `title` and `text`. "
            "A page ends early, before `limit`, where its texts exceed a mebibyte."
        ),
    ] = False
    sort: Annotated[
        ArticleSort, Meta(description="The order; a minus means the latest first. `relevance` needs `q`.")
    ] = ArticleSort.NEWEST_PUBLISHED
    limit: PageLimit = USUAL_LIMIT
    cursor: Cursor | None = None
    format: Format | None = None
    count: Count = False
    offsets: Offsets = OffsetUnit.CODEPOINTS
    fields: SummaryFields = field(default_factory=list)
    expand: ArticleExpansions = field(default_factory=list)


class ActorsQuery(ActorFilter, frozen=True, kw_only=True):
    """Actors."""

    sort: Annotated[ActorSort, Meta(description="The order; a minus means the greatest first.")] = ActorSort.MOST_QUOTED
    limit: PageLimit = USUAL_LIMIT
    cursor: Cursor | None = None
    format: Format | None = None
    count: Count = False
    fields: ActorFields = field(default_factory=list)
    expand: ActorExpansions = field(default_factory=list)


class ChangesQuery(PlainlyStreamed, frozen=True, kw_only=True):
    """What changed."""

    since: Since = 0
    fields: ChangeFields = field(default_factory=list)


class StreamQuery(Struct, frozen=True, kw_only=True):
    """What changes from now on, or from a version on."""

    since: Since | None = None


class ResolveQuery(Struct, frozen=True, kw_only=True):
    """Who a name means."""

    name: Annotated[Text, Meta(description="A name, an alias, a role or an actor's id.", examples=["Kirby"])]
    on: (
        Annotated[
            date,
            Meta(
                description="A day: of several bearers, the one quoted most within a year of it is taken; "
                "of a role, who is given it then.",
                examples=["2021-08-09"],
            ),
        ]
        | None
    ) = None
