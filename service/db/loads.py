"""Loads: what the loader did, as its reports tell."""

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from service.db import sql
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.model.load import LoadRecord, LoadSummary, Note, QuoteChange, Refusal

BLOCKS = blocks("loads.sql") | {
    #: Of what a load refused, noted and changed, as many as stand in its own record.
    "shown": "200",
    #: Of the paths that it was given, as many as every answer names.
    "paths": "50",
}

NEWEST = Order(
    forward="l.key DESC",
    backward="l.key",
    after="AND l.key < :at_key::bigint",
    before="AND l.key > :at_key::bigint",
    key="l.key",
    names=("at_key",),
)


AS_MET = Order(
    forward="e.n",
    backward="e.n DESC",
    after="AND e.n > :at_n::int",
    before="AND e.n < :at_n::int",
    key="e.n",
    names=("at_n",),
)


class Entries(Struct, frozen=True):
    """What a load put down of one kind: where it stands, what of it is given, and what decodes that."""

    table: str
    entry: str
    decoder: Decoder[Any]


REFUSALS = Entries("load_refusals", "refusal", Decoder(list[Keyed[Refusal]]))
NOTES = Entries("load_notes", "note", Decoder(list[Keyed[Note]]))
CHANGES = Entries("load_changes", "change", Decoder(list[Keyed[QuoteChange]]))


class FoundEntries(Struct, frozen=True):
    """A page of them."""

    snapshot: Snapshot
    step: Step[Any]
    count: int | None


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
    """One load with the first of what it refused, noted and changed."""
    row = await always(db, _GET.bind(id=id))
    return _LOAD.decode(row["item"]) if row["item"] else None


async def entries(db: Connection, of: Entries, id: str, walk: Walk, *, count: bool = False) -> FoundEntries | None:
    """What a load refused, noted or changed, in the order in which it did; null where there is no such load."""
    statement = _entries(of.table, of.entry, walk.way, count)
    row = await db.fetchrow(*statement.bind(id=id, **bound(AS_MET, walk), rows=walk.rows))
    if row is None:
        return None
    return FoundEntries(snapshot_of(row), step(of.decoder.decode(row["rows"]), walk, AS_MET), row["count"])


@lru_cache(maxsize=32)
def _entries(table: str, entry: str, way: Way, count: bool) -> sql.Statement:  # noqa: FBT001
    own = {"table": table, "entry": BLOCKS[entry], "count": BLOCKS["count_entries"] if count else "NULL::bigint"}
    return compose("entries", BLOCKS["entries"], BLOCKS | AS_MET.fragments(way) | own)


@lru_cache(maxsize=8)
def _find(way: Way, count: bool) -> sql.Statement:  # noqa: FBT001
    fragments = BLOCKS | NEWEST.fragments(way) | {"count": BLOCKS["count"] if count else "NULL::bigint"}
    return compose("find", BLOCKS["find"], fragments)


_GET = compose("get", BLOCKS["get"], BLOCKS)
