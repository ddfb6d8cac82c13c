"""Bare surnames across reports: linked where one bearer is singled out, else undecided; counts stay exact."""

from collections.abc import Callable

import pytest

from service.db import ledger
from service.db.pool import Connection
from service.intake.engine import Engine
from service.intake.reading import read
from service.intake.register import sync
from service.intake.store import Item, store
from service.model.document import Document
from tests.counting import miscounted

JOHN = "“We are watching,” Pentagon Press Secretary John Kirby said on Monday."
JACK = "“I drew it,” the artist Jack Kirby said on Monday."
BARE = "“We are still watching,” Press Secretary Kirby said on Tuesday."
NOBODY = "“It is late,” Kirby said on Tuesday."


@pytest.fixture
async def load(db: Connection) -> int:
    """A load under way, with the package's own actors on record."""
    await sync(db)
    return await ledger.start(db, "l_test", engine="test", paths=[])


@pytest.fixture
def item(engine: Engine) -> Callable[..., Item]:
    """Make an item: a text under an id, and its reading."""

    def make(text: str, id: str, published: str = "2021-08-10") -> Item:
        document = Document(id, f"/{id}", text.encode(), side={"published": published, "id": id})
        return Item(document, read(document, engine))

    return make


async def said(db: Connection) -> dict[str, str | None]:
    """Who is on record as the speaker of each quote."""
    rows = await db.fetch("SELECT q.text, a.id FROM quotes q LEFT JOIN actors a ON a.key = q.actor_key")
    return {row["text"]: row["id"] for row in rows}


async def test_a_surname_with_a_role_is_its_only_holders(db, load, item) -> None:
    """The artist of the same surname is not meant, and every count is exact."""
    await store(db, [item(JOHN, "a"), item(JACK, "b")], load=load)
    await store(db, [item(BARE, "c")], load=load)

    assert (await said(db))["We are still watching"] == "john-kirby"
    assert await miscounted(db) == {}


async def test_within_a_batch_too(db, load, item) -> None:
    """What an earlier report of the batch tells counts."""
    await store(db, [item(JOHN, "a"), item(BARE, "c")], load=load)

    assert (await said(db))["We are still watching"] == "john-kirby"


async def test_a_surname_that_nothing_singles_out_is_nobodys(db, load, item) -> None:
    """Its candidates are kept with the figure."""
    await store(db, [item(JOHN, "a"), item(JACK, "b")], load=load)
    await store(db, [item(NOBODY, "c")], load=load)

    assert (await said(db))["It is late"] is None
    assert await db.fetchval("SELECT candidates FROM figures WHERE name = 'Kirby'") == ["jack-kirby", "john-kirby"]


async def test_a_report_is_no_evidence_for_itself(db, load, item) -> None:
    """When the report that names him in full is gone, a changed page with the surname alone is undecided again."""
    await store(db, [item(JOHN, "a")], load=load)
    await store(db, [item(BARE, "c")], load=load)
    await store(db, [item("“It rains,” said Raj Roy.", "a")], load=load)
    await store(db, [item(f"{BARE} It rained.", "c")], load=load)

    assert (await said(db))["We are still watching"] is None
    assert await miscounted(db) == {}


async def test_survives_a_changed_page(db, load, item) -> None:
    """A page that is read again means the same."""
    await store(db, [item(JOHN, "a")], load=load)
    await store(db, [item(BARE, "c")], load=load)
    await store(db, [item(f"{BARE} It rained.", "c")], load=load)

    assert (await said(db))["We are still watching"] == "john-kirby"
    assert await miscounted(db) == {}


async def test_an_old_quote_keeps_the_role_of_its_time(db, load, item) -> None:
    """Years later he is something else, and what he once was is former."""
    later = "“I watch no more,” White House adviser John Kirby, the former Pentagon press secretary, said on Monday."
    await store(db, [item(JOHN, "a"), item(later, "b", "2024-08-10")], load=load)

    rows = await db.fetch(
        "SELECT q.text, q.role, a.id FROM quotes q JOIN actors a ON a.key = q.actor_key ORDER BY q.text"
    )
    former = await db.fetch("SELECT text, former, stated_on::text FROM stated_roles WHERE former ORDER BY text")

    assert [tuple(row) for row in rows] == [
        ("I watch no more", "White House adviser", "john-kirby"),
        ("We are watching", "Pentagon Press Secretary", "john-kirby"),
    ]
    assert [tuple(row) for row in former] == [("former Pentagon press secretary", True, "2024-08-10")]
