"""Documents that are posted, and what becomes of them."""

from enum import StrEnum

from msgspec import Struct

from service.model.article import ArticleSummary
from service.model.document import Document
from service.model.quote import Quote


class Line(Struct, frozen=True):
    """A document and the line of the body that it stands in; or why it is none."""

    number: int
    document: Document
    trouble: str | None = None


class PostFate(StrEnum):
    """What became of a document."""

    STORED = "stored"
    #: Its article was on record, and is what this document says now.
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Posted(Struct, frozen=True, kw_only=True):
    """What became of one document, without the records that it made."""

    #: The line of the body, counted from 1.
    line: int
    outcome: PostFate
    #: The id of its article; null where it was refused.
    article: str | None = None
    #: Where in the document the trouble lies, and what it is; null where there is none.
    place: str | None = None
    reason: str | None = None
    #: What of it is not English prose, and yields no quotes.
    notes: list[str] = []


class Posting(Struct, frozen=True):
    """What became of the documents of one request."""

    load: str
    items: list[Posted]


class PostedArticle(Struct, frozen=True, kw_only=True):
    """What became of one document: its article as it is on record, with all quotes found in it."""

    #: The line of the body, counted from 1.
    line: int
    outcome: PostFate
    #: Where in a refused document the trouble lies; null when it is the whole of it.
    place: str | None
    #: Why it was refused; null where it was not.
    reason: str | None
    #: What of it is not English prose, and yields no quotes.
    notes: list[str]
    article: ArticleSummary | None
    #: In the order of the text; empty where it was refused.
    quotes: list[Quote]


class PostMeta(Struct, frozen=True, kw_only=True):
    """What the records were read from."""

    #: Rises with every change of a readable answer.
    corpus_version: int


class PostedArticles(Struct, frozen=True, kw_only=True):
    """What became of documents, in their order."""

    #: The load that they make up in the ledger, see `/loads/{id}`.
    load: str
    #: One for each document of the body.
    items: list[PostedArticle]
    meta: PostMeta
