"""One read against the database: a place in the pool, a time limit, errors of the domain."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import asyncpg

from service.db.failing import AWAY
from service.db.pool import Connection, Pool
from service.errors import TooSlow, Unavailable

T = TypeVar("T")

#: Seconds beyond the server's own limit until we give up on it, for the way there and back.
GRACE = 1.0
#: What a database without our schema, or with an older one, fails with.
UNREADY = (asyncpg.UndefinedTableError, asyncpg.UndefinedColumnError, asyncpg.UndefinedFunctionError)
#: What a standby fails with that must go on before a long read is done.
OVERTAKEN = (asyncpg.SerializationError,)


class Reader:
    """Runs functions of this folder on a connection of the pool."""

    def __init__(self, pool: Pool, *, timeout: float) -> None:
        self._pool = pool
        self._timeout = timeout

    async def __call__(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        """What `ask` answers. Raises Unavailable where the database is away or takes too long."""
        with answering():
            async with asyncio.timeout(self._timeout + GRACE):
                try:
                    return await self._once(ask)
                except asyncpg.InvalidCachedStatementError:
                    return await self._once(ask)

    @property
    def places(self) -> tuple[int, int]:
        """Connections that are open, and how many of them wait for work."""
        return self._pool.get_size(), self._pool.get_idle_size()

    async def _once(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        async with place_in(self._pool) as connection:
            return await ask(connection)


@asynccontextmanager
async def place_in(pool: Pool, wait: float | None = None) -> AsyncIterator[Connection]:
    """A connection of a pool while the block lasts. Raises Unavailable where nobody is let in, or all are in use.

    The pool's own limit of time would start a task for each.
    """
    try:
        with answering():
            async with asyncio.timeout(wait):
                connection = await pool.acquire()
    except asyncpg.PostgresError as error:
        raise Unavailable(f"the database lets nobody in: {error}") from error
    try:
        yield connection
    finally:
        await pool.release(connection)


@contextmanager
def answering() -> Iterator[None]:
    """Raise TooSlow where the database gives up at its limit, Unavailable where it is away or has another schema."""
    try:
        yield
    except asyncpg.QueryCanceledError as error:
        raise TooSlow("the answer took longer than a read may take; ask for less, by filters or dates") from error
    except (*AWAY, *UNREADY, *OVERTAKEN) as error:
        raise Unavailable(f"the database does not answer: {error or type(error).__name__}") from error
