"""Entries in the ledger of loads."""

import asyncio

import pytest
from msgspec.structs import replace

from service.db import ledger
from service.db.pool import Connection, connect
from service.intake.entries import entered
from service.model.load import LoadKind


async def test_a_load_that_has_just_begun_is_not_taken_for_gone(
    db: Connection, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes to hold it, another one that begins meanwhile leaves it alone."""
    own = ledger._SQL["own_load"]
    slow = replace(own, text=own.text.replace("SELECT ", "SELECT pg_sleep(0.5), "))
    monkeypatch.setitem(ledger._SQL, "own_load", slow)
    first = asyncio.create_task(begin(db))
    await asyncio.sleep(0.1)
    other = await connect(database_url)
    monkeypatch.setitem(ledger._SQL, "own_load", own)

    async with entered(other, LoadKind.LOAD, ["b"]):
        state = await first

    assert state == "running"
    await other.close()


async def begin(db: Connection) -> str:
    """How a load stands, as soon as it is open."""
    async with entered(db, LoadKind.LOAD, ["a"]) as entry:
        state: str = await db.fetchval("SELECT state FROM loads WHERE key = $1", entry.key)
        return state
