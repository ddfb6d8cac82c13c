"""The feed of changes, as callers follow it."""

from typing import Any

from httpx import AsyncClient

from tests.api.answers import faults
from tests.make import Make


async def follow(client: AsyncClient, since: int, **params: Any) -> tuple[list[dict[str, Any]], int]:
    """Every change since a version, and the version to go on from."""
    items: list[dict[str, Any]] = []
    while True:
        answer = (await client.get("/changes", params={"since": since, **params})).json()
        items += answer["items"]
        if answer["page"]["next"] is None:
            return items, answer["meta"]["corpus_version"]
        params["cursor"] = answer["page"]["next"]


async def test_gives_the_record_as_it_is(client: AsyncClient, make: Make) -> None:
    """As its own address gives it, under the name of its kind."""
    quote = await make.quote(await make.actor("Ann Lee"))
    await make.noted()

    items, _ = await follow(client, 0)

    assert [one["kind"] for one in items] == ["actor", "article", "quote"]
    assert items[2]["quote"] == (await client.get(f"/quotes/{quote.id}")).json()
    assert [items[2][name] for name in ("article", "actor", "replaced_by")] == [None, None, None]


async def test_goes_on_from_the_version_of_the_last_page(client: AsyncClient, make: Make) -> None:
    """Whoever asks again hears only of what is new."""
    await make.quote()
    await make.noted()
    _, version = await follow(client, 0, limit=1)
    other = await make.quote(await make.actor("Ann Lee"))
    await make.noted()

    items, _ = await follow(client, version, limit=1)
    none, _ = await follow(client, version + 1)

    assert [one["id"] for one in items if one["kind"] == "quote"] == [other.id]
    assert none == []


async def test_polling_costs_nothing_while_nothing_changes(client: AsyncClient, make: Make) -> None:
    """The tag holds until the next version."""
    await make.noted()
    tag = (await client.get("/changes?since=1")).headers["etag"]

    assert (await client.get("/changes?since=1", headers={"If-None-Match": tag})).status_code == 304


async def test_a_version_that_is_yet_to_come_is_refused(client: AsyncClient, make: Make) -> None:
    """A follower of another corpus learns it, and does not wait for ever."""
    await make.noted()

    response = await client.get("/changes?since=2")

    assert response.status_code == 400
    assert "at version 1" in faults(response)["since"]
