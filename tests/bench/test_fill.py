"""A corpus that was filled by COPY against the same reports stored by the service's own writer."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bench.fill import TABLES, fill
from bench.printing import article
from bench.stories import Corpus
from service.db.pool import connect
from service.intake import register
from service.intake.store import store
from service.settings import Settings
from tests.api.conftest import calling
from tests.conftest import cloned, name_of
from tests.counting import miscounted
from tests.make import Make

CORPUS = Corpus(500)
LOUDEST = article(CORPUS, 0).reading.cast.figures[0].name
QUESTIONS = (
    f"/quotes?speaker={LOUDEST}&limit=200&count=true&facets=about,month",
    f"/quotes?speaker={LOUDEST.split()[1]}&on_ambiguous=all",
    f"/quotes?about={LOUDEST}",
    "/quotes?q=gloman",
    "/quotes?family=first&from=2018-01-01&count=true",
    f"/timeline?speaker={LOUDEST}&interval=year",
    "/actors",
    "/articles",
)


@pytest.fixture(scope="module")
async def filled(server_url: str) -> AsyncIterator[str]:
    """A database filled by COPY."""
    async with cloned(server_url, "template1") as url:
        await fill(url, CORPUS, processes=1)
        yield url


@pytest.fixture(scope="module")
async def stored(server_url: str, template_url: str) -> AsyncIterator[str]:
    """A database with the same reports, stored by the writer."""
    async with cloned(server_url, name_of(template_url)) as url:
        db = await connect(url)
        await register.sync(db)
        load = await Make(db).load()
        await store(db, [article(CORPUS, number) for number in range(CORPUS.articles)], load=load.key)
        await db.close()
        yield url


async def test_every_table_has_as_many_rows(filled: str, stored: str) -> None:
    """Whatever the writer writes, filling writes too."""
    assert await sizes(filled) == await sizes(stored)


async def test_every_count_is_right(filled: str) -> None:
    """They are what counting gives."""
    db = await connect(filled)
    wrong = await miscounted(db)
    await db.close()

    assert wrong == {}


async def test_answers_are_the_same(filled: str, stored: str) -> None:
    """The service cannot tell how the rows came there."""
    assert await answers(filled) == await answers(stored)


async def sizes(url: str) -> dict[str, int]:
    """The rows of each table."""
    db = await connect(url)
    found = {table: await db.fetchval(f"SELECT count(*) FROM {table}") for table in TABLES}  # noqa: S608 - constants
    await db.close()
    return found


async def answers(url: str) -> list[Any]:
    """What the service says to the questions, without what differs between any two databases."""
    async with calling(Settings(database_url=url, access_log=False)) as client:
        found = [(await client.get(question)).json() for question in QUESTIONS]
        family = next(item["id"] for item in found[0]["items"] if item["family"])
        found.append((await client.get(f"/quotes/{family}/family")).json())
    return [{**one, "meta": {**one["meta"], "corpus_version": None}, "page": None} for one in found]
