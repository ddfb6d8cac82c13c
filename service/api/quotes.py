"""Quotes over HTTP."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec.structs import replace

from service.api import naming
from service.api.asked import Ask
from service.api.asking import ActorQuotesQuery, ArticleQuotesQuery, QuoteQuery, QuotesQuery
from service.api.gone import lost, missing
from service.api.highlight import highlighted
from service.api.listing import listed
from service.api.offsets import quotes_in_utf16
from service.api.operation import Operation, operation
from service.api.sending import sent
from service.api.sparse import sparse
from service.api.unmatched import unmatched
from service.api.values import OffsetUnit
from service.api.walking import Given, Where, check_search, check_words
from service.api.writing import QUOTES
from service.db import quotes
from service.db.bearers import Asked, OnAmbiguous
from service.db.choosing import Choice
from service.db.intervals import days
from service.db.paging import Step
from service.db.pool import Connection
from service.db.quotes import Beside, FoundQuotes
from service.errors import NotFound
from service.model.change import RecordKind
from service.model.page import QuoteMeta, QuotePage, UndatedNote
from service.model.quote import Quote
from service.model.wanted import Undated

#: What each treatment of undated quotes means.
MEANINGS = {
    Undated.INCLUDE: "a quote whose text does not say when it was said stands at the day of its report; "
    "where that is not known either, it is in no interval",
    Undated.EXCLUDE: "quotes whose text does not say when they were said are left out",
}
FIND = Operation(
    id="findQuotes", tag="quotes", answer=QuotePage, query=QuotesQuery, problems=(409, 503), written=QUOTES
)
GET = Operation(id="getQuote", tag="quotes", answer=Quote, query=QuoteQuery, problems=(404, 410, 503))


@get("/quotes", **operation(FIND))
async def find_quotes(
    request: Request[Any, Any, Any], wanted: NamedDependency[QuotesQuery], ask: NamedDependency[Ask]
) -> Response[QuotePage]:
    """Who said what: quotes that match, newest first.

    Everything given must hold; a parameter given several times means any of its values.
    `resolution` tells whom each name was taken to mean, and who else bears it: those of `speaker`
    in their order, then those of `about`.
    """
    period = days(wanted.from_, wanted.to)
    asked = naming.asked(wanted.speaker, period, about=wanted.about) if wanted.speaker or wanted.about else None
    return await answer_quotes(request, ask, wanted, "/quotes", asked, on_ambiguous=wanted.on_ambiguous)


@get("/quotes/{id:str}", **operation(GET))
async def get_quote(
    request: Request[Any, Any, Any], id: FromPath[str], wanted: NamedDependency[QuoteQuery], ask: NamedDependency[Ask]
) -> Response[Quote]:
    """One quote, with the evidence for it.

    The slices of the article's `text` at `evidence.content`, with a space between them, are the quote's `text`.
    """
    utf16 = wanted.offsets is OffsetUnit.UTF16
    found = await ask(lambda db: quotes.get(db, id, places=utf16, expand=wanted.expand))
    if found.quote is None:
        raise await missing(ask, RecordKind.QUOTE, id)
    ask.saw(found.snapshot)
    [quote] = quotes_in_utf16([found.quote], found.places)
    return sent(request, sparse(quote, wanted.fields), found.snapshot)


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
    check_words(wanted.q, wanted.sort, highlight=wanted.highlight)

    async def read(db: Connection, place: Where) -> Given:
        by = Choice(asked, on_ambiguous, place.kept) if asked else None
        found = await quotes.find(db, wanted, place.walk, by=by, sort=wanted.sort, beside=beside(wanted))
        check_search(found.searchable, wanted.q)
        try:
            resolution, kept = naming.resolved(by, found.bearers, found.near) if by else ([], None)
        except NotFound:
            raise await lost(db, RecordKind.ACTOR, asked.names[0] if asked else "") from None
        return Given(
            shown(found, wanted),
            found.snapshot,
            kept=kept,
            resolution=resolution,
            unmatched=unmatched(found.missed),
            meta=quote_meta(found, wanted.undated),
            more={"facets": found.facets},
        )

    return await listed(request, ask, wanted, path, read)


def beside(wanted: ActorQuotesQuery) -> Beside:
    """What a query wants beside its page."""
    utf16 = wanted.offsets is OffsetUnit.UTF16
    return Beside(wanted.count, tuple(wanted.facets), places=utf16, marks=wanted.highlight, expand=tuple(wanted.expand))


def quote_meta(found: FoundQuotes, undated: Undated = Undated.INCLUDE) -> QuoteMeta:
    """What a page of quotes was read from, and what became of those without a date."""
    note = UndatedNote(treatment=undated, meaning=MEANINGS[undated])
    return QuoteMeta(
        corpus_version=found.snapshot.version, count=found.count, unmatched=unmatched(found.missed), undated=note
    )


def shown(found: FoundQuotes, wanted: ActorQuotesQuery | ArticleQuotesQuery) -> Step[Any]:
    """The step with its offsets in the unit that was asked for, and with what was found in it."""
    utf16 = wanted.offsets is OffsetUnit.UTF16
    if not (utf16 or found.marked):
        return found.step
    items = highlighted(map(quotes.quote_of, found.step.items), found.marked, utf16=utf16)
    return replace(found.step, items=quotes_in_utf16(items, found.places))
