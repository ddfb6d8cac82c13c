"""Records that are no more: 410, and what stands in their place."""

import pytest
from httpx import AsyncClient

from service.intake.withdrawing import withdraw
from tests.api.answers import faults
from tests.make import Make

OF_ARTICLES = ["/articles/{}", "/articles/{}/quotes", "/articles/{}/actors"]
OF_QUOTES = ["/quotes/{}", "/quotes/{}/family"]


@pytest.mark.parametrize(("paths", "what"), [(OF_ARTICLES, "article"), (OF_QUOTES, "quote")])
async def test_what_was_withdrawn(client: AsyncClient, make: Make, database_url: str, *, paths, what) -> None:
    """Each address that a record had says so, and what stands in its place."""
    quote = await make.quote(article=await make.article(id="a_gone"))
    other = await make.quote(article=await make.article(id="a_other"))
    id, into = {"article": ("a_gone", "a_other"), "quote": (quote.id, other.id)}[what]
    await make.noted()
    await withdraw(database_url, [id], reason="an order", replaced_by=into)

    answers = [await client.get(path.format(id)) for path in paths]

    assert [answer.status_code for answer in answers] == [410] * len(paths)
    for answer in answers:
        assert faults(answer) == {}
        assert answer.json()["replaced_by"] == into
        assert answer.json()["detail"] == f"the {what} {id} was withdrawn; {into} stands in its place"
        assert "an order" not in answer.text


async def test_what_is_no_longer_found(client: AsyncClient, make: Make, db) -> None:
    """A quote that a report does not give any more, and an actor whom nothing names."""
    lee = await make.actor("Ann Lee")
    quote = await make.quote(lee)
    await make.noted()
    await db.execute("DELETE FROM quotes")
    await db.execute("DELETE FROM actors")
    await make.noted("ann-lee")

    for path in (f"/quotes/{quote.id}", "/actors/ann-lee", "/actors/ann-lee/quotes", "/actors/ann-lee/timeline"):
        answer = await client.get(path)

        assert (answer.status_code, answer.json()["replaced_by"]) == (410, None), path
        assert answer.json()["detail"].endswith("is no longer found in what is on record; nothing stands in its place")


async def test_what_never_was(client: AsyncClient) -> None:
    """404, and nothing of a place."""
    answer = await client.get("/quotes/q_none")

    assert (answer.status_code, answer.json().get("replaced_by", "absent")) == (404, "absent")
    for path in ("/actors/Kirby", "/actors/Kirby/quotes", "/actors/Kirby/with"):
        named = await client.get(path)
        assert (named.status_code, "/actors/resolve tells which ids" in named.json()["detail"]) == (404, True), path
