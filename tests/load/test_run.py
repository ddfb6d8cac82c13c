"""A whole load, as an operator starts it."""

import asyncio
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import msgspec
import psutil
import pytest
from msgspec.structs import astuple

from service.db import storing
from service.db.pool import Connection
from service.errors import ArticleError, FeedError, Unavailable
from service.intake.processes import Readers
from service.intake.reading import Reading
from service.load import batches
from service.load import report as reporting
from service.load.report import Report, as_json, render
from service.load.run import run_load
from service.model.document import Document
from service.model.load import Note, Refusal

PAGE = "Bridge stays open\n\nRIVERTON, Aug 10 (MPA) — “The bridge is safe,” Mayor Ann Lee said on Monday.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with good documents and bad ones."""
    (tmp_path / "good.txt").write_text(PAGE)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "notes.md").write_text("not for loading")
    lines = [msgspec.json.encode({"id": f"x{n}", "text": f"“It is {n},” said Raj Roy."}) for n in range(3)]
    (tmp_path / "wire.jsonl").write_bytes(b"\n".join([*lines, b'{"text": 7}', b"{"]))
    return tmp_path


async def load(corpus: Path, url: str, **options: bool) -> Report:
    """One load with one process."""
    return await run_load([corpus], url=url, processes=1, **options)


async def test_stores_the_good_and_says_what_was_bad(corpus, database_url, db) -> None:
    """Each refusal names the document and the reason, in the report and in the ledger."""
    report = await load(corpus, database_url)

    assert (report.read, report.stored, report.refused, report.unchanged) == (8, 4, 4, 0)
    assert sorted(Path(one.document).name for one in report.refusals) == [
        "empty.txt",
        "picture.txt",
        "wire.jsonl#4",
        "wire.jsonl#5",
    ]
    assert all(one.reason for one in report.refusals)
    assert [Path(name).name for name in report.passed_over] == ["notes.md"]
    ledger = await db.fetchrow("SELECT state, read, stored, unchanged, replaced, refused FROM loads")
    assert tuple(ledger) == ("done", 8, 4, 0, 0, 4)
    assert await db.fetchval("SELECT count(*) FROM load_refusals") == 4


async def test_a_report_stays_small(corpus, database_url, db, monkeypatch) -> None:
    """It names the first, counts all, and says where all are named."""
    monkeypatch.setattr(reporting, "NAMED", 3)
    monkeypatch.setattr(reporting, "SHOWN", 2)

    report = await load(corpus, database_url)

    assert (len(report.refusals), report.refused) == (3, 4)
    assert f"… and 2 more refused; `--json` names 3, GET /loads/{report.load}/refusals all of them" in render(report)
    assert await db.fetchval("SELECT array_agg(n ORDER BY n) FROM load_refusals") == [1, 2, 3, 4]


async def test_a_second_load_changes_nothing(corpus, database_url, db) -> None:
    """No version, no record, and no process is started."""
    await load(corpus, database_url)
    before = await state(db)

    report = await load(corpus, database_url)

    assert (report.stored, report.unchanged, report.replaced, report.refused) == (0, 4, 0, 4)
    assert await state(db) == before


async def test_a_trial_run_foresees_and_writes_nothing(corpus, database_url, db) -> None:
    """The counts are those of the load that follows."""
    trial = await load(corpus, database_url, dry_run=True)
    untouched = await db.fetchval("SELECT count(*) FROM loads"), await state(db)
    real = await load(corpus, database_url)

    assert (trial.read, trial.stored, trial.refused) == (real.read, real.stored, real.refused)
    assert trial.quotes == real.quotes == 4
    assert untouched == (0, (0, [], []))


async def test_a_trial_run_remembers_its_earlier_batches(tmp_path, database_url, db, monkeypatch) -> None:
    """What comes again in a later batch is foreseen as what the load makes of it: unchanged, or replaced."""
    monkeypatch.setattr(batches, "DOCUMENTS", 2)
    said = [("a", "closed"), ("b", "open"), ("a", "closed"), ("c", "wide"), ("b", "shut"), ("b", "open")]
    lines = [msgspec.json.encode({"id": id, "text": f"“It is {word},” said Raj Roy."}) for id, word in said]
    (tmp_path / "wire.jsonl").write_bytes(b"\n".join(lines))

    trial = await load(tmp_path, database_url, dry_run=True)
    real = await load(tmp_path, database_url)

    counts = [(one.read, one.stored, one.unchanged, one.replaced, one.quotes) for one in (trial, real)]
    assert counts[0] == counts[1] == (6, 3, 1, 2, 5)
    assert "It is open" in await texts(db)


async def test_of_two_wordings_in_one_file_the_last_stays(tmp_path, database_url, db) -> None:
    """Also where it is what was on record before the first came, and however often the file is loaded."""
    lines = [msgspec.json.encode({"id": "b", "text": f"“It is {word},” said Raj Roy."}) for word in ("shut", "open")]
    (tmp_path / "wire.jsonl").write_bytes(b"\n".join(lines))

    for _ in range(2):
        report = await load(tmp_path, database_url)

        assert (report.read, report.unchanged, report.refused) == (2, 0, 0)
        assert await texts(db) == ["It is open"]


async def test_the_same_pages_in_another_folder_bring_no_quotes(corpus, database_url) -> None:
    """They are read, as their places are new, and found to be on record."""
    await load(corpus, database_url)
    copy = corpus.parent / f"{corpus.name}-copy"
    shutil.copytree(corpus, copy)

    report = await load(copy, database_url)

    assert (report.unchanged, report.stored, report.quotes) == (4, 0, 0)


async def test_reports_without_an_address_are_not_one(tmp_path, database_url, db) -> None:
    """*N/A* in place of it is what many of them have: it is kept, and names none of them."""
    lines = [msgspec.json.encode({"url": "N/A", "text": f"“It is {n},” said Raj Roy."}) for n in range(3)]
    (tmp_path / "wire.jsonl").write_bytes(b"\n".join(lines))

    report = await load(tmp_path, database_url)

    assert (report.stored, report.replaced) == (3, 0)
    assert await db.fetchval("SELECT count(*) FROM articles WHERE url = 'N/A'") == 3


async def test_the_raw_bytes_are_kept(corpus, database_url, db) -> None:
    """Byte for byte, as they came in."""
    await load(corpus, database_url)

    kept = await db.fetchval("SELECT body FROM bodies b JOIN documents USING (sha256) WHERE location LIKE '%good.txt'")

    assert kept == PAGE.encode()


async def test_what_is_not_english_is_stored_and_noted(tmp_path, database_url, db) -> None:
    """By document and reason, in the report and in the ledger; a trial run notes the same."""
    (tmp_path / "fr.txt").write_text(
        "La maire a dit lundi que le pont est sûr et qu'il ne sera pas fermé dans la ville.\n"
    )

    trial = await load(tmp_path, database_url, dry_run=True)
    report = await load(tmp_path, database_url)

    [note] = report.notes
    assert (Path(note.document).name, note.place, report.stored, report.noted) == ("fr.txt", None, 1, 1)
    assert trial.notes == report.notes
    assert await db.fetchval("SELECT language FROM articles") == "fr"
    assert tuple(await db.fetchrow("SELECT document, place, what FROM load_notes")) == astuple(note)
    assert await db.fetchval("SELECT noted FROM loads") == 1


async def test_a_path_that_is_not_there_leaves_no_trace(tmp_path, database_url, db) -> None:
    """The load has not begun."""
    with pytest.raises(FeedError):
        await load(tmp_path / "nowhere", database_url)

    assert await db.fetchval("SELECT count(*) FROM loads") == 0


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


def test_a_report_says_the_same_to_people_and_programs() -> None:
    """Every count, every refusal and every note, in both."""
    report = Report(load="l_1", dry_run=False, read=3, stored=2, refused=1)
    report.refusals.append(Refusal("a.txt", "byte 7", "not text"))
    report.notes.append(Note("b.txt", "paragraph 2", "its language is fr"))

    assert "refused a.txt, byte 7: not text" in render(report)
    assert "warning b.txt, paragraph 2: its language is fr" in render(report)
    assert "read 3: stored 2, unchanged 0, replaced 0, refused 1" in render(report)
    assert msgspec.json.decode(as_json(report), type=Report) == report


async def texts(db: Connection) -> list[str]:
    """The quotes on record."""
    return [row["text"] for row in await db.fetch("SELECT text FROM quotes ORDER BY text")]


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


async def state(db: Connection) -> tuple[int, list[str], list[str]]:
    """What readers see: the version, the articles, the quotes."""
    return (
        await db.fetchval("SELECT version FROM corpus") if await db.fetchval("SELECT count(*) FROM articles") else 0,
        [row["id"] for row in await db.fetch("SELECT id FROM articles ORDER BY id")],
        [row["id"] for row in await db.fetch("SELECT id FROM quotes ORDER BY id")],
    )
