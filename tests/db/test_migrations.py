"""The migrations, on a real server."""

import asyncio
import sys

import pytest

from service.db import migrate
from service.db.migrate import current, downgrade, newest, upgrade
from service.db.pool import Connection, connect, one_snapshot
from service.errors import Unavailable


async def tables(url: str) -> list[str]:
    """The tables of a database, but Alembic's own."""
    db = await connect(url)
    try:
        return await db.fetchval(
            "SELECT array_agg(relname ORDER BY relname) FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'"
        )
    finally:
        await db.close()


async def test_goes_up_and_down_and_up(empty_url: str) -> None:
    """What an upgrade makes a downgrade takes away, all of it, and an upgrade makes it again."""
    await upgrade(empty_url)
    made = await tables(empty_url)

    await downgrade(empty_url, "base")
    left = await tables(empty_url)
    await upgrade(empty_url)

    assert left is None
    assert await tables(empty_url) == made
    assert "quotes" in made


async def test_a_second_upgrade_has_nothing_to_do(empty_url: str) -> None:
    """It says so, and the revision stays."""
    first = await upgrade(empty_url)

    second = await upgrade(empty_url)

    assert (first, second) == (True, False)
    assert await current(empty_url) == newest()


async def test_two_at_once_take_turns(empty_url: str) -> None:
    """Neither process fails, and the schema is there."""
    program = f"import asyncio; from service.db.migrate import upgrade; asyncio.run(upgrade({empty_url!r}))"
    both = [await asyncio.create_subprocess_exec(sys.executable, "-c", program) for _ in range(2)]

    statuses = [await process.wait() for process in both]

    assert statuses == [0, 0]
    assert await current(empty_url) == newest()


@pytest.mark.parametrize("revision", ["0004", "0005", "0006", "0015", "0022"])
async def test_waits_for_who_reads_and_goes_on_where_it_was_cut_short(
    empty_url: str, monkeypatch, revision: str
) -> None:
    """A reader of a whole list holds up an index, not the migration; one that is killed meanwhile is run again."""
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT", "100ms")
    await upgrade(empty_url, f"{int(revision) - 1:04}")
    reader, watcher = await connect(empty_url), await connect(empty_url)
    async with one_snapshot(reader):
        await reader.fetchval("SELECT version FROM corpus")
        task = asyncio.create_task(upgrade(empty_url, revision))
        migrator = await waiting(watcher)
        await asyncio.sleep(0.3)
        still = await waiting(watcher)
        await watcher.execute("SELECT pg_terminate_backend($1)", migrator)
        with pytest.raises(Unavailable):
            await task

    await upgrade(empty_url)

    assert still == migrator
    assert await watcher.fetchval("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == 0
    assert await watcher.fetchval("SELECT count(*) FROM pg_constraint WHERE NOT convalidated") == 0
    for connection in (reader, watcher):
        await connection.close()


async def test_gives_up_on_a_lock_that_others_queue_behind(empty_url: str, monkeypatch) -> None:
    """Whoever reads the table keeps it; nothing is changed, and the next try goes through."""
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT", "100ms")
    await upgrade(empty_url, "0001")
    reader = await connect(empty_url)
    async with one_snapshot(reader):
        await reader.fetchval("SELECT count(*) FROM quotes")
        with pytest.raises(Unavailable, match="lock timeout"):
            await upgrade(empty_url)

    assert await current(empty_url) == "0001"
    assert await upgrade(empty_url)
    await reader.close()


async def waiting(db: Connection) -> int:
    """The process of the server that waits with an index."""
    found = None
    while found is None:
        await asyncio.sleep(0.02)
        found = await db.fetchval(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            "AND query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'"
        )
    return int(found)


async def test_an_index_whose_successor_was_ready_is_not_lost(empty_url: str) -> None:
    """Cut short between dropping the old index by instant and naming the new one, the migration goes on with the new one."""
    await upgrade(empty_url, "0021")
    db = await connect(empty_url)
    await db.execute("ALTER INDEX articles_published RENAME TO articles_published_new")

    await upgrade(empty_url)

    names = await db.fetch(
        "SELECT indexname FROM pg_indexes WHERE indexname LIKE '%\\_published%' AND tablename = 'articles'"
    )
    assert [row["indexname"] for row in names] == ["articles_published"]
    await db.close()
