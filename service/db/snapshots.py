"""Reads that go on for as long as somebody takes what they give, all of one snapshot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from service.db.pool import Connection, Pool
from service.db.reader import GRACE, answering, place_in

T = TypeVar("T")


class Snapped:
    """Runs functions of this folder on one connection, each within the time limit; all of them see the same state."""

    def __init__(self, connection: Connection, *, timeout: float) -> None:
        self._connection = connection
        self._timeout = timeout

    async def __call__(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        """What `ask` answers. Raises Unavailable where the database is away or takes too long."""
        with answering():
            async with asyncio.timeout(self._timeout + GRACE):
                return await ask(self._connection)


class Snapshots:
    """Connections for streams, apart from those for pages, so that slow callers hold up nobody else."""

    def __init__(self, pool: Pool, *, wait: float, timeout: float) -> None:
        self._pool = pool
        self._wait = wait
        self._timeout = timeout

    @asynccontextmanager
    async def one(self) -> AsyncIterator[Snapped]:
        """A snapshot to read from while the block lasts. Raises Unavailable, also where every place is taken.

        A block that ends badly takes its connection with it: whatever that one is doing is then over at once.
        """
        async with place_in(self._pool, self._wait) as connection:
            try:
                transaction = connection.transaction(isolation="repeatable_read", readonly=True)
                with answering():
                    await transaction.start()
                yield Snapped(connection, timeout=self._timeout)
                with answering():
                    await transaction.rollback()
            except BaseException:
                connection.terminate()
                raise
