"""The corpus that comes with the product, as a caller meets it: every claim can be checked against the text."""

from typing import Any

import pytest
from httpx import AsyncClient

from service.settings import Settings
from tests.api.conftest import calling
from tests.api.test_forms import lines

LISTS = [
    "/quotes?speaker=Kirby", "/quotes?q=kabul&sort=relevance", "/quotes?about=Taliban&sort=published_at",
    "/quotes?from=2021-08&to=2021-08&family=first", "/articles?sort=loaded_at", "/articles?speaker=Kirby",
    "/actors?sort=name", "/actors/john-kirby/quotes", "/actors/john-kirby/with", "/articles/{article}/quotes",
    "/articles/{article}/actors", "/articles/{article}/similar", "/quotes/{quote}/family", "/changes",
]  # fmt: skip


async def everything(client: AsyncClient, path: str) -> list[dict[str, Any]]:
    """All items of a list, by its links."""
    items, url = [], f"{path}?limit=50"
    while url:
        response = await client.get(url)
        assert response.status_code == 200, response.text
        items += response.json()["items"]
        url = response.links.get("next", {}).get("url", "")
    return items


async def test_answers_the_first_question(seeded: AsyncClient) -> None:
    """Kirby is one actor under each of his names, and speaks."""
    for name in ("Kirby", "John Kirby", "john-kirby", "KIRBY"):
        answer = (await seeded.get("/quotes", params={"speaker": name})).json()

        assert answer["resolution"][0]["actor"]["id"] == "john-kirby"
        assert answer["items"]
        assert {item["speaker"]["actor"]["id"] for item in answer["items"]} == {"john-kirby"}


async def test_every_article_is_english_prose(seeded: AsyncClient) -> None:
    """And the load had nothing to note of it."""
    [load] = (await seeded.get("/loads")).json()["items"]

    assert load["noted"] == 0
    assert {one["language"] for one in await everything(seeded, "/articles")} == {"en"}


async def test_every_quote_can_be_checked(seeded: AsyncClient) -> None:
    """The slices of the served text are the pieces of the quote, in either unit."""
    articles = {
        one["id"]: (await seeded.get(f"/articles/{one['id']}")).json() for one in await everything(seeded, "/articles")
    }
    quotes = await everything(seeded, "/quotes")

    assert len(quotes) > 100
    for quote in quotes:
        article, evidence = articles[quote["article"]["id"]], quote["evidence"]
        text = article["text"]
        assert quote["text"] == " ".join(text[start:end] for start, end in evidence["content"])
        assert evidence["text_sha256"] == article["text_sha256"]
        start, end = article["paragraphs"][evidence["paragraph"] - 1]
        assert start <= evidence["content"][0][0] < end
        for part in ("speaker", "cue"):
            if evidence[part]:
                begin, stop = evidence[part]
                assert quote[part]["text"] == text[begin:stop]
        assert quote["said_on"]["evidence"] == (evidence["said_on"] and text[slice(*evidence["said_on"])])


async def test_counts_agree(seeded: AsyncClient) -> None:
    """What an actor and an article say of their quotes is what their lists hold."""
    for path in ("/actors", "/articles"):
        for one in await everything(seeded, path):
            answer = await seeded.get(f"{path}/{one['id']}/quotes", params={"count": "true", "limit": 1})

            assert answer.json()["meta"]["count"] == one["quotes"], one["id"]


async def test_lists_and_records_agree(seeded: AsyncClient) -> None:
    """A record by itself is what its list has of it, and more."""
    for path in ("/quotes", "/articles", "/actors"):
        for one in (await everything(seeded, path))[:40]:
            record = (await seeded.get(f"{path}/{one['id']}")).json()

            assert one.items() <= record.items() if path != "/quotes" else one == record


async def test_who_is_passed_on_is_found(seeded: AsyncClient) -> None:
    """What Kirby says that Austin told Bajwa is Austin's too, within Kirby's quote; what he adds is his alone."""
    his = (
        await seeded.get("/quotes", params={"speaker": "Lloyd Austin", "q": "relationship", "kind": "indirect"})
    ).json()

    [inner] = his["items"]
    outer = (await seeded.get(f"/quotes/{inner['within']}")).json()
    assert inner["addressee"] == "Bajwa"
    assert inner["text"] in outer["text"]
    assert outer["speaker"]["actor"]["id"] == "john-kirby"
    added = (await seeded.get("/quotes", params={"speaker": "Kirby", "q": "mutual goals"})).json()["items"]
    assert [(one["kind"], one["within"]) for one in added] == [("indirect", None)]


@pytest.mark.parametrize("path", LISTS, ids=[one.partition("&")[0] for one in LISTS])
async def test_every_way_on_outlives_the_service(seeded: AsyncClient, seeded_url: str, path: str) -> None:
    """What one service gives is followed by another over the same database, page by page and as a stream."""
    largest = max(await everything(seeded, "/quotes"), key=lambda one: (one["family"] or {"size": 0})["size"])
    [alike, *_] = [one for one in await everything(seeded, "/articles") if one["quotes"] > 5]
    url, _, query = path.format(quote=largest["id"], article=alike["id"]).partition("?")
    params: dict[str, Any] = {"limit": 1} | dict(pair.split("=") for pair in query.split("&") if pair)
    first = (await seeded.get(url, params=params)).json()
    on = params | {"cursor": first["page"]["next"]}
    rest = (await seeded.get(url, params=on)).json()

    async with calling(Settings(database_url=seeded_url, access_log=False)) as restarted:
        again = (await restarted.get(url, params=on)).json()
        back = (await restarted.get(url, params=params | {"cursor": rest["page"]["prev"]})).json()
        line = lines(await restarted.get(url, params=on | {"format": "ndjson"}))

    assert again == rest
    assert rest["items"] != first["items"] == back["items"]
    assert [one | {"cursor": None} for one in line] == [one | {"cursor": None} for one in rest["items"]]
