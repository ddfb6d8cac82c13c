"""A batch into the database: all of it or nothing, and every count exact."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db import ledger, register
from service.db.ledger import Counts
from service.db.pool import Connection, connect
from service.intake import store as storing_batches
from service.intake.engine import Engine
from service.intake.store import Item, store
from tests.counting import miscounted
from tests.make import Make
from tests.older import reader

LEE = "“The bridge is safe,” Mayor Ann Lee said on Monday.\n\n“It will stay open,” she said."
ROY = "“The bridge is closed,” said Raj Roy, an engineer. Ann Lee denied that it was."
SHORT = "“The bridge is safe,” Mayor Ann Lee said on Monday."


@pytest.fixture
async def load(db: Connection) -> int:
    """A load under way."""
    return await ledger.start(db, "l_test", engine="test", paths=[])


@pytest.fixture
def item(engine: Engine) -> Callable[..., Item]:
    """Make an item: a text at a place, and its reading."""
    return reader(engine)


async def texts(db: Connection) -> list[str]:
    """The words of all quotes on record, in order."""
    return [row["text"] for row in await db.fetch("SELECT text FROM quotes ORDER BY article_key, n")]


async def version(db: Connection) -> int:
    """The version of the corpus."""
    return await db.fetchval("SELECT version FROM corpus")


async def test_every_offset_holds_in_the_stored_text(db, load, item) -> None:
    """The slices are the pieces, the speaker and the cue."""
    await store(db, [item(LEE)], load=load)

    rows = await db.fetch("SELECT q.*, a.text AS body FROM quotes q JOIN articles a ON a.key = q.article_key")

    assert len(rows) == 2
    for row in rows:
        assert " ".join(row["body"][start:end] for start, end in row["content_at"]) == row["text"]
        assert row["body"][slice(*row["speaker_at"])] == row["speaker"]
        assert row["body"][slice(*row["cue_at"])] == row["cue"]
        assert row["body"][: row["content_at"][0][0]].endswith(row["prefix"])
        assert row["body"][row["content_at"][-1][1] :].startswith(row["suffix"])


async def test_whom_a_quote_names_is_kept_with_the_place(db, load, item) -> None:
    """Those with a role are actors; what a changed page no longer says is forgotten."""
    text = "“{}Mayor Raj Roy and a ship named Jane Doe left,” said Ann Lee."
    await store(db, [item(text.format("No: "))], load=load)
    await store(db, [item(text.format(""))], load=load)

    rows = await db.fetch(
        "SELECT t.id, o.at, a.text FROM quote_abouts o JOIN actors t ON t.key = o.actor_key "
        "JOIN quotes q ON q.id = o.quote_id JOIN articles a ON a.key = q.article_key ORDER BY o.at"
    )

    assert [(row["id"], [row["text"][slice(*span)] for span in row["at"]]) for row in rows] == [
        ("raj-roy", ["Raj Roy"])
    ]


async def test_she_is_whoever_spoke_before(db, load, item) -> None:
    """Both quotes are Ann Lee's, and the register counts them."""
    await store(db, [item(LEE)], load=load)

    rows = await db.fetch("SELECT a.id, a.name, a.quotes FROM actors a WHERE a.quotes > 0")

    assert [tuple(row) for row in rows] == [("ann-lee", "Ann Lee", 2)]


async def test_the_same_again_changes_nothing(db, load, item) -> None:
    """A second place of the same bytes is noted, and that is all."""
    await store(db, [item(LEE)], load=load)
    before = await db.fetch("SELECT key, id, loaded_at FROM quotes ORDER BY n")

    counts, later = await store(db, [item(LEE, "/b.txt")], load=load)

    assert (counts, later) == (Counts(read=1, unchanged=1), [])
    assert await db.fetch("SELECT key, id, loaded_at FROM quotes ORDER BY n") == before
    assert await db.fetchval("SELECT count(*) FROM documents") == 2


async def test_a_changed_page_keeps_its_id_and_that_of_the_quotes_it_keeps(db, load, item) -> None:
    """What is gone is gone, what stays has been on record since it first was."""
    await store(db, [item(LEE)], load=load)
    article, kept = (
        await db.fetchval("SELECT id FROM articles"),
        await db.fetchrow("SELECT id, loaded_at FROM quotes WHERE n = 0"),
    )

    counts, _ = await store(db, [item(SHORT)], load=load)

    assert counts == Counts(read=1, replaced=1, quotes=1)
    assert await db.fetchval("SELECT id FROM articles") == article
    assert await db.fetch("SELECT id, loaded_at FROM quotes") == [kept]
    assert await db.fetchval("SELECT count(*) FROM bodies") == 1


async def test_a_page_shared_by_two_places_is_left_to_the_other_when_one_changes(db, load, item) -> None:
    """Neither place loses what lies there."""
    await store(db, [item(LEE)], load=load)
    await store(db, [item(LEE, "/b.txt")], load=load)

    counts, _ = await store(db, [item(ROY, "/b.txt")], load=load)

    assert counts == Counts(read=1, stored=1, quotes=2)
    assert await db.fetchval("SELECT count(*) FROM articles") == 2


async def test_two_wordings_of_one_article_are_two_changes(db, load, item) -> None:
    """The second comes in a batch of its own, and is what stays."""
    batch = [item(LEE, "/a.txt", id="x"), item(SHORT, "/b.txt", id="x")]

    first, later = await store(db, batch, load=load)
    second, none = await store(db, later, load=load)

    assert (first, second, none) == (Counts(read=1, stored=1, quotes=2), Counts(read=1, replaced=1, quotes=1), [])
    assert await texts(db) == ["The bridge is safe"]


async def test_the_same_document_twice_in_a_batch_is_stored_once(db, load, item) -> None:
    """The second is unchanged before it was ever changed."""
    counts, later = await store(db, [item(LEE, "/a.txt"), item(LEE, "/b.txt")], load=load)

    assert (counts, later) == (Counts(read=2, stored=1, unchanged=1, quotes=2), [])


async def test_a_batch_that_fails_leaves_nothing(db, load, item, monkeypatch) -> None:
    """Neither rows nor a version."""

    async def fail(*_: object) -> None:
        raise RuntimeError("the cable is cut")

    monkeypatch.setattr(storing_batches.storing, "put_documents", fail)
    with pytest.raises(RuntimeError, match="cable"):
        await store(db, [item(LEE)], load=load)

    assert await version(db) == 0
    for table in ("articles", "quotes", "figures", "actors", "bodies", "documents"):
        assert await db.fetchval(f"SELECT count(*) FROM {table}") == 0  # noqa: S608 - names from the line above


async def test_writers_take_turns(db, database_url, load, item) -> None:
    """Two batches at once are two versions, with no gap."""
    other = await connect(database_url)

    await asyncio.gather(store(db, [item(LEE, "/a.txt")], load=load), store(other, [item(ROY, "/b.txt")], load=load))
    await other.close()

    assert await version(db) == 2
    assert await db.fetchval("SELECT stored FROM loads") == 2


async def test_one_actor_across_articles(db, load, item) -> None:
    """A full name that agrees is the same actor; each article's quotes are counted for it."""
    await store(db, [item(LEE, "/a.txt")], load=load)
    await store(db, [item(ROY, "/b.txt")], load=load)

    rows = await db.fetch("SELECT id, quotes FROM actors ORDER BY id")

    assert [row["id"] for row in rows] == ["ann-lee", "raj-roy"]
    assert rows[0]["quotes"] >= 2


async def test_an_actor_whom_no_report_names_any_more_goes(db, load, item) -> None:
    """The register holds what the corpus gives evidence for."""
    await store(db, [item(ROY)], load=load)
    await store(db, [item("The bridge is open, the town said.")], load=load)

    assert await db.fetchval("SELECT count(*) FROM actors WHERE NOT registered") == 0


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(["/a", "/b", "/c"]), st.sampled_from([LEE, ROY, SHORT])), max_size=6))
async def test_counts_are_what_counting_gives(db, load, item, changes: list[tuple[str, str]]) -> None:
    """However articles came and changed."""
    for place, text in changes:
        await storing_batches.store(db, [item(text, place, id=place)], load=load)

    assert await miscounted(db) == {}


async def test_ids_with_numbers_are_known_by_their_beginning(db) -> None:
    """One name that many bear costs one look-up; what merely begins alike is another's."""
    make = Make(db)
    for id in ("ann-lee", "ann-lee-2", "ann-lee-17", "ann-leeds", "ann-lee-marsh"):
        await make.actor("Ann Lee", id=id)

    assert await register.taken(db, ["ann-lee", "raj-roy"]) == {"ann-lee", "ann-lee-2", "ann-lee-17"}
