"""What a list can be narrowed to: the parameters that lists share, with what each one allows."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from service.model.actor import ActorKind
from service.model.attribution import Kind, Stance

#: Characters of one value; longer ones are mistakes.
LONGEST_VALUE = 500
#: Values of one repeatable parameter.
MOST_VALUES = 50

Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_VALUE)]
Share = Annotated[float, Meta(ge=0, le=1)]


class UseDate(StrEnum):
    """Which date of a quote `from` and `to` speak of."""

    SAID = "said"
    PUBLISHED = "published"
    LOADED = "loaded"


class QuoteFilter(Struct, frozen=True, kw_only=True):
    """Which quotes are wanted; a list means *any of these*, and everything given must hold."""

    kind: Annotated[list[Kind], Meta(description="How much of the content is in quotation marks.")] = []
    stance: Annotated[list[Stance], Meta(description="What the cue says of the act of saying.")] = []
    q: (
        Annotated[Text, Meta(description='Words to find in quotes, as in a web search: words, "phrases", or, -not.')]
        | None
    ) = None
    from_: Annotated[date, Meta(description="The first day wanted.", examples=["2021-08-01"])] | None = field(
        name="from", default=None
    )
    to: Annotated[date, Meta(description="The last day wanted, itself included.", examples=["2021-08-31"])] | None = (
        None
    )
    use_date: Annotated[UseDate, Meta(description="The date that `from` and `to` speak of.")] = UseDate.SAID
    article: Annotated[list[Text], Meta(description="An article's id.")] = []
    publisher: Annotated[list[Text], Meta(description="The publisher's name, in any case of letters.")] = []
    agency: Annotated[list[Text], Meta(description="The agency's name, in any case of letters.")] = []
    occasion: Annotated[
        list[Text], Meta(description="Where it was said: *news conference*, *interview*, *statement*…")
    ] = []
    min_confidence: Annotated[Share, Meta(description="The least confidence.")] | None = None


class ArticleFilter(Struct, frozen=True, kw_only=True):
    """Which articles are wanted."""

    q: (
        Annotated[
            Text,
            Meta(description='Words to find in headline or text, as in a web search: words, "phrases", or, -not.'),
        ]
        | None
    ) = None
    publisher: Annotated[list[Text], Meta(description="The publisher's name, in any case of letters.")] = []
    agency: Annotated[list[Text], Meta(description="The agency's name, in any case of letters.")] = []
    from_: Annotated[date, Meta(description="The first day of `published_on`.", examples=["2021-08-01"])] | None = (
        field(name="from", default=None)
    )
    to: (
        Annotated[date, Meta(description="The last day of `published_on`, itself included.", examples=["2021-08-31"])]
        | None
    ) = None


class ActorFilter(Struct, frozen=True, kw_only=True):
    """Which actors are wanted."""

    q: Annotated[Text, Meta(description="The beginning of a word of one of its names.", examples=["kirb"])] | None = (
        None
    )
    kind: Annotated[list[ActorKind], Meta(description="What the actor is.")] = []
