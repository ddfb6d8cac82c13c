"""One load: a batch is read in processes while the one before is stored."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from service.db.ledger import Refusal
from service.db.pool import close, connect
from service.errors import ArticleError
from service.intake.processes import Readers, readers
from service.intake.store import Item
from service.load.batches import Batch, batches
from service.load.feeds import check, read_feeds
from service.load.keeping import Keeper, keeping
from service.load.report import Report
from service.model.document import Document

#: Called after each batch, with the report so far.
Progress = Callable[[Report], None]
#: A batch being read: in the end its items, and why the others are none.
Reading = asyncio.Task[tuple[list[Item], list[Refusal]]]


async def run_load(
    paths: Sequence[Path], *, url: str, processes: int, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Load files and folders. Raises FeedError for a path that is not there, Unavailable without a database."""
    check(paths)
    started = time.monotonic()
    db = await connect(url)
    try:
        async with keeping(db, [str(path) for path in paths], dry_run=dry_run) as keeper:
            with readers(processes) as pool:
                await _run(keeper, pool, batches(read_feeds(paths)), progress)
    finally:
        await close(db)
    keeper.report.seconds = round(time.monotonic() - started, 3)
    return keeper.report


async def _run(keeper: Keeper, pool: Readers, source: Iterator[Batch], progress: Progress | None) -> None:
    reading = await _begin(keeper, pool, source)
    while reading is not None:
        ahead = await _begin(keeper, pool, source)
        await keeper.keep(*await reading)
        if progress:
            progress(keeper.report)
        reading = ahead


async def _begin(keeper: Keeper, pool: Readers, source: Iterator[Batch]) -> Reading | None:
    """Start to read what the next batch has of documents that are not on record as they are."""
    batch = await asyncio.to_thread(next, source, None)
    if batch is None:
        return None
    documents = await keeper.unknown(batch)
    return asyncio.create_task(_read(pool, documents, batch.refusals))


async def _read(
    pool: Readers, documents: Sequence[Document], refusals: Sequence[Refusal]
) -> tuple[list[Item], list[Refusal]]:
    items, refused = [], list(refusals)
    for document, made in zip(documents, await asyncio.gather(*map(pool.read, documents)), strict=True):
        if isinstance(made, ArticleError):
            refused.append(refusal(document, made))
        else:
            items.append(Item(document, made))
    return items, refused


def refusal(document: Document, error: ArticleError) -> Refusal:
    """What the parser says, as the report says it: its messages read `place: reason`."""
    place, colon, reason = str(error).partition(": ")
    return Refusal(document.name, place, reason) if colon else Refusal(document.name, None, place)
