"""What writes while others read."""

import asyncio

from bench.writing import BEAT, committing
from service.db.corpus import snapshot
from service.db.pool import Connection


async def test_the_corpus_changes_once_a_second(database_url: str, db: Connection) -> None:
    """Its version rises at once and with each beat, and no more when the block is over."""
    with committing(database_url):
        await asyncio.sleep(1.5 * BEAT)
    risen = (await snapshot(db)).version
    await asyncio.sleep(1.5 * BEAT)

    assert 1 <= risen <= 3
    assert (await snapshot(db)).version == risen
