"""Families as articles come, change and go: exact after every batch, and the same on any way there."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db import families as records
from service.db import ledger
from service.db.pool import Connection, connect
from service.intake import store as storing
from service.intake.engine import Engine
from service.intake.reading import read
from service.intake.store import Item
from service.model.document import Document
from tests.conftest import cloned, name_of

SAFE = "“The bridge over the river is safe and will stay open,” Mayor Ann Lee said on Monday."
CUT = "“The bridge over the river is safe,” said Ann Lee, the mayor, on Monday."
TOLD = "Ann Lee said on Monday that the bridge over the river was safe and would stay open."
UNSAFE = "“The bridge over the river is not safe and will stay open,” Mayor Ann Lee said on Monday."
OTHER = "“The bridge over the river is safe and will stay open,” said Raj Roy, an engineer."
CLOSED = "“Nobody may cross the bridge before the winter,” Mayor Ann Lee said on Monday."
TEXTS = [SAFE, CUT, TOLD, UNSAFE, OTHER, CLOSED]


@pytest.fixture
def item(engine: Engine) -> Callable[..., Item]:
    """Make an item: a text at a place, and its reading."""

    def make(text: str, place: str, published: str = "2021-08-10") -> Item:
        document = Document(place, place, text.encode(), side={"published": published, "id": place})
        return Item(document, read(document, engine))

    return make


async def load(db: Connection, *items: Item) -> None:
    """Store a batch."""
    loads = await db.fetchval("SELECT count(*) FROM loads")
    key = await ledger.start(db, f"l_{loads}", engine="test", paths=[])
    await storing.store(db, items, load=key)


async def families(db: Connection) -> dict[str, list[str]]:
    """The ids of the quotes of each family, by its id, the earliest first."""
    rows = await db.fetch(
        "SELECT f.id, f.size, array_agg(q.id ORDER BY q.published_on, q.id) AS quotes FROM families f "
        "LEFT JOIN renderings r ON r.family_key = f.key LEFT JOIN quotes q ON q.rendering_key = r.key GROUP BY f.key"
    )
    assert all(row["size"] == len(row["quotes"]) > 1 for row in rows)
    found = {row["id"]: row["quotes"] for row in rows}
    first = {row["id"] for row in await db.fetch("SELECT id FROM quotes WHERE earliest")}
    others = {quote for quotes in found.values() for quote in quotes[1:]}
    assert first == {row["id"] for row in await db.fetch("SELECT id FROM quotes")} - others
    return found


async def test_two_reports_of_one_utterance_meet(db, item) -> None:
    """Known by the earliest, which is the one published first."""
    await load(db, item(CUT, "/late", "2021-08-11"), item(CLOSED, "/x"))
    await load(db, item(SAFE, "/early"))

    [(id, quotes)] = (await families(db)).items()

    assert len(quotes) == 2
    assert id.partition("_")[2] == quotes[0].partition("_")[2]
    early = await db.fetchval(
        "SELECT q.id FROM quotes q JOIN articles a ON a.key = q.article_key WHERE q.text ~ 'open'"
    )
    assert quotes[0] == early


async def test_what_only_looks_alike_stays_apart(db, item) -> None:
    """The opposite, another speaker, another sentence."""
    await load(db, item(SAFE, "/a"), item(UNSAFE, "/b"), item(OTHER, "/c"), item(CLOSED, "/d"))

    assert await families(db) == {}


async def test_what_was_not_said_is_no_rendering(db, item) -> None:
    """Whoever never said so has not said so twice."""
    unsaid = "Mayor Ann Lee never said on Monday that the bridge over the river was safe and would stay open."
    await load(db, item(TOLD, "/a"), item(unsaid, "/b"), item(unsaid.replace("river", "river Ouse"), "/c"))

    assert await families(db) == {}
    assert await db.fetchval("SELECT count(*) FROM quotes WHERE stance = 'negated' AND rendering_key IS NULL") == 2


async def test_a_family_ends_with_its_second_report(db, item) -> None:
    """Nothing is left of it, and both are the earliest of themselves."""
    await load(db, item(SAFE, "/a"), item(CUT, "/b"))
    assert len(await families(db)) == 1

    await load(db, item(CLOSED, "/b"))

    assert await families(db) == {}
    assert await db.fetchval("SELECT count(*) FROM renderings") == 2
    assert await db.fetchval("SELECT count(*) FROM kin") == 0


async def test_a_link_that_goes_splits_a_family(db, item) -> None:
    """Two cuts without a word in common are one family only through the whole."""
    head, tail = (
        "“The bridge over the river is safe,” Mayor Ann Lee said.",
        "“It will stay open for years,” Mayor Ann Lee said.",
    )
    whole = "“The bridge over the river is safe. It will stay open for years,” Mayor Ann Lee said."
    await load(db, item(head, "/a"), item(tail, "/b"), item(whole, "/c"))
    assert [len(quotes) for quotes in (await families(db)).values()] == [3]

    await load(db, item(CLOSED, "/c"))

    assert await families(db) == {}


async def test_the_same_words_in_many_reports_are_compared_once(db, item) -> None:
    """A wire's story in fifty papers is one rendering."""
    await load(db, *(item(SAFE, f"/{n}") for n in range(50)))

    assert await db.fetchval("SELECT count(*) FROM renderings") == 1
    assert [len(quotes) for quotes in (await families(db)).values()] == [50]


async def test_nothing_waits_outside_the_index(db, item) -> None:
    """The hashes of a batch are in the index itself when it is asked for them."""
    await load(db, item(SAFE, "/a"), item(OTHER, "/b"), item(CLOSED, "/c"))

    assert await db.fetchval(*records.STATEMENTS["settle"].bind()) == 0


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(TEXTS)), min_size=1, max_size=7))
async def test_the_way_there_leaves_no_trace(server_url, template_url, item, changes: list[tuple[str, str]]) -> None:
    """However articles came and changed, the families are those of one fresh load, in any order."""
    last = dict(changes)
    async with cloned(server_url, name_of(template_url)) as one, cloned(server_url, name_of(template_url)) as other:
        grown, fresh = await connect(one), await connect(other)
        for place, text in changes:
            await load(grown, item(text, place))
        await load(fresh, *(item(text, place) for place, text in sorted(last.items(), reverse=True)))

        found = [await families(db) for db in (grown, fresh)]
        await grown.close()
        await fresh.close()

    assert found[0] == found[1]


async def test_candidates_are_looked_up_not_searched(db: Connection) -> None:
    """One statement for a batch, over indexes alone, whatever stands in the table."""
    await db.execute(
        """
        INSERT INTO renderings (sha256, words, indirect, denied, passed_on, actor_key, person, dated, since, until,
                                near, far, runs, stems)
        SELECT int8send(n) || int8send(n), 'words', false, false, false, n % 500, true, false, NULL, day,
               day - 7, day - 31, ARRAY(SELECT hashint8extended(n * 20 + k, 0) FROM generate_series(1, 20) AS k),
               ARRAY(SELECT (n * 7 + k * k * 31) % 5000 FROM generate_series(1, 10) AS k)
          FROM (SELECT n, date '2015-01-01' + (n % 2500)::int AS day FROM generate_series(1, 20000) AS n) AS n
        """
    )
    await db.execute("ANALYZE renderings")
    text, *values = records.STATEMENTS["candidates"].bind(fresh=list(range(100, 200)))

    async with db.transaction():
        await db.execute(*records.STATEMENTS["by_index"].bind(others="off"))
        plan = "\n".join(row[0] for row in await db.fetch(f"EXPLAIN {text}", *values))

    assert "Seq Scan" not in plan, plan
    assert "renderings_runs" in plan
    assert "renderings_near" in plan
