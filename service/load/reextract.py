"""One reextract: what another engine read is read again, from the raw documents in the database."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial

from service.db import ledger
from service.db.pool import Connection, close, connect
from service.db.rereading import Stale, progress_of, strangers
from service.errors import NotFound
from service.intake.entries import entered
from service.intake.processes import Readers, readers
from service.intake.records import Place
from service.intake.register import sync
from service.intake.reread import Reread
from service.intake.version import engine_version
from service.load.report import Reextraction
from service.load.rereader import Rereader
from service.load.turns import read_all, take_turns
from service.model.load import LoadKind, Refusal

#: Called after each batch, with the report so far.
Progress = Callable[[Reextraction], None]
#: New readings of articles, and why others were not read.
Read = tuple[list[Reread], list[Refusal]]


async def run_reextract(
    *,
    url: str,
    processes: int,
    listed: int,
    only: Sequence[str] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Reextraction:
    """Read again what another engine read: everything, or `only` some articles.

    Of the quotes that are added, lost and changed at most `listed` each are named. Raises NotFound for an article
    that is not there, Unavailable without a database or beside another reextract.
    """
    started = time.monotonic()
    db = await connect(url)
    try:
        async with _opened(db, list(only), listed, dry_run=dry_run) as rereader:
            with readers(processes) as pool:
                await _run(rereader, pool, progress)
    finally:
        await close(db)
    rereader.report.seconds = round(time.monotonic() - started, 3)
    return rereader.report


@asynccontextmanager
async def _opened(db: Connection, only: list[str], listed: int, *, dry_run: bool) -> AsyncIterator[Rereader]:
    """The books of a reextract, opened and closed."""
    if unknown := await strangers(db, only):
        raise NotFound(f"no article has the id {unknown[0]}")
    begun = await progress_of(db, engine_version(), only or None)
    make_report = partial(Reextraction, current=begun.current, to_read=begun.stale)
    if dry_run:
        yield Rereader(db, None, make_report(load=None, dry_run=True), only=only or None, listed=listed)
        return
    await ledger.be_alone(db)
    await sync(db)
    async with entered(db, LoadKind.REEXTRACT, only) as entry:
        report = make_report(load=entry.id, dry_run=False)
        yield Rereader(db, entry.key, report, only=only or None, listed=listed)


async def _run(rereader: Rereader, pool: Readers, progress: Progress | None) -> None:
    async def begin() -> asyncio.Task[Read] | None:
        stale = await rereader.next()
        return asyncio.create_task(_read(pool, stale)) if stale else None

    async def keep(read: Read) -> None:
        await rereader.keep(*read)
        if progress:
            progress(rereader.report)

    await take_turns(begin, keep)


async def _read(pool: Readers, stale: Sequence[Stale]) -> Read:
    by_location = {one.document.location: one for one in stale if one.document}
    items, refused = await read_all(pool, [one.document for one in stale if one.document])
    refused += [
        Refusal(one.id, None, "no place tells of it any more, so its raw document is not on record")
        for one in stale
        if not one.document
    ]
    return [
        Reread(
            item.document,
            item.reading,
            place=Place(one.id, one.key, one.fingerprint),
            engine=one.engine,
            made_from=one.made_from,
        )
        for item, one in ((item, by_location[item.document.location]) for item in items)
    ], refused
