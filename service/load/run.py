"""One load, from files to records."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from service.db.pool import close, connect
from service.intake.processes import Readers, readers
from service.load.batches import Batch, batches
from service.load.feeds import check, read_feeds, written
from service.load.keeping import Keeper, keeping
from service.load.report import Report
from service.load.turns import Outcome, read_all, take_turns
from service.model.document import Document
from service.model.load import Refusal

#: Called after each batch, with the report so far.
Progress = Callable[[Report], None]


async def run_load(
    paths: Sequence[Path], *, url: str, processes: int, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Load files and folders. Raises FeedError for a path that is not there, Unavailable without a database."""
    check(paths)
    started = time.monotonic()
    db = await connect(url)
    try:
        async with keeping(db, [written(path) for path in paths], dry_run=dry_run) as keeper:
            with readers(processes) as pool:
                await _run(keeper, pool, batches(read_feeds(paths)), progress)
    finally:
        await close(db)
    keeper.report.seconds = round(time.monotonic() - started, 3)
    return keeper.report


async def _run(keeper: Keeper, pool: Readers, source: Iterator[Batch], progress: Progress | None) -> None:
    async def keep(read: Outcome) -> None:
        await keeper.keep(*read)
        if progress:
            progress(keeper.report)

    await take_turns(lambda: _begin(keeper, pool, source), keep)


async def _begin(keeper: Keeper, pool: Readers, source: Iterator[Batch]) -> asyncio.Task[Outcome] | None:
    """Start to read what the next batch has of documents that are not on record as they are."""
    batch = await asyncio.to_thread(next, source, None)
    if batch is None:
        return None
    documents = await keeper.unknown(batch)
    return asyncio.create_task(_read(pool, documents, batch.refusals))


async def _read(pool: Readers, documents: Sequence[Document], refusals: Sequence[Refusal]) -> Outcome:
    items, refused = await read_all(pool, documents)
    return items, [*refusals, *refused]
