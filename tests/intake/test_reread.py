"""A batch read again: what differs takes the place of what was, and nothing else is touched."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db import ledger
from service.db.pool import Connection
from service.db.rereading import next_stale
from service.intake.deciding import merge
from service.intake.engine import Engine
from service.intake.reading import read
from service.intake.records import Place
from service.intake.reread import Outcome, Reread, foresee_reread, reread
from service.intake.store import Item, store
from service.model.load import Change, LoadKind
from tests.counting import miscounted
from tests.older import FRENCH, PAGE, SAME, older, reader

ROOM = dict.fromkeys(Change, 10)


@pytest.fixture
async def load(db: Connection) -> int:
    """A reextract under way."""
    return await ledger.start(db, "l_test", kind=LoadKind.REEXTRACT, engine="test", paths=[])


@pytest.fixture(scope="session")
def before(engine: Engine) -> Callable[..., Item]:
    """Makes items as the older engine reads them."""
    return reader(older(engine))


@pytest.fixture
def stale(db: Connection, engine: Engine) -> Callable[[], Sequence[Reread]]:
    """Read what is on record by another engine."""

    async def stale() -> list[Reread]:
        found = await next_stale(db, engine.version, after=0, only=None, rows=100, bytes=10**6)
        return [
            Reread(
                one.document,
                read(one.document, engine),
                place=Place(one.id, one.key, one.fingerprint),
                engine=one.engine,
                made_from=one.made_from,
            )
            for one in found
        ]

    return stale


async def test_tells_what_was_added_lost_and_changed(db, load, before, stale) -> None:
    """By quote, with the fields that differ, in the answer and in the ledger."""
    await store(db, [before(PAGE)], load=load)

    outcome = await reread(db, await stale(), load=load, room=ROOM)

    assert told(outcome) == [
        ("lost", FRENCH, "Sue Fox", []),
        ("changed", "The bridge is safe", "Ann Lee", ["cue"]),
        ("added", "the bridge was safe", "Raj Roy", []),
    ]
    assert tuple(await db.fetchrow("SELECT added, lost, changed, replaced FROM loads")) == (1, 1, 1, 1)
    listed = await db.fetch("SELECT change, text, speaker, fields FROM load_changes ORDER BY n")
    assert [tuple(row) for row in listed] == told(outcome)
    assert await miscounted(db) == {}


async def test_a_quote_that_is_still_there_keeps_its_id_and_its_day(db, load, before, stale) -> None:
    """Changed or not."""
    await store(db, [before(PAGE)], load=load)
    kept = await db.fetchrow("SELECT id, loaded_at FROM quotes WHERE n = 0")

    await reread(db, await stale(), load=load, room=ROOM)

    assert await db.fetchrow("SELECT id, loaded_at FROM quotes WHERE n = 0") == kept


async def test_the_same_findings_are_marked_and_left(db, load, engine, before, stale) -> None:
    """No row of theirs is written anew, and there is no new version."""
    await store(db, [before(SAME)], load=load)
    was = await written(db)

    outcome = await reread(db, await stale(), load=load, room=ROOM)

    assert (outcome.counts.unchanged, outcome.changes) == (1, [])
    assert await written(db) == was
    assert await db.fetchval("SELECT engine FROM articles") == engine.version


async def test_a_namesake_who_came_later_is_no_difference(db, load, before, stale) -> None:
    """Who a bare surname might mean is shown by no answer."""
    await store(db, [before("“It is open,” Roy announced on Monday.", "/a.txt")], load=load)
    await store(db, [before(SAME, "/b.txt")], load=load)

    outcome = await reread(db, await stale(), load=load, room=ROOM)

    assert (outcome.counts.unchanged, outcome.counts.replaced) == (2, 0)


async def test_what_was_decided_about_actors_stands(db, database_url, load, before, stale) -> None:
    """Somebody merged into another one stays merged, and that is no difference."""
    await store(db, [before(SAME, "/a.txt"), before("“It is open,” announced Rajiv Roy.", "/b.txt")], load=load)
    await merge(database_url, "raj-roy", "rajiv-roy")

    outcome = await reread(db, await stale(), load=load, room=ROOM)

    assert (outcome.counts.unchanged, outcome.changes) == (2, [])
    assert await db.fetchval("SELECT count(*) FROM actors WHERE id = 'raj-roy'") == 0


async def test_one_version_for_a_batch_in_which_something_differs(db, load, before, stale) -> None:
    """And what is the same beside it is still left alone."""
    await store(db, [before(PAGE, "/a.txt"), before(SAME, "/b.txt")], load=load)
    left = await db.fetchrow("SELECT q.xmin, q.key FROM quotes q JOIN articles a ON a.key = q.article_key "
                             "JOIN documents d ON d.article_key = a.key WHERE location = '/b.txt'")  # fmt: skip

    outcome = await reread(db, await stale(), load=load, room=ROOM)

    assert (outcome.counts.unchanged, outcome.counts.replaced) == (1, 1)
    assert await db.fetchval("SELECT version FROM corpus") == 2
    assert await db.fetchrow("SELECT xmin, key FROM quotes WHERE key = $1", left["key"]) == left


async def test_foresees_what_it_will_do(db, load, before, stale) -> None:
    """The same counts and changes, and nothing is written for it."""
    await store(db, [before(PAGE, "/a.txt"), before(SAME, "/b.txt")], load=load)
    was = await written(db)

    foreseen = await foresee_reread(db, await stale())

    assert await written(db) == was
    outcome = await reread(db, await stale(), load=load, room=ROOM)
    assert (foreseen.counts, foreseen.changes) == (outcome.counts, outcome.changes)


async def test_what_a_load_changes_meanwhile_is_left_to_it(db, load, engine, before, stale) -> None:
    """The reading is of bytes that are no longer those of the article."""
    await store(db, [before(PAGE)], load=load)
    readings = await stale()
    await store(db, [reader(engine)(SAME)], load=load)

    outcome = await reread(db, readings, load=load, room=ROOM)

    assert (outcome.counts.read, outcome.overtaken) == (0, [])
    assert await db.fetchval("SELECT text FROM quotes") == "The bridge is closed"


async def test_what_another_engine_changes_meanwhile_is_told(db, load, before, stale) -> None:
    """It is still to be read again."""
    await store(db, [before(PAGE)], load=load)
    readings = await stale()
    await store(db, [before(SAME)], load=load)

    outcome = await reread(db, readings, load=load, room=ROOM)

    assert outcome.overtaken == readings
    assert len(await stale()) == 1


async def test_names_so_many_of_each_sort_and_counts_all(db, load, before, stale) -> None:
    """The ledger holds what there was room for."""
    await store(db, [before(PAGE, "/a.txt"), before(f"Again. {PAGE}", "/b.txt")], load=load)

    await reread(db, await stale(), load=load, room={Change.ADDED: 1, Change.LOST: 0, Change.CHANGED: 5})

    assert tuple(await db.fetchrow("SELECT added, lost, changed FROM loads")) == (2, 2, 2)
    named = await db.fetch("SELECT change, count(*) FROM load_changes GROUP BY change ORDER BY change")
    assert [tuple(row) for row in named] == [("added", 1), ("changed", 2)]


async def test_an_article_is_read_from_another_place_when_its_own_tells_of_another(db, load, before, stale) -> None:
    """Where no place has the bytes of its record, the last that tells of it has; where none does, there is nothing."""
    await store(db, [before(PAGE, "/a.txt", id="x")], load=load)
    await store(db, [before(SAME, "/b.txt", id="x")], load=load)
    await store(db, [before(SAME, "/b.txt", id="y")], load=load)

    await reread(db, await stale(), load=load, room=ROOM)

    assert [row["text"] for row in await db.fetch("SELECT text FROM articles ORDER BY key")] == [PAGE, SAME]
    assert await miscounted(db) == {}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(["/a", "/b", "/c"]), st.sampled_from([PAGE, SAME, ""])), max_size=6))
async def test_counts_are_what_counting_gives(db, load, before, stale, steps: list[tuple[str, str]]) -> None:
    """However articles came and changed and were read again between."""
    for place, text in steps:
        if text:
            await store(db, [before(text, place, id=place)], load=load)
        else:
            await reread(db, await stale(), load=load, room=ROOM)

    assert await miscounted(db) == {}


def told(outcome: Outcome) -> list[tuple[str, str, str | None, list[str]]]:
    """The changes, in short."""
    return [(one.change, one.text, one.speaker, one.fields) for one in outcome.changes]


async def written(db: Connection) -> list[object]:
    """Which transaction last wrote each row that readers see, the mark of an article aside."""
    tables = ("corpus", "quotes", "figures", "article_names", "stated_roles", "actors", "actor_names", "documents")
    return [await db.fetch(f"SELECT xmin, ctid FROM {table} ORDER BY ctid") for table in tables]  # noqa: S608 - as above
