"""The engine in processes of its own: spawned, one thread each, the lists loaded when they start."""

import asyncio
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from service.errors import ArticleError
from service.intake.engine import Engine, load_engine
from service.intake.reading import Reading, read
from service.model.document import Document
from service.parent import belong_to_parent

#: Documents that a process reads before a fresh one takes its place, so that memory stays bounded.
DOCUMENTS_PER_PROCESS = 5000

_engine: Engine | None = None


class Readers:
    """Processes that read documents; they start with the first one."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    async def read(self, document: Document) -> Reading | ArticleError:
        """Read a document, or say why it cannot be.

        A process that dies takes the documents down that it and its neighbours hold, whoever
        is to blame: each is read once more, alone.
        """
        try:
            return await self._submit(document)
        except BrokenProcessPool:
            return await asyncio.to_thread(_read_alone, document)

    async def _submit(self, document: Document) -> Reading | ArticleError:
        pool = self._pool
        if pool is None:
            pool = self._pool = _pool(self._processes)
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _read, document)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
            raise

    def close(self) -> None:
        """End the processes; what they were reading is given up."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


@contextmanager
def readers(processes: int) -> Iterator[Readers]:
    """So many processes, ended with the block."""
    held = Readers(processes)
    try:
        yield held
    finally:
        held.close()


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_start, max_tasks_per_child=DOCUMENTS_PER_PROCESS
    )


def _start() -> None:
    global _engine  # noqa: PLW0603 - the one value of a worker process, set once by its initialiser
    belong_to_parent()
    _engine = load_engine()


def _read(document: Document) -> Reading | ArticleError:
    if _engine is None:
        raise RuntimeError("the process was not initialised")
    try:
        return read(document, _engine)
    except ArticleError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a fault of ours costs this document, and not those beside it
        traceback.print_exc()
        return ArticleError(f"a fault of this build, not of the document: {type(error).__name__}: {error}")


def _read_alone(document: Document) -> Reading | ArticleError:
    with _pool(1) as pool:
        try:
            return pool.submit(_read, document).result()
        except BrokenProcessPool:
            return ArticleError("whole document: the process that read it died")
