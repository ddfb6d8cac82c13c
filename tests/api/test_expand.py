"""What a record is given with on request, and how much of it one answer holds."""

from typing import Any

import pytest
from httpx import AsyncClient

from service.db import articles, quotes
from tests.api.answers import faults, ids, last_cursor, walk
from tests.make import Made, Make

#: Characters of a long report: three of them are more than a page gives.
LONG = quotes.MOST_BYTES * 2 // 5


@pytest.fixture
async def quote(make: Make) -> Made:
    """What a minister of two names said."""
    lee = await make.actor("Ann Lee", "Lee")
    article = await make.article("“It works,” Lee said.")
    await make.role(article, lee, "minister")
    return await make.quote(lee, article)


@pytest.mark.parametrize("path", ["/quotes", "/quotes/{0}", "/actors/ann-lee/quotes", "/articles/a_000001/quotes"])
async def test_a_quote_with_its_text_and_its_speaker(client: AsyncClient, quote: Made, path: str) -> None:
    """What was asked for stands in its place; without asking there is no such field."""
    path, expand = path.format(quote.id), "article.text,speaker.aliases,speaker.roles"

    plain, full = [(await client.get(path, params=params)).json() for params in ({}, {"expand": expand})]

    [bare], [found] = plain.get("items", [plain]), full.get("items", [full])
    assert found["article"].pop("text") == "“It works,” Lee said."
    assert found["speaker"].pop("aliases") == ["Lee"]
    assert [role["text"] for role in found["speaker"].pop("roles")] == ["minister"]
    assert found == bare


async def test_who_is_unknown_has_no_other_names(client: AsyncClient, make: Make) -> None:
    """They are null, as the speaker's actor is."""
    await make.quote(None, anonymous=True)

    [found] = (await client.get("/quotes", params={"expand": "speaker.aliases,speaker.roles"})).json()["items"]

    assert (found["speaker"]["aliases"], found["speaker"]["roles"]) == (None, None)


@pytest.mark.usefixtures("quote")
async def test_lists_with_texts_and_roles(client: AsyncClient) -> None:
    """Articles and actors of a list are given as they are alone."""
    article = (await client.get("/articles/a_000001")).json()
    actor = (await client.get("/actors/ann-lee")).json()

    [one] = (await client.get("/articles", params={"expand": "text"})).json()["items"]
    [other] = (await client.get("/actors", params={"expand": "roles"})).json()["items"]

    assert one == {name: value for name, value in article.items() if name != "paragraphs"}
    assert other == actor


@pytest.mark.usefixtures("quote")
async def test_fields_of_what_is_expanded(client: AsyncClient) -> None:
    """They can be asked for where they are; elsewhere the caller is told."""
    asked = {"fields": "article.text", "expand": "article.text"}

    found = await client.get("/quotes", params=asked)
    refused = await client.get("/quotes", params={"fields": "id,speaker.roles.text", "expand": "article.text"})

    assert found.json()["items"] == [{"article": {"text": "“It works,” Lee said."}}]
    assert faults(refused)["fields"] == "'speaker.roles.text' is there with expand=speaker.roles alone"


@pytest.mark.parametrize(("path", "expand"), [("/quotes", "article.text"), ("/articles", "text")])
@pytest.mark.parametrize("sizes", [[LONG] * 5, [LONG * 9, 1, LONG * 9, LONG * 9, 1], [1] * 5])
async def test_a_page_with_texts_ends_early(
    client: AsyncClient, make: Make, path: str, expand: str, sizes: list[int]
) -> None:
    """No answer has more than its bytes but for its last text, and the walk meets everything, both ways."""
    for size in sizes:
        await make.quote(article=await make.article("ß" * (size // 2)))
    whole = ids(await client.get(path))
    params: dict[str, Any] = {"expand": expand, "limit": 4}

    pages = await walk(client, path, **params)
    first = await client.get(path, params=params)
    back = await walk(client, path, "prev", **params, cursor=await last_cursor(client, path, **params))

    assert [id for page in pages for id in page] == whole
    assert max(map(len, pages)) <= 4
    texts = [one.get("article", one)["text"].encode() for one in first.json()["items"]]
    assert sum(map(len, texts[:-1])) < articles.MOST_BYTES
    assert [id for page in reversed(back) for id in page] == whole
