"""Loads over HTTP: what the loader did, what it refused, and why."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from service.api.asked import Ask
from service.api.asking import Nothing, PlainlyStreamed
from service.api.listing import listed
from service.api.operation import Operation, operation
from service.api.sending import PRIVATE
from service.api.walking import Given, Where
from service.api.writing import LOADS
from service.db import loads
from service.db.pool import Connection
from service.errors import NotFound
from service.model.load import LoadRecord
from service.model.page import LoadPage

FIND = Operation(
    id="findLoads",
    tag="loads",
    answer=LoadPage,
    query=PlainlyStreamed,
    problems=(503,),
    tagged=False,
    written=LOADS,
)
GET = Operation(id="getLoad", tag="loads", answer=LoadRecord, query=Nothing, problems=(404, 503), tagged=False)


@get("/loads", **operation(FIND))
async def find_loads(
    request: Request[Any, Any, Any], wanted: NamedDependency[PlainlyStreamed], ask: NamedDependency[Ask]
) -> Response[LoadPage]:
    """The runs of the loader, newest first.

    What each read, stored, skipped and refused, as counts.
    """

    async def read(db: Connection, place: Where) -> Given:
        found = await loads.find(db, place.walk, count=wanted.count)
        return Given(found.step, found.snapshot, found.count)

    return await listed(request, ask, wanted, "/loads", read)


@get("/loads/{id:str}", **operation(GET))
async def get_load(
    id: FromPath[str],
    wanted: NamedDependency[Nothing],  # noqa: ARG001 - reading it refuses what nobody knows
    ask: NamedDependency[Ask],
) -> Response[LoadRecord]:
    """One run of the loader, with every document that it refused, and its notes on the others.

    Each refusal says where in the document the trouble lies, and what it is.
    """
    record = await ask(lambda db: loads.get(db, id))
    if record is None:
        raise NotFound(f"no load has the id {id}")
    return Response(record, headers=PRIVATE)
