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
)
NEWEST_KEY = ("at_key",)


class FoundLoads(Struct, frozen=True):
    """A page of loads."""

    snapshot: Snapshot
    step: Step[LoadSummary]


_ROWS = Decoder(list[Keyed[LoadSummary]])
_LOAD = Decoder(LoadRecord)


async def find(db: Connection, walk: Walk) -> FoundLoads:
    """Loads, newest first."""
    statement = _find(walk.way)
    row = await always(db, statement.bind(**bound(NEWEST_KEY, walk), rows=walk.rows))
    return FoundLoads(snapshot_of(row), step(_ROWS.decode(row["rows"]), walk))


async def get(db: Connection, id: str) -> LoadRecord | None:
    """One load with every document that it refused, and its notes on the others."""
    row = await always(db, _GET.bind(id=id))
    return _LOAD.decode(row["item"]) if row["item"] else None


@lru_cache(maxsize=4)
def _find(way: Way) -> sql.Statement:
    return compose("find", BLOCKS["find"], BLOCKS | NEWEST.fragments(way))


_GET = compose("get", BLOCKS["get"], BLOCKS)
