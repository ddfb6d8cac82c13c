"""Writes: what storing reports costs beside a bare COPY of the same rows, and a corpus that changes while it is read."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from io import BytesIO
from time import perf_counter

from bench.databases import at
from bench.printing import ENGINE, article
from bench.stories import Corpus
from service.db import ledger, storing
from service.db.migrate import upgrade
from service.db.pool import Connection, close, connect, transaction
from service.intake import register
from service.intake.identity import load_id
from service.intake.store import Item, store

#: What is stored, and how much of it in one transaction.
CORPUS, BATCH = Corpus(1_000), 50
#: The tables in the order in which rows refer to each other.
TABLES = (
    "loads", "articles", "bodies", "documents", "actors", "actor_names", "figures", "article_names", "stated_roles",
    "families", "renderings", "kin", "quotes", "quote_abouts", "changes", "said_days", "said_months",
    "spellings", "quote_json",
)  # fmt: skip
#: Seconds between two commits.
BEAT = 1.0


def storing_beside_copy(url: str, rounds: int) -> list[float]:
    """How fast reports are stored that were read before, as a share of the speed of COPY; once for each round."""
    items = [article(CORPUS, number) for number in range(CORPUS.articles)]
    return [asyncio.run(_share(url, items)) for _ in range(rounds)]


@contextmanager
def committing(url: str) -> Iterator[None]:
    """Have the corpus change once a second, as a load would change it."""
    over = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_commit(url, over)), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


async def _commit(url: str, over: threading.Event) -> None:
    db = await connect(url)
    try:
        while not over.is_set():
            async with transaction(db):
                await storing.ring(db, await storing.take_version(db))
            await asyncio.to_thread(over.wait, BEAT)
    finally:
        await close(db)


async def _share(url: str, items: Sequence[Item]) -> float:
    async with empty(url, "bench_stored") as stored, empty(url, "bench_copied") as copied:
        await register.sync(stored)
        load = await ledger.start(stored, load_id(), engine=ENGINE, paths=["bench"])
        began = perf_counter()
        for start in range(0, len(items), BATCH):
            await store(stored, items[start : start + BATCH], load=load)
        took = perf_counter() - began
        rows = [(table, await _rows(stored, table)) for table in TABLES]
        for table in ("articles", "stated_roles", "quotes"):
            await copied.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # what they count is copied, too
        began = perf_counter()
        async with transaction(copied):
            for table, binary in rows:
                await copied.copy_to_table(table, source=BytesIO(binary), format="binary")
        return (perf_counter() - began) / took


async def _rows(db: Connection, table: str) -> bytes:
    output = BytesIO()
    await db.copy_from_table(table, output=output, format="binary")
    return output.getvalue()


@asynccontextmanager
async def empty(url: str, name: str) -> AsyncIterator[Connection]:
    """A connection to a database of its own at the newest schema, dropped at the end."""
    server = await connect(url)
    try:
        await server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await server.execute(f'CREATE DATABASE "{name}"')
        await upgrade(at(url, name))
        db = await connect(at(url, name))
        yield db
        await close(db)
        await server.execute(f'DROP DATABASE "{name}"')
    finally:
        await close(server)
