"""The statements: their columns are the fields of what they fill, and every filter and order makes one."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import UNSET, Struct
from msgspec.structs import fields

from service.db import actors, articles, changes, loads, quotes
from service.db.compose import compose
from service.db.paging import Way
from service.db.pool import Connection
from service.db.quote_filters import OF_STATEMENT
from service.db.quotes import Beside, Shape
from service.model.actor import ActorRecord, ActorSummary
from service.model.article import ArticleSummary
from service.model.change import RecordChange
from service.model.expansion import ArticleExpansion, QuoteExpansion
from service.model.facet import ArticleFacet, QuoteFacet
from service.model.load import LoadRecord, LoadSummary
from service.model.quote import Quote
from service.model.wanted import ArticleSort, QuoteSort

EVERYTHING = Beside(count=True, facets=tuple(QuoteFacet), places=True, expand=tuple(QuoteExpansion))


@pytest.mark.parametrize(
    ("blocks", "block", "table", "kind"),
    [
        (quotes.BLOCKS, "item", "quotes q", Quote),
        (articles.BLOCKS | {"more": ""}, "item", "articles a", ArticleSummary),
        (actors.BLOCKS, "item", "actors a", ActorSummary),
        (actors.BLOCKS | {"more": actors.BLOCKS["with_roles"]}, "item", "actors a", ActorRecord),
        (loads.BLOCKS, "item", "loads l", LoadSummary),
        (loads.BLOCKS, "record", "loads l", LoadRecord),
        (changes.BLOCKS, "item", "changes h", RecordChange),
    ],
)
async def test_fills_its_struct(
    db: Connection, blocks: dict[str, str], block: str, table: str, kind: type[Struct]
) -> None:
    """Its columns are the fields of the struct that it fills, but those that are there on request alone."""
    statement = compose(block, f"SELECT i.* FROM {table} CROSS JOIN LATERAL ({{{block}}}) i", blocks)  # noqa: S608 - our own words
    prepared = await db.prepare(statement.text)

    columns = {column.name for column in prepared.get_attributes()}

    assert columns == {field.encode_name for field in fields(kind) if field.default is not UNSET}


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda condition, way: quotes._listing(Shape("of_anybody", (condition,), way=way)), id="quotes"),
        pytest.param(
            lambda condition, way: quotes._listing(
                Shape("by_actor", (condition,), "chosen_best", way, beside=EVERYTHING)
            ),
            id="quotes of somebody",
        ),
        pytest.param(
            lambda condition, way: quotes._listing(
                Shape("of_topic", (condition,), "", way, beside=EVERYTHING, topics="chosen_all")
            ),
            id="quotes about somebody",
        ),
        pytest.param(
            lambda condition, way: quotes._listing(
                Shape("by_actor", (condition,), "chosen_kept", way, beside=EVERYTHING, topics="chosen_kept")
            ),
            id="quotes of somebody about somebody",
        ),
    ],
)
@pytest.mark.parametrize("condition", quotes.CONDITIONS)
@pytest.mark.parametrize("way", [Way(), Way(starts=False), Way(starts=False, back=True)])
async def test_every_filter_makes_a_statement(
    shared_db: Connection, prepare: Callable[..., Any], condition: str, way: Way
) -> None:
    """Each condition, alone, each way, is a statement that the schema takes."""
    await shared_db.prepare(prepare(condition, way).text)


@pytest.mark.parametrize(
    ("chosen", "topics"), [("", ""), ("chosen_best", ""), ("", "chosen_all"), ("chosen_kept", "chosen_kept")]
)
@pytest.mark.parametrize("sort", ArticleSort)
async def test_every_filter_of_articles_makes_a_statement(
    shared_db: Connection, sort: ArticleSort, chosen: str, topics: str
) -> None:
    """Each condition, alone, in each order and each way, is a statement that the schema takes."""
    conditions = [((name,), ()) for name in articles.CONDITIONS] + [((), (name,)) for name in OF_STATEMENT]
    beside = articles.Beside(True, tuple(ArticleFacet), marks=False, expand=tuple(ArticleExpansion))  # noqa: FBT003
    for n, (own, said) in enumerate(conditions):
        way = [Way(), Way(starts=False), Way(starts=False, back=True)][n % 3]
        shape = articles.Shape((*own, "q"), said, chosen, topics, way, sort, beside)
        await shared_db.prepare(articles._listing(shape).text)


@pytest.mark.parametrize("sort", QuoteSort)
@pytest.mark.parametrize("way", [Way(), Way(starts=False), Way(starts=False, back=True)])
async def test_every_order_makes_a_statement(shared_db: Connection, sort: QuoteSort, way: Way) -> None:
    """Each order, each way, is a statement that the schema takes."""
    for base, chosen, topics in (
        ("of_anybody", "", ""),
        ("by_actor", "chosen_best", ""),
        ("by_actor", "chosen_best", "chosen_best"),
        ("of_topic", "", "chosen_best"),
    ):
        await shared_db.prepare(quotes._listing(Shape(base, ("q",), chosen, way, sort=sort, topics=topics)).text)
