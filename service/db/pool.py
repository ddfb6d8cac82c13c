"""Connections: a pool for readers, one connection for a writer."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import asyncpg
import msgspec

from service.db.failing import AWAY, domain_errors
from service.errors import Unavailable

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]
    Pool = asyncpg.Pool[asyncpg.Record]
else:  # asyncpg's classes are generic in its stubs alone
    Connection = asyncpg.Connection
    Pool = asyncpg.Pool

#: Hears of a statement: its text, the seconds it took, what it failed with.
Told = Callable[[str, float, BaseException | None], None]
#: Seconds to wait for a connection to open, and for a place in the pool.
CONNECT_TIMEOUT = 10
#: Seconds that a server has for a good-bye.
CLOSE_TIMEOUT = 2
#: Statements that a connection keeps prepared.
CACHED = 100
#: Seconds between two looks of the server whether somebody still waits for what it is doing.
CHECK_INTERVAL = 1
#: Seconds for which the server keeps a snapshot for who asks nothing of it.
IDLE_TIMEOUT = 120


async def connect(url: str, **settings: str) -> Connection:
    """One connection, for a writer. Raises Unavailable."""
    given = {"application_name": "onrecord", "jit": "off", "timezone": "UTC", **settings}
    try:
        connection = await asyncpg.connect(url, timeout=CONNECT_TIMEOUT, server_settings=given)
    except (*AWAY, asyncpg.PostgresError) as error:
        raise Unavailable(f"the database does not answer: {error or type(error).__name__}") from error
    await _codecs(connection)
    return connection


async def close(connection: Connection) -> None:
    """Close a connection, politely if the server still answers."""
    try:
        await connection.close(timeout=CLOSE_TIMEOUT)
    except AWAY:
        connection.terminate()


@asynccontextmanager
async def transaction(connection: Connection) -> AsyncIterator[None]:
    """All of the block or nothing. Raises Unavailable when the server goes away, at the commit too."""
    with domain_errors():
        async with connection.transaction():
            yield


@asynccontextmanager
async def one_snapshot(connection: Connection) -> AsyncIterator[None]:
    """Have all reads of the block see the same state."""
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        yield


@asynccontextmanager
async def reading(
    url: str, *, size: int, seconds: float, cache: int = CACHED, told: Told | None = None
) -> AsyncIterator[Pool]:
    """A pool of read-only connections whose statements end after so many seconds, or when nobody waits for them.

    Each connection keeps so many statements prepared for as long as it lives, as to plan one takes longer than to run it.
    One with a kept statement that a migration has made stale fails once, which within a transaction cannot be tried
    again. `told` hears of each statement that has ended.
    """

    async def ready(connection: Any) -> None:
        await _codecs(connection)
        if told:
            connection.add_query_logger(lambda one: told(one.query, one.elapsed, one.exception))

    settings = {
        "application_name": "onrecord-api",
        "jit": "off",
        "timezone": "UTC",
        "default_transaction_read_only": "on",
        "statement_timeout": str(int(seconds * 1000)),
        "client_connection_check_interval": str(CHECK_INTERVAL * 1000),
        "idle_in_transaction_session_timeout": str(IDLE_TIMEOUT * 1000),
    }
    pool = asyncpg.create_pool(
        url, min_size=0, max_size=size, timeout=CONNECT_TIMEOUT, server_settings=settings, init=ready, reset=_keep,
        statement_cache_size=cache, max_cached_statement_lifetime=0,
    )  # fmt: skip
    async with pool:
        yield pool


async def _codecs(connection: Any) -> None:
    await connection.set_type_codec(
        "json", schema="pg_catalog", encoder=_to_json, decoder=msgspec.json.decode, format="text"
    )
    await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=_to_jsonb, decoder=_of_jsonb, format="binary")


def _to_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _to_jsonb(value: Any) -> bytes:
    return b"\x01" + msgspec.json.encode(value)


def _of_jsonb(value: bytes) -> Any:
    return msgspec.json.decode(value[1:])


async def _keep(_connection: Any) -> None:
    """Nothing sets session state, so nothing needs resetting; the reset query cost a tenth of a read."""
