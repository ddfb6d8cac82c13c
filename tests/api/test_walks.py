"""Walks over quotes, whatever is asked: what they give is what picking and sorting all rows by hand gives."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from httpx import AsyncClient, Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db.pool import Connection, connect
from service.settings import Settings
from tests.api.answers import ids, walk
from tests.api.conftest import calling
from tests.conftest import cloned, name_of
from tests.make import DAY, Made, Make

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
ROWS = """
SELECT q.*, s.id AS speaker_id, s.kind AS speaker_is, a.publisher,
       ARRAY(SELECT t.id FROM quote_abouts o JOIN actors t ON t.key = o.actor_key WHERE o.quote_id = q.id) AS about,
       coalesce(q.published_at, q.published_on::timestamp AT TIME ZONE 'UTC') AS appeared
  FROM quotes q
  JOIN articles a ON a.key = q.article_key
  LEFT JOIN actors s ON s.key = q.actor_key
"""
BEFORE_ALL = (date.min, datetime.min.replace(tzinfo=UTC))


class Known:
    """A caller, and the rows that it should find; no struct, as a test that fails would print them all."""

    def __init__(self, client: AsyncClient, rows: list[dict[str, Any]]) -> None:
        self.client = client
        self.rows = rows


@pytest.fixture(scope="module")
async def corpus_url(server_url: str, template_url: str) -> Any:
    """A database of forty quotes that share days, speakers and houses."""
    async with cloned(server_url, name_of(template_url)) as url:
        db = await connect(url)
        await fill(Make(db))
        await db.close()
        yield url


@pytest.fixture(scope="module")
async def corpus(corpus_url: str) -> Any:
    """A caller of a service over it, and all rows of its quotes."""
    db = await connect(corpus_url)
    rows = [dict(row) for row in await db.fetch(ROWS)]
    await db.close()
    async with calling(Settings(database_url=corpus_url, access_log=False)) as client:
        yield Known(client, rows)


async def fill(make: Make) -> None:
    """Days from a week, of which some are unknown; every text has one of three words."""
    speakers = [await make.actor("Ann Lee"), await make.actor("The Navy", kind="organisation"), None]
    for n in range(40):
        day = None if n % 13 == 0 else DAY + timedelta(days=n * 7 % 5)
        at = datetime(2021, 8, 9 + n % 4, n % 24, tzinfo=UTC) if n % 3 else None
        article = await make.article(published_on=day, published_at=day and at, publisher=("Post", "Times")[n % 2])
        said = {"said_from": DAY, "said_precision": "week"} if day and n % 4 == 0 else {}
        if day and n % 7 == 0:
            said = {"said_from": DAY.replace(day=1), "said_precision": "month"}
        quote = await make.quote(
            speakers[n % 3], article, text=("A berth", "A ship", "No berth, no ship")[n % 3 - n % 2],
            kind=("direct", "indirect")[n % 2], loaded_at=datetime(2021, 11, 1 + n % 3, tzinfo=UTC), **said,
        )  # fmt: skip
        for about in [one for one in speakers[:2] if one and n % 3]:
            await make.about(quote, about)


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "speaker": st.lists(st.sampled_from(["ann-lee", "navy", "nobody"]), min_size=1, max_size=2, unique=True),
        "speaker_kind": st.sampled_from(["person", "organisation"]),
        "about": st.lists(st.sampled_from(["ann-lee", "navy"]), min_size=1, max_size=2, unique=True),
        "kind": st.sampled_from(["direct", "indirect"]),
        "publisher": st.sampled_from(["post", "TIMES"]),
        "q": st.sampled_from(["berth", "ship", "berth -ship"]),
        "undated": st.just("exclude"),
        "from": st.sampled_from(["2021-08-10", "2021-08"]),
        "to": st.sampled_from(["2021-08-02", "2021-08-11", "2021-08-12T10:00:00Z"]),
    },
).filter(lambda asked: asked.get("from", "") <= asked.get("to", "9"))
SORTS = ["said_on", "-said_on", "published_at", "-published_at", "loaded_at", "-loaded_at"]


@given(ASKED, st.sampled_from(SORTS), st.integers(1, 9))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
async def test_a_walk_gives_what_all_rows_give(corpus: Known, asked: dict[str, Any], sort: str, limit: int) -> None:
    """The same quotes in the same order, each once, forwards and backwards, and as many as are counted."""
    expected = [row["id"] for row in by_hand(corpus.rows, asked, sort)]

    pages = await walk(corpus.client, "/quotes", **asked, sort=sort, limit=limit)
    counted = await corpus.client.get("/quotes", params={**asked, "count": "true", "limit": 1})

    assert [id for page in pages for id in page] == expected
    assert counted.json()["meta"]["count"] == len(expected)


def by_hand(rows: list[dict[str, Any]], asked: dict[str, Any], sort: str) -> list[dict[str, Any]]:
    """The rows that were asked for, in the order that was asked for."""
    kept = [row for row in rows if all(MATCHES[name](row, value) for name, value in asked.items())]
    return sorted(kept, key=KEYS[sort.lstrip("-")], reverse=sort.startswith("-"))


def last_day(row: dict[str, Any]) -> date:
    """The day that a quote is sorted by."""
    return row["said_to"] or date.min


MATCHES: dict[str, Any] = {
    "speaker": lambda row, ids: row["speaker_id"] in ids,
    "about": lambda row, ids: bool({*row["about"]} & {*ids}),
    "speaker_kind": lambda row, kind: row["speaker_is"] == kind,
    "kind": lambda row, kind: row["kind"] == kind,
    "publisher": lambda row, name: row["publisher"].lower() == name.lower(),
    "q": lambda row, q: q.split()[0] in row["text"] and ("-ship" not in q or "ship" not in row["text"]),
    "undated": lambda row, _: row["said_precision"] != "unknown",
    "from": lambda row, at: row["said_to"] is not None and row["said_to"].isoformat() >= (at + "-01")[:10],
    "to": lambda row, at: row["said_to"] is not None and (row["said_from"] or row["said_to"]).isoformat() <= at[:10],
}
KEYS: dict[str, Any] = {
    "said_on": lambda row: (last_day(row), row["published_on"] or date.min, row["id"]),
    "published_at": lambda row: (row["appeared"] or BEFORE_ALL[1], row["id"]),
    "loaded_at": lambda row: (row["loaded_at"], row["id"]),
}


@pytest.mark.parametrize(
    "path", ["/quotes", "/articles?speaker=ann-lee", "/actors?sort=name", "/articles?sort=loaded_at"]
)
async def test_a_walk_outlives_the_service(corpus: Known, corpus_url: str, path: str) -> None:
    """A cursor is followed by another service over the same database as if nothing had been."""
    url, _, query = path.partition("?")
    params: dict[str, Any] = {"limit": 1} | dict(pair.split("=") for pair in query.split("&") if pair)
    first = await corpus.client.get(url, params=params)
    rest = await walk(corpus.client, url, **params, cursor=first.json()["page"]["next"])

    async with calling(Settings(database_url=corpus_url, access_log=False)) as restarted:
        again = await walk(restarted, url, **params, cursor=first.json()["page"]["next"])

    assert again == rest != []


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


CHANGES = st.lists(st.sampled_from(["quote", "article", "actor", "name", "withdrawn", "about"]), min_size=1, max_size=4)


@given(CHANGES)
@settings(max_examples=8, suppress_health_check=SLOW)
async def test_no_tag_outlives_its_answer(client: AsyncClient, make: Make, db: Connection, changes: list[str]) -> None:
    """After any change under a new version, whoever has another answer has another tag for it."""
    await db.execute("TRUNCATE quotes, articles, actors CASCADE")
    ann = await make.actor("Ann Lee")
    kept, article = await make.quote(ann), await make.article()
    paths = ["/quotes", "/quotes?fields=id", "/quotes?speaker=Lee&facets=speaker", "/articles?speaker=ann-lee", "/actors",
             "/actors/ann-lee", "/actors/ann-lee/with", f"/quotes/{kept.id}?expand=speaker.aliases", "/timeline",
             "/actors/resolve?name=Ann", f"/articles/{article.id}/quotes?count=true"]  # fmt: skip
    before = {path: await client.get(path) for path in paths}

    for change in changes:
        await CHANGE[change](make, db, ann, article)
        await make.change()
        after = {path: await client.get(path) for path in paths}

        for path in paths:
            one, other = before[path], after[path]
            assert told(one) == told(other) or one.headers["etag"] != other.headers["etag"], (path, change)
            again = await client.get(path, headers={"If-None-Match": one.headers["etag"]})
            assert again.status_code == 200 or told(one) == told(other), (path, change)
        before = after


def told(response: Response) -> Any:
    """An answer but for the version that it was read at."""
    assert response.status_code == 200, response.text
    return response.json() | {"meta": None}


async def withdraw(_make: Make, db: Connection, _ann: Made, article: Made) -> None:
    """Take the quotes of an article out."""
    await db.execute("DELETE FROM quotes WHERE article_key = $1", article.key)


async def rename(_make: Make, db: Connection, ann: Made, _article: Made) -> None:
    """Call somebody otherwise."""
    await db.execute("UPDATE actors SET name = name || 'r' WHERE key = $1", ann.key)


async def mention(make: Make, _db: Connection, ann: Made, article: Made) -> None:
    """Let somebody else speak of somebody."""
    await make.about(await make.quote(await make.actor(f"Person {next(NUMBERS)}"), article), ann)


NUMBERS = itertools.count()
CHANGE: dict[str, Any] = {
    "quote": lambda make, _db, ann, article: make.quote(ann, article),
    "article": lambda make, _db, _ann, _article: make.article(),
    "actor": lambda make, _db, _ann, _article: make.actor(f"Person {next(NUMBERS)}", "Ann"),
    "name": rename,
    "withdrawn": withdraw,
    "about": mention,
}


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
