"""Families over HTTP."""

from datetime import date

from httpx import AsyncClient

from tests.api.answers import ids
from tests.make import Make


async def test_a_quote_names_its_family(client: AsyncClient, make: Make) -> None:
    """Its id and how many renderings it has; null for a quote that stands alone."""
    one, other, lone = await make.quote(), await make.quote(), await make.quote()
    family = await make.family(one, other)

    found = [(await client.get(f"/quotes/{quote.id}")).json()["family"] for quote in (one, other, lone)]

    assert found == [{"id": family, "size": 2}] * 2 + [None]


async def test_one_of_each_family(client: AsyncClient, make: Make) -> None:
    """The earliest, where `family=first` asks for it; the others besides by default."""
    lee = await make.actor("Ann Lee")
    first, later = [await make.quote(lee, said_to=date(2021, 8, day)) for day in (1, 2)]
    lone = await make.quote(lee, said_to=date(2021, 8, 3))
    await make.family(first, later)

    every = await client.get("/quotes", params={"speaker": "Ann Lee"})
    firsts = await client.get("/quotes", params={"speaker": "Ann Lee", "family": "first", "count": "true"})

    assert ids(every) == [lone.id, later.id, first.id]
    assert ids(firsts) == [lone.id, first.id]
    assert firsts.json()["meta"]["count"] == 2
