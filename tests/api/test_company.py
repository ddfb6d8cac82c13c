"""Who is met with whom: counts and scores are what counting by hand gives, and every walk meets each once."""

import pytest
from httpx import AsyncClient

from service.db import company
from service.db.paging import Walk
from service.db.pool import Connection
from tests.api.answers import faults
from tests.api.plans import explained, fill
from tests.make import Make


async def test_who_speaks_about_whom(client: AsyncClient, make: Make) -> None:
    """Both ways, those met most often first; nobody is met with oneself, and who speaks unnamed is nobody."""
    ann, bob, eve, navy = [await make.actor(name) for name in ("Ann Lee", "Bob Roy", "Eve Poe", "The Navy")]
    for speaker, *named in [(ann, bob), (ann, bob, eve), (bob, ann), (navy, ann), (None, ann), (ann, ann), (bob, eve)]:
        quote = await make.quote(speaker)
        for one in named:
            await make.about(quote, one)

    found = (await client.get("/actors/ann-lee/with", params={"count": "true"})).json()
    met = {one["actor"]["id"]: (one["about_them"], one["by_them"], one["total"]) for one in found["items"]}

    assert [*met.items()] == [("bob-roy", (2, 1, 3)), ("navy", (0, 1, 1)), ("eve-poe", (1, 0, 1))]
    assert found["meta"]["count"] == 3
    assert (await client.get("/actors/nobody/with")).status_code == 404


async def test_who_was_merged_is_asked_for_by_either_id(client: AsyncClient, make: Make, db: Connection) -> None:
    """As everywhere."""
    ann, bob = await make.actor("Ann Lee"), await make.actor("Bob Roy")
    await make.about(await make.quote(ann), bob)
    await db.execute("INSERT INTO actor_merges (old, old_key, into_id, articles) VALUES ('anne', 0, 'ann-lee', '{}')")

    one, other = [(await client.get(f"/actors/{id}/with")).json()["items"] for id in ("ann-lee", "anne")]

    assert one == other != []


@pytest.fixture
async def reports(make: Make, db: Connection) -> list[str]:
    """Three reports with two statements of a first one, one of them, and something related to one of them."""
    ann = await make.actor("Ann Lee")
    first, twin, half, kin, other = [await make.article() for _ in range(5)]
    one, two = await make.quote(ann, first), await make.quote(ann, first)
    await make.family(one, await make.quote(ann, twin), await make.quote(ann, half))
    await make.family(two, await make.quote(ann, twin))
    lone = await make.quote(ann, half)
    distant = await make.quote(ann, kin)
    await make.family(lone)
    await make.family(distant)
    await make.quote(ann, other)
    await db.execute(
        """
        INSERT INTO kin (one, other, relation, kept)
        SELECT least(a.rendering_key, b.rendering_key), greatest(a.rendering_key, b.rendering_key), 'related', 8
          FROM quotes a, quotes b
         WHERE a.key = $1 AND b.key = $2
        """,
        two.key,
        distant.key,
    )
    return [one.id for one in (first, twin, half, kin, other)]


async def test_reports_that_say_the_same(client: AsyncClient, reports: list[str]) -> None:
    """The most alike first, with the reason, the score and the families that both have."""
    first, twin, half, kin, _ = reports

    found = (await client.get(f"/articles/{first}/similar", params={"count": "true"})).json()
    told = {one["article"]["id"]: one for one in found["items"]}

    assert [(id, one["shared"], one["related"], one["score"]) for id, one in told.items()] == [
        (twin, 2, 0, 1.0), (half, 1, 0, 0.333333), (kin, 0, 1, 0.166667)]  # fmt: skip
    assert [one["reason"] for one in told.values()] == ["same_statements"] * 2 + ["related_statements"]
    assert set(told[half]["families"]) < set(told[twin]["families"])
    assert found["meta"]["count"] == 3
    assert (await client.get("/articles/a_none/similar")).status_code == 404
    back = (await client.get(f"/articles/{half}/similar")).json()["items"]
    assert {one["article"]["id"]: one["score"] for one in back}[first] == told[half]["score"]


async def test_walks_meet_each_once(client: AsyncClient, make: Make, reports: list[str]) -> None:
    """Forwards and back again, whatever the page holds."""
    ann = await make.actor("Zoe Lee")
    for n in range(5):
        await make.about(await make.quote(ann), await make.actor(f"Person {n}"))
    for path, noun in (("/actors/zoe-lee/with", "actor"), (f"/articles/{reports[0]}/similar", "article")):
        whole = (await client.get(path)).json()["items"]
        for limit in (1, 2):
            met, back, params = [], [], {"limit": limit}
            while True:
                page = (await client.get(path, params=params)).json()
                met += page["items"]
                if (cursor := page["page"]["next"]) is None:
                    break
                params["cursor"] = cursor
            while (cursor := page["page"]["prev"]) is not None:
                page = (await client.get(path, params={"limit": limit, "cursor": cursor})).json()
                back = page["items"] + back

            assert met == whole, noun
            assert back == whole[: len(back)]
            assert len(back) >= len(whole) - limit
    assert "fields" in faults(await client.get("/actors/zoe-lee/with", params={"fields": "actr"}))


async def test_are_found_by_index(db: Connection, make: Make) -> None:
    """What the actor says and what names it, and what the article renders."""
    await fill(db, make)
    await db.execute("INSERT INTO families (id, size) SELECT 'f_' || n, 2 FROM generate_series(1, 5000) AS n")
    await db.execute(
        """
        INSERT INTO renderings (sha256, words, indirect, denied, passed_on, person, dated, far, runs, stems, family_key)
        SELECT int8send(n), '', false, false, false, true, false, date '2021-01-01', '{}', '{}',
               CASE WHEN n % 2 = 0 THEN (SELECT min(key) FROM families) + n / 4 END
          FROM generate_series(0, 19999) AS n
        """
    )
    await db.execute("UPDATE quotes SET rendering_key = (SELECT min(key) FROM renderings) + n - 1")
    await db.execute("VACUUM ANALYZE")

    said = await explained(db, lambda noted: company.counterparts(noted, "person-7", Walk(20), count=True))
    rendered = await explained(db, lambda noted: company.similar(noted, "a_7", Walk(20), count=True))

    indexes = {one.get("Index Name", "") for one in said}
    assert any(name.startswith("quotes_by_actor") for name in indexes)
    assert {"quote_abouts_by_actor", "quote_abouts_published"} & indexes
    assert not [one for one in rendered if one["Node Type"] == "Seq Scan" and one["Relation Name"] != "corpus"
                and one["Actual Rows"] * one["Actual Loops"] > 0]  # fmt: skip
