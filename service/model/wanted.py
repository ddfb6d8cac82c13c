"""What a list can be narrowed to: the parameters that lists share, with what each one allows."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from service.model.actor import ActorKind
from service.model.attribution import Kind, Stance
from service.model.moment import Moment

#: Characters of one value; longer ones are mistakes.
LONGEST_VALUE = 500
#: Values of one repeatable parameter.
MOST_VALUES = 50

Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_VALUE)]
Share = Annotated[float, Meta(ge=0, le=1)]


From = Annotated[
    Moment,
    Meta(
        description="The beginning: a day, a month or an instant. What is known by its day is in when any of it is.",
        examples=["2021-08-01"],
    ),
]
To = Annotated[
    Moment, Meta(description="The end, itself included: a day, a month or an instant.", examples=["2021-08"])
]
Words = Annotated[
    Text, Meta(description='Words to find, as in a web search: words, "phrases", or, -not.', examples=["evacuation"])
]
#: How values are compared that records have in their own words.
IN_ANY_SPELLING = (
    "Case, accents, punctuation and a leading *the* make no difference; what nothing on record has is told in "
    "`meta.unmatched`."
)
Publisher = Annotated[
    list[Text],
    Meta(description=f"The publisher's name, all of it. {IN_ANY_SPELLING}", examples=["The Harbour Courier"]),
]
Agency = Annotated[list[Text], Meta(description=f"The agency's name, all of it. {IN_ANY_SPELLING}", examples=["PTI"])]


class UseDate(StrEnum):
    """Which date of a quote `from` and `to` speak of."""

    SAID = "said"
    PUBLISHED = "published"
    LOADED = "loaded"


class Undated(StrEnum):
    """What to do about quotes whose text does not say when they were said."""

    #: Take them at the day of their report.
    INCLUDE = "include"
    #: Leave them out.
    EXCLUDE = "exclude"


class QuoteSort(StrEnum):
    """The order of quotes; a minus means the greatest first."""

    NEWEST_SAID = "-said_on"
    OLDEST_SAID = "said_on"
    NEWEST_PUBLISHED = "-published_at"
    OLDEST_PUBLISHED = "published_at"
    NEWEST_LOADED = "-loaded_at"
    OLDEST_LOADED = "loaded_at"
    RELEVANCE = "relevance"


class FamilyChoice(StrEnum):
    """Which renderings of one utterance are wanted."""

    #: Every one.
    ALL = "all"
    #: The earliest published alone.
    FIRST = "first"


class ArticleSort(StrEnum):
    """The order of articles; a minus means the greatest first."""

    NEWEST_PUBLISHED = "-published_at"
    OLDEST_PUBLISHED = "published_at"
    NEWEST_LOADED = "-loaded_at"
    OLDEST_LOADED = "loaded_at"
    RELEVANCE = "relevance"


class ArticleDate(StrEnum):
    """Which date of an article `from` and `to` speak of."""

    PUBLISHED = "published"
    LOADED = "loaded"


class ActorSort(StrEnum):
    """The order of actors; a minus means the greatest first."""

    MOST_QUOTED = "-quotes"
    LEAST_QUOTED = "quotes"
    NAME = "name"
    NAME_BACKWARDS = "-name"


class StatementFilter(Struct, frozen=True, kw_only=True):
    """Which statements are wanted; a list means *any of these*, and everything given must hold."""

    kind: Annotated[list[Kind], Meta(description="How much of the content is in quotation marks.")] = []
    speaker_kind: Annotated[list[ActorKind], Meta(description="What the speaker is.")] = []
    stance: Annotated[list[Stance], Meta(description="What the cue says of the act of saying.")] = []
    cue: Annotated[
        list[Text],
        Meta(
            description=f"The word that marks the saying, as it stands or in its first form. {IN_ANY_SPELLING}",
            examples=["warn"],
        ),
    ] = []
    occasion: Annotated[
        list[Text],
        Meta(
            description=f"Where it was said: *news conference*, *interview*, *statement*… {IN_ANY_SPELLING}",
            examples=["news conference"],
        ),
    ] = []
    addressee: Annotated[
        list[Text],
        Meta(description=f"The one spoken to, in the report's words. {IN_ANY_SPELLING}", examples=["reporters"]),
    ] = []
    min_confidence: Annotated[Share, Meta(description="The least confidence.")] | None = None


class QuoteFilter(StatementFilter, frozen=True, kw_only=True):
    """Which quotes are wanted."""

    q: Words | None = None
    from_: From | None = field(name="from", default=None)
    to: To | None = None
    use_date: Annotated[UseDate, Meta(description="The date that `from` and `to` speak of.")] = UseDate.SAID
    undated: Annotated[
        Undated,
        Meta(
            description="Quotes whose text does not say when they were said: taken at the day of their report, "
            "or left out; `meta.undated` says which."
        ),
    ] = Undated.INCLUDE
    article: Annotated[
        list[Text],
        Meta(
            description="An article's id. One that leads nowhere, or to an article that is no more, is told in "
            "`meta.unmatched`.",
            examples=["a_s6wd0az1p18zm"],
        ),
    ] = []
    publisher: Publisher = []
    agency: Agency = []
    family: Annotated[
        FamilyChoice,
        Meta(description="Every rendering of an utterance, or of each family the earliest published alone."),
    ] = FamilyChoice.ALL


class ArticleFilter(StatementFilter, frozen=True, kw_only=True):
    """Which articles are wanted; what is asked of statements must hold of one that stands in the article."""

    q: Words | None = None
    publisher: Publisher = []
    agency: Agency = []
    from_: From | None = field(name="from", default=None)
    to: To | None = None
    use_date: Annotated[ArticleDate, Meta(description="The date that `from` and `to` speak of.")] = (
        ArticleDate.PUBLISHED
    )


class ActorFilter(Struct, frozen=True, kw_only=True):
    """Which actors are wanted."""

    q: Annotated[Text, Meta(description="The beginning of a word of one of its names.", examples=["kirb"])] | None = (
        None
    )
    kind: Annotated[list[ActorKind], Meta(description="What the actor is.")] = []
    role: Annotated[
        list[Text],
        Meta(
            description=f"A role that reports give it, all of it. {IN_ANY_SPELLING}",
            examples=["Pentagon press secretary"],
        ),
    ] = []
