"""How Alembic reaches the database: over asyncpg, one migrator at a time, each migration in a transaction of its own."""

import asyncio

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from service.db import pool

#: Any number will do, as long as every migrator of this product takes the same.
LOCK = 0x6F6E7265636F7264
#: Seconds between two tries; waiting inside Postgres would hold a snapshot, which CREATE INDEX CONCURRENTLY waits for.
PATIENCE = 0.2
#: A migration that cannot have its lock soon gives up, as everybody else queues behind it.
LOCK_TIMEOUT = "5s"


async def connect() -> pool.Connection:
    """A connection that holds the migrators' lock for as long as it lives."""
    connection = await pool.connect(context.config.attributes["url"], lock_timeout=LOCK_TIMEOUT)
    while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):  # noqa: ASYNC110 - see PATIENCE
        await asyncio.sleep(PATIENCE)
    return connection


async def migrate() -> None:
    """Run the migrations that were asked for."""
    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
    await engine.dispose()


def run(connection: Connection) -> None:
    """Run them on a connection."""
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


asyncio.run(migrate())
