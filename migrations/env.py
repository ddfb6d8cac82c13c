"""How Alembic reaches the database: over asyncpg, one migrator at a time, each migration in a transaction of its own."""

import asyncio

from alembic import context
from sqlalchemy import Connection, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from service.db import pool
from service.errors import Unavailable

#: Any number will do, as long as every migrator of this product takes the same.
LOCK = 0x6F6E7265636F7264
#: Seconds between two tries; waiting inside Postgres would hold a snapshot, which CREATE INDEX CONCURRENTLY waits for.
PATIENCE = 0.2


async def connect() -> pool.Connection:
    """A connection that holds the migrators' lock for as long as it lives."""
    connection = await pool.connect(context.config.attributes["url"])
    while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):  # noqa: ASYNC110 - see PATIENCE
        await asyncio.sleep(PATIENCE)
    return connection


async def migrate() -> None:
    """Run the migrations that were asked for. Raises Unavailable where one stops half way."""
    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(run)
    except SQLAlchemyError as error:
        raise Unavailable(f"the migration stopped half way; run it again: {getattr(error, 'orig', error)}") from error
    finally:
        await engine.dispose()


def run(connection: Connection) -> None:
    """Run them on a connection."""
    event.listen(connection, "begin", hurry)
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


def hurry(connection: Connection) -> None:
    """Have a transaction give up that cannot have its locks soon, as everybody else queues behind it.

    What is done outside of one has no such limit: nobody queues behind an index that is made CONCURRENTLY, which waits
    for whoever reads, be it a whole list for minutes.
    """
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{context.config.attributes['lock_timeout']}'")


asyncio.run(migrate())
