"""A whole reextract, as an operator starts it."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import msgspec
import pytest

from service.db import ledger
from service.db.pool import Connection, connect
from service.errors import NotFound, Unavailable
from service.intake.engine import Engine
from service.intake.engine import engine as built
from service.intake.register import sync
from service.intake.store import store
from service.load import rereader
from service.load.reextract import run_reextract
from service.load.report import Reextraction, as_json, render_reextraction
from service.load.run import run_load
from service.model.load import Change, QuoteChange
from tests.counting import miscounted
from tests.older import PAGE, SAME, older, reader

#: Articles of the corpus: every second one has findings that differ.
MANY = 6


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine of this build."""
    return built()


@pytest.fixture
async def corpus(database_url: str, db: Connection, engine: Engine) -> str:
    """The address of a database with reports as the older engine read them."""
    await sync(db)
    load = await ledger.start(db, "l_first", engine="older", paths=[])
    item = reader(older(engine))
    await store(db, [item(f"{n}. {SAME if n % 2 else PAGE}", f"/{n}.txt") for n in range(MANY)], load=load)
    await ledger.end(db, load, state="done")
    return database_url


async def again(url: str, **options: object) -> Reextraction:
    """One reextract with one process."""
    return await run_reextract(url=url, processes=1, **{"listed": 100, **options})  # type: ignore[arg-type]


async def test_reads_again_and_says_what_changed(corpus, db, engine) -> None:
    """Counts and quotes, in the report and in the ledger; the raw bytes stay as they are."""
    bodies = await db.fetch("SELECT * FROM bodies ORDER BY sha256")

    report = await again(corpus)

    assert (report.read, report.unchanged, report.replaced, report.refused, report.current) == (6, 3, 3, 0, 0)
    assert msgspec.structs.astuple(report.quote_counts) == (3, 3, 3)
    assert len(report.changes) == 9
    entry = await db.fetchrow("SELECT kind, state, engine, read, added, lost, changed FROM loads ORDER BY key DESC")
    assert tuple(entry) == ("reextract", "done", engine.version, 6, 3, 3, 3)
    assert await db.fetchval("SELECT count(*) FROM load_changes") == 9
    assert await db.fetch("SELECT * FROM bodies ORDER BY sha256") == bodies
    assert await miscounted(db) == {}


async def test_a_second_run_has_nothing_to_do(corpus, db) -> None:
    """What this engine has read is not read again."""
    await again(corpus)
    before = await state(db)

    report = await again(corpus)

    assert (report.read, report.current) == (0, 6)
    assert await state(db) == before


async def test_a_trial_run_foresees_and_writes_nothing(corpus, db) -> None:
    """Its counts and changes are those of the run that follows."""
    before = await state(db), await db.fetchval("SELECT count(*) FROM loads")

    trial = await again(corpus, dry_run=True)
    untouched = await state(db), await db.fetchval("SELECT count(*) FROM loads")
    real = await again(corpus)

    assert untouched == before
    assert (trial.read, trial.unchanged, trial.quote_counts) == (real.read, real.unchanged, real.quote_counts)
    assert [one.id for one in trial.changes] == [one.id for one in real.changes]


async def test_reads_some_articles_alone(corpus, db) -> None:
    """The others stay stale; an article that is not there is said to be so before anything is done."""
    id = await db.fetchval("SELECT id FROM articles ORDER BY key LIMIT 1")

    with pytest.raises(NotFound, match="a_none"):
        await again(corpus, only=[id, "a_none"])
    report = await again(corpus, only=[id])

    assert (report.to_read, report.read, report.replaced) == (1, 1, 1)
    assert await db.fetchval("SELECT count(*) FROM articles WHERE engine = 'older'") == MANY - 1
    assert await db.fetchval("SELECT paths FROM loads WHERE kind = 'reextract'") == [id]


async def test_a_document_that_is_refused_is_kept_as_it_was(corpus, db) -> None:
    """It is named with the reason, costs no other, and is tried again by the next run."""
    await db.execute("UPDATE bodies SET body = '\\x89504e470d0a1a0a00ff' "
                     "WHERE sha256 = (SELECT sha256 FROM documents WHERE location = '/2.txt')")  # fmt: skip
    kept = await quotes_of(db, "/2.txt")

    first, second = await again(corpus), await again(corpus)

    for report in (first, second):
        assert [one.document for one in report.refusals] == ["/2.txt"]
        assert report.refusals[0].reason
    assert (first.read, first.replaced, first.refused, second.read) == (6, 2, 1, 1)
    assert await quotes_of(db, "/2.txt") == kept
    assert await db.fetchval("SELECT count(*) FROM load_refusals") == 2


async def test_a_record_that_the_database_refuses_costs_no_other(corpus, db) -> None:
    """The batch is put there again, one by one, and counted once."""
    key = await db.fetchval("SELECT min(key) FROM articles")
    await db.execute(f"ALTER TABLE quotes ADD CHECK (lemma <> 'deny' OR article_key <> {key})")

    report = await again(corpus)

    assert (report.read, report.unchanged, report.replaced, report.refused) == (6, 3, 2, 1)
    assert tuple(await db.fetchrow("SELECT added, lost FROM loads ORDER BY key DESC")) == (2, 2)
    assert await miscounted(db) == {}


async def test_an_article_without_its_raw_document_is_told(corpus, db) -> None:
    """Nothing is left to read it from."""
    id = await db.fetchval("DELETE FROM documents d USING articles a "
                           "WHERE a.key = d.article_key AND location = '/0.txt' RETURNING a.id")  # fmt: skip

    report = await again(corpus)

    assert [one.document for one in report.refusals] == [id]
    assert (report.read, report.refused) == (6, 1)


async def test_two_at_once_are_refused(corpus, db) -> None:
    """The second says so, and leaves no trace; when the first is gone it may go on."""
    other = await connect(corpus)
    await ledger.be_alone(other)

    with pytest.raises(Unavailable, match="another reextract"):
        await again(corpus)
    await other.close()

    assert await db.fetchval("SELECT count(*) FROM loads") == 1
    assert (await again(corpus)).read == MANY


async def test_batches_go_on_where_the_last_one_ended(corpus, db, monkeypatch) -> None:
    """It ends where it has so many articles, or so many bytes; each with a difference in it makes a version."""
    monkeypatch.setattr(rereader, "BYTES", len(PAGE.encode()) + len(SAME.encode()) + 10)
    told: list[int] = []
    version = await db.fetchval("SELECT version FROM corpus")

    report = await again(corpus, progress=lambda report: told.append(report.read))

    assert (report.read, report.replaced, told) == (6, 3, [3, 6])
    assert await db.fetchval("SELECT version FROM corpus") == version + 2


async def test_a_run_that_is_killed_is_taken_up_by_the_next(corpus, db) -> None:
    """A batch is there or not; between them the two runs tell of every change once."""
    code = (
        "import asyncio, os, signal, sys\n"
        "from service.db import storing\n"
        "from service.load import rereader\n"
        "from service.load.reextract import run_reextract\n"
        "rereader.DOCUMENTS = 2\n"
        "ring, rung = storing.ring, []\n"
        "async def die(*given):\n"
        "    rung.append(1)\n"
        "    if len(rung) == 2: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    await ring(*given)\n"
        "storing.ring = die\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(run_reextract(url=sys.argv[1], processes=1, listed=100))\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, corpus, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    )
    assert await process.wait() == -signal.SIGKILL
    half = await db.fetchval("SELECT count(*) FROM articles WHERE engine = 'older'")

    report = await again(corpus)

    assert (half, report.read, report.current) == (4, 4, 2)
    runs = await db.fetch("SELECT state, read, added, lost, changed FROM loads WHERE kind = 'reextract' ORDER BY key")
    assert [tuple(row) for row in runs] == [("failed", 2, 1, 1, 1), ("done", 4, 2, 2, 2)]
    assert await db.fetchval("SELECT count(*) FROM load_changes") == 9
    assert await db.fetchval("SELECT count(*) FROM bodies") == MANY
    assert await miscounted(db) == {}


async def test_a_load_leaves_what_an_older_engine_read(corpus, db, tmp_path) -> None:
    """An unchanged document is unchanged, whoever read it: reading it again is another command."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    await run_load([file], url=corpus, processes=1)
    await db.execute("UPDATE articles SET engine = 'older'")

    report = await run_load([file], url=corpus, processes=1)

    assert report.unchanged == 1
    assert await db.fetchval("SELECT count(*) FROM articles WHERE engine = 'older'") == MANY + 1


def test_a_report_says_the_same_to_people_and_programs() -> None:
    """Every count and the quotes, in both."""
    report = Reextraction(load="l_1", dry_run=False, to_read=3, current=7, read=3, unchanged=2, replaced=1)
    change = QuoteChange(
        change=Change.CHANGED, id="q_1", article="a_1", speaker=None, text="It works", fields=["cue", "said_on"]
    )
    report.changes.append(change)

    assert "changed q_1 a_1 (cue, said_on): nobody named: It works" in render_reextraction(report)
    assert "read 3 again: unchanged 2, replaced 1, refused 0; 7 had been read" in render_reextraction(report)
    assert msgspec.json.decode(as_json(report), type=Reextraction) == report


async def quotes_of(db: Connection, location: str) -> list[object]:
    """The quotes of the article that a place tells of; their families are others' matter too."""
    return await db.fetch(
        "SELECT q.key, q.id, q.text, q.actor_key, q.stance, q.loaded_at "
        "FROM quotes q JOIN documents d USING (article_key) WHERE location = $1 ORDER BY n",
        location,
    )


async def state(db: Connection) -> list[object]:
    """The version, the articles, and when each quote was last written."""
    return [
        await db.fetchval("SELECT version FROM corpus"),
        await db.fetch("SELECT id, engine FROM articles ORDER BY id"),
        await db.fetch("SELECT id, xmin FROM quotes ORDER BY id"),
    ]
