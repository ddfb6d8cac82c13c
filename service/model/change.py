"""What became of a record: the last of its changes."""

from enum import StrEnum

from msgspec import Struct

from service.model.actor import ActorSummary
from service.model.article import ArticleSummary
from service.model.moment import Instant
from service.model.quote import Quote


class RecordKind(StrEnum):
    """What a record is."""

    QUOTE = "quote"
    ARTICLE = "article"
    ACTOR = "actor"


class RecordFate(StrEnum):
    """What became of a record."""

    #: It was not on record before.
    ADDED = "added"
    #: Something of it, as lists give it, is otherwise: the count of an actor's quotes, the size of a quote's family.
    REPLACED = "replaced"
    #: It is another one now: see `replaced_by`.
    MERGED = "merged"
    #: It was taken out for good.
    WITHDRAWN = "withdrawn"
    #: Nothing on record gives it any more: its report was changed, or read again.
    LOST = "lost"


class RecordChange(Struct, frozen=True, kw_only=True):
    """The last change of a record, with the record as it is now."""

    #: The version of the corpus that the change made.
    version: int
    kind: RecordKind
    #: The id of the record.
    id: str
    change: RecordFate
    #: When the change was made, in UTC.
    at: Instant
    #: The id of what stands in its place; null where nothing does.
    replaced_by: str | None
    #: The record, under the name of its kind; null where it is gone.
    quote: Quote | None
    article: ArticleSummary | None
    actor: ActorSummary | None
