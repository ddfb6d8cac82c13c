"""How often the database is asked about names."""

import asyncio
from collections.abc import Sequence

import pytest

from service.api import naming
from service.db import articles, quotes, storing, timeline
from service.db.choosing import Choice
from service.db.paging import Walk
from service.db.pool import Connection
from service.model.timeline import Interval
from service.model.wanted import ArticleFilter, QuoteFilter
from tests.make import Make


@pytest.fixture
async def minister(db: Connection, make: Make) -> None:
    """Somebody with a name and a role."""
    ann = await make.actor("Ann Lee")
    report = await make.article()
    await make.quote(ann, report)
    await make.role(report, ann, "harbour minister")
    await storing.write_json(db, [report.key])


@pytest.mark.usefixtures("minister")
@pytest.mark.parametrize(
    ("names", "asked", "found"),
    [
        (["Ann Lee"], 1, {"ann-lee"}),
        (["ann-lee"], 1, {"ann-lee"}),
        (["harbour minister"], 2, {"ann-lee"}),
        (["Ann Lee", "nobody"], 1, {"ann-lee"}),
        (["nobody"], 2, set()),
    ],
)
async def test_roles_are_looked_for_only_where_nobody_bears_a_name(
    db: Connection, names: Sequence[str], asked: int, found: set[str]
) -> None:
    """A name that somebody bears costs one statement, as several names do; a role alone, or a name of nobody, two."""
    by, walk = Choice(naming.asked(names)), Walk(10)
    lists = (
        lambda: quotes.find(db, QuoteFilter(), walk, by=by),
        lambda: articles.find(db, ArticleFilter(), walk, by=by),
        lambda: timeline.count(db, QuoteFilter(), Interval.YEAR, by=by),
    )
    for ask in lists:
        heard: list[str] = []
        with db.query_logger(lambda logged, to=heard: to.append(logged.query)):
            answer = await ask()
            await asyncio.sleep(0)  # for the logger to be called

        assert len([text for text in heard if "FROM corpus" in text]) == asked  # the driver asks for types besides
        assert {one.id for one in answer.bearers} == found


@pytest.mark.usefixtures("minister")
async def test_a_walk_that_goes_on_asks_once(db: Connection) -> None:
    """A role that a walk keeps to is looked for with the page, not after it."""
    begun = await quotes.find(db, QuoteFilter(), Walk(10), by=Choice(naming.asked(["harbour minister"])))
    heard: list[str] = []

    with db.query_logger(lambda logged: heard.append(logged.query)):
        by = Choice(naming.asked(["harbour minister"]), kept=[one.key for one in begun.bearers])
        found = await quotes.find(db, QuoteFilter(), Walk(10), by=by)
        await asyncio.sleep(0)

    assert len([text for text in heard if "FROM corpus" in text]) == 1
    assert [one.id for one in found.bearers] == ["ann-lee"]
