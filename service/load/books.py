"""The books of a load: its report, and beside it its entry in the ledger."""

from collections.abc import Sequence

from msgspec import Struct

from service.db import ledger
from service.db.ledger import Counts
from service.db.pool import Connection
from service.intake.notes import notes
from service.intake.store import Item
from service.load.report import Tally
from service.model.load import Note, Refusal


class Books(Struct, frozen=True):
    """What is noted of a load; `key` is null on a trial run, which writes nothing."""

    db: Connection
    key: int | None
    report: Tally

    async def count(self, counts: Counts) -> None:
        """Note what became of documents, where that is not part of a batch's own transaction."""
        self.report.add(counts)
        if self.key is not None and counts.read:
            await ledger.count(self.db, self.key, counts)

    async def put_down(self, items: Sequence[Item], refusals: Sequence[Refusal]) -> None:
        """Put down which documents of a batch were refused, and what of the others is not English prose."""
        await self._refuse(refusals)
        refused = {refusal.document for refusal in refusals}
        await self._note([one for item in items if item.document.name not in refused for one in notes(item)])

    async def _note(self, found: Sequence[Note]) -> None:
        if found and self.key is not None:
            await ledger.note(self.db, self.key, found, first=self.report.noted + 1)
        self.report.name([], found)
        self.report.noted += len(found)

    async def _refuse(self, refusals: Sequence[Refusal]) -> None:
        if not refusals:
            return
        if self.key is not None:
            await ledger.refuse(self.db, self.key, refusals, first=self.report.refused + 1)
        self.report.name(refusals, [])
        await self.count(Counts(read=len(refusals), refused=len(refusals)))
