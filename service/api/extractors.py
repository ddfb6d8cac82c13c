"""Extraction beside the event loop: processes of its own, a bounded queue, a time limit."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from datetime import date
from multiprocessing import get_context
from typing import Any, TypeVar

from service.errors import Unavailable
from service.intake import afar
from service.log import Log
from service.model.finding import Findings
from service.model.post import Line, Posting
from service.parent import belong_to_parent

log = Log(__name__)

T = TypeVar("T")

#: Texts that may wait for a process; the next one is told to come back.
LONGEST_QUEUE = 16
#: Seconds for one text, the wait included: a million characters take about forty, a cold start one.
TIME_LIMIT = 120.0
#: Seconds within which the documents of a post are begun.
POST_LIMIT = 90.0


class Extractors:
    """Processes that read texts; they start with the first one."""

    def __init__(self, processes: int, *, seconds: float = TIME_LIMIT) -> None:
        self._processes = processes
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._waiting = 0
        self._turn = asyncio.Lock()

    async def find(self, text: str, published_on: date | None) -> Findings:
        """What is said in a text. Raises Unavailable when too much waits already or the time is up."""
        if self._waiting >= self._processes + LONGEST_QUEUE:
            raise Unavailable("too many texts are waiting to be read")
        self._waiting += 1
        try:
            return await self._read(text, published_on)
        finally:
            self._waiting -= 1

    async def post(self, url: str, lines: Sequence[Line], by: str) -> Posting:
        """What becomes of documents; one post at a time, so that texts have processes left to wait for.

        Raises Unavailable when the time is up, or the database is away.
        """
        async with self._turn:
            return await self._run(POST_LIMIT + self._seconds, afar.post, url, lines, by, POST_LIMIT)

    async def _read(self, text: str, published_on: date | None) -> Findings:
        return await self._run(self._seconds, afar.find, text, published_on)

    async def _run(self, seconds: float, work: Callable[..., T], *given: Any) -> T:
        pool = self._pool = self._pool or _pool(self._processes)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                return await loop.run_in_executor(pool, work, *given)
        except TimeoutError:
            self._abandon(pool)
            raise Unavailable("the text took too long to read") from None
        except BrokenProcessPool:
            self._abandon(pool)
            raise Unavailable("a process that read texts died") from None
        except asyncio.CancelledError:
            if self._pool is pool or _is_cancelled():
                raise
            raise Unavailable("a text before this one took too long to read") from None

    def close(self) -> None:
        """End the processes; what they were reading is given up."""
        if self._pool is not None:
            self._abandon(self._pool)

    def _abandon(self, pool: ProcessPoolExecutor) -> None:
        """Give up a pool with all that it holds; the next text starts another."""
        if self._pool is pool:
            self._pool = None
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


def _is_cancelled() -> bool:
    """Whether it is the task at hand that is to end, and not something that it waits for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=belong_to_parent)


@asynccontextmanager
async def extractors(processes: int) -> AsyncIterator[Extractors]:
    """So many processes, ended with the block."""
    held = Extractors(processes)
    try:
        yield held
    finally:
        held.close()
