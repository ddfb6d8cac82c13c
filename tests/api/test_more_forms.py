"""The forms of lists that are counted, or of what the service did: what their pages hold, and no more counting."""

import pytest
from httpx import AsyncClient

from service.db import company
from service.db.pool import Connection
from tests.api.answers import faults
from tests.api.test_forms import items, lines, nodes, rows
from tests.make import Make


@pytest.fixture
async def busy(make: Make, db: Connection) -> None:
    """Somebody whom many name, two reports that say the same, loads, and all of it in the feed of changes."""
    ann, other = await make.actor("Ann Lee"), await make.actor("Raj Roy")
    first, second = await make.article(), await make.article()
    quote = await make.quote(ann, first)
    await make.family(quote, await make.quote(ann, second))
    await make.about(await make.quote(other), ann)
    await db.execute(
        "INSERT INTO actors (id, name, kind) SELECT 'p-' || n, 'P' || n, 'person' FROM generate_series(1, 450) n"
    )
    await db.execute(
        "INSERT INTO quote_abouts (quote_id, actor_key, at, said_to, published_on) "
        "SELECT q.id, a.key, '{{0,4}}', q.said_to, q.published_on FROM quotes q, actors a WHERE q.id = $1 AND a.id LIKE 'p-%'",
        quote.id,
    )
    for _ in range(3):
        await make.load()
    await make.noted()


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize(
    "path",
    ["/actors/ann-lee/with", "/articles/a_000001/similar", "/changes", "/changes?since=0&fields=id,kind", "/loads"],
)
async def test_hold_what_the_pages_hold(client: AsyncClient, path: str) -> None:
    """In their order, gone on with from any item, and the last has no cursor."""
    url, _, query = path.partition("?")
    params = dict(pair.split("=") for pair in query.split("&") if pair)
    expected = await items(client, url, **params)

    found = lines(await client.get(url, params={**params, "format": "ndjson"}))
    table = rows(await client.get(url, params={**params, "format": "csv"}))

    ends = [item.pop("cursor") for item in found]
    assert found == expected != []
    assert [row["cursor"] for row in table] == [end or "" for end in ends]
    assert ends.index(None) == len(ends) - 1
    if ends[0] is not None:
        rest = lines(await client.get(url, params={**params, "format": "ndjson", "cursor": ends[0]}))
        assert [item | {"cursor": None} for item in rest] == [item | {"cursor": None} for item in expected[1:]]


@pytest.mark.usefixtures("busy")
async def test_are_linked_data_where_it_has_words_for_them(client: AsyncClient) -> None:
    """Actors and reports, with what we alone count of them; what has no word is refused."""
    people = nodes(await client.get("/actors/ann-lee/with?format=jsonld"))
    [report] = nodes(await client.get("/articles/a_000001/similar?format=jsonld"))
    refused = await client.get("/changes?format=jsonld")

    assert people[0]["@type"] == "Person"
    assert people[-1]["onrecord:about_them"] + people[-1]["onrecord:by_them"] == people[-1]["onrecord:total"] == 1
    assert (report["@type"], report["onrecord:score"]) == ("NewsArticle", 1.0)
    assert report["onrecord:families"][0]["@id"].startswith("urn:onrecord:family:f_")
    assert faults(refused) == {"format": "'jsonld' is not allowed; it takes one of json, ndjson, csv"}


@pytest.mark.usefixtures("busy")
async def test_a_stream_counts_as_seldom_as_it_can(client: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each read counts all of it: once for many items, which are sent in smaller pieces all the same."""
    reads = []

    async def counted(*asked: object, **given: object) -> object:
        reads.append(asked)
        return await counterparts(*asked, **given)

    counterparts = company.counterparts
    monkeypatch.setattr(company, "counterparts", counted)
    whole = lines(await client.get("/actors/ann-lee/with?format=ndjson"))
    part = lines(await client.get("/actors/ann-lee/with?format=ndjson&limit=3"))

    assert (len(whole), len(part), len(reads)) == (451, 3, 2)
    assert part == whole[:3]


async def test_what_is_no_more_is_said_so(client: AsyncClient, make: Make, db: Connection) -> None:
    """As of every other list under a record."""
    article = await make.article()
    await make.quote(await make.actor("Ann Lee"), article)
    await make.noted()
    await db.execute("TRUNCATE quotes, articles, actors CASCADE")
    await db.execute("UPDATE changes SET change = 'withdrawn'")

    for path in ("/actors/ann-lee/with", f"/articles/{article.id}/similar"):
        assert (await client.get(path)).status_code == 410, path
