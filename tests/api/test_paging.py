"""Walks over lists: every item once, in order, both ways, and no cursor that another query takes."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.api import cursors
from service.api.cursors import Cursor
from service.db.pool import Connection
from tests.api.answers import faults, ids, last_cursor, walk
from tests.make import DAY, Make

LISTS = [
    "/quotes",
    "/quotes?sort=said_on",
    "/quotes?sort=-published_at",
    "/quotes?sort=loaded_at",
    "/quotes?sort=relevance&q=statement",
    "/actors/ann-lee/quotes?sort=published_at",
    "/quotes?speaker=Lee&on_ambiguous=all",
    "/actors/ann-lee/quotes",
    "/articles",
    "/articles?sort=loaded_at",
    "/articles?speaker=Lee&on_ambiguous=all",
    "/articles?sort=relevance&q=report",
    "/actors",
    "/actors?sort=name",
    "/actors?sort=quotes",
    "/loads",
]


@pytest.fixture
async def corpus(make: Make) -> str:
    """Nine quotes by two who share a name, many on one day and some undated; the id of a report with five of them."""
    ann, bob = await make.actor("Ann Lee", "Lee"), await make.actor("Bob Lee", "Lee")
    article = await make.article()
    for n in range(5):
        await make.quote(ann if n % 2 else bob, article, said_to=DAY - timedelta(days=n // 2))
        await make.figure(article, ann if n % 2 else bob, n)
    undated = await make.article(published_on=None)
    for _ in range(2):
        await make.quote(ann, undated)
        await make.quote(bob, await make.article(published_on=date(2021, 1, 1)))
    for n in range(5):
        await make.actor(f"Person {n}")
        await make.load()
    return article.id


def lists(article: str) -> list[str]:
    """Every list that there is."""
    return [*LISTS, f"/articles/{article}/quotes", f"/articles/{article}/actors"]


async def test_every_walk_gives_the_whole_list_once(client: AsyncClient, corpus: str) -> None:
    """Whatever the page size, forwards and back again."""
    for path in lists(corpus):
        url, _, query = path.partition("?")
        params = dict(pair.split("=") for pair in query.split("&")) if query else {}
        whole = ids(await client.get(url, params={**params, "limit": 200}))
        assert len(whole) > 1
        for limit in range(1, len(whole) + 2):
            pages = await walk(client, url, **params, limit=limit)
            assert [id for page in pages for id in page] == whole, path
            assert all(len(page) == limit for page in pages[:-1])
            end = await last_cursor(client, url, **params, limit=limit)
            back = await walk(client, url, "prev", **params, limit=limit, **({"cursor": end} if end else {}))
            assert [id for page in reversed(back) for id in page] == whole, path
        counted = await client.get(url, params={**params, "limit": 1, "count": "true"})
        assert counted.json()["meta"]["count"] == len(whole), path


@given(
    days=st.lists(st.none() | st.integers(0, 2), min_size=1, max_size=12),
    limits=st.lists(st.integers(1, 5), min_size=12, max_size=12),
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_page_size_may_change_on_the_way(client: AsyncClient, make: Make, days, limits) -> None:
    """Any order of days and any sequence of page sizes gives the list as one page has it."""
    actor = await make.actor(f"Walker {make_number()}")
    for day in days:
        said = None if day is None else DAY + timedelta(days=day)
        await make.quote(actor, said_to=said)
    path, params = f"/actors/{actor.id}/quotes", {}
    whole = ids(await client.get(path, params={"limit": 200}))

    met = []
    for limit in limits:
        page = await client.get(path, params={**params, "limit": limit})
        met += ids(page)
        if not (cursor := page.json()["page"]["next"]):
            break
        params = {"cursor": cursor}

    assert met == whole
    assert len(whole) == len(days)


NUMBERS = iter(range(10**6))


def make_number() -> int:
    """A number that was not given before."""
    return next(NUMBERS)


@pytest.mark.usefixtures("corpus")
async def test_ends_are_null(client: AsyncClient) -> None:
    """The first page has no way back, the last no way on; the middle has both, and the header says the same."""
    first = await client.get("/quotes", params={"limit": 4})
    second = await client.get("/quotes", params={"limit": 4, "cursor": first.json()["page"]["next"]})
    third = await client.get("/quotes", params={"limit": 4, "cursor": second.json()["page"]["next"]})

    assert first.json()["page"]["prev"] is None
    assert set(first.links) == {"next"}
    assert set(second.links) == {"next", "prev"}
    assert third.json()["page"]["next"] is None
    assert set(third.links) == {"prev"}


@pytest.mark.usefixtures("corpus")
async def test_the_link_header_leads_on(client: AsyncClient) -> None:
    """Following the addresses as they stand walks the list, odd characters in the query or not."""
    params = {"speaker": "Lee", "on_ambiguous": "all", "limit": 2, "q": "statement OR «é&=+»"}
    response = await client.get("/quotes", params=params)
    met = ids(response)

    while "next" in response.links:
        response = await client.get(response.links["next"]["url"])
        met += ids(response)

    assert met == ids(await client.get("/quotes", params={**params, "limit": 200}))


async def test_a_cursor_of_another_query_is_refused(client: AsyncClient, corpus: str) -> None:
    """A cursor belongs to its list, its filters and its names."""
    cursor = (await client.get("/quotes", params={"speaker": "Ann Lee", "limit": 1})).json()["page"]["next"]

    for url, params in [
        ("/quotes", {"speaker": "Bob Lee"}),
        ("/quotes", {"speaker": "Ann Lee", "kind": "direct"}),
        ("/quotes", {}),
        ("/actors/ann-lee/quotes", {}),
        ("/articles", {}),
        (f"/articles/{corpus}/quotes", {}),
    ]:
        response = await client.get(url, params={**params, "cursor": cursor})

        assert response.status_code == 400
        assert "another query" in faults(response)["cursor"]


def older(cursor: Cursor) -> list[Any]:
    """What other versions of the service might have made of a cursor: without the mark, with another, and longer."""
    mark, *values = cursor.key
    keys = [values, [mark ^ 1, *values], [mark, *values, "x"], [*cursor.key[:-1]], []]  # type: ignore[operator]
    shapes = [[cursor.bound, cursor.key], [cursor.bound, cursor.key, "back", None], {"bound": cursor.bound}]
    return [*(msgspec.structs.replace(cursor, key=key) for key in keys), *shapes]


@pytest.mark.parametrize("format", ["json", "ndjson"])
async def test_a_cursor_of_another_version_is_refused(
    client: AsyncClient, corpus: str, db: Connection, format: str
) -> None:
    """Where a list was ordered otherwise, or cursors said something else, the caller is told to begin again."""
    id = await db.fetchval("SELECT id FROM corpus")
    for path in lists(corpus):
        url, _, query = path.partition("?")
        params = {"limit": "1", **(dict(pair.split("=") for pair in query.split("&")) if query else {})}
        given = (await client.get(url, params=params)).json()["page"]["next"]
        bound = cursors.DECODER.decode(cursors.signed(given, id)).bound
        cursor = cursors.read(given, bound, id)

        for other in older(cursor):
            text = cursors.sign(msgspec.msgpack.encode(other), id)
            response = await client.get(url, params={**params, "cursor": text, "format": format})

            assert response.status_code == 400, (path, other)
            assert "begin again without it" in faults(response)["cursor"], (path, other)


@pytest.mark.parametrize("forged", ["abc", "a" * 40, "é", "%00", "=", "AAAA.BBBB", "x" * 10_000])
async def test_a_made_up_cursor_is_refused(client: AsyncClient, forged) -> None:
    """Only the service makes cursors."""
    response = await client.get("/quotes", params={"cursor": forged})

    assert response.status_code == 400
    assert "cursor" in faults(response)


@pytest.mark.usefixtures("corpus")
async def test_a_changed_cursor_is_refused(client: AsyncClient) -> None:
    """No character of a cursor can be changed, not even one that stands for no bit."""
    cursor = (await client.get("/quotes", params={"limit": 1})).json()["page"]["next"]

    for at in range(len(cursor)):
        changed = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
        assert (await client.get("/quotes", params={"limit": 1, "cursor": changed})).status_code == 400


async def test_items_that_come_and_go_do_not_disturb_a_walk(client: AsyncClient, make: Make, db) -> None:
    """What stays is met once and in order, even when the last item met is gone."""
    made = [await make.quote(said_to=DAY + timedelta(days=n)) for n in range(6)]
    first = await client.get("/quotes", params={"limit": 2})
    await db.execute("DELETE FROM quotes WHERE id = ANY($1)", [made[4].id, made[3].id])
    await make.quote(said_to=DAY + timedelta(days=9))

    rest = await walk(client, "/quotes", limit=2, cursor=first.json()["page"]["next"])

    assert ids(first) == [made[5].id, made[4].id]
    assert [id for page in rest for id in page] == [made[n].id for n in (2, 1, 0)]
