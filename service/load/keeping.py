"""Where the readings of a load go: into the database and its ledger, or, on a trial run, nowhere."""

from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from service.db import storing
from service.db.ledger import Counts
from service.db.pool import Connection
from service.intake.entries import entered
from service.intake.identity import fingerprint
from service.intake.refusing import put_away
from service.intake.register import sync
from service.intake.store import Foreseen, Item, foresee, screened, store
from service.intake.withholding import admitted
from service.load.batches import Batch
from service.load.books import Books
from service.load.report import Report
from service.model.document import Document
from service.model.load import LoadKind, Refusal


class Keeper:
    """Keeps the books of one load; `key` is null on a trial run, which writes nothing."""

    def __init__(self, db: Connection, key: int | None, report: Report) -> None:
        self._db = db
        self._key = key
        self._books = Books(db, key, report)
        self._foreseen = Foreseen()
        #: The places of batches that are read but not stored yet: of these the database does not know the newest.
        #: A trial run stores none, and has all of them in one.
        self._on_the_way = deque[set[str]]()
        self.report = report

    async def unknown(self, batch: Batch) -> list[Document]:
        """Those documents of a batch that are not on record as they are; the others are counted."""
        self.report.pass_over(batch.passed_over)
        marks = await storing.known_documents(self._db, [document.location for document in batch.documents])
        new = self._new(batch.documents, marks)
        same = len(batch.documents) - len(new)
        await self._books.count(Counts(read=same, unchanged=same))
        kept, refused = await admitted(self._db, new)
        await self._books.put_down([], refused)
        return kept

    def _new(self, documents: Sequence[Document], marks: Mapping[str, bytes]) -> list[Document]:
        if self._key is not None or not self._on_the_way:
            self._on_the_way.append(set())
        new, places = [], self._on_the_way[-1]
        for one in documents:
            if marks.get(one.location) != fingerprint(one) or any(one.location in each for each in self._on_the_way):
                new.append(one)
                places.add(one.location)
        return new

    async def keep(self, items: Sequence[Item], refusals: Sequence[Refusal]) -> None:
        """Store what was read; put down what was refused, and what is not English prose."""
        items, withdrawn = await screened(self._db, items)
        refusals = [*refusals, *withdrawn]
        if self._key is None:
            await self._foresee(items)
        else:
            refusals = [*refusals, *await self._store(items, self._key)]
            self._on_the_way.popleft()
        await self._books.put_down(items, refusals)

    async def _foresee(self, items: Sequence[Item]) -> None:
        while items:
            counts, items = await foresee(self._db, items, self._foreseen)
            self.report.add(counts)

    async def _store(self, items: Sequence[Item], key: int) -> list[Refusal]:
        async def put(batch: Sequence[Item]) -> Sequence[Item]:
            counts, later = await store(self._db, batch, load=key)
            self.report.add(counts)
            return later

        return await put_away(items, put)


@asynccontextmanager
async def keeping(db: Connection, paths: Sequence[str], *, dry_run: bool) -> AsyncIterator[Keeper]:
    """The books of a load, opened and closed."""
    if dry_run:
        yield Keeper(db, None, Report(load=None, dry_run=True))
        return
    await sync(db)
    async with entered(db, LoadKind.LOAD, paths) as entry:
        yield Keeper(db, entry.key, Report(load=entry.id, dry_run=False))
