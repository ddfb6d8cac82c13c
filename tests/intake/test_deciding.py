"""Merging and splitting actors: nothing is lost, every count is exact, and later loads keep to it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db import ledger
from service.db.pool import Connection
from service.errors import Invalid, NotFound, ServiceError
from service.intake.deciding import merge, split
from service.intake.engine import Engine
from service.intake.reading import read
from service.intake.register import sync
from service.intake.store import Item, store
from service.model.document import Document
from tests import counting
from tests.make import Make

LEE = "“The bridge is safe,” Mayor Ann Lee said on Monday."
BETH = "“The bridge was safe,” said Annabeth Lee, the former mayor. Ann Lee denied it."
ROY = "“The bridge is closed,” said Raj Roy, an engineer. “It is,” Ann Lee said."

#: Tables that name an actor and are moved with it.
MOVED = {"figures", "quotes", "stated_roles", "article_names", "quote_abouts"}


@pytest.fixture
async def load(db: Connection) -> int:
    """A load under way."""
    return await ledger.start(db, "l_test", engine="test", paths=[])


@pytest.fixture
def item(engine: Engine) -> Callable[..., Item]:
    """Make an item: a text under an id, and its reading."""

    def make(text: str, id: str) -> Item:
        document = Document(id, f"/{id}", text.encode(), side={"published": "2021-08-10", "id": id})
        return Item(document, read(document, engine))

    return make


async def quoted(db: Connection) -> dict[str, int]:
    """The counts of those who are quoted."""
    return {row["id"]: row["quotes"] for row in await db.fetch("SELECT id, quotes FROM actors WHERE quotes > 0")}


async def articles(db: Connection) -> dict[str, str]:
    """The ids of the reports by their texts."""
    return {row["text"]: row["id"] for row in await db.fetch("SELECT text, id FROM articles")}


async def miscounted(db: Connection) -> list[str]:
    """Whose counts are not what counting gives, and quotes whose rendering is another speaker's."""
    rows = await db.fetch(
        "SELECT a.id FROM actors a WHERE a.quotes <> (SELECT count(*) FROM quotes q WHERE q.actor_key = a.key) "
        "UNION ALL SELECT n.name FROM actor_names n WHERE n.articles <> (SELECT count(*) FROM article_names u "
        "WHERE u.actor_key = n.actor_key AND u.folded = n.folded) "
        "UNION ALL SELECT q.id FROM quotes q JOIN renderings r ON r.key = q.rendering_key "
        "WHERE r.actor_key IS DISTINCT FROM q.actor_key"
    )
    return [row["id"] for row in rows]


async def test_two_become_one(db, database_url, load, item) -> None:
    """The second has what both said; the first leads to it; the corpus has a new version."""
    await store(db, [item(LEE, "a"), item(BETH, "b")], load=load)
    before, apart = await db.fetchval("SELECT version FROM corpus"), await quoted(db)

    moved = await merge(database_url, "annabeth-lee", "ann-lee")

    assert set(apart) == {"ann-lee", "annabeth-lee"}
    assert (moved, await quoted(db)) == (1, {"ann-lee": sum(apart.values())})
    assert await db.fetchval("SELECT count(*) FROM actors WHERE id = 'annabeth-lee'") == 0
    assert await db.fetchval("SELECT into_id FROM actor_merges WHERE old = 'annabeth-lee'") == "ann-lee"
    assert await db.fetchval("SELECT version FROM corpus") == before + 1
    assert await miscounted(db) == []


async def test_a_merge_survives_a_reload(db, database_url, load, item) -> None:
    """Whether the other name is still on record or comes back after it was gone."""
    await store(db, [item(LEE, "a"), item(BETH, "b")], load=load)
    await merge(database_url, "annabeth-lee", "ann-lee")
    together = await quoted(db)

    await store(db, [item(LEE, "b")], load=load)
    await store(db, [item(BETH, "b")], load=load)

    assert await quoted(db) == together
    assert await miscounted(db) == []


async def test_those_that_led_to_one_lead_on(db, database_url, load, item) -> None:
    """No id ever leads to one that leads elsewhere, and a third one's merge moves all."""
    await store(db, [item(LEE, "a"), item(BETH, "b"), item(ROY, "c")], load=load)

    await merge(database_url, "annabeth-lee", "ann-lee")
    await merge(database_url, "ann-lee", "raj-roy")

    assert {row["into_id"] for row in await db.fetch("SELECT into_id FROM actor_merges")} == {"raj-roy"}
    assert set(await quoted(db)) == {"raj-roy"}
    with pytest.raises(NotFound, match="was merged into raj-roy"):
        await merge(database_url, "ann-lee", "raj-roy")


async def test_one_becomes_two(db, database_url, load, item) -> None:
    """What the named report says is another's of that name, in later loads too."""
    await store(db, [item(LEE, "a"), item(ROY, "c")], load=load)
    of = await articles(db)

    await split(database_url, "ann-lee", "ann-lee-engineer", [of[ROY]])
    split_up = await quoted(db)
    await store(db, [item(ROY, "a"), item(LEE, "c")], load=load)
    await store(db, [item(LEE, "a"), item(ROY, "c")], load=load)

    assert (split_up["ann-lee"], split_up["ann-lee-engineer"]) == (1, 1)
    assert await quoted(db) == split_up
    assert await miscounted(db) == []


async def test_a_name_with_two_bearers_is_undecided_elsewhere(db, database_url, load, item) -> None:
    """After a split a new report does not say which of the two it means."""
    await store(db, [item(LEE, "a"), item(ROY, "c")], load=load)
    await split(database_url, "ann-lee", "ann-lee-2", [(await articles(db))[ROY]])

    await store(db, [item("“Yes,” Ann Lee said.", "d")], load=load)

    candidates = await db.fetchval("SELECT candidates FROM figures WHERE actor_key IS NULL")
    assert candidates == ["ann-lee", "ann-lee-2"]


async def test_a_split_undoes_a_merge(db, database_url, load, item) -> None:
    """Without any reports, those that were moved go back, and the id is an actor's own again."""
    await store(db, [item(LEE, "a"), item(BETH, "b")], load=load)
    apart = await quoted(db)
    await merge(database_url, "annabeth-lee", "ann-lee")

    await split(database_url, "ann-lee", "annabeth-lee", [])

    assert (await quoted(db)).keys() == apart.keys()
    assert await db.fetchval("SELECT count(*) FROM actor_merges") == 0
    assert await miscounted(db) == []


async def test_an_id_that_leads_elsewhere_is_no_new_actors(db, database_url, load, item) -> None:
    """Nobody is split off under an id that another split would have to undo."""
    await store(db, [item(LEE, "a"), item(BETH, "b"), item(ROY, "c")], load=load)
    await merge(database_url, "ann-lee", "raj-roy")

    with pytest.raises(Invalid, match="ann-lee was merged into raj-roy; split it off there"):
        await split(database_url, "annabeth-lee", "ann-lee", [(await articles(db))[BETH]])

    assert await db.fetchval("SELECT count(*) FROM actors WHERE id = 'ann-lee'") == 0


@pytest.mark.parametrize(
    ("old", "into", "message"),
    [
        ("ann-lee", "nobody", "no actor has the id nobody"),
        ("ann-lee", "ann-lee", "cannot be merged into itself"),
        ("nato", "ann-lee", "comes with the package"),
    ],
)
async def test_refuses_what_cannot_be(db, database_url, old, into, message) -> None:
    """Nothing is changed, and the reason is given."""
    await sync(db)
    await Make(db).actor("Ann Lee")
    before = await db.fetchval("SELECT version FROM corpus")

    with pytest.raises((NotFound, Invalid), match=message):
        await merge(database_url, old, into)

    assert await db.fetchval("SELECT version FROM corpus") == before


async def test_moves_every_table_that_names_an_actor(db) -> None:
    """Whoever adds such a table adds it to `deciding.sql` too."""
    rows = await db.fetch(
        "SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE confrelid = 'actors'::regclass"
    )

    assert {row["name"] for row in rows} == MOVED | {"actor_names"}


IDS = st.sampled_from(["ann-lee", "annabeth-lee", "raj-roy", "ann-lee-2"])
CHANGES = st.one_of(
    st.tuples(st.just("store"), st.sampled_from(["a", "b", "c"]), st.sampled_from([LEE, BETH, ROY])),
    st.tuples(st.just("merge"), IDS, IDS),
    st.tuples(st.just("split"), IDS, IDS),
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(CHANGES, min_size=2, max_size=7))
async def test_counts_are_what_counting_gives(db, database_url, load, item, changes) -> None:
    """However articles came, and actors were merged and split; no id leads to one that leads on."""
    for what, one, other in changes:
        try:
            if what == "store":
                await store(db, [item(other, one)], load=load)
            elif what == "merge":
                await merge(database_url, one, other)
            else:
                await split(database_url, one, other, list((await articles(db)).values())[:1])
        except ServiceError:
            continue

    assert await miscounted(db) == []
    assert await counting.miscounted(db) == {}
    assert await db.fetchval("SELECT count(*) FROM actor_merges m JOIN actor_merges n ON n.old = m.into_id") == 0
