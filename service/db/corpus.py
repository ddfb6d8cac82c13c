"""The state of the corpus: its own id and the version that rises with every change of a readable answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import Any
from uuid import UUID

from asyncpg import Record, UndefinedTableError
from msgspec import Struct, convert

from service.db import sql
from service.db.failing import domain_errors
from service.db.pool import Connection, connect
from service.errors import ServiceError, Unavailable
from service.log import Log

log = Log(__name__)

STATEMENTS = sql.read("corpus.sql")

#: The channel on which writers ring after a change.
CHANNEL = "corpus"
#: Seconds for which a look at the version is believed; beyond, callers ask the database themselves.
HEARTBEAT = 1.0
#: Seconds between two looks when nobody rings: the next one is there before the last one is no longer believed.
PAUSE = HEARTBEAT / 2
#: Seconds that one look may take.
LOOK_TIMEOUT = 1.0


class Snapshot(Struct, frozen=True):
    """Which database an answer was read from, and at which version."""

    id: UUID
    version: int


async def snapshot(db: Connection) -> Snapshot:
    """The state of the corpus now."""
    return convert(await db.fetchrow(*STATEMENTS["snapshot"].bind()), Snapshot)


async def revision(db: Connection) -> str | None:
    """The revision of the schema; null where there is none."""
    try:
        found: str | None = await db.fetchval(*STATEMENTS["revision"].bind())
    except UndefinedTableError:
        return None
    return found


async def always(db: Connection, bound: tuple[Any, ...], *, anew: bool = False) -> Record:
    """The row of a statement that gives one whatever it finds: it stands on the one row of the corpus.

    One that is asked `anew` is planned for its values, where a kept plan would suit some of them badly.
    """
    text, *values = bound
    row = await (await db.prepare(text)).fetchrow(*values) if anew else await db.fetchrow(text, *values)
    if row is None:
        raise Unavailable("the corpus has no row")
    return row


def snapshot_of(row: Record) -> Snapshot:
    """The state of the corpus that a row carries."""
    return Snapshot(row["corpus"], row["version"])


class Corpus:
    """The state of the corpus as a worker knows it, kept fresh beside the requests."""

    def __init__(self) -> None:
        self._known: Snapshot | None = None
        self._at = 0.0
        #: Set, and another one put in its place, whenever the state is another.
        self._news = asyncio.Event()

    @property
    def known(self) -> Snapshot | None:
        """The state, not older than a heartbeat; null while nobody can tell. The same object while it stays the same."""
        return self._known if monotonic() - self._at < HEARTBEAT else None

    def saw(self, seen: Snapshot, *, at: float) -> None:
        """Take note of a state that was asked for at `at` on the monotonic clock; an older version is no news."""
        same = self._known is not None and seen.id == self._known.id
        if same and self._known is not None and seen.version < self._known.version:
            return
        news = seen != self._known
        self._at = max(at, self._at)
        if news:
            self._known = seen
            self._news.set()
            self._news = asyncio.Event()

    async def passes(self, version: int, seconds: float) -> bool:
        """Whether the corpus is seen to be beyond a version before so many seconds are over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._known is None or self._known.version <= version:
                    await self._news.wait()
        return self._known is not None and self._known.version > version


@asynccontextmanager
async def watching(corpus: Corpus, url: str) -> AsyncIterator[None]:
    """Keep what is known of the corpus fresh until the block ends."""
    task = asyncio.create_task(_watch(corpus, url))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _watch(corpus: Corpus, url: str) -> None:
    told = False
    while True:
        try:
            await _listen(corpus, url)
        except ServiceError as error:
            if corpus.known or not told:
                log.warning("the corpus cannot be watched", reason=str(error))
            told = True
        except Exception as error:
            log.error("the watch of the corpus failed", exc_info=error)  # noqa: TRY400 - our log, whatever it was
        await asyncio.sleep(PAUSE)


async def _listen(corpus: Corpus, url: str) -> None:
    """Look at the version at every ring and every pause, until the connection is lost."""
    rung = asyncio.Event()
    connection = await connect(url, default_transaction_read_only="on")
    try:
        with domain_errors():
            await _hear(connection, rung)
            while True:
                rung.clear()
                at = monotonic()
                async with asyncio.timeout(LOOK_TIMEOUT):
                    corpus.saw(await snapshot(connection), at=at)
                with suppress(TimeoutError):
                    await asyncio.wait_for(rung.wait(), PAUSE)
    finally:
        connection.terminate()


async def _hear(connection: Connection, rung: asyncio.Event) -> None:
    """Listen for rings. A standby cannot: it has the heartbeat."""

    def ring(*_: Any) -> None:
        rung.set()

    if await connection.fetchval("SELECT NOT pg_is_in_recovery()"):
        await connection.add_listener(CHANNEL, ring)
