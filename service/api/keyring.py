"""The keys as a worker knows them: looked up seldom, their use put down now and then."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from time import monotonic

from service.db import keys
from service.db.pool import close, connect
from service.db.reader import Reader
from service.errors import ServiceError
from service.log import Log
from service.model.key import FORM, Key, sha256_of

log = Log(__name__)

#: Seconds for which a look-up is believed: as long as a revoked key may still be good.
FRESH = 2.0
#: Look-ups that are remembered, the latest; whoever makes up keys shall not fill the memory.
MOST = 1_000
#: Seconds between two times that use is put down.
EVERY = 30.0


class Keyring:
    """Finds keys, and takes note that they were used."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[bytes, tuple[float, Key | None]] = {}
        self._used: dict[str, datetime] = {}

    def knows(self, secret: str) -> bool:
        """Whether it was a key when it was last looked up, so that whoever sends it has not made it up."""
        return self._known.get(sha256_of(secret), (0.0, None))[1] is not None

    async def find(self, secret: str) -> Key | None:
        """The key that this is, if it is good now. Raises Unavailable."""
        if not FORM.fullmatch(secret):
            return None
        key = await self._look(sha256_of(secret))
        now = datetime.now(UTC)
        if key is None or not key.holds(now):
            return None
        self._used[key.id] = now
        return key

    def take_used(self) -> dict[str, datetime]:
        """When keys were used since the last time that this was asked."""
        used, self._used = self._used, {}
        return used

    async def _look(self, sha256: bytes) -> Key | None:
        at, key = self._known.get(sha256, (-FRESH, None))
        if monotonic() - at < FRESH:
            return key
        key = await self._reader(lambda db: keys.find(db, sha256))
        self._known.pop(sha256, None)
        self._known[sha256] = (monotonic(), key)
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return key


@asynccontextmanager
async def keyring(reader: Reader, url: str) -> AsyncIterator[Keyring]:
    """The keys, whose use is put down now and then until the block ends, and then once more."""
    held = Keyring(reader)
    task = asyncio.create_task(_keep_books(held, url))
    try:
        yield held
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await put_down(held, url)


async def put_down(held: Keyring, url: str) -> None:
    """Put down which keys were used; where the database cannot be written to, the log has it."""
    used = held.take_used()
    if not used:
        return
    try:
        db = await connect(url)
        try:
            await keys.used(db, used)
        finally:
            await close(db)
    except ServiceError as error:
        log.warning("the use of keys is not put down", keys=sorted(used), reason=str(error))


async def _keep_books(held: Keyring, url: str) -> None:
    while True:
        await asyncio.sleep(EVERY)
        await put_down(held, url)
