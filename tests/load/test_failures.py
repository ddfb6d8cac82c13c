"""Loads in which something goes down: a reader, a record, the database, the loader itself."""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from service.db import storing
from service.db.pool import Connection
from service.errors import ArticleError, Unavailable
from service.intake.processes import Readers
from service.intake.reading import Reading
from service.model.document import Document
from tests.load.conftest import load, state


async def test_a_document_that_kills_its_reader_costs_no_other(corpus, database_url, monkeypatch) -> None:
    """Processes that die are replaced, and whatever they held is read again alone."""
    submit, once = Readers._submit, iter([True])

    async def die_once(self: Readers, document: Document) -> Reading | ArticleError:
        task = asyncio.ensure_future(submit(self, document))
        if next(once, False):
            await asyncio.sleep(0)
            for pid in list(self._pool._processes):
                os.kill(pid, signal.SIGKILL)
        return await task

    monkeypatch.setattr(Readers, "_submit", die_once)
    report = await load(corpus, database_url)

    assert (report.stored, report.refused) == (4, 4)


async def test_a_record_that_the_database_refuses_costs_no_other(corpus, database_url, db) -> None:
    """The batch is stored again, one by one."""
    await db.execute("ALTER TABLE quotes ADD CHECK (text <> 'It is 1')")

    report = await load(corpus, database_url)

    assert (report.stored, report.refused) == (3, 5)
    assert any("wire.jsonl#2" in one.document and "refuses" in one.reason for one in report.refusals)


async def test_a_database_that_goes_away_ends_the_load(corpus, database_url, db, monkeypatch) -> None:
    """What was committed stands, nothing is half there, and the next load takes it up."""
    (name,) = await db.fetchrow("SELECT current_database()")
    ring = storing.ring

    async def cut(connection: Connection, version: int) -> None:
        await ring(connection, version)
        if version == 1:  # the register's own
            return
        await db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = $1 AND pid <> pg_backend_pid() AND state = 'idle in transaction'",
            name,
        )

    with monkeypatch.context() as patch:
        patch.setattr(storing, "ring", cut)
        with pytest.raises(Unavailable):
            await load(corpus, database_url)
    empty = await db.fetchval("SELECT count(*) FROM articles")
    report = await load(corpus, database_url)

    assert (empty, report.stored) == (0, 4)
    assert [row["state"] for row in await db.fetch("SELECT state FROM loads ORDER BY key")] == ["failed", "done"]


async def test_a_loader_that_is_killed_leaves_the_old_state_or_the_new(corpus, database_url, db) -> None:
    """Its processes end with it, and its entry in the ledger is closed by the next one."""
    code = (
        "import asyncio, os, signal, pathlib, sys\n"
        "from service.db import storing\n"
        "async def die(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
        "storing.ring = die\n"
        "from service.load.run import run_load\n"
        "from service.intake import register\n"
        "async def nothing(_): pass\n"
        "from service.load import keeping\n"
        "keeping.sync = nothing\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(run_load([pathlib.Path(sys.argv[1])], url=sys.argv[2], processes=1))\n"
    )
    script = corpus.parent / f"{corpus.name}-killed.py"
    script.write_text(code)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LOADING": str(script)}
    process = await asyncio.create_subprocess_exec(sys.executable, script, corpus, database_url, env=env)
    assert await process.wait() == -signal.SIGKILL
    assert await state(db) == (0, [], [])
    assert sys.platform != "linux" or not await left_behind(str(script))

    report = await load(corpus, database_url)

    assert report.stored == 4
    assert [row["state"] for row in await db.fetch("SELECT state FROM loads ORDER BY key")] == ["failed", "done"]


async def left_behind(loading: str) -> list[psutil.Process]:
    """The processes of a load that still run when they have had time to end."""
    deadline = time.monotonic() + 30
    while left := [one for one in psutil.process_iter() if environment(one).get("LOADING") == loading]:
        if time.monotonic() > deadline:
            break
        await asyncio.sleep(0.1)
    return left


def environment(process: psutil.Process) -> dict[str, str]:
    """What a process was started with, as far as that can be seen."""
    try:
        return process.environ()
    except (psutil.Error, OSError):
        return {}
