"""Documents that callers post, read and stored in a process that reads texts, as a load of their own."""

import asyncio
from collections.abc import Sequence
from time import monotonic

from msgspec import Struct, field

from service.db import ledger, storing
from service.db.ledger import Counts
from service.db.pool import Connection, close, connect
from service.errors import ArticleError
from service.intake.engine import engine
from service.intake.entries import Entry, entered
from service.intake.identity import fingerprint
from service.intake.notes import notes
from service.intake.reading import read
from service.intake.refusing import put_away, refusal
from service.intake.register import sync
from service.intake.store import Fate, Item, screened, settle
from service.intake.withholding import admitted
from service.model.document import Document
from service.model.load import LoadKind, Refusal
from service.model.post import Line, Posted, PostFate, Posting

#: Seconds of reading that are stored as one, so that a long post makes a version about once a second.
BATCH = 1.0
TOO_LATE = "the time for one request was up before its turn came; send it again"


def post(url: str, lines: Sequence[Line], by: str, seconds: float) -> Posting:
    """Store documents, those that are begun within so many seconds. Raises Unavailable where the database is away."""
    return asyncio.run(_post(url, lines, by, monotonic() + seconds))


class _Poster(Struct):
    """Keeps the books of one post."""

    db: Connection
    entry: Entry
    numbers: dict[str, int]
    done: dict[int, Posted] = field(default_factory=dict)
    refused: int = 0
    noted: int = 0

    async def keep(self, items: Sequence[Item]) -> None:
        """Store what was read."""
        items, withdrawn = await screened(self.db, items)
        await self.refuse([*withdrawn, *await put_away(items, self._put)])
        found = [(item, notes(item)) for item in items if self._outcome(item) is not PostFate.REFUSED]
        told = [note for _, of in found for note in of]
        if told:
            await ledger.note(self.db, self.entry.key, told, first=self.noted + 1)
            self.noted += len(told)

    async def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Put down what is not stored, and why."""
        if not refusals:
            return
        await ledger.refuse(self.db, self.entry.key, refusals, first=self.refused + 1)
        await ledger.count(self.db, self.entry.key, Counts(read=len(refusals), refused=len(refusals)))
        self.refused += len(refusals)
        for one in refusals:
            line = self.numbers[one.document]
            self.done[line] = Posted(line=line, outcome=PostFate.REFUSED, place=one.place, reason=one.reason)

    async def same(self, document: Document) -> bool:
        """Whether a document is on record as it is; it is counted."""
        known = await storing.known_documents(self.db, [document.location])
        if known.get(document.location) != fingerprint(document):
            return False
        id = await storing.article_with(self.db, document.location)
        await ledger.count(self.db, self.entry.key, Counts(read=1, unchanged=1))
        line = self.numbers[document.name]
        self.done[line] = Posted(line=line, outcome=PostFate.UNCHANGED, article=id)
        return True

    async def _put(self, items: Sequence[Item]) -> Sequence[Item]:
        fate = await settle(self.db, items, load=self.entry.key)
        self._tell(fate)
        return fate.later

    def _tell(self, fate: Fate) -> None:
        for outcome, which in (
            (PostFate.STORED, fate.fresh),
            (PostFate.REPLACED, fate.replaced),
            (PostFate.UNCHANGED, fate.unchanged),
        ):
            for item, id in which:
                line = self.numbers[item.document.name]
                said = [f"{one.place}: {one.what}" if one.place else one.what for one in notes(item)]
                self.done[line] = Posted(line=line, outcome=outcome, article=id, notes=said)

    def _outcome(self, item: Item) -> PostFate:
        return self.done[self.numbers[item.document.name]].outcome


async def _post(url: str, lines: Sequence[Line], by: str, until: float) -> Posting:
    db = await connect(url)
    try:
        await sync(db)
        async with entered(db, LoadKind.LOAD, [by]) as entry:
            poster = _Poster(db, entry, {one.document.name: one.number for one in lines})
            await _work(poster, lines, until)
    finally:
        await close(db)
    return Posting(entry.id, [poster.done[line] for line in sorted(poster.done)])


async def _work(poster: _Poster, lines: Sequence[Line], until: float) -> None:
    read_since, items = monotonic(), list[Item]()
    for line in lines:
        if item := await _read(poster, line, until):
            items.append(item)
        if items and monotonic() - read_since >= BATCH:
            await poster.keep(items)
            read_since, items = monotonic(), []
    await poster.keep(items)


async def _read(poster: _Poster, line: Line, until: float) -> Item | None:
    """A document with its reading, where it has to be stored."""
    document = line.document
    if line.trouble or monotonic() > until:
        await poster.refuse([Refusal(document.name, None, line.trouble or TOO_LATE)])
        return None
    if await poster.same(document):
        return None
    _, withdrawn = await admitted(poster.db, [document])
    if withdrawn:
        await poster.refuse(withdrawn)
        return None
    try:
        return Item(document, read(document, engine()))
    except ArticleError as error:
        await poster.refuse([refusal(document, error)])
        return None
