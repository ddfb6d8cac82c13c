"""Tags of answers: none outlives its answer, whatever changes."""

import itertools
from typing import Any

from httpx import AsyncClient, Response
from hypothesis import given, settings
from hypothesis import strategies as st

from service.db.pool import Connection
from tests.api.test_walks import SLOW
from tests.make import Made, Make

CHANGES = st.lists(st.sampled_from(["quote", "article", "actor", "name", "withdrawn", "about"]), min_size=1, max_size=4)


@given(CHANGES)
@settings(max_examples=8, suppress_health_check=SLOW)
async def test_no_tag_outlives_its_answer(client: AsyncClient, make: Make, db: Connection, changes: list[str]) -> None:
    """After any change under a new version, whoever has another answer has another tag for it."""
    await db.execute("TRUNCATE quotes, articles, actors CASCADE")
    ann = await make.actor("Ann Lee")
    kept, article = await make.quote(ann), await make.article()
    paths = ["/quotes", "/quotes?fields=id", "/quotes?speaker=Lee&facets=speaker", "/articles?speaker=ann-lee", "/actors",
             "/actors/ann-lee", "/actors/ann-lee/with", f"/quotes/{kept.id}?expand=speaker.aliases", "/timeline",
             "/actors/resolve?name=Ann", f"/articles/{article.id}/quotes?count=true",
             f"/articles/{article.id}/similar", f"/articles/{article.id}/actors", f"/quotes/{kept.id}/family", "/actors?q=ann",
             "/timeline?share=true&interval=day", "/actors/ann-lee/timeline", f"/articles/{article.id}", "/changes"]  # fmt: skip
    before = {path: await client.get(path) for path in paths}

    for change in changes:
        await CHANGE[change](make, db, ann, article)
        await make.change()
        after = {path: await client.get(path) for path in paths}

        for path in paths:
            one, other = before[path], after[path]
            assert told(one) == told(other) or one.headers["etag"] != other.headers["etag"], (path, change)
            again = await client.get(path, headers={"If-None-Match": one.headers["etag"]})
            assert again.status_code == 200 or told(one) == told(other), (path, change)
        before = after


def told(response: Response) -> Any:
    """An answer but for the version that it was read at."""
    assert response.status_code == 200, response.text
    return response.json() | {"meta": None}


async def withdraw(_make: Make, db: Connection, _ann: Made, article: Made) -> None:
    """Take the quotes of an article out."""
    await db.execute("DELETE FROM quotes WHERE article_key = $1", article.key)


async def rename(_make: Make, db: Connection, ann: Made, _article: Made) -> None:
    """Call somebody otherwise."""
    await db.execute("UPDATE actors SET name = name || 'r' WHERE key = $1", ann.key)


async def mention(make: Make, _db: Connection, ann: Made, article: Made) -> None:
    """Let somebody else speak of somebody."""
    await make.about(await make.quote(await make.actor(f"Person {next(NUMBERS)}"), article), ann)


NUMBERS = itertools.count()
CHANGE: dict[str, Any] = {
    "quote": lambda make, _db, ann, article: make.quote(ann, article),
    "article": lambda make, _db, _ann, _article: make.article(),
    "actor": lambda make, _db, _ann, _article: make.actor(f"Person {next(NUMBERS)}", "Ann"),
    "name": rename,
    "withdrawn": withdraw,
    "about": mention,
}
