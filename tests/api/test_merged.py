"""An actor that was merged into another one: its id, its name and old walks still lead somewhere."""

from httpx import AsyncClient

from service.intake.deciding import merge
from tests.api.answers import ids
from tests.make import Make


async def test_an_old_id_leads_to_the_new_one(client: AsyncClient, make: Make, database_url: str) -> None:
    """With 308 for the record; as a speaker and in the path of its quotes it means the new one."""
    old, new = await make.actor("Annie Lee"), await make.actor("Ann Lee")
    quotes = []
    for actor in (old, new):
        article = await make.article()
        await make.figure(article, actor)
        quotes.append(await make.quote(actor, article))
    await merge(database_url, old.id, new.id)

    record = await client.get(f"/actors/{old.id}")
    spoken = await client.get("/quotes", params={"speaker": old.id})
    listed = await client.get(f"/actors/{old.id}/quotes")

    assert (record.status_code, record.headers["location"]) == (308, f"/actors/{new.id}")
    assert set(ids(spoken)) == set(ids(listed)) == {quote.id for quote in quotes}
    assert spoken.json()["resolution"][0]["actor"]["id"] == new.id


async def test_a_walk_goes_on_through_a_merge(client: AsyncClient, make: Make, database_url: str) -> None:
    """A cursor of before it goes on with whom the speaker is now."""
    old, new = await make.actor("Annie Lee"), await make.actor("Ann Lee")
    article = await make.article()
    await make.figure(article, old)
    quotes = [await make.quote(old, article) for _ in range(3)]
    first = await client.get("/quotes", params={"speaker": "Annie Lee", "limit": 1})
    await merge(database_url, old.id, new.id)

    cursor = first.json()["page"]["next"]
    rest = await client.get("/quotes", params={"speaker": "Annie Lee", "limit": 5, "cursor": cursor})

    assert ids(first) + ids(rest) == [quote.id for quote in reversed(quotes)]
