"""Lists as the API gives them: a page of items, the way on, and the state of the corpus that it was read from."""

from typing import Annotated

from msgspec import Meta, Struct

from service.model.actor import ActorSummary, Resolution
from service.model.article import ArticleSummary
from service.model.change import RecordChange
from service.model.check import CheckResult, FamilyMember
from service.model.company import Counterpart, SimilarArticle
from service.model.facet import ArticleFacets, QuoteFacets
from service.model.load import LoadSummary, Note, QuoteChange, Refusal
from service.model.quote import FamilyRef, Quote
from service.model.unmatched import Unmatched
from service.model.wanted import Undated

Limit = Annotated[int, Meta(ge=1, le=200)]


class Page(Struct, frozen=True, kw_only=True):
    """Where the page stands: `next` and `prev` are values for `cursor`, null at the ends of the list."""

    #: The `cursor` of the page behind this one; null at the end of the list.
    next: str | None
    #: The `cursor` of the page before this one; null at its beginning.
    prev: str | None
    #: Items of a page at most.
    limit: Limit


class PageMeta(Struct, frozen=True, kw_only=True):
    """What the whole answer was read from."""

    #: Rises with every change of a readable answer.
    corpus_version: int
    #: Items on all pages together; null unless asked for with `count=true`.
    count: int | None
    #: Values asked for that nothing on record has, whatever else is asked: without them the page would have more.
    unmatched: list[Unmatched]


class UndatedNote(Struct, frozen=True, kw_only=True):
    """What became of quotes whose text does not say when they were said."""

    treatment: Undated
    #: The same in words.
    meaning: str


class QuoteMeta(PageMeta, frozen=True, kw_only=True):
    """The same for quotes."""

    undated: UndatedNote


class QuotePage(Struct, frozen=True, kw_only=True):
    """A page of quotes."""

    #: The quotes, in the order of `sort`.
    items: list[Quote]
    page: Page
    #: Whom each name was taken to mean: those of `speaker` in their order, then those of `about`.
    resolution: list[Resolution]
    #: What all pages together hold; null unless asked for.
    facets: QuoteFacets | None
    meta: QuoteMeta


class FamilyPage(Struct, frozen=True, kw_only=True):
    """The other renderings of an utterance, the earliest published first."""

    #: The family of the quote that was asked for; null where it stands alone.
    family: FamilyRef | None
    #: The renderings, without the quote that was asked for.
    items: list[FamilyMember]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class ArticlePage(Struct, frozen=True, kw_only=True):
    """A page of articles, without their texts."""

    #: The articles, in the order of `sort`.
    items: list[ArticleSummary]
    page: Page
    #: Whom each name was taken to mean: those of `speaker` in their order, then those of `about`.
    resolution: list[Resolution]
    #: What all pages together hold; null unless asked for.
    facets: ArticleFacets | None
    meta: PageMeta


class ActorPage(Struct, frozen=True, kw_only=True):
    """A page of actors."""

    #: The actors, in the order of the list.
    items: list[ActorSummary]
    page: Page
    #: Near spellings, where nobody is called what `q` says.
    resolution: list[Resolution]
    meta: PageMeta


class ChangePage(Struct, frozen=True, kw_only=True):
    """A page of changes, the earliest first."""

    #: The changes, each with its record as it is now.
    items: list[RecordChange]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class CounterpartPage(Struct, frozen=True, kw_only=True):
    """Who an actor names and who names it."""

    #: The other actors, most often met first.
    items: list[Counterpart]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class SimilarPage(Struct, frozen=True, kw_only=True):
    """Articles that render what another does."""

    #: The other articles, the most alike first.
    items: list[SimilarArticle]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class LoadPage(Struct, frozen=True, kw_only=True):
    """A page of loads."""

    #: The loads, the newest first.
    items: list[LoadSummary]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class RefusalPage(Struct, frozen=True, kw_only=True):
    """A page of what a load refused."""

    #: The documents that were not stored, in the order in which they were read.
    items: list[Refusal]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class NotePage(Struct, frozen=True, kw_only=True):
    """A page of what a load has to say of documents that it stored."""

    #: The notes, in the order in which the documents were read.
    items: list[Note]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class QuoteChangePage(Struct, frozen=True, kw_only=True):
    """A page of the quotes that a reextract added, lost or changed."""

    #: As many of each as it was told to list, in the order in which they were met.
    items: list[QuoteChange]
    page: Page
    #: Empty: no name is asked for here.
    resolution: list[Resolution]
    meta: PageMeta


class CheckMeta(Struct, frozen=True, kw_only=True):
    """What the answers to checks were read from."""

    #: Rises with every change of a readable answer.
    corpus_version: int


class CheckResults(Struct, frozen=True, kw_only=True):
    """What is on record of each quotation, in their order; and whom the speakers' names were taken to mean."""

    #: One for each quotation that was sent, in their order.
    items: list[CheckResult]
    #: Whom the names of speakers were taken to mean, each name once.
    resolution: list[Resolution]
    meta: CheckMeta
