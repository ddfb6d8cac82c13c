"""Quotes over HTTP."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec.structs import replace

from service.api import naming
from service.api.asked import Ask
from service.api.asking import ActorQuotesQuery, Measured, OffsetUnit, QuotesQuery
from service.api.offsets import quotes_in_utf16
from service.api.operation import Operation, operation
from service.api.problems import refuse_parameter
from service.api.sending import sent
from service.api.walking import Given, check_search, paged, where
from service.db import quotes
from service.db.actors import Asked, OnAmbiguous
from service.db.intervals import days
from service.db.paging import Step
from service.db.quotes import FoundQuotes
from service.errors import NotFound
from service.model.page import QuoteMeta, QuotePage, UndatedNote
from service.model.quote import Quote
from service.model.wanted import QuoteSort, Undated

#: What each treatment of undated quotes means.
MEANINGS = {
    Undated.INCLUDE: "a quote whose text does not say when it was said stands at the day of its report; "
    "where that is not known either, it is in no interval",
    Undated.EXCLUDE: "quotes whose text does not say when they were said are left out",
}
FIND = Operation(id="findQuotes", tag="quotes", answer=QuotePage, query=QuotesQuery, problems=(409, 503))
GET = Operation(id="getQuote", tag="quotes", answer=Quote, query=Measured, problems=(404, 503))


@get("/quotes", **operation(FIND))
async def find_quotes(
    request: Request[Any, Any, Any], wanted: NamedDependency[QuotesQuery], ask: NamedDependency[Ask]
) -> Response[QuotePage]:
    """Who said what: quotes that match, newest first.

    Everything given must hold; a parameter given several times means any of its values.
    `resolution` tells whom each name was taken to mean, and who else bears it.
    """
    asked = naming.asked(wanted.speaker, days(wanted.from_, wanted.to)) if wanted.speaker else None
    return await answer_quotes(request, ask, wanted, "/quotes", asked, on_ambiguous=wanted.on_ambiguous)


@get("/quotes/{id:str}", **operation(GET))
async def get_quote(
    request: Request[Any, Any, Any], id: FromPath[str], wanted: NamedDependency[Measured], ask: NamedDependency[Ask]
) -> Response[Quote]:
    """One quote, with the evidence for it."""
    utf16 = wanted.offsets is OffsetUnit.UTF16
    found = await ask(lambda db: quotes.get(db, id, places=utf16))
    if found.quote is None:
        raise NotFound(f"no quote has the id {id}")
    ask.saw(found.snapshot)
    [quote] = quotes_in_utf16([found.quote], found.places)
    return sent(request, quote, found.snapshot)


async def answer_quotes(
    request: Request[Any, Any, Any],
    ask: Ask,
    wanted: ActorQuotesQuery,
    path: str,
    asked: Asked | None,
    *,
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST,
) -> Response[QuotePage]:
    """A page of quotes by those whom the names mean; by anybody where no name is given."""
    check_sort(wanted)
    place = await where(ask, path, wanted)
    found = await ask(
        lambda db: quotes.find(
            db,
            wanted,
            place.walk,
            sort=wanted.sort,
            asked=asked,
            on_ambiguous=on_ambiguous,
            kept=place.kept,
            count=wanted.count,
            places=wanted.offsets is OffsetUnit.UTF16,
        )
    )
    check_search(found.searchable, wanted.q)
    given, meta = Given(measured(found), found.snapshot), quote_meta(found, wanted.undated)
    if asked is None:
        return paged(request, ask, QuotePage, given, place, meta=meta)
    if asked.ids and not found.bearers:
        raise NotFound(f"no actor has the id {asked.names[0]}")
    lists = naming.by_name(asked.names, found.bearers)
    resolution = naming.resolutions(asked, lists, found.near, on_ambiguous, place.kept)
    if on_ambiguous is OnAmbiguous.ERROR and place.kept is None:
        naming.refuse_ambiguous(resolution)
    kept = naming.kept(lists, on_ambiguous) if place.kept is None else place.kept
    return paged(request, ask, QuotePage, given, place, kept=kept, resolution=resolution, meta=meta)


def quote_meta(found: FoundQuotes, undated: Undated = Undated.INCLUDE) -> QuoteMeta:
    """What a page of quotes was read from, and what became of those without a date."""
    note = UndatedNote(treatment=undated, meaning=MEANINGS[undated])
    return QuoteMeta(corpus_version=found.snapshot.version, count=found.count, undated=note)


def check_sort(wanted: ActorQuotesQuery) -> None:
    """Raise Refused where an order is asked for that the rest of the query does not allow."""
    if wanted.sort is QuoteSort.RELEVANCE and wanted.q is None:
        raise refuse_parameter("sort", "'relevance' is not allowed without q, the words to be relevant to")


def measured(found: FoundQuotes) -> Step[Quote]:
    """The step with its offsets in the unit that was asked for."""
    return replace(found.step, items=quotes_in_utf16(found.step.items, found.places))
