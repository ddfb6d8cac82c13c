"""Where a reextract takes articles from, and where their new readings go; on a trial run, nowhere."""

from collections import Counter
from collections.abc import Sequence

from service.db.pool import Connection
from service.db.rereading import Stale, next_stale
from service.intake.differing import counted, first
from service.intake.refusing import put_away
from service.intake.reread import Outcome, Reread, foresee_reread, reread
from service.intake.version import engine_version
from service.load.batches import BYTES, DOCUMENTS
from service.load.books import Books
from service.load.report import Reextraction
from service.model.load import Change, Refusal


class Rereader:
    """Keeps the books of one reextract; `key` is null on a trial run, which writes nothing."""

    def __init__(
        self, db: Connection, key: int | None, report: Reextraction, *, only: Sequence[str] | None, listed: int
    ) -> None:
        self._db = db
        self._key = key
        self._books = Books(db, key, report)
        self._only = only
        self._listed = listed
        self._after = 0
        self.report = report

    async def next(self) -> list[Stale]:
        """The next articles that another engine read, in the order of their keys; none after the last."""
        found = await next_stale(
            self._db, engine_version(), after=self._after, only=self._only, rows=DOCUMENTS, bytes=BYTES
        )
        self._after = found[-1].key if found else self._after
        return found

    async def keep(self, items: Sequence[Reread], refusals: Sequence[Refusal]) -> None:
        """Put new readings on record; put down what was refused, and what is not English prose."""
        if self._key is None:
            self._note(await foresee_reread(self._db, items))
        else:
            refusals = [*refusals, *await self._put(items, self._key)]
        await self._books.put_down(items, refusals)

    async def _put(self, items: Sequence[Reread], key: int) -> list[Refusal]:
        overtaken: list[Reread] = []

        async def put(batch: Sequence[Reread]) -> Sequence[Reread]:
            outcome = await reread(self._db, batch, load=key, room=self._room())
            self._note(outcome)
            overtaken.extend(outcome.overtaken)
            return []

        refused = await put_away(items, put)
        reason = "a load with another engine changed it meanwhile"
        return refused + [Refusal(item.document.name, None, reason) for item in overtaken]

    def _note(self, outcome: Outcome) -> None:
        listed = first(outcome.changes, self._room())
        self.report.add(outcome.counts)
        self.report.note(counted(outcome.changes), listed)

    def _room(self) -> dict[Change, int]:
        """How many more quotes of each sort may be named."""
        named = Counter(one.change for one in self.report.changes)
        return {change: self._listed - named[change] for change in Change}
