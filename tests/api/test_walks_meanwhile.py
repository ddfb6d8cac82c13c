"""Walks over lists that change on the way."""

from datetime import timedelta
from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.db.pool import Connection
from tests.api.answers import ids
from tests.api.test_walks import SLOW
from tests.make import DAY, Make


@pytest.mark.parametrize("path", ["/articles", "/articles?speaker=walker", "/actors?sort=name"])
async def test_other_lists_stand_changes_too(client: AsyncClient, make: Make, db: Connection, path: str) -> None:
    """What stays is met once and in order while articles and actors come between two pages, and others go."""
    walker = await make.actor("Walker")
    articles = [await make.article(published_on=DAY + timedelta(days=n % 4)) for n in range(8)]
    quotes = [await make.quote(walker, one) for one in articles]
    url, _, query = path.partition("?")
    params: dict[str, Any] = {"limit": 2} | dict(pair.split("=") for pair in query.split("&") if pair)
    for n in range(8):
        await make.actor(f"Person {n}")
    order = ids(await client.get(url, params={**params, "limit": 200}))
    met, gone = [], {articles[5].id, "person-5"}

    for n in range(100):
        page = await client.get(url, params=params)
        met += ids(page)
        if (cursor := page.json()["page"]["next"]) is None:
            break
        params["cursor"] = cursor
        await make.quote(walker, await make.article(published_on=DAY + timedelta(days=n)))
        await make.actor(f"Person {n}b")
        if n == 0:
            await db.execute("DELETE FROM quotes WHERE id = $1", quotes[5].id)
            await db.execute("DELETE FROM articles WHERE id = $1", articles[5].id)
            await db.execute("DELETE FROM actors WHERE id = 'person-5'")
        await make.change()

    assert len(met) == len(set(met))
    assert [id for id in met if id in order and id not in gone] == [id for id in order if id not in gone]


@given(
    sort=st.sampled_from(["said_on", "-said_on", "-published_at", "loaded_at"]),
    limit=st.integers(1, 3),
    changes=st.lists(st.tuples(st.booleans(), st.integers(0, 11)), max_size=6),
)
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
async def test_what_stays_is_met_once_while_others_come_and_go(
    client: AsyncClient, make: Make, db: Connection, *, sort: str, limit: int, changes: list[tuple[bool, int]]
) -> None:
    """Between two pages quotes are added and withdrawn; all others come in their order, each once."""
    await db.execute("DELETE FROM quotes")
    made = [(await make.quote(said_to=DAY + timedelta(days=n % 5))).id for n in range(12)]
    params: dict[str, Any] = {"sort": sort, "limit": limit}
    met, gone, order = [], set(), ids(await client.get("/quotes", params={"sort": sort, "limit": 200}))

    while True:
        page = await client.get("/quotes", params=params)
        met += ids(page)
        if (cursor := page.json()["page"]["next"]) is None:
            break
        params["cursor"] = cursor
        if changes:
            comes, n = changes.pop()
            if comes:
                await make.quote(said_to=DAY + timedelta(days=n))
            else:
                gone.add(made[n])
                await db.execute("DELETE FROM quotes WHERE id = $1", made[n])
            await make.change()

    assert len(met) == len(set(met))
    assert [id for id in met if id in order and id not in gone] == [id for id in order if id not in gone]
