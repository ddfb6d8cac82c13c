"""Loads: what the loader did, as its reports tell."""

from functools import lru_cache

from msgspec import Struct
from msgspec.json import Decoder

from service.db import sql
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.model.load import LoadRecord, LoadSummary

BLOCKS = blocks("loads.sql")

NEWEST = Order(
    forward="l.key DESC",
    backward="l.key",
    after="AND l.key < :at_key::bigint",
    before="AND l.key > :at_key::bigint",
    key="l.key",
    names=("at_key",),
)


class FoundLoads(Struct, frozen=True):
    """A page of loads."""

    snapshot: Snapshot
    step: Step[LoadSummary]
    count: int | None


_ROWS = Decoder(list[Keyed[LoadSummary]])
_LOAD = Decoder(LoadRecord)


async def find(db: Connection, walk: Walk, *, count: bool = False) -> FoundLoads:
    """Loads, newest first."""
    statement = _find(walk.way, count)
    row = await always(db, statement.bind(**bound(NEWEST, walk), rows=walk.rows))
    return FoundLoads(snapshot_of(row), step(_ROWS.decode(row["rows"]), walk, NEWEST), row["count"])


async def get(db: Connection, id: str) -> LoadRecord | None:
    """One load with every document that it refused, and its notes on the others."""
    row = await always(db, _GET.bind(id=id))
    return _LOAD.decode(row["item"]) if row["item"] else None


@lru_cache(maxsize=8)
def _find(way: Way, count: bool) -> sql.Statement:  # noqa: FBT001
    fragments = BLOCKS | NEWEST.fragments(way) | {"count": BLOCKS["count"] if count else "NULL::bigint"}
    return compose("find", BLOCKS["find"], fragments)


_GET = compose("get", BLOCKS["get"], BLOCKS)
