"""Renderings of one utterance, as a reader asks for them."""

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder, decode

from service.db import quotes, sql
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, snapshot_of
from service.db.families import rendering
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.model.family import Rendering
from service.model.quote import FamilyRef, Quote

BLOCKS = quotes.BLOCKS | blocks("kin.sql")

EARLIEST = Order(
    forward="coalesce(q.published_on, 'infinity'), q.id",
    backward="coalesce(q.published_on, 'infinity') DESC, q.id DESC",
    after="AND (coalesce(q.published_on, 'infinity'), q.id) > (:at_published::text::date, :at_id::text)",
    before="AND (coalesce(q.published_on, 'infinity'), q.id) < (:at_published::text::date, :at_id::text)",
    key="coalesce(q.published_on, 'infinity'), q.id",
    names=("at_published", "at_id"),
)


class Told(Struct, frozen=True):
    """A quote, and its rendering as it is compared."""

    quote: Quote
    rendering: Rendering


class FoundFamily(Struct, frozen=True):
    """A page of the other renderings of a quote."""

    snapshot: Snapshot
    step: Step[Told]
    family: FamilyRef | None
    #: The quote that was asked for: its text, and its rendering where others are in its family.
    text: str
    rendering: Rendering | None
    places: dict[str, list[int]]


class _Row(Struct):
    quote: Quote
    compared: dict[str, Any]


_ROWS = Decoder(list[Keyed[_Row]])
_FAMILY = Decoder(FamilyRef)


async def family(db: Connection, id: str, walk: Walk, *, places: bool = False) -> FoundFamily | None:
    """The other quotes of a quote's family; null where there is no such quote."""
    statement = _family(walk.way, places)
    row = await db.fetchrow(*statement.bind(id=id, **bound(EARLIEST, walk), rows=walk.rows))
    if row is None:
        return None
    found = [Keyed(one.key, Told(one.item.quote, rendering(one.item.compared))) for one in _ROWS.decode(row["rows"])]
    known = _FAMILY.decode(row["family"]) if row["family"] else None
    base = rendering(decode(row["compared"])) if known else None
    return FoundFamily(snapshot_of(row), step(found, walk, EARLIEST), known, row["text"], base, decode(row["places"]))


@lru_cache(maxsize=8)
def _family(way: Way, places: bool) -> sql.Statement:  # noqa: FBT001
    fragments = BLOCKS | EARLIEST.fragments(way) | {"places": BLOCKS["astral"] if places else "'{}'"}
    return compose("family", BLOCKS["family"], fragments)
