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


async def test_lists_the_other_renderings(client: AsyncClient, make: Make) -> None:
    """The earliest first, each with its relation and the words in which it differs."""
    lee = await make.actor("Ann Lee")
    days = [None, date(2021, 8, 9), date(2021, 8, 10), date(2021, 8, 11)]
    whole, cut, same, changed = [
        await make.quote(lee, await make.article(published_on=day), text=text)
        for day, text in zip(
            [days[1], days[3], days[2], days[0]],
            [
                "We will never close the old bridge",
                "never close the old bridge",
                "“We will never close the old bridge”",
                "We will never close that old bridge",
            ],
            strict=True,
        )
    ]
    family = await make.family(whole, cut, same, changed)

    answer = (await client.get(f"/quotes/{whole.id}/family")).json()

    assert answer["family"] == {"id": family, "size": 4}
    assert [item["quote"]["id"] for item in answer["items"]] == [same.id, cut.id, changed.id]
    assert [item["relation"] for item in answer["items"]] == ["verbatim", "shortened", "altered"]
    assert answer["items"][1]["diff"] == [
        {"op": "removed", "text": "We will "},
        {"op": "same", "text": "never close the old bridge"},
    ]


async def test_a_quote_alone_has_no_other_renderings(client: AsyncClient, make: Make) -> None:
    """That is an answer; a quote that is not there is none."""
    lone = await make.quote()

    answer = (await client.get(f"/quotes/{lone.id}/family")).json()

    assert (answer["family"], answer["items"]) == (None, [])
    assert (await client.get("/quotes/q_none/family")).status_code == 404


async def test_a_long_family_is_walked(client: AsyncClient, make: Make) -> None:
    """Each rendering once, both ways, whether its report has a date or none."""
    quotes = [
        await make.quote(article=await make.article(published_on=day))
        for day in (None, None, *[date(2021, 8, n) for n in range(1, 5)])
    ]
    await make.family(*quotes)
    path = f"/quotes/{quotes[2].id}/family"
    expected = [quote.id for quote in [*quotes[3:], *quotes[:2]]]

    found, cursor = [], ""
    while cursor is not None:
        answer = (await client.get(path, params={"limit": 2} | ({"cursor": cursor} if cursor else {}))).json()
        found += [item["quote"]["id"] for item in answer["items"]]
        cursor, back = answer["page"]["next"], answer["page"]["prev"]
    before = (await client.get(path, params={"limit": 2, "cursor": back, "count": "true"})).json()

    assert found == expected
    assert [item["quote"]["id"] for item in before["items"]] == expected[2:4]
    assert before["meta"]["count"] == len(expected)


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
