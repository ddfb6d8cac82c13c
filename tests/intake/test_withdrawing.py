"""Withdrawing: nothing of it is left but that it was there, and it does not come back."""

import asyncio
import shutil
from pathlib import Path

import pytest

from service.db.pool import Connection
from service.errors import Invalid, NotFound
from service.intake.withdrawing import withdraw
from service.load.report import Report
from service.load.run import run_load
from tests.counting import miscounted
from tests.following import Follower, on_record

#: Words that stand nowhere else.
PAGE = (
    "Quillstadt bridge stays open\n\nQUILLSTADT, Aug 10 (MPA) — “The quillbridge is safe and it stays open,” "
    "Mayor Zebedee Quill said on Monday.\n\n“It will stay open,” Ann Lee said.\n"
)
OTHER = "Bridge closed\n\nRIVERTON, Aug 10 (MPA) — “It stays closed,” Ann Lee said on Monday.\n"


@pytest.fixture
async def corpus(tmp_path: Path, database_url: str) -> Path:
    """A folder with two reports, both on record."""
    (tmp_path / "quill.txt").write_text(PAGE)
    (tmp_path / "other.txt").write_text(OTHER)
    await load(tmp_path, database_url)
    return tmp_path


async def load(corpus: Path, url: str, **options: bool) -> Report:
    """One load with one process."""
    return await run_load([corpus], url=url, processes=1, **options)


async def article(db: Connection) -> str:
    """The id of the report that is to go."""
    return await db.fetchval("SELECT id FROM articles WHERE text LIKE '%quillbridge%'")


async def everything(db: Connection) -> dict[str, str]:
    """All rows of all tables, as text."""
    names = await db.fetch("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
    return {
        name: await db.fetchval(f"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM \"{name}\" t")  # noqa: S608
        for [name] in names
    }


@pytest.mark.usefixtures("corpus")
async def test_nothing_is_left_of_an_article(database_url, db) -> None:
    """No table holds a word of it, raw or made of it, but for the id by which a follower knows its speaker."""
    before = await everything(db)

    await withdraw(database_url, [await article(db)], reason="a court's order")

    left = await everything(db)
    assert "uillbridge" in before["articles"]
    for word in ("quill", b"uillbridge".hex(), "zebedee"):
        assert {name for name, rows in left.items() if word in rows.lower()} <= {"changes"}
    assert [row["id"] for row in await db.fetch("SELECT id FROM changes WHERE id LIKE '%quill%'")] == ["zebedee-quill"]
    assert await miscounted(db) == {}
    assert await db.fetchval("SELECT count(*) FROM articles") == 1


async def test_a_reload_does_not_bring_it_back(corpus, database_url, db) -> None:
    """Neither the same bytes under any name nor other bytes under its own; the report says why."""
    await withdraw(database_url, [await article(db)], reason="a court's order")
    shutil.copy(corpus / "quill.txt", corpus / "copy.txt")

    again = await load(corpus, database_url)

    assert (again.stored, again.unchanged, again.refused) == (0, 1, 2)
    assert all(one.reason.startswith("was withdrawn on 20") for one in again.refusals)
    assert all(one.reason.endswith(": a court's order") for one in again.refusals)
    assert await db.fetchval("SELECT count(*) FROM articles") == 1


async def test_an_article_is_known_by_its_address_too(tmp_path, database_url, db) -> None:
    """Other bytes that say the same url are the same article."""
    (tmp_path / "a.jsonl").write_text('{"url": "https://x.example/1", "text": "“It works,” said Ann Lee."}')
    await load(tmp_path, database_url)
    await withdraw(database_url, [await db.fetchval("SELECT id FROM articles")], reason="an order")
    (tmp_path / "a.jsonl").write_text('{"url": "https://x.example/1", "text": "“It does not,” said Ann Lee."}')

    trial, real = await load(tmp_path, database_url, dry_run=True), await load(tmp_path, database_url)

    assert (trial.refused, real.refused, real.stored) == (1, 1, 0)
    assert await db.fetchval("SELECT count(*) FROM articles") == 0


async def test_a_quote_goes_and_its_report_stays(corpus, database_url, db) -> None:
    """Also when the report is loaded again, or read again; what stands within the quote goes with it."""
    id = await db.fetchval("SELECT id FROM quotes WHERE text LIKE '%quillbridge%'")

    gone = await withdraw(database_url, [id], reason="he never said it")
    (corpus / "quill.txt").write_text(PAGE + "\nIt is a new bridge.\n")
    again = await load(corpus, database_url)

    assert [one.id for one in gone.quotes] == [id]
    assert (again.replaced, again.refused) == (1, 0)
    assert await db.fetchval("SELECT count(*) FROM quotes WHERE id = $1", id) == 0
    assert await db.fetchval("SELECT count(*) FROM articles") == 2
    assert await miscounted(db) == {}


async def test_a_raw_document_goes_with_what_was_made_of_it(corpus, database_url) -> None:
    """Other bytes at its place are another document, and may come."""
    await withdraw(database_url, [str(corpus / "quill.txt")], reason="sent by mistake")
    blocked = await load(corpus, database_url)
    (corpus / "quill.txt").write_text(PAGE.replace("stays", "is"))
    free = await load(corpus, database_url)

    assert (blocked.refused, blocked.stored) == (1, 0)
    assert (free.refused, free.stored) == (0, 1)


@pytest.mark.usefixtures("corpus")
async def test_a_trial_run_tells_all_and_does_nothing(database_url, db) -> None:
    """What goes, whom nothing else names; no version is made."""
    before = await everything(db)

    would = await withdraw(database_url, [await article(db)], reason="a court's order", dry_run=True)

    assert [one.quotes for one in would.articles] == [2]
    assert [Path(place).name for one in would.articles for place in one.locations] == ["quill.txt"]
    assert would.actors == ["zebedee-quill"]
    assert await everything(db) == before


async def test_a_name_that_only_it_used_goes(tmp_path, database_url, db) -> None:
    """Whoever is left is called as the other reports call him."""
    (tmp_path / "a.txt").write_text("“It works,” said Ann Q. Lee, the mayor. “It does,” Ann Lee said.\n")
    (tmp_path / "b.txt").write_text("“It will work,” said Ann Lee, the mayor.\n")
    await load(tmp_path, database_url)
    await db.execute("UPDATE actors SET name = 'Ann Q. Lee' WHERE id IN (SELECT id FROM actors WHERE quotes > 0)")

    await withdraw(database_url, [str(tmp_path / "a.txt")], reason="an order")

    assert {row["name"] for row in await db.fetch("SELECT name FROM actors WHERE quotes > 0")} == {"Ann Lee"}


@pytest.mark.usefixtures("corpus")
async def test_what_is_not_there_is_refused(database_url, db) -> None:
    """A wrong id withdraws nothing, nor does what cannot stand in its place."""
    id = await article(db)

    with pytest.raises(NotFound):
        await withdraw(database_url, [id, "a_none"], reason="an order")
    with pytest.raises(Invalid):
        await withdraw(database_url, [id], reason="an order", replaced_by=id)

    assert await article(db) == id


@pytest.mark.usefixtures("corpus")
async def test_followers_hear_of_it(database_url, db) -> None:
    """And of what stands in its place."""
    follower, id = Follower(db), await article(db)
    other = await db.fetchval("SELECT id FROM articles WHERE id <> $1", id)
    await follower.catch_up()
    heard = len(follower.heard)

    await withdraw(database_url, [id], reason="an order", replaced_by=other)
    await follower.catch_up()

    assert follower.copy == await on_record(db)
    ends = {(one.kind, one.change, one.replaced_by) for one in follower.heard[heard:] if one.change != "replaced"}
    assert ends == {("article", "withdrawn", other), ("quote", "withdrawn", None), ("actor", "lost", None)}


async def test_a_load_under_way_does_not_bring_it_back(corpus, database_url, db) -> None:
    """Whichever of the two commits first."""
    id = await article(db)
    (corpus / "quill.txt").write_text(PAGE + "\nIt is a new bridge.\n")

    await asyncio.gather(load(corpus, database_url), withdraw(database_url, [id], reason="an order"))

    assert await db.fetchval("SELECT count(*) FROM articles WHERE id = $1", id) == 0
