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
from service.api.sending import sent
from service.api.walking import Given, check_search, paged, where
from service.db import quotes
from service.db.actors import Asked, OnAmbiguous
from service.db.paging import Step
from service.db.quotes import FoundQuotes
from service.errors import NotFound
from service.model.page import QuotePage
from service.model.quote import Quote

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
    asked = naming.asked(wanted.speaker) if wanted.speaker else None
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
    place = await where(ask, path, wanted)
    found = await ask(
        lambda db: quotes.find(
            db,
            wanted,
            place.walk,
            asked=asked,
            on_ambiguous=on_ambiguous,
            kept=place.kept,
            count=wanted.count,
            places=wanted.offsets is OffsetUnit.UTF16,
        )
    )
    check_search(found.searchable, wanted.q)
    given = Given(measured(found), found.snapshot, found.count)
    if asked is None:
        return paged(request, ask, QuotePage, given, place)
    if asked.ids and not found.bearers:
        raise NotFound(f"no actor has the id {asked.names[0]}")
    lists = naming.by_name(asked.names, found.bearers)
    resolution = await naming.resolutions(ask, asked, lists, on_ambiguous, place.kept)
    if on_ambiguous is OnAmbiguous.ERROR and place.kept is None:
        naming.refuse_ambiguous(resolution)
    kept = naming.kept(lists, on_ambiguous) if place.kept is None else place.kept
    return paged(request, ask, QuotePage, given, place, kept=kept, resolution=resolution)


def measured(found: FoundQuotes) -> Step[Quote]:
    """The step with its offsets in the unit that was asked for."""
    return replace(found.step, items=quotes_in_utf16(found.step.items, found.places))
