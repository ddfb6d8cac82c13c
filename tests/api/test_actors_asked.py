"""Actors by what is asked of them: walks and counts are what picking all rows by hand gives."""

from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db.pool import connect
from service.settings import Settings
from tests.api.answers import last_cursor, walk
from tests.api.conftest import calling
from tests.conftest import cloned, name_of
from tests.make import Make

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
ROWS = """
SELECT a.*,
       ARRAY(SELECT n.folded FROM actor_names n WHERE n.actor_key = a.key) AS names,
       ARRAY(SELECT lower(r.text) FROM stated_roles r WHERE r.actor_key = a.key) AS roles
  FROM actors a
"""
FIRST, LAST = ("Ann", "Bob", "Émile"), ("Lee", "Leeds", "van Dyk", "Roy")


class Known:
    """A caller, and the rows that it should find; no struct, as a test that fails would print them all."""

    def __init__(self, client: AsyncClient, rows: list[dict[str, Any]]) -> None:
        self.client = client
        self.rows = rows


@pytest.fixture(scope="module")
async def corpus(server_url: str, template_url: str) -> Any:
    """A caller of a service over thirty actors who share names, roles and numbers of quotes."""
    async with cloned(server_url, name_of(template_url)) as url:
        db = await connect(url)
        await fill(Make(db))
        rows = [dict(row) for row in await db.fetch(ROWS)]
        await db.close()
        async with calling(Settings(database_url=url, access_log=False)) as client:
            yield Known(client, rows)


async def fill(make: Make) -> None:
    """Names, kinds, roles and counts repeat at steps that have no common divisor."""
    article = await make.article()
    for n in range(30):
        name = f"{FIRST[n % 3]} {LAST[n % 4]}"
        actor = await make.actor(
            name,
            LAST[n % 4],
            id=f"actor-{n * 7 % 30}",
            kind=("person", "organisation", "country")[n % 5 % 3],
            quotes=n % 4,
        )
        for role in [("Mayor", "Press Secretary")[n % 2]] if n % 3 else []:
            await make.role(article, actor, role, n)


VALUES: dict[str, Any] = {
    "q": st.sampled_from(["le", "LEE", "leed", "emil", "dyk", "ann le", "nobody", "oy"]),
    "kind": st.lists(st.sampled_from(["person", "organisation", "country"]), min_size=1, max_size=2, unique=True),
    "role": st.lists(st.sampled_from(["mayor", "PRESS secretary"]), min_size=1, max_size=2, unique=True),
}
ASKED = st.fixed_dictionaries({}, optional=VALUES)


@given(ASKED, st.sampled_from(["quotes", "-quotes", "name", "-name"]), st.integers(1, 7))
@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
async def test_a_walk_gives_what_all_rows_give(corpus: Known, asked: dict[str, Any], sort: str, limit: int) -> None:
    """The same actors in the same order, each once, forwards and backwards, and as many as are counted."""
    expected = by_hand(corpus.rows, asked, sort)

    pages = await walk(corpus.client, "/actors", **asked, sort=sort, limit=limit)
    end = await last_cursor(corpus.client, "/actors", **asked, sort=sort, limit=limit)
    back = await walk(
        corpus.client, "/actors", "prev", **asked, sort=sort, limit=limit, **{"cursor": end} if end else {}
    )
    counted = await corpus.client.get("/actors", params={**asked, "count": "true", "limit": 1})

    assert [id for page in pages for id in page] == expected
    assert [id for page in reversed(back) for id in page] == expected
    assert counted.json()["meta"]["count"] == len(expected)


def by_hand(rows: list[dict[str, Any]], asked: dict[str, Any], sort: str) -> list[str]:
    """The ids of the actors that were asked for, in the order that was asked for."""
    kept = [row for row in rows if all(MATCHES[name](row, value) for name, value in asked.items())]
    order = sorted(kept, key=KEYS[sort.lstrip("-")], reverse=sort == "-name")
    return [row["id"] for row in (order[::-1] if sort == "quotes" else order)]


MATCHES: dict[str, Any] = {
    "q": lambda row, q: any(f" {q.lower()}" in f" {name}" for name in row["names"]),
    "kind": lambda row, kinds: row["kind"] in kinds,
    "role": lambda row, roles: bool({*row["roles"]} & {role.lower() for role in roles}),
}
KEYS: dict[str, Any] = {
    "quotes": lambda row: (-row["quotes"], row["id"]),
    "name": lambda row: (row["name"].encode(), row["id"]),
}
