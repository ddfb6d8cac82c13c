"""Articles by what is said in them: walks, counts and facets are what picking all rows by hand gives."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.db.pool import connect
from service.settings import Settings
from tests.api.answers import ids, last_cursor, walk
from tests.api.conftest import calling
from tests.conftest import cloned, name_of
from tests.make import DAY, Make

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
FACETS = "speaker,publisher,agency,month"
STATEMENTS = """
SELECT a.id, q.kind, q.stance, q.occasion, q.confidence, s.id AS speaker, s.kind AS speaker_kind,
       ARRAY(SELECT t.id FROM quote_abouts o JOIN actors t ON t.key = o.actor_key WHERE o.quote_id = q.id) AS about
  FROM quotes q
  JOIN articles a ON a.key = q.article_key
  LEFT JOIN actors s ON s.key = q.actor_key
"""
ARTICLES = "SELECT *, instant(published_at, published_on) AS appeared FROM articles"


class Known:
    """A caller, the articles and the statements in them; no struct, as a test that fails would print them all."""

    def __init__(self, client: AsyncClient, articles: list[dict[str, Any]], statements: list[dict[str, Any]]) -> None:
        self.client = client
        self.articles = articles
        self.statements = statements


@pytest.fixture(scope="module")
async def corpus(server_url: str, template_url: str) -> Any:
    """A caller of a service over thirty reports of a few days, with none to three statements in each."""
    async with cloned(server_url, name_of(template_url)) as url:
        db = await connect(url)
        await fill(Make(db))
        known = [[dict(row) for row in await db.fetch(statement)] for statement in (ARTICLES, STATEMENTS)]
        await db.close()
        async with calling(Settings(database_url=url, access_log=False)) as client:
            yield Known(client, *known)


async def fill(make: Make) -> None:
    """Speakers, houses, kinds and days repeat at steps that have no common divisor."""
    people = [await make.actor("Ann Lee"), await make.actor("Bob Roy"), await make.actor("Navy", kind="organisation")]
    speakers = [*people, None]
    for n in range(30):
        day = None if n % 13 == 0 else DAY + timedelta(days=n * 3 % 4)
        at = datetime(2021, 8, 9 + n * 3 % 4, n % 24, tzinfo=UTC) if day and n % 3 else None
        article = await make.article(
            ("A berth", "A ship", "No ship")[n % 3], published_on=day, published_at=at,
            publisher=("Post", "POST", "Times")[n % 3], agency="PTI" if n % 4 else None,
            loaded_at=datetime(2021, 11, 1 + n % 2, tzinfo=UTC),
        )  # fmt: skip
        for m in range(n % 4):
            quote = await make.quote(
                speakers[(n + m) % 4], article, kind=("direct", "indirect")[m % 2], confidence=(n % 5) / 5,
                stance=("claim", None, "denial")[(n + m) % 3], occasion=("interview", None)[n % 2],
            )  # fmt: skip
            if (n + m) % 2:
                await make.about(quote, people[n % 3])


NAMED = st.lists(st.sampled_from(["ann-lee", "bob-roy", "navy", "nobody"]), min_size=1, max_size=2, unique=True)
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "speaker": NAMED,
        "about": NAMED,
        "speaker_kind": st.sampled_from(["person", "organisation"]),
        "kind": st.sampled_from(["direct", "indirect"]),
        "stance": st.sampled_from(["claim", "denial"]),
        "occasion": st.just("Interview"),
        "min_confidence": st.sampled_from([0.4, 0.8]),
        "publisher": st.sampled_from(["post", "TIMES"]),
        "q": st.sampled_from(["berth", "ship"]),
        "from": st.sampled_from(["2021-08-10", "2021-08"]),
        "to": st.just("2021-08-11"),
    },
)
SORTS = ["published_at", "-published_at", "loaded_at", "-loaded_at"]


@given(ASKED, st.sampled_from(SORTS), st.integers(1, 7))
@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
async def test_a_walk_gives_what_all_rows_give(corpus: Known, asked: dict[str, Any], sort: str, limit: int) -> None:
    """The same articles in the same order, each once, forwards and backwards, and as many as are counted."""
    expected = by_hand(corpus, asked, sort)

    pages = await walk(corpus.client, "/articles", **asked, sort=sort, limit=limit)
    end = await last_cursor(corpus.client, "/articles", **asked, sort=sort, limit=limit)
    back = await walk(
        corpus.client, "/articles", "prev", **asked, sort=sort, limit=limit, **{"cursor": end} if end else {}
    )
    counted = await corpus.client.get("/articles", params={**asked, "count": "true", "limit": 1})

    assert [id for page in pages for id in page] == expected
    assert [id for page in reversed(back) for id in page] == expected
    assert counted.json()["meta"]["count"] == len(expected)


@given(ASKED)
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
async def test_facets_are_the_counts_of_the_filtered_lists(corpus: Known, asked: dict[str, Any]) -> None:
    """Asking with a value gives as many as the facet says; where an article has one, the counts make up the list."""
    answer = (await corpus.client.get("/articles", params={**asked, "facets": FACETS, "limit": 1})).json()
    whole = by_hand(corpus, asked, "published_at")

    for name, facet in answer["facets"].items():
        held = sum(one["count"] for one in facet["values"]) + facet["others"] + facet["none"]
        assert len(whole) <= held if name == "speaker" else len(whole) == held
        for one in facet["values"]:
            value = [one["value"]] if name in ("speaker", "publisher") else one["value"]
            if name not in asked or name == "speaker":
                assert (
                    len(by_hand(corpus, asked | {name: value[0] if name == "publisher" else value}, "loaded_at"))
                    == one["count"]
                )


def by_hand(corpus: Known, asked: dict[str, Any], sort: str) -> list[str]:
    """The ids of the articles that were asked for, in the order that was asked for."""
    said = {name: value for name, value in asked.items() if name in OF_STATEMENT}
    telling = {
        one["id"] for one in corpus.statements if all(OF_STATEMENT[name](one, value) for name, value in said.items())
    }
    kept = [
        row
        for row in corpus.articles
        if (not said or row["id"] in telling)
        and all(OF_ARTICLE[name](row, value) for name, value in asked.items() if name not in said)
    ]
    key = "appeared" if "published" in sort else "loaded_at"
    order = sorted(kept, key=lambda row: (str(row[key]) if isinstance(row[key], date) else "", row["id"]))
    return [row["id"] for row in (order[::-1] if sort.startswith("-") else order)]


def on(row: dict[str, Any]) -> str:
    """The day of a report, before all others where there is none."""
    return row["published_on"].isoformat() if row["published_on"] else ""


OF_STATEMENT: dict[str, Any] = {
    "speaker": lambda row, ids: row["speaker"] in ids,
    "about": lambda row, ids: bool({*row["about"]} & {*ids}),
    "speaker_kind": lambda row, kind: row["speaker_kind"] == kind,
    "kind": lambda row, kind: row["kind"] == kind,
    "stance": lambda row, stance: row["stance"] == stance,
    "occasion": lambda row, name: (row["occasion"] or "").lower() == name.lower(),
    "min_confidence": lambda row, least: row["confidence"] >= least,
}
OF_ARTICLE: dict[str, Any] = {
    "publisher": lambda row, name: row["publisher"].lower() == name.lower(),
    "agency": lambda row, name: row["agency"] == name,
    "q": lambda row, word: word in row["text"],
    "from": lambda row, day: on(row) >= (day + "-01")[:10],
    "to": lambda row, day: "" < on(row) <= day,
    "month": lambda row, month: on(row)[:7] == month,
}


async def test_marks_what_was_found(client: AsyncClient, make: Make) -> None:
    """In the headline and in the text, in either unit."""
    await make.article("🚢 No berth, two ships.", title="A ship")

    for unit, start in (("codepoints", 16), ("utf16", 17)):
        params = {"q": "ship", "highlight": "true", "offsets": unit}
        [found] = (await client.get("/articles", params=params)).json()["items"]

        assert found["matches"] == {"title": [[2, 6]], "text": [[start, start + 5]]}
    [silent] = (await client.get("/articles", params={"q": "ship"})).json()["items"]
    assert silent["matches"] is None


async def test_names_are_resolved_as_ever(client: AsyncClient, make: Make) -> None:
    """The answer says whom a name means, who else bears it, and a walk keeps to them."""
    ann, bob = await make.actor("Ann Lee", "Lee"), await make.actor("Bob Lee", "Lee")
    made = [(await make.article()).id for _ in range(2)]
    for _ in range(2):
        await make.quote(ann, await make.article(id=f"a_9{len(made)}"))
        made.append("")
    await make.quote(bob)

    first = await client.get("/articles", params={"speaker": "Lee", "limit": 1})
    refused = await client.get("/articles", params={"speaker": "Lee", "on_ambiguous": "error"})
    for _ in range(3):
        await make.quote(bob)
    rest = await walk(client, "/articles", speaker="Lee", limit=1, cursor=first.json()["page"]["next"])

    [resolution] = first.json()["resolution"]
    assert (resolution["actor"]["id"], resolution["reason"]) == ("ann-lee", "most_quoted")
    assert ids(first) == ["a_93"]
    assert rest == [["a_92"]]
    assert refused.status_code == 409
