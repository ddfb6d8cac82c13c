"""What one parameter takes, and what the contract says of it."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from service.api.forms import Form, PlainForm
from service.db.bearers import OnAmbiguous
from service.model.actor import ActorRecord, ActorSummary
from service.model.article import ArticleRecord, ArticleSummary
from service.model.change import RecordChange
from service.model.check import FamilyMember
from service.model.company import Counterpart, SimilarArticle
from service.model.expansion import ActorExpansion, ArticleExpansion, QuoteExpansion
from service.model.page import Limit
from service.model.quote import Quote
from service.model.wanted import Text

#: A number that no version reaches, and that JavaScript still holds exactly.
LATEST_VERSION = 2**53 - 1
#: Characters of a cursor: no address is longer.
LONGEST_CURSOR = 16_384
#: What a cursor is made of.
CURSOR = r"^[A-Za-z0-9_~]+$"


class OffsetUnit(StrEnum):
    """What offsets count: code points, as Python does, or UTF-16 units, as JavaScript does."""

    #: Unicode code points.
    CODEPOINTS = "codepoints"
    #: UTF-16 units.
    UTF16 = "utf16"


#: Marks a parameter whose values come in one, separated by commas.
COMMAS = {"separated": ","}
#: Said of every `fields`.
FIELDS = (
    "The fields of a record to give, separated by commas, in place of all; those of its parts by dotted paths. "
    "They come in the order of the record."
)


def _fields(record: type[Struct], *examples: str) -> Meta:
    """What the contract says of the `fields` of a record."""
    return Meta(description=FIELDS, examples=list(examples), extra=COMMAS | {"fields_of": record})


QuoteFields = Annotated[list[Text], _fields(Quote, "id", "text", "speaker.actor.name")]
MemberFields = Annotated[list[Text], _fields(FamilyMember, "relation", "quote.id")]
SummaryFields = Annotated[list[Text], _fields(ArticleSummary, "id", "title")]
ArticleFields = Annotated[list[Text], _fields(ArticleRecord, "id", "title", "text")]
ActorFields = Annotated[list[Text], _fields(ActorSummary, "id", "name")]
ActorRecordFields = Annotated[list[Text], _fields(ActorRecord, "name", "roles.text")]
ChangeFields = Annotated[list[Text], _fields(RecordChange, "kind", "id", "change")]
CounterpartFields = Annotated[list[Text], _fields(Counterpart, "actor.id", "total")]
SimilarFields = Annotated[list[Text], _fields(SimilarArticle, "article.id", "score")]
QuoteExpansions = Annotated[
    list[QuoteExpansion],
    Meta(
        description="What to give of a record beyond itself, separated by commas. "
        "A page with texts ends early, before `limit`, where they exceed a mebibyte.",
        extra=COMMAS,
    ),
]
ArticleExpansions = Annotated[
    list[ArticleExpansion],
    Meta(
        description="What to give of a report beyond what a list has. "
        "A page with texts ends early, before `limit`, where they exceed a mebibyte.",
        extra=COMMAS,
    ),
]
ActorExpansions = Annotated[
    list[ActorExpansion], Meta(description="What to give of an actor beyond what a list has.", extra=COMMAS)
]
PageLimit = Annotated[
    Limit,
    Meta(description="How many items a page has at most. A stream has so many in all, or without it the whole list."),
]
Cursor = Annotated[
    str,
    Meta(
        pattern=CURSOR,
        max_length=LONGEST_CURSOR,
        description="The `next` or `prev` of a page, or the `cursor` of an item of a stream, of the same query, as it "
        "stands.",
    ),
]
Format = Annotated[
    Form,
    Meta(
        description="Pages (`json`), or the whole list as a stream (`ndjson`, `csv`, `jsonld`); without it, what "
        "`Accept` likes best, and `json` where it likes all the same."
    ),
]
PlainFormat = Annotated[
    PlainForm,
    Meta(
        description="Pages (`json`), or the whole list as a stream (`ndjson`, `csv`); without it, what `Accept` likes "
        "best, and `json` where it likes all the same."
    ),
]
TimelineFormat = Annotated[
    PlainForm,
    Meta(
        description="One answer (`json`), or its intervals a line (`ndjson`, `csv`); without it, what `Accept` likes "
        "best, and `json` where it likes all the same."
    ),
]
Since = Annotated[
    int,
    Meta(
        ge=0,
        le=LATEST_VERSION,
        description="A version of the corpus, as `meta.corpus_version` of any answer tells it; 0 is before all changes.",
        examples=[41],
    ),
]
Count = Annotated[bool, Meta(description="Whether to count the items of all pages.")]
Offsets = Annotated[OffsetUnit, Meta(description="What offsets into an article's text count.")]

Speaker = Annotated[
    list[Text], Meta(description="Who said it: a name, an alias, a role or an actor's id.", examples=["Kirby"])
]
About = Annotated[
    list[Text],
    Meta(description="Whom the content names: a name, an alias, a role or an actor's id.", examples=["NATO"]),
]
Ambiguous = Annotated[
    OnAmbiguous,
    Meta(
        description="What to do about a name with several bearers: take the one quoted most "
        "(of a role: the one of whom most reports state it), take all, or refuse."
    ),
]
