"""Conditional requests: nothing changed costs nothing, and a tag never outlives its answer."""

import asyncio
from uuid import uuid4

import pytest
from httpx import AsyncClient

from service.api import etags
from service.db import corpus as module
from service.db.corpus import Corpus, Snapshot
from service.db.reader import Reader
from tests.make import Make

TAGGED = ["/quotes", "/quotes?speaker=Lee", "/articles", "/actors", "/actors/resolve?name=Lee", "/actors/ann-lee",
          "/actors/ann-lee/quotes"]  # fmt: skip


async def eventually(client: AsyncClient, path: str, tag: str, status: int) -> bool:
    """Whether a conditional request gets this status within a few heartbeats."""
    for _ in range(60):
        response = await client.get(path, headers={"If-None-Match": tag})
        if response.status_code == status:
            return True
        await asyncio.sleep(0.05)
    return False


@pytest.mark.parametrize("path", TAGGED)
async def test_unchanged(client: AsyncClient, make: Make, path) -> None:
    """The same request with the tag of its answer gets 304, with the headers and without a body."""
    await make.quote(await make.actor("Ann Lee", "Lee"))
    first = await client.get(path)

    again = await client.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})

    assert first.status_code == 200
    assert first.headers["cache-control"] == "public, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert {name: again.headers[name] for name in ("etag", "cache-control", "vary")} == {
        name: first.headers[name] for name in ("etag", "cache-control", "vary")
    }


async def test_unchanged_asks_nobody(client: AsyncClient, make: Make, monkeypatch) -> None:
    """A 304 touches no table."""
    await make.quote()
    tag = (await client.get("/quotes")).headers["etag"]

    async def nobody(*_: object) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr(Reader, "__call__", nobody)

    assert (await client.get("/quotes", headers={"If-None-Match": tag})).status_code == 304


async def test_the_order_of_parameters_does_not_matter(client: AsyncClient, make: Make) -> None:
    """The tag is of the canonical query."""
    await make.quote(await make.actor("Ann Lee"))

    one, other = [
        await client.get(f"/quotes?{query}") for query in ("speaker=Ann+Lee&limit=5", "limit=5&speaker=Ann%20Lee")
    ]

    assert one.headers["etag"] == other.headers["etag"]


async def test_tags_differ(client: AsyncClient, make: Make) -> None:
    """Other queries have other tags, the order of values among them."""
    await make.quote(await make.actor("Ann Lee"))
    asked = ["/quotes", "/quotes?limit=5", "/quotes?limit=6", "/articles", "/quotes?speaker=a&speaker=b",
             "/quotes?speaker=b&speaker=a", "/quotes?q=berth%26limit=5", "/quotes?q=berth&limit=5"]  # fmt: skip

    tags = [(await client.get(path)).headers["etag"] for path in asked]

    assert len(set(tags)) == len(asked)


async def test_a_change_ends_it(client: AsyncClient, make: Make) -> None:
    """After a change of the corpus the old tag gets the new answer, within a heartbeat."""
    await make.quote()
    first = await client.get("/quotes")
    assert await eventually(client, "/quotes", first.headers["etag"], 304)
    await make.quote()
    await make.change()

    assert await eventually(client, "/quotes", first.headers["etag"], 200)
    second = await client.get("/quotes", headers={"If-None-Match": first.headers["etag"]})
    assert len(second.json()["items"]) == 2
    assert second.json()["meta"]["corpus_version"] == first.json()["meta"]["corpus_version"] + 1
    assert second.headers["etag"] != first.headers["etag"]


async def test_a_worker_never_goes_backwards(client: AsyncClient, make: Make) -> None:
    """Who has seen the new answer never gets 304 for the old tag again."""
    await make.quote()
    old = (await client.get("/quotes")).headers["etag"]
    await make.change()
    new = (await client.get("/quotes")).headers["etag"]

    answers = [await client.get("/quotes", headers={"If-None-Match": old}) for _ in range(20)]

    assert new != old
    assert {answer.status_code for answer in answers} == {200}


async def test_any_answer(client: AsyncClient, make: Make) -> None:
    """`*` means any answer there is; there is none where there is no record."""
    quote = await make.quote()

    assert (await client.get(f"/quotes/{quote.id}", headers={"If-None-Match": "*"})).status_code == 304
    assert (await client.get("/quotes/q_none", headers={"If-None-Match": "*"})).status_code == 404
    assert (await client.get("/quotes?limit=0", headers={"If-None-Match": "*"})).status_code == 400


async def test_problems_and_operations_have_no_tag(client: AsyncClient) -> None:
    """Nobody keeps an error, or what the loader was doing a moment ago."""
    for path in ("/quotes?limit=0", "/quotes/q_none", "/loads", "/health/live", "/metrics", "/nothing"):
        response = await client.get(path)

        assert "etag" not in response.headers
        assert response.headers["cache-control"] == "no-store"


def test_an_old_look_is_not_believed(monkeypatch) -> None:
    """When nobody has looked for a heartbeat, nobody knows."""
    now = 100.0
    monkeypatch.setattr(module, "monotonic", lambda: now)
    corpus, seen = Corpus(), Snapshot(uuid4(), 7)

    corpus.saw(seen, at=now)
    corpus.saw(Snapshot(seen.id, 6), at=now + 0.5)

    assert corpus.known is seen
    now += module.HEARTBEAT
    assert corpus.known is None


def test_a_build_with_other_lists_has_other_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and families are told with the engine's words, so that the same corpus may be answered otherwise."""
    before = etags.build.__wrapped__()
    monkeypatch.setattr(etags, "engine_version", lambda: "another")

    assert etags.build.__wrapped__() != before
