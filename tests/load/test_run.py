"""A whole load, as an operator starts it."""

import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import astuple

from service.db.pool import Connection
from service.errors import FeedError
from service.load import batches
from service.load import report as reporting
from service.load.report import Report, as_json, render
from service.model.load import Note, Refusal
from tests.load.conftest import PAGE, load, state


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
