"""Actors over HTTP, and who a name means."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec.structs import replace

from service.api import naming, writing
from service.api.asked import Ask
from service.api.asking import ActorQuery, ActorQuotesQuery, ActorsQuery, ResolveQuery
from service.api.gone import missing
from service.api.listing import listed
from service.api.operation import Operation, operation
from service.api.problems import refuse_parameter
from service.api.quotes import answer_quotes
from service.api.sending import moved, sent
from service.api.sparse import sparse
from service.api.unmatched import unmatched
from service.api.walking import Given, Where
from service.db import actors
from service.db.bearers import OnAmbiguous
from service.db.intervals import days
from service.db.pool import Connection
from service.model.actor import ActorRecord, Resolution
from service.model.change import RecordKind
from service.model.name import fold
from service.model.page import ActorPage, QuotePage

FIND = Operation(
    id="findActors", tag="actors", answer=ActorPage, query=ActorsQuery, problems=(503,), written=writing.ACTORS
)
RESOLVE = Operation(id="resolveName", tag="actors", answer=Resolution, query=ResolveQuery, problems=(503,))
GET = Operation(id="getActor", tag="actors", answer=ActorRecord, query=ActorQuery, problems=(404, 410, 503), moves=True)
QUOTES = Operation(
    id="findActorQuotes",
    tag="actors",
    answer=QuotePage,
    query=ActorQuotesQuery,
    problems=(404, 409, 410, 503),
    written=writing.QUOTES,
)


@get("/actors", **operation(FIND))
async def find_actors(
    request: Request[Any, Any, Any], wanted: NamedDependency[ActorsQuery], ask: NamedDependency[Ask]
) -> Response[ActorPage]:
    """The register: actors that match.

    Where nobody has a name that begins as `q` does, `resolution` has those spelt much like it.
    """
    folded = replace(wanted, q=_folded(wanted.q))

    async def read(db: Connection, place: Where) -> Given:
        found = await actors.find(db, folded, place.walk, sort=wanted.sort, count=wanted.count, expand=wanted.expand)
        nobody = wanted.q is not None and place.walk.key is None and not found.step.items
        meant = [naming.resolution(wanted.q or "", [], OnAmbiguous.BEST, found.near)] if nobody else []
        return Given(found.step, found.snapshot, found.count, resolution=meant, unmatched=unmatched(found.missed))

    return await listed(request, ask, wanted, "/actors", read)


@get("/actors/resolve", **operation(RESOLVE))
async def resolve_name(
    request: Request[Any, Any, Any], wanted: NamedDependency[ResolveQuery], ask: NamedDependency[Ask]
) -> Response[Resolution]:
    """Who a name means, and who else it could.

    The same way of reading a name that `speaker` and `about` of `/quotes` have: an id, a name or an alias, else a role.
    `actor` is null where nobody bears it; `alternatives` are the other bearers, or names that are spelt nearly so.
    """
    asked = naming.asked([wanted.name], naming.around(wanted.on))
    found = await ask(lambda db: actors.resolve(db, asked))
    ask.saw(found.snapshot)
    [answer] = naming.resolutions(asked, [found.bearers], found.near)
    return sent(request, answer, found.snapshot)


@get("/actors/{id:str}", **operation(GET))
async def get_actor(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[ActorQuery],
    ask: NamedDependency[Ask],
) -> Response[ActorRecord] | Response[None]:
    """One actor, with its names and the roles that reports give it.

    An actor that was merged into another one leads to it.
    """
    found = await ask(lambda db: actors.get(db, id))
    if found.moved is not None:
        return moved(request, f"/actors/{found.moved}")
    if found.actor is None:
        raise await missing(ask, RecordKind.ACTOR, id)
    ask.saw(found.snapshot)
    return sent(request, sparse(found.actor, wanted.fields), found.snapshot)


@get("/actors/{id:str}/quotes", **operation(QUOTES))
async def find_actor_quotes(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[ActorQuotesQuery],
    ask: NamedDependency[Ask],
) -> Response[QuotePage]:
    """What one actor said, newest first.

    With `about`, what it said of somebody; `resolution` tells of the actor, then of those named.
    """
    asked = naming.by_id(id, days(wanted.from_, wanted.to), about=wanted.about)
    return await answer_quotes(request, ask, wanted, f"/actors/{id}/quotes", asked, on_ambiguous=wanted.on_ambiguous)


def _folded(q: str | None) -> str | None:
    """The beginning of a word as names are compared. Raises Refused where it has no letter."""
    folded = None if q is None else fold(q)
    if folded == "":
        raise refuse_parameter("q", f"{q!r} has no letter or digit, as names have")
    return folded
