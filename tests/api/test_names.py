"""Names in a request: whom they are taken to mean, and that the answer says so."""

from datetime import date

import pytest
from httpx import AsyncClient

from service.db.pool import Connection
from tests.api.answers import faults, ids, walk
from tests.make import Made, Make


@pytest.fixture
async def sullivans(make: Make) -> list[Made]:
    """Two who share a surname: the first is quoted twice, the second once."""
    jake, dan = await make.actor("Jake Sullivan", "Sullivan"), await make.actor("Dan Sullivan", "Sullivan")
    return [await make.quote(jake), await make.quote(jake), await make.quote(dan)]


async def test_says_whom_a_name_meant(client: AsyncClient, make: Make) -> None:
    """One bearer: taken, nobody else listed."""
    await make.actor("John Kirby", "Kirby")

    response = await client.get("/quotes", params={"speaker": "KIRBY’s"})

    assert response.json()["resolution"] == [
        {
            "query": "KIRBY’s",
            "actor": {"id": "john-kirby", "name": "John Kirby", "kind": "person"},
            "alternatives": [],
            "others": 0,
            "reason": "only_bearer",
        }
    ]


async def test_takes_the_most_quoted_and_lists_the_rest(client: AsyncClient, sullivans: list[Made]) -> None:
    """Homonyms are never merged silently."""
    response = await client.get("/quotes", params={"speaker": "Sullivan"})

    assert ids(response) == [sullivans[1].id, sullivans[0].id]
    [resolution] = response.json()["resolution"]
    assert (resolution["actor"]["id"], resolution["reason"]) == ("jake-sullivan", "most_quoted")
    assert resolution["alternatives"] == [{"id": "dan-sullivan", "name": "Dan Sullivan", "kind": "person", "quotes": 1}]


async def test_takes_all_when_asked(client: AsyncClient, sullivans: list[Made]) -> None:
    """All bearers' quotes in one order, each once."""
    response = await client.get("/quotes", params={"speaker": "Sullivan", "on_ambiguous": "all", "count": "true"})

    assert ids(response) == [quote.id for quote in reversed(sullivans)]
    assert response.json()["resolution"][0]["reason"] == "all"
    assert response.json()["meta"]["count"] == 3


@pytest.mark.usefixtures("sullivans")
async def test_refuses_several_when_asked(client: AsyncClient) -> None:
    """A conflict that lists the candidates, so that the caller can choose."""
    response = await client.get("/quotes", params={"speaker": "Sullivan", "on_ambiguous": "error"})

    assert response.status_code == 409
    [resolution] = response.json()["resolution"]
    assert [resolution["actor"]["id"], resolution["alternatives"][0]["id"]] == ["jake-sullivan", "dan-sullivan"]


@pytest.mark.usefixtures("sullivans")
async def test_an_id_is_exact(client: AsyncClient, make: Make) -> None:
    """An id is taken as it is, whatever is asked about homonyms; others of that name are still listed."""
    named = await make.actor("Sullivan", id="sullivan")
    quote = await make.quote(named)

    for on_ambiguous in ("best", "all", "error"):
        response = await client.get("/quotes", params={"speaker": "sullivan", "on_ambiguous": on_ambiguous})

        assert ids(response) == [quote.id]
        [resolution] = response.json()["resolution"]
        assert resolution["reason"] == "id"
        assert {one["id"] for one in resolution["alternatives"]} == {"jake-sullivan", "dan-sullivan"}


async def test_a_name_that_very_many_bear(client: AsyncClient, db: Connection, make: Make) -> None:
    """The likeliest of the others are listed, and the number of the rest; the way on can always be sent."""
    await db.execute(
        """
        WITH made AS (
          INSERT INTO actors (key, id, name, kind, quotes) OVERRIDING SYSTEM VALUE
          SELECT 2^40 + n, 'poe-' || n, 'Sam Poe', 'person', n FROM generate_series(1, 1001) n RETURNING key
        )
        INSERT INTO actor_names (actor_key, folded, name, articles) SELECT key, 'sam poe', 'Sam Poe', 1 FROM made
        """
    )
    for n in (1, 2):
        await make.quote(Made(2**40 + n, f"poe-{n}"))
    all_of_them = {"speaker": "Sam Poe", "on_ambiguous": "all", "limit": 1}

    best = (await client.get("/quotes", params={"speaker": "Sam Poe"})).json()["resolution"][0]
    lines = await client.get("/quotes", params={"speaker": "Sam Poe", "format": "ndjson"})
    refused = {form: await client.get("/quotes", params={**all_of_them, "format": form}) for form in ("json", "ndjson")}
    whole = await client.get("/quotes", params=all_of_them | {"limit": 2})
    await db.execute("DELETE FROM actor_names WHERE actor_key = 2^40 + 1001")
    first = await client.get("/quotes", params=all_of_them)
    await db.execute("UPDATE actors SET quotes = 0 WHERE id = 'poe-2'")
    second = await client.get(first.links["next"]["url"])
    best_of = {"speaker": "Sam Poe", "limit": 1}
    await db.execute("UPDATE actors SET quotes = 9000 WHERE id = 'poe-1'")
    await make.quote(Made(2**40 + 1, "poe-1"))
    begun = await client.get("/quotes", params=best_of)
    await db.execute(
        """
        WITH made AS (
          INSERT INTO actors (id, name, kind, quotes)
          SELECT 'new-' || n, 'Sam Poe', 'person', 90000 FROM generate_series(1, 1500) n RETURNING key
        )
        INSERT INTO actor_names (actor_key, folded, name, articles) SELECT key, 'sam poe', 'Sam Poe', 1 FROM made
        """
    )
    gone_on = (await client.get(begun.links["next"]["url"])).json()

    assert ([one["id"] for one in best["alternatives"]][:2], len(best["alternatives"])) == (["poe-1000", "poe-999"], 50)
    assert (best["actor"]["id"], best["others"]) == ("poe-1001", 950)
    assert lines.headers["resolution"].endswith(";alternatives=1000")
    for response in refused.values():
        assert response.status_code == 400
        assert "more than the 1,000 actors" in faults(response)["on_ambiguous"]
    assert len(ids(whole)) == 2
    assert [*ids(first), *ids(second)] == ids(whole)
    assert (gone_on["resolution"][0]["actor"]["id"], gone_on["resolution"][0]["others"]) == ("poe-1", 2_449)
    assert gone_on["items"][0]["speaker"]["actor"]["id"] == "poe-1"


async def test_several_names_mean_any_of_them(client: AsyncClient, make: Make) -> None:
    """Quotes of either, each once even where two names mean the same actor."""
    lee, roy = await make.actor("Ann Lee", "Lee"), await make.actor("Raj Roy")
    quotes = [await make.quote(lee), await make.quote(roy)]

    response = await client.get("/quotes", params={"speaker": ["Lee", "Ann Lee", "Raj Roy", "Nobody Atall"]})

    assert ids(response) == [quotes[1].id, quotes[0].id]
    assert [one["reason"] for one in response.json()["resolution"]] == ["only_bearer"] * 3 + ["nobody"]


async def test_a_name_that_nobody_bears(client: AsyncClient, make: Make) -> None:
    """An empty page that says so, with near spellings; never everybody's quotes."""
    await make.quote(await make.actor("John Kirby", "Kirby"))

    response = await client.get("/quotes", params={"speaker": "Kriby"})

    assert ids(response) == []
    [resolution] = response.json()["resolution"]
    assert (resolution["actor"], resolution["reason"]) == (None, "nobody")
    assert [one["id"] for one in resolution["alternatives"]] == ["john-kirby"]


@pytest.mark.parametrize("written", ["Kriby", "Kirbi", "Jon Kirby", "John Kirbie", "Jhon Kirby"])
async def test_finds_near_spellings(client: AsyncClient, make: Make, written: str) -> None:
    """Letters swapped, lost or changed; those who are spelt otherwise are not offered."""
    await make.quote(await make.actor("John Kirby", "Kirby"))
    for name in ("Jen Psaki", "Jake Sullivan", "Kabul", "Johannesburg"):
        await make.actor(name)

    response = await client.get("/actors/resolve", params={"name": written})

    assert [one["id"] for one in response.json()["alternatives"]] == ["john-kirby"]


async def test_a_role_means_its_holder(client: AsyncClient, make: Make) -> None:
    """Where nobody bears the words as a name, those to whom reports give them as a role, in any case of letters."""
    kirby, price = await make.actor("John Kirby"), await make.actor("Ned Price")
    for n, actor in enumerate((kirby, kirby, price)):
        await make.role(await make.article(), actor, "U.S. Press Secretary", n)
    quote = await make.quote(kirby)
    await make.quote(price)

    response = await client.get("/quotes", params={"speaker": "the US press secretary"})
    refused = await client.get("/quotes", params={"speaker": "US press secretary", "on_ambiguous": "error"})

    assert ids(response) == [quote.id]
    [resolution] = response.json()["resolution"]
    assert (resolution["actor"]["id"], resolution["reason"]) == ("john-kirby", "most_stated")
    assert [one["id"] for one in resolution["alternatives"]] == ["ned-price"]
    assert refused.status_code == 409


async def test_a_role_belongs_to_its_time(client: AsyncClient, make: Make) -> None:
    """Of the days asked for, who held the role then; a former holder holds it no more."""
    old, new = await make.actor("Old Lee"), await make.actor("New Lee")
    for day in (date(2015, 5, 5), date(2015, 5, 6)):
        await make.role(await make.article(), old, "harbour minister", stated_on=day)
    await make.role(await make.article(), new, "harbour minister", stated_on=date(2021, 8, 9))
    await make.role(await make.article(), old, "harbour minister", stated_on=date(2021, 8, 9), former=True)

    asked = {"/quotes?speaker=harbour+minister": "old-lee", "/quotes?speaker=harbour+minister&from=2021-08": "new-lee",
             "/actors/resolve?name=harbour+minister&on=2021-01-01": "new-lee",
             "/actors/resolve?name=harbour+minister&on=2015-01-01": "old-lee",
             "/actors/resolve?name=harbour+minister&on=1990-01-01": "old-lee"}  # fmt: skip
    found = {path: (await client.get(path)).json() for path in asked}

    taken = {path: answer.get("resolution", [answer])[0] for path, answer in found.items()}
    assert {path: one["actor"]["id"] for path, one in taken.items()} == asked
    assert taken["/quotes?speaker=harbour+minister&from=2021-08"]["reason"] == "only_holder"


@pytest.mark.parametrize("name", ["!!!", "—", "…", "\u200b"])
async def test_a_name_without_letters(client: AsyncClient, make: Make, name) -> None:
    """Nobody bears it."""
    await make.quote(await make.actor("John Kirby"))

    response = await client.get("/quotes", params={"speaker": name})

    assert ids(response) == []
    assert response.json()["resolution"][0]["reason"] == "nobody"


async def test_a_walk_keeps_to_whom_it_began_with(client: AsyncClient, make: Make, sullivans: list[Made]) -> None:
    """Another bearer who is quoted more by now does not take over in the middle of a walk."""
    first = await client.get("/quotes", params={"speaker": "Sullivan", "limit": 1})
    dan = await client.get("/actors/dan-sullivan")
    for _ in range(5):
        await make.quote(Made(2, dan.json()["id"]))

    rest = await walk(client, "/quotes", speaker="Sullivan", limit=1, cursor=first.json()["page"]["next"])

    assert ids(first) + [id for page in rest for id in page] == [sullivans[1].id, sullivans[0].id]


async def test_a_walk_goes_on_where_an_error_was_asked_for(client: AsyncClient, make: Make) -> None:
    """Who becomes ambiguous after the first page does not break the walk."""
    jake = await make.actor("Jake Sullivan", "Sullivan")
    quotes = [await make.quote(jake) for _ in range(2)]
    asked = {"speaker": "Sullivan", "on_ambiguous": "error", "limit": 1}
    first = await client.get("/quotes", params=asked)
    await make.actor("Dan Sullivan", "Sullivan")

    second = await client.get("/quotes", params={**asked, "cursor": first.json()["page"]["next"]})

    assert ids(first) + ids(second) == [quotes[1].id, quotes[0].id]


@pytest.mark.usefixtures("sullivans")
async def test_resolves_a_name(client: AsyncClient) -> None:
    """The same resolution, without the quotes."""
    response = await client.get("/actors/resolve", params={"name": "Sullivan"})

    assert response.json()["actor"]["id"] == "jake-sullivan"
    assert response.json()["alternatives"][0]["id"] == "dan-sullivan"


async def test_resolves_a_name_on_a_day(client: AsyncClient, make: Make) -> None:
    """Of two bearers, the one who was quoted around that day."""
    old, new = await make.actor("Ann Lee", "Lee"), await make.actor("Bob Lee", "Lee")
    for _ in range(2):
        await make.quote(new)
    await make.quote(old, said_to=date(1990, 5, 5))

    response = await client.get("/actors/resolve", params={"name": "Lee", "on": "1990-01-01"})

    assert response.json()["actor"]["id"] == "ann-lee"
    assert response.json()["alternatives"][0]["quotes"] == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
async def test_resolves_a_name_on_the_edge_of_time(client: AsyncClient, make: Make, day: str) -> None:
    """The first and the last day are days like any other."""
    await make.quote(await make.actor("Ann Lee"))

    response = await client.get("/actors/resolve", params={"name": "Ann Lee", "on": day})

    assert response.json()["reason"] == "only_bearer"


async def test_resolving_needs_a_name(client: AsyncClient) -> None:
    """What must be given is said to be missing."""
    response = await client.get("/actors/resolve")

    assert response.status_code == 400
    assert response.json()["errors"][0]["message"].startswith("is missing")


async def test_the_register_knows_near_spellings(client: AsyncClient, make: Make) -> None:
    """Where nobody has such a name; where somebody has, there is nothing to say."""
    await make.actor("John Kirby", "Kirby", id="john-kirby")

    missed, found = [(await client.get("/actors", params={"q": q})).json() for q in ("Kriby", "kirb")]

    [meant] = missed["resolution"]
    assert (missed["items"], meant["query"], meant["actor"], meant["reason"]) == ([], "Kriby", None, "nobody")
    assert [one["id"] for one in meant["alternatives"]] == ["john-kirby"]
    assert ([one["id"] for one in found["items"]], found["resolution"]) == (["john-kirby"], [])
