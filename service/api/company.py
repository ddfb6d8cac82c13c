"""Who is met with whom, over HTTP: actors that name each other, articles that render the same."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from service.api.asked import Ask
from service.api.asking import SimilarQuery, WithQuery
from service.api.operation import Operation, operation
from service.api.walking import Given, paged, where
from service.db import company
from service.errors import NotFound
from service.model.page import CounterpartPage, SimilarPage

WITH = Operation(id="findCounterparts", tag="actors", answer=CounterpartPage, query=WithQuery, problems=(404, 503))
SIMILAR = Operation(
    id="findSimilarArticles", tag="articles", answer=SimilarPage, query=SimilarQuery, problems=(404, 503)
)


@get("/actors/{id:str}/with", **operation(WITH))
async def find_counterparts(
    request: Request[Any, Any, Any], id: FromPath[str], wanted: NamedDependency[WithQuery], ask: NamedDependency[Ask]
) -> Response[CounterpartPage]:
    """Who speaks about whom: the actors that one names in what it says, and those that name it, most often first."""
    place = await where(ask, f"/actors/{id}/with", wanted)
    found = await ask(lambda db: company.counterparts(db, id, place.walk, count=wanted.count))
    if found is None:
        raise NotFound(f"no actor has the id {id}")
    ask.saw(found.snapshot)
    return paged(request, Given(found.step, found.snapshot, found.count), place)


@get("/articles/{id:str}/similar", **operation(SIMILAR))
async def find_similar_articles(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[SimilarQuery],
    ask: NamedDependency[Ask],
) -> Response[SimilarPage]:
    """Reports that render what one report does, the most alike first, each with the reason.

    They share families of quotes, or have quotes that are related.
    """
    place = await where(ask, f"/articles/{id}/similar", wanted)
    found = await ask(lambda db: company.similar(db, id, place.walk, count=wanted.count))
    if found is None:
        raise NotFound(f"no article has the id {id}")
    ask.saw(found.snapshot)
    return paged(request, Given(found.step, found.snapshot, found.count), place)
