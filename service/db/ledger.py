"""The ledger of loads, as the loader writes it."""

from collections.abc import Sequence

from msgspec import Struct

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.sql import read
from service.errors import Unavailable
from service.model.load import LoadKind, Note, QuoteChange, QuoteCounts, Refusal

_SQL = read("ledger.sql")


class Counts(Struct, frozen=True, kw_only=True):
    """What became of the documents of a batch, or of a load."""

    read: int = 0
    stored: int = 0
    unchanged: int = 0
    replaced: int = 0
    refused: int = 0
    #: In what was stored and replaced; the ledger does not keep it.
    quotes: int = 0


async def be_alone(db: Connection) -> None:
    """Keep every other reextract out for as long as the connection lives. Raises Unavailable when one is under way."""
    with domain_errors():
        if not await db.fetchval(*_SQL["be_alone"].bind()):
            raise Unavailable("another reextract is under way")


async def start(db: Connection, id: str, *, engine: str, paths: Sequence[str], kind: LoadKind = LoadKind.LOAD) -> int:
    """Open a load and hold it for as long as the connection lives; its key. Ends those whose process is gone.

    In a transaction nobody sees it before it is held.
    """
    with domain_errors():
        key = int(await db.fetchval(*_SQL["start_load"].bind(id=id, kind=kind, engine=engine, paths=paths)))
        await db.execute(*_SQL["own_load"].bind(key=key))
        await db.execute(*_SQL["end_orphans"].bind(key=key))
    return key


async def count(db: Connection, key: int, counts: Counts) -> None:
    """Add a batch to what a load has done."""
    with domain_errors():
        await db.execute(
            *_SQL["count_load"].bind(
                key=key,
                read=counts.read,
                stored=counts.stored,
                unchanged=counts.unchanged,
                replaced=counts.replaced,
                refused=counts.refused,
            )
        )


async def refuse(db: Connection, key: int, refusals: Sequence[Refusal], *, first: int) -> None:
    """Note what was refused, numbered on from `first`."""
    with domain_errors():
        await db.execute(
            *_SQL["add_refusals"].bind(
                key=key,
                first=first,
                documents=[refusal.document for refusal in refusals],
                places=[refusal.place for refusal in refusals],
                reasons=[refusal.reason for refusal in refusals],
            )
        )


async def note(db: Connection, key: int, notes: Sequence[Note], *, first: int) -> None:
    """Keep notes on what was stored, numbered on from `first`."""
    with domain_errors():
        await db.execute(
            *_SQL["add_notes"].bind(
                key=key,
                first=first,
                documents=[one.document for one in notes],
                places=[one.place for one in notes],
                whats=[one.what for one in notes],
            )
        )


async def note_changes(db: Connection, key: int, counts: QuoteCounts, listed: Sequence[QuoteChange]) -> None:
    """Add a batch to what a reextract has done to quotes; `listed` are those to be named."""
    with domain_errors():
        await db.execute(
            *_SQL["count_changes"].bind(key=key, added=counts.added, lost=counts.lost, changed=counts.changed)
        )
        await db.execute(
            *_SQL["add_changes"].bind(
                key=key,
                changes=[one.change for one in listed],
                quotes=[one.id for one in listed],
                articles=[one.article for one in listed],
                speakers=[one.speaker for one in listed],
                texts=[one.text for one in listed],
                fields=[",".join(one.fields) for one in listed],
            )
        )


async def end(db: Connection, key: int, *, state: str, reason: str | None = None) -> None:
    """Close a load: `done`, or `failed` and why."""
    with domain_errors():
        await db.execute(*_SQL["end_load"].bind(key=key, state=state, reason=reason))
