"""One read against the database: a place in the pool, a time limit, errors of the domain."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import asyncpg

from service.db.failing import AWAY
from service.db.pool import Connection, Pool
from service.errors import Unavailable

T = TypeVar("T")

#: Seconds beyond the server's own limit until we give up on it, for the way there and back.
GRACE = 1.0
#: What a database without our schema, or with an older one, fails with.
UNREADY = (asyncpg.UndefinedTableError, asyncpg.UndefinedColumnError, asyncpg.UndefinedFunctionError)


class Reader:
    """Runs functions of this folder on a connection of the pool."""

    def __init__(self, pool: Pool, *, timeout: float) -> None:
        self._pool = pool
        self._timeout = timeout

    async def __call__(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        """What `ask` answers. Raises Unavailable where the database is away or takes too long."""
        try:
            async with asyncio.timeout(self._timeout + GRACE):
                try:
                    return await self._once(ask)
                except asyncpg.InvalidCachedStatementError:
                    return await self._once(ask)
        except (*AWAY, *UNREADY) as error:
            raise Unavailable(f"the database does not answer: {error or type(error).__name__}") from error

    @property
    def places(self) -> tuple[int, int]:
        """Connections that are open, and how many of them wait for work."""
        return self._pool.get_size(), self._pool.get_idle_size()

    async def _once(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        try:
            connection = await self._pool.acquire(timeout=self._timeout)
        except asyncpg.PostgresError as error:
            raise Unavailable(f"the database lets nobody in: {error}") from error
        try:
            return await ask(connection)
        finally:
            await self._pool.release(connection)
