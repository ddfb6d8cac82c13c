"""Who is met with whom: those who name each other, and articles that render the same."""

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from service.db import sql
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, snapshot_of
from service.db.orders import newest
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.model.company import Counterpart, SimilarArticle

BLOCKS = blocks("company.sql")


class Listing(Struct, frozen=True):
    """A list of this file: its statement, its order and what decodes its rows."""

    name: str
    order: Order
    decoder: Decoder[Any]


COUNTERPARTS = Listing(
    "with",
    newest(at_total=("p.total", "bigint"), at_id=("p.id", "text")),
    Decoder(list[Keyed[Counterpart]]),
)
SIMILAR = Listing(
    "similar",
    newest(at_score=("s.score", "int"), at_id=("s.id", "text")),
    Decoder(list[Keyed[SimilarArticle]]),
)


class FoundCompany(Struct, frozen=True):
    """A page of either."""

    snapshot: Snapshot
    step: Step[Any]
    count: int | None


async def counterparts(db: Connection, id: str, walk: Walk, *, count: bool = False) -> FoundCompany | None:
    """Whom an actor names and who names it, most often first; null where there is no such actor."""
    return await _find(db, COUNTERPARTS, id, walk, count=count)


async def similar(db: Connection, id: str, walk: Walk, *, count: bool = False) -> FoundCompany | None:
    """Articles that render what an article does, the most alike first; null where there is no such article."""
    return await _find(db, SIMILAR, id, walk, count=count)


async def _find(db: Connection, of: Listing, id: str, walk: Walk, *, count: bool) -> FoundCompany | None:
    statement = _statement(of.name, of.order, walk.way, count)
    row = await db.fetchrow(*statement.bind(id=id, **bound(of.order, walk), rows=walk.rows))
    if row is None:
        return None
    return FoundCompany(snapshot_of(row), step(of.decoder.decode(row["rows"]), walk, of.order), row["count"])


@lru_cache(maxsize=16)
def _statement(name: str, order: Order, way: Way, count: bool) -> sql.Statement:  # noqa: FBT001
    fragments = BLOCKS | order.fragments(way) | {"count": BLOCKS[f"count_{name}"] if count else "NULL::bigint"}
    return compose(name, BLOCKS[name], fragments)
