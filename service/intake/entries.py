"""Entries in the ledger of loads, opened and closed."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from msgspec import Struct

from service.db import ledger
from service.db.pool import Connection, transaction
from service.errors import ServiceError
from service.intake.identity import load_id
from service.intake.version import engine_version
from service.model.load import LoadKind


class Entry(Struct, frozen=True):
    """A load in the ledger."""

    key: int
    id: str


@asynccontextmanager
async def entered(db: Connection, kind: LoadKind, paths: Sequence[str]) -> AsyncIterator[Entry]:
    """A load's entry in the ledger, opened and closed; a load that ends in an error is marked failed."""
    id = load_id()
    async with transaction(db):  # seen by others when it is held, so that none takes its process for gone
        key = await ledger.start(db, id, kind=kind, engine=engine_version(), paths=paths)
    try:
        yield Entry(key, id)
    except BaseException as error:
        with suppress(ServiceError):
            await ledger.end(db, key, state="failed", reason=str(error) or type(error).__name__)
        raise
    await ledger.end(db, key, state="done")
