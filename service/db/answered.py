"""Requests that may come again, and what was answered to them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec import Struct, convert, to_builtins

from service.db.failing import domain_errors
from service.db.pool import Connection, close, connect
from service.db.sql import read
from service.model.post import Posting

_SQL = read("answered.sql")
#: Hours for which an answer is kept.
HOURS = 24


class Answered(Struct, frozen=True):
    """What was answered, and the hash of the body that it was answered to."""

    sha256: bytes
    outcome: Posting


class Request(Struct, frozen=True):
    """A request that may come again, held by its connection: nobody else is at work on it."""

    db: Connection
    caller: str
    request: str

    async def before(self) -> Answered | None:
        """What was answered to it, if it was."""
        with domain_errors():
            await self.db.execute(*_SQL["forget"].bind(hours=HOURS))
            row = await self.db.fetchrow(*_SQL["find"].bind(caller=self.caller, request=self.request))
        return None if row is None else Answered(row["sha256"], convert(row["outcome"], Posting))

    async def keep(self, sha256: bytes, outcome: Posting) -> None:
        """Keep what is answered to it."""
        values = {"caller": self.caller, "request": self.request, "outcome": to_builtins(outcome)}
        with domain_errors():
            await self.db.execute(*_SQL["keep"].bind(sha256=sha256, **values))


@asynccontextmanager
async def claimed(url: str, caller: str, request: str) -> AsyncIterator[Request | None]:
    """A request, held until the block ends or the process dies; null where somebody is at work on it."""
    db = await connect(url)
    try:
        with domain_errors():
            free = await db.fetchval(*_SQL["claim"].bind(caller=caller, request=request))
        yield Request(db, caller, request) if free else None
    finally:
        await close(db)
