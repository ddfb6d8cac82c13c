"""The feed of changes: whoever follows it has what the lists show, whatever happens meanwhile."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db import changes, ledger, storing
from service.db.paging import Walk
from service.db.pool import Connection, connect
from service.errors import ServiceError
from service.intake import store as storing_batches
from service.intake.deciding import merge, split
from service.intake.engine import Engine
from service.intake.register import sync
from service.intake.store import Item, store
from service.intake.withdrawing import withdraw
from tests.counting import miscounted
from tests.following import Follower, on_record
from tests.older import reader

LEE = "“The bridge is safe,” Mayor Ann Lee said on Monday.\n\n“It will stay open,” she said."
ROY = "“The bridge is closed and it stays closed,” said Raj Roy, an engineer. Ann Lee denied that it was."
SHORT = "“The bridge is safe,” Mayor Ann Lee said on Monday."
BETH = "“The bridge is closed and it stays closed,” said Annabeth Lee. “Raj Roy knows it,” said Ann Lee."
TEXTS = [LEE, ROY, SHORT, BETH]


@pytest.fixture
async def load(db: Connection) -> int:
    """A load under way."""
    return await ledger.start(db, "l_test", engine="test", paths=[])


@pytest.fixture
def item(engine: Engine) -> Callable[..., Item]:
    """Make an item: a text at a place, and its reading."""
    return reader(engine)


async def told(db: Connection, since: int = 0) -> list[tuple[str, str]]:
    """What became of what, in order; quotes by their words."""
    found = await changes.find(db, since, Walk(200))
    return [(one.change, one.quote.text if one.quote else one.kind) for one in found.step.items]


async def test_what_comes_is_told_in_order(db, load, item) -> None:
    """Whoever is named stands before who names him; each under the version that brought it."""
    await store(db, [item(SHORT)], load=load)
    await store(db, [item(ROY, "/b.txt")], load=load)

    found = (await changes.find(db, 0, Walk(200))).step.items

    assert [(one.version, one.change, one.kind) for one in found if one.version == 1] == [
        (1, "added", "article"),
        (1, "added", "quote"),
    ]
    assert [one.id for one in found if one.kind == "actor"] == ["ann-lee", "raj-roy"]
    assert [(one.version, one.change, one.id) for one in found if one.kind == "actor"] == [
        (2, "replaced", "ann-lee"),
        (2, "added", "raj-roy"),
    ]


async def test_only_what_differs_is_told(db, load, item) -> None:
    """Of a report that changes its quotes, as their evidence is another text; not whom they are counted for as before."""
    await store(db, [item(f"{SHORT}\n\n“It will stay open,” said Raj Roy.")], load=load)
    await store(db, [item(LEE, "/b.txt")], load=load)

    await store(db, [item(f"{SHORT}\n\n“It will be shut,” said Raj Roy.")], load=load)

    assert await told(db, 2) == [
        ("replaced", "article"),
        ("replaced", "The bridge is safe"),
        ("added", "It will be shut"),
        ("lost", "quote"),
    ]


async def test_the_same_again_is_no_change(db, load, item) -> None:
    """A second place of the same bytes tells nothing."""
    await store(db, [item(LEE)], load=load)

    await store(db, [item(LEE, "/b.txt")], load=load)

    assert await told(db, 1) == []


async def test_a_family_that_grows_is_told_of_all_its_quotes(db, load, item) -> None:
    """Also of those whose report nobody touched."""
    await store(db, [item(ROY)], load=load)

    await store(db, [item(ROY, "/b.txt", id="b")], load=load)

    assert ("replaced", "The bridge is closed and it stays closed") in await told(db, 1)


async def test_a_merged_actor_leads_to_the_other(db, database_url, load, item) -> None:
    """Its quotes are told with their new speaker; undone, it is added."""
    await store(db, [item(BETH)], load=load)

    await merge(database_url, "annabeth-lee", "ann-lee")
    merged = (await changes.find(db, 1, Walk(200))).step.items
    await split(database_url, "ann-lee", "annabeth-lee", [])
    undone = (await changes.find(db, 2, Walk(200))).step.items

    [gone] = [one for one in merged if one.change == "merged"]
    assert (gone.id, gone.replaced_by, gone.actor) == ("annabeth-lee", "ann-lee", None)
    assert "ann-lee" in {one.quote.speaker.actor.id for one in merged if one.quote and one.quote.speaker.actor}
    assert ("added", "annabeth-lee") in {(one.change, one.id) for one in undone}


async def test_a_register_that_calls_somebody_otherwise_is_told_of_his_quotes(db, load, item) -> None:
    """The package's tables may spell a name anew; by and about whom it is."""
    await sync(db)
    follower = Follower(db)
    await store(db, [item("“We saw nothing of it,” the Pentagon said on Monday. NATO denied it.")], load=load)
    await db.execute("UPDATE actors SET name = 'Old Name' WHERE quotes > 0")
    async with db.transaction():
        keys = {row["key"] for row in await db.fetch("SELECT key FROM actors WHERE quotes > 0")}
        await changes.note(db, await storing.take_version(db), changes.Touched(renamed=keys))
    await follower.catch_up()

    await sync(db)
    await follower.catch_up()

    assert follower.copy == await on_record(db)
    assert "Old Name" not in str(follower.copy)


STEPS = st.one_of(
    st.tuples(st.just("load"), st.sampled_from(["/a", "/b", "/c"]), st.sampled_from(TEXTS)),
    st.tuples(st.just("both"), st.sampled_from(TEXTS), st.sampled_from(TEXTS)),
    st.tuples(st.just("crash"), st.sampled_from(TEXTS)),
    st.tuples(st.just("merge"), st.sampled_from(["raj-roy", "annabeth-lee"]), st.just("ann-lee")),
    st.tuples(st.just("split"), st.just("ann-lee"), st.sampled_from(["raj-roy", "annabeth-lee"])),
    st.tuples(st.just("withdraw"), st.sampled_from(["articles", "quotes"])),
    st.tuples(st.just("turn")),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, max_size=10))
async def test_a_follower_has_what_the_lists_show(
    db, database_url, load, item, *, monkeypatch, steps: list[tuple[str, ...]]
) -> None:
    """While writers commit, crash, and write side by side, and pages are taken in between; nothing is told twice."""
    await db.execute("DELETE FROM withdrawals")
    writer = Writer(database_url, load, item, monkeypatch)
    follower = Follower(db, limit=2)
    for what, *given_ in steps:
        if what == "turn":
            await follower.turn()
        else:
            await getattr(writer, what)(*given_)

    await follower.catch_up()

    assert follower.copy == await on_record(db)
    assert await db.fetchval("SELECT count(*) FROM changes WHERE change IN ('added', 'replaced')") == len(follower.copy)
    assert await miscounted(db) == {}


class Writer:
    """Does what writers do, each on a connection of its own."""

    def __init__(self, url: str, load: int, item: Callable[..., Item], monkeypatch: pytest.MonkeyPatch) -> None:
        self._url = url
        self._load = load
        self._item = item
        self._monkeypatch = monkeypatch

    async def load(self, place: str, text: str) -> None:
        """One batch of one report."""
        db = await connect(self._url)
        try:
            with suppress(ServiceError):  # it may have been withdrawn
                await store(db, [self._item(text, place, id=place)], load=self._load)
        finally:
            await db.close()

    async def both(self, one: str, other: str) -> None:
        """Two at once."""
        await asyncio.gather(self.load("/a", one), self.load("/d", other))

    async def crash(self, text: str) -> None:
        """A batch whose process dies before its end."""

        async def fail(*_: Any) -> None:
            raise RuntimeError("the cable is cut")

        with self._monkeypatch.context() as patch:
            patch.setattr(storing_batches.storing, "put_documents", fail)
            with suppress(RuntimeError):
                await self.load("/a", text)

    async def merge(self, id: str, into: str) -> None:
        """A decision, if it can be taken."""
        with suppress(ServiceError):
            await merge(self._url, id, into)

    async def withdraw(self, table: str) -> None:
        """The first article or quote, if there is one."""
        db = await connect(self._url)
        id = await db.fetchval(f"SELECT id FROM {table} ORDER BY id LIMIT 1")  # noqa: S608 - one of two words
        await db.close()
        if id is not None:
            await withdraw(self._url, [id], reason="an order")

    async def split(self, id: str, off: str) -> None:
        """Another."""
        with suppress(ServiceError):
            await split(self._url, id, off, [])
