"""A follower of the feed of changes: it keeps a copy of what is on record, page by page."""

from typing import Any

from service.db import actors, articles, changes, quotes
from service.db.paging import Walk
from service.db.pool import Connection
from service.model.change import RecordChange
from service.model.wanted import ActorFilter, ArticleFilter, QuoteFilter

#: What a copy holds: records by what they are and their ids.
Copy = dict[tuple[str, str], Any]


class Follower:
    """Follows the feed from its beginning, or from where it once was."""

    def __init__(self, db: Connection, *, limit: int = 3) -> None:
        self._db = db
        self._limit = limit
        self._since = 0
        self._key: list[str | int] | None = None
        self.copy: Copy = {}
        self.heard: list[RecordChange] = []
        self._told: set[tuple[int, str, str]] = set()

    async def turn(self) -> bool:
        """Take one page; whether there are more for now."""
        found = await changes.find(self._db, self._since, Walk(self._limit, self._key))
        for one in found.step.items:
            self._apply(one)
        self._key = found.step.next
        if self._key is None:
            self._since = found.snapshot.version
        return self._key is not None

    async def catch_up(self) -> None:
        """Take all pages that there are."""
        while await self.turn():
            pass

    def _apply(self, one: RecordChange) -> None:
        record = one.quote or one.article or one.actor
        assert (one.version, one.kind, one.id) not in self._told, f"{one.id} is told again"
        self._told.add((one.version, one.kind, one.id))
        self.heard.append(one)
        if record is None:
            self.copy.pop((one.kind, one.id), None)
        else:
            self.copy[one.kind, one.id] = record


async def on_record(db: Connection) -> Copy:
    """What the lists show."""
    found: Copy = {}
    for kind, ask, wanted in (
        ("quote", quotes.find, QuoteFilter()),
        ("article", articles.find, ArticleFilter()),
        ("actor", actors.find, ActorFilter()),
    ):
        walk = Walk(200)
        while True:
            step = (await ask(db, wanted, walk)).step  # type: ignore[operator]
            records = map(quotes.quote_of, step.items) if kind == "quote" else step.items
            found |= {(kind, one.id): one for one in records}
            if step.next is None:
                break
            walk = Walk(200, step.next)
    return found
