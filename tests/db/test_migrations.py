"""The migrations, on a real server."""

import asyncio
import sys

from service.db.migrate import current, downgrade, newest, upgrade
from service.db.pool import connect


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
