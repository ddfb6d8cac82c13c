"""Walks over quotes, whatever is asked: what they give is what picking and sorting all rows by hand gives."""

from datetime import UTC, date, datetime, timedelta
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
from tests.make import DAY, Make

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
ROWS = """
SELECT q.*, s.id AS speaker_id, s.kind AS speaker_is, a.id AS report, a.publisher, a.agency,
       ARRAY(SELECT t.id FROM quote_abouts o JOIN actors t ON t.key = o.actor_key WHERE o.quote_id = q.id) AS about,
       coalesce(q.published_at, q.published_on::timestamp AT TIME ZONE 'UTC') AS appeared,
       ARRAY(SELECT (1e6::float8 * ts_rank(q.words, websearch_to_tsquery('english', w.word), 1))::int
               FROM unnest($1::text[]) WITH ORDINALITY AS w (word, n) ORDER BY w.n) AS ranks
  FROM quotes q
  JOIN articles a ON a.key = q.article_key
  LEFT JOIN actors s ON s.key = q.actor_key
"""
#: What is searched for.
WORDS = ["berth", "ship", "berth -ship"]
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
    rows = [dict(row) for row in await db.fetch(ROWS, WORDS)]
    await db.close()
    async with calling(Settings(database_url=corpus_url, access_log=False)) as client:
        yield Known(client, rows)


async def fill(make: Make) -> None:
    """Days from a week, of which some are unknown; every text has one of three words."""
    quotes = []
    speakers = [await make.actor("Ann Lee"), await make.actor("The Navy", kind="organisation"), None]
    for n in range(40):
        day = None if n % 13 == 0 else DAY + timedelta(days=n * 7 % 5)
        at = datetime(2021, 8, day.day, n % 24, tzinfo=UTC) if day and n % 3 else None
        article = await make.article(
            published_on=day, published_at=at, publisher=("Post", "Times")[n % 2], agency=("PTI", None, "AP")[n % 3]
        )
        said: dict[str, Any] = {"said_from": DAY, "said_precision": "week"} if day and n % 4 == 0 else {}
        if day and n % 7 == 0:
            said = {"said_from": DAY.replace(day=1), "said_precision": "month"}
        said |= {"confidence": (0.5, 0.7, 0.9)[n % 3], "occasion": ("Interview", None)[n % 2], "lemma": "say"}
        said |= {"stance": ("neutral", "denial", "claim")[n % 3], "cue": ("said", "Says", None)[n * 5 % 3]}
        quote = await make.quote(
            speakers[n % 3], article, text=("A berth", "A ship", "No berth, no ship")[n % 3 - n % 2],
            kind=("direct", "indirect")[n % 2], loaded_at=datetime(2021, 11, 1 + n % 3, tzinfo=UTC),
            addressee=("reporters", "the BBC", None)[n // 2 % 3], **said,
        )  # fmt: skip
        quotes.append(quote)
        for about in [one for one in speakers[:2] if one and n % 3]:
            await make.about(quote, about)
    for first, *others in (quotes[3:9], quotes[10:30:5]):
        await make.family(first, *others)


VALUES: dict[str, Any] = {
    "speaker": st.lists(st.sampled_from(["ann-lee", "navy", "nobody"]), min_size=1, max_size=2, unique=True),
    "speaker_kind": st.sampled_from(["person", "organisation"]),
    "about": st.lists(st.sampled_from(["ann-lee", "navy"]), min_size=1, max_size=2, unique=True),
    "kind": st.sampled_from(["direct", "indirect"]),
    "publisher": st.sampled_from(["post", "TIMES"]),
    "agency": st.sampled_from(["pti", "AP"]),
    "stance": st.lists(st.sampled_from(["neutral", "denial"]), min_size=1, max_size=2, unique=True),
    "cue": st.sampled_from(["SAID", "says", "say"]),
    "occasion": st.just("interview"),
    "addressee": st.sampled_from(["Reporters", "bbc"]),
    "min_confidence": st.sampled_from([0.6, 0.9]),
    "article": st.lists(st.sampled_from([f"a_{n:06}" for n in range(1, 81)]), min_size=20, max_size=50, unique=True),
    "family": st.sampled_from(["first", "all"]),
    "use_date": st.sampled_from(["said", "published", "loaded"]),
    "q": st.sampled_from(WORDS),
    "undated": st.just("exclude"),
    "from": st.sampled_from(["2021-08-10", "2021-08", "2021-11-02"]),
    "to": st.sampled_from(["2021-08-02", "2021-08-11", "2021-08-12T10:00:00Z", "2021-11"]),
}
#: A few things at a time, as all at once find nothing.
ASKED = (
    st.sets(st.sampled_from(sorted(VALUES)), max_size=4)
    .flatmap(lambda names: st.fixed_dictionaries({name: VALUES[name] for name in sorted(names)}))
    .filter(lambda asked: asked.get("from", "") <= asked.get("to", "9"))
)
SORTS = ["said_on", "-said_on", "published_at", "-published_at", "loaded_at", "-loaded_at"]


@given(ASKED, st.sampled_from(SORTS), st.integers(1, 9))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
async def test_a_walk_gives_what_all_rows_give(corpus: Known, asked: dict[str, Any], sort: str, limit: int) -> None:
    """The same quotes in the same order, each once, forwards and backwards, and as many as are counted."""
    sort = "relevance" if "q" in asked and limit % 2 else sort
    expected = [row["id"] for row in by_hand(corpus.rows, asked, sort)]

    pages = await walk(corpus.client, "/quotes", **asked, sort=sort, limit=limit)
    end = await last_cursor(corpus.client, "/quotes", **asked, sort=sort, limit=limit)
    back = await walk(
        corpus.client, "/quotes", "prev", **asked, sort=sort, limit=limit, **{"cursor": end} if end else {}
    )
    counted = await corpus.client.get("/quotes", params={**asked, "count": "true", "limit": 1})

    assert [id for page in pages for id in page] == expected
    assert [id for page in reversed(back) for id in page] == expected
    assert counted.json()["meta"]["count"] == len(expected)


def by_hand(rows: list[dict[str, Any]], asked: dict[str, Any], sort: str) -> list[dict[str, Any]]:
    """The rows that were asked for, in the order that was asked for."""
    kept = [
        row
        for row in rows
        if all(MATCHES[name](row, value) for name, value in asked.items() if name in MATCHES) and is_within(row, asked)
    ]
    if sort == "relevance":
        at = WORDS.index(asked["q"])
        return sorted(kept, key=lambda row: (row["ranks"][at], last_day(row), row["id"]), reverse=True)
    return sorted(kept, key=KEYS[sort.lstrip("-")], reverse=sort.startswith("-"))


def is_within(row: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Whether a quote is of the days that are asked for, by the date that is spoken of: any of it is enough."""
    since, until = asked.get("from"), asked.get("to")
    if not (since or until):
        return True
    match asked.get("use_date", "said"):
        case "published":
            first = last = row["published_on"]
        case "loaded":
            first = last = row["loaded_at"].date()
        case _:
            first, last = row["said_from"] or row["said_to"], row["said_to"]
    if last is None or (since and last.isoformat() < (since + "-01")[:10]):
        return False
    if until and len(until) > len("2021-08-12") and asked.get("use_date") == "published" and row["published_at"]:
        return bool(row["published_at"] <= datetime.fromisoformat(until))
    return not until or first.isoformat()[: len(until)] <= until[:10]


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
    "agency": lambda row, name: (row["agency"] or "").lower() == name.lower(),
    "stance": lambda row, stances: row["stance"] in stances,
    "cue": lambda row, cue: cue.lower() in ((row["cue"] or "").lower(), row["lemma"]),
    "occasion": lambda row, name: (row["occasion"] or "").lower() == name.lower(),
    "addressee": lambda row, name: (row["addressee"] or "").lower().removeprefix("the ") == name.lower(),
    "min_confidence": lambda row, least: row["confidence"] >= least,
    "article": lambda row, ids: row["report"] in ids,
    "family": lambda row, which: which == "all" or row["earliest"],
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
