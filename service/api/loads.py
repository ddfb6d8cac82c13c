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
from service.api.writing import LOADS, NOTES, QUOTE_CHANGES, REFUSALS, Written
from service.db import loads
from service.db.pool import Connection
from service.errors import NotFound
from service.model.load import LoadRecord
from service.model.page import LoadPage, NotePage, QuoteChangePage, RefusalPage

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


def _of_a_load(id: str, answer: type, written: Written) -> Operation:
    """A list of what one load put down."""
    return Operation(
        id=id,
        tag="loads",
        answer=answer,
        query=PlainlyStreamed,
        problems=(404, 503),
        tagged=False,
        written=written,
    )


OF_REFUSALS = _of_a_load("findLoadRefusals", RefusalPage, REFUSALS)
OF_NOTES = _of_a_load("findLoadNotes", NotePage, NOTES)
OF_CHANGES = _of_a_load("findLoadChanges", QuoteChangePage, QUOTE_CHANGES)


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
    """One run of the loader, with the first documents that it refused, and the first of its notes on the others.

    Each refusal says where in the document the trouble lies, and what it is. Of `refusals`, `notes` and `changes` the
    first 200 each are given here, all of them in pages, and as streams, under the load.
    """
    record = await ask(lambda db: loads.get(db, id))
    if record is None:
        raise _no_load(id)
    return Response(record, headers=PRIVATE)


@get("/loads/{id:str}/refusals", **operation(OF_REFUSALS))
async def find_refusals(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[PlainlyStreamed],
    ask: NamedDependency[Ask],
) -> Response[RefusalPage]:
    """Every document that a run of the loader did not store, and why, in the order in which they were read."""
    return await _entries(request, ask, wanted, id, loads.REFUSALS)


@get("/loads/{id:str}/notes", **operation(OF_NOTES))
async def find_notes(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[PlainlyStreamed],
    ask: NamedDependency[Ask],
) -> Response[NotePage]:
    """What to know of documents that a run of the loader stored: which are not all English prose, and yield less."""
    return await _entries(request, ask, wanted, id, loads.NOTES)


@get("/loads/{id:str}/changes", **operation(OF_CHANGES))
async def find_quote_changes(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[PlainlyStreamed],
    ask: NamedDependency[Ask],
) -> Response[QuoteChangePage]:
    """The quotes that a reextract added, lost or changed, as many of each as it was told to list.

    How many there were is in `quote_counts` of the load; a load of files has none here.
    """
    return await _entries(request, ask, wanted, id, loads.CHANGES)


async def _entries(
    request: Request[Any, Any, Any], ask: Ask, wanted: PlainlyStreamed, id: str, of: loads.Entries
) -> Response[Any]:
    async def read(db: Connection, place: Where) -> Given:
        found = await loads.entries(db, of, id, place.walk, count=wanted.count)
        if found is None:
            raise _no_load(id)
        return Given(found.step, found.snapshot, found.count)

    return await listed(request, ask, wanted, f"/loads/{id}/{of.entry}", read)


def _no_load(id: str) -> NotFound:
    return NotFound(f"no load has the id {id}")
