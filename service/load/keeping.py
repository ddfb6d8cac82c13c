"""Where the readings of a load go: into the database and its ledger, or, on a trial run, nowhere."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from service.db import ledger, storing
from service.db.ledger import Counts, Note, Refusal
from service.db.pool import Connection
from service.errors import Invalid, ServiceError
from service.intake.engine import engine_version
from service.intake.identity import fingerprint, load_id
from service.intake.notes import notes
from service.intake.register import sync
from service.intake.store import Item, foresee, quotes_in, store
from service.load.batches import Batch
from service.load.report import Report
from service.model.document import Document


class Keeper:
    """Keeps the books of one load; `key` is null on a trial run, which writes nothing."""

    def __init__(self, db: Connection, key: int | None, report: Report) -> None:
        self._db = db
        self._key = key
        self.report = report

    async def unknown(self, batch: Batch) -> list[Document]:
        """Those documents of a batch that are not on record as they are; the others are counted."""
        self.report.passed_over += batch.passed_over
        marks = await storing.known_documents(self._db, [document.location for document in batch.documents])
        new = [one for one in batch.documents if marks.get(one.location) != fingerprint(one)]
        same = len(batch.documents) - len(new)
        await self._count(Counts(read=same, unchanged=same))
        return new

    async def keep(self, items: Sequence[Item], refusals: Sequence[Refusal]) -> None:
        """Store what was read; put down what was refused, and what is not English prose."""
        if self._key is None:
            counts, later = await foresee(self._db, items)
            self.report.add(counts)
            self.report.add(Counts(read=len(later), replaced=len(later), quotes=quotes_in(later)))
        else:
            refusals = [*refusals, *await self._store(items, self._key)]
        await self._refuse(refusals)
        refused = {refusal.document for refusal in refusals}
        await self._note([one for item in items if item.document.name not in refused for one in notes(item)])

    async def _store(self, items: Sequence[Item], key: int) -> list[Refusal]:
        """Store a batch; where the database refuses it, one by one, so that only the bad ones are lost."""
        try:
            while items:
                counts, later = await store(self._db, items, load=key)
                self.report.add(counts)
                items = later
        except Invalid as error:
            if len(items) == 1:
                return [Refusal(items[0].document.name, None, str(error))]
            return [refusal for item in items for refusal in await self._store([item], key)]
        return []

    async def _refuse(self, refusals: Sequence[Refusal]) -> None:
        if not refusals:
            return
        if self._key is not None:
            await ledger.refuse(self._db, self._key, refusals, first=len(self.report.refusals) + 1)
        self.report.refusals += refusals
        await self._count(Counts(read=len(refusals), refused=len(refusals)))

    async def _note(self, notes: Sequence[Note]) -> None:
        if notes and self._key is not None:
            await ledger.note(self._db, self._key, notes, first=self.report.noted + 1)
        self.report.notes += notes
        self.report.noted += len(notes)

    async def _count(self, counts: Counts) -> None:
        self.report.add(counts)
        if self._key is not None and counts.read:
            await ledger.count(self._db, self._key, counts)


@asynccontextmanager
async def keeping(db: Connection, paths: Sequence[str], *, dry_run: bool) -> AsyncIterator[Keeper]:
    """The books of a load, opened and closed; a load that ends in an error is marked failed."""
    if dry_run:
        yield Keeper(db, None, Report(load=None, dry_run=True))
        return
    await sync(db)
    id = load_id()
    key = await ledger.start(db, id, engine=engine_version(), paths=paths)
    try:
        yield Keeper(db, key, Report(load=id, dry_run=False))
    except BaseException as error:
        with suppress(ServiceError):
            await ledger.end(db, key, state="failed", reason=str(error) or type(error).__name__)
        raise
    await ledger.end(db, key, state="done")
