"""The database as a handler meets it: one read, its time noted, its corpus known."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic, perf_counter
from typing import TypeVar
from uuid import UUID

from service.api.trace import Trace
from service.db import corpus as corpus_reads
from service.db.corpus import Corpus, Snapshot
from service.db.pool import Connection
from service.db.reader import Reader
from service.db.snapshots import Snapped, Snapshots

T = TypeVar("T")


class Ask:
    """Asks the database on behalf of one request."""

    def __init__(self, reader: Reader | Snapped, snapshots: Snapshots, corpus: Corpus, trace: Trace) -> None:
        self._reader = reader
        self._snapshots = snapshots
        self._corpus = corpus
        self._trace = trace
        self._began = monotonic()

    async def __call__(self, question: Callable[[Connection], Awaitable[T]]) -> T:
        """What the database answers. Raises Unavailable."""
        began = perf_counter()
        try:
            return await self._reader(question)
        finally:
            self._trace.answered = perf_counter()
            self._trace.database = (self._trace.database or 0.0) + self._trace.answered - began

    @asynccontextmanager
    async def in_one_snapshot(self) -> AsyncIterator["Ask"]:
        """The same for many reads of one state, while the block lasts. Raises Unavailable."""
        async with self._snapshots.one() as reader:
            yield Ask(reader, self._snapshots, self._corpus, self._trace)

    async def corpus_id(self) -> UUID:
        """Which database this is. Raises Unavailable."""
        known = self._corpus.known
        return known.id if known else (await self(corpus_reads.snapshot)).id

    def saw(self, snapshot: Snapshot) -> None:
        """Take note of the version that an answer was read at."""
        self._corpus.saw(snapshot, at=self._began)
