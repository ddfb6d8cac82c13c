"""Who is met with whom, over HTTP: actors that name each other, articles that render the same."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from service.api import writing
from service.api.asked import Ask
from service.api.asking import SimilarQuery, WithQuery
from service.api.gone import lost
from service.api.listing import listed
from service.api.operation import Operation, operation
from service.api.walking import Given, Where
from service.db import company
from service.db.pool import Connection
from service.model.change import RecordKind
from service.model.page import CounterpartPage, SimilarPage

WITH = Operation(
    id="findCounterparts",
    tag="actors",
    answer=CounterpartPage,
    query=WithQuery,
    problems=(404, 410, 503),
    written=writing.COUNTERPARTS,
)
SIMILAR = Operation(
    id="findSimilarArticles",
    tag="articles",
    answer=SimilarPage,
    query=SimilarQuery,
    problems=(404, 410, 503),
    written=writing.SIMILAR,
)


@get("/actors/{id:str}/with", **operation(WITH))
async def find_counterparts(
    request: Request[Any, Any, Any], id: FromPath[str], wanted: NamedDependency[WithQuery], ask: NamedDependency[Ask]
) -> Response[CounterpartPage]:
    """Who speaks about whom: the actors that one names in what it says, and those that name it, most often first.

    Each page counts anew what the actor says and what is said of it; a stream does so once for five thousand items.
    """

    async def read(db: Connection, place: Where) -> Given:
        found = await company.counterparts(db, id, place.walk, count=wanted.count)
        if found is None:
            raise await lost(db, RecordKind.ACTOR, id)
        return Given(found.step, found.snapshot, found.count)

    return await listed(request, ask, wanted, f"/actors/{id}/with", read)


@get("/articles/{id:str}/similar", **operation(SIMILAR))
async def find_similar_articles(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[SimilarQuery],
    ask: NamedDependency[Ask],
) -> Response[SimilarPage]:
    """Reports that render what one report does, the most alike first, each with the reason.

    They share families of quotes, or have quotes that are related. Each page compares them anew; a stream does so once
    for five thousand items.
    """

    async def read(db: Connection, place: Where) -> Given:
        found = await company.similar(db, id, place.walk, count=wanted.count)
        if found is None:
            raise await lost(db, RecordKind.ARTICLE, id)
        return Given(found.step, found.snapshot, found.count)

    return await listed(request, ask, wanted, f"/articles/{id}/similar", read)
