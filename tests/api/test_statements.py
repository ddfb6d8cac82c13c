"""The statements: their columns are the fields of what they fill, and their plans are short walks."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import UNSET, Struct
from msgspec.structs import fields

from service.db import actors, articles, changes, loads, quotes
from service.db.actors import Asked
from service.db.choosing import Choice
from service.db.compose import compose
from service.db.paging import Walk, Way
from service.db.pool import Connection
from service.db.quote_filters import OF_STATEMENT
from service.db.quotes import Beside, Shape
from service.model.actor import ActorRecord, ActorSummary
from service.model.article import ArticleSummary
from service.model.attribution import Kind
from service.model.change import RecordChange
from service.model.expansion import ArticleExpansion, QuoteExpansion
from service.model.facet import ArticleFacet, QuoteFacet
from service.model.load import LoadRecord, LoadSummary
from service.model.quote import Quote
from service.model.wanted import ActorFilter, ArticleFilter, ArticleSort, QuoteFilter, QuoteSort
from tests.make import Make

#: Quotes of the plan test; of them every fiftieth is by the one asked for.
MANY = 20_000
#: Quotes of each article.
EACH = 5
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


@pytest.mark.parametrize(
    ("sort", "key", "index"),
    [
        (QuoteSort.NEWEST_SAID, ["2021-01-01", "2021-01-01", "q_"], "quotes_by_actor"),
        (QuoteSort.OLDEST_SAID, ["2016-01-01", "2016-01-01", "q_"], "quotes_by_actor"),
        (QuoteSort.NEWEST_PUBLISHED, ["2021-01-01T00:00:00+00:00", "q_"], "quotes_by_actor_published"),
        (QuoteSort.OLDEST_LOADED, ["2021-01-01T00:00:00+00:00", "q_"], "quotes_by_actor_loaded"),
    ],
)
async def test_takes_a_short_walk(
    db: Connection, make: Make, sort: QuoteSort, key: list[str | int], index: str
) -> None:
    """The first of one who is quoted often come from the index, and nothing more than a page is sorted."""
    await fill(db, make)

    for walk in (Walk(20), Walk(20, key), Walk(20, key, back=True)):
        nodes = await plan(db, walk, sort, Asked(["Person 7"], [["person 7"]]))

        assert index in {node.get("Index Name") for node in nodes}
        assert not [node for node in nodes if node["Node Type"] == "Seq Scan" and node["Relation Name"] == "quotes"]
        sorted_rows = [node["Actual Rows"] for node in nodes if "Sort" in node["Node Type"]]
        assert max(sorted_rows, default=0) <= walk.rows
        read = [node["Actual Rows"] * node["Actual Loops"] for node in nodes if node.get("Relation Name") == "quotes"]
        assert sum(read) <= 2 * walk.rows


async def test_takes_a_short_walk_along_those_spoken_of(db: Connection, make: Make) -> None:
    """The newest quotes that name somebody come from the index of names."""
    await fill(db, make)
    asked = Asked(["Person 7"], [["person 7"]], speakers=0)

    for walk in (
        Walk(20),
        Walk(20, ["2021-01-01", "2021-01-01", "q_"]),
        Walk(20, ["2016-01-01", "2016-01-01", "q_"], back=True),
    ):
        nodes = await plan(db, walk, QuoteSort.NEWEST_SAID, asked)

        assert "quote_abouts_by_actor" in {node.get("Index Name") for node in nodes}
        read = [node["Actual Rows"] * node["Actual Loops"] for node in nodes if node.get("Relation Name") == "quotes"]
        assert sum(read) <= 2 * walk.rows


async def test_what_changed_is_read_off_its_index(db: Connection) -> None:
    """A page of the feed is a walk over (version, n), wherever it begins, and sorts nothing."""
    await db.execute(
        "INSERT INTO changes (kind, id, version, n, change) "
        "SELECT 'quote', 'q_' || n, n / 50, n % 50, 'lost' FROM generate_series(1, $1::int) AS n",
        MANY,
    )
    await db.execute("ANALYZE changes")

    for walk in (Walk(20), Walk(20, [200, 7]), Walk(20, [200, 7], back=True)):
        statement = changes._find(walk.way)
        key = {} if walk.key is None else {"at_version": 200, "at_n": 7}
        explained = await db.fetchval(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.text}", *statement.bind(since=100, rows=walk.rows, **key)[1:]
        )
        nodes = list(flat(explained[0]["Plan"]))

        assert [node["Actual Rows"] for node in nodes if node.get("Index Name") == "changes_in_order"] == [walk.rows]
        assert not [node for node in nodes if node.get("Relation Name") == "changes" and "Seq" in node["Node Type"]]


async def test_takes_a_short_walk_to_articles(db: Connection, make: Make) -> None:
    """The newest articles in which somebody speaks come from the index of the quotes, as many as a page has."""
    await fill(db, make)
    wanted, by = ArticleFilter(kind=[Kind.DIRECT]), Choice(Asked(["Person 7"], [["person 7"]]))

    for walk in (
        Walk(20),
        Walk(20, ["2021-01-01T00:00:00+00:00", "a_"]),
        Walk(20, ["2016-01-01T00:00:00+00:00", "a_"], back=True),
    ):
        nodes = await explained(db, lambda noted, walk=walk: articles.find(noted, wanted, walk, by=by))

        assert "quotes_by_actor_published" in {node.get("Index Name") for node in nodes}
        read = [node["Actual Rows"] * node["Actual Loops"] for node in nodes if node.get("Relation Name") == "quotes"]
        assert sum(read) <= 2 * EACH * walk.rows


async def test_looks_into_no_more_articles_than_it_must(db: Connection, make: Make) -> None:
    """What is said in an article is found by the article, along their order."""
    await fill(db, make)
    wanted = ArticleFilter(kind=[Kind.DIRECT])

    nodes = await explained(db, lambda noted: articles.find(noted, wanted, Walk(20)))

    assert {"articles_published", "quotes_article_key_n_key"} <= {node.get("Index Name") for node in nodes}
    assert not [node for node in nodes if node["Node Type"] == "Seq Scan" and node["Relation Name"] == "quotes"]


async def test_finds_actors_by_the_beginning_of_a_name(db: Connection, make: Make) -> None:
    """A beginning that few names have is found by the trigrams of names, however many actors there are."""
    await make.actor("Zoe Quill", "Quill")
    await db.execute(
        """
        INSERT INTO actors (id, name, kind) SELECT 'p-' || n, 'P ' || md5(n::text), 'person' FROM generate_series(1, 20000) n
        """
    )
    await db.execute(
        "INSERT INTO actor_names (actor_key, folded, name) SELECT key, lower(name), name FROM actors WHERE id LIKE 'p-%'"
    )
    await db.execute("VACUUM ANALYZE")

    nodes = await explained(db, lambda noted: actors.find(noted, ActorFilter(q="quil"), Walk(20)))

    assert "actor_names_trigrams" in {node.get("Index Name") for node in nodes}
    assert not [node for node in nodes if node["Node Type"] == "Seq Scan" and node["Relation Name"] != "corpus"
                and node["Actual Rows"] > 1]  # fmt: skip


async def fill(db: Connection, make: Make) -> None:
    """Many quotes by fifty people, a few in each article, days spread."""
    people = [await make.actor(f"Person {n}") for n in range(50)]
    await db.execute(
        """
        INSERT INTO articles (id, published_on, date_from, text, text_sha256, length, engine, sha256, fingerprint)
        SELECT 'a_' || n, date '2015-01-01' + n % 2500, 'published', '', '', 0, 'test', int8send(n), int8send(n)
          FROM generate_series(0, $1::int) AS n
        """,
        MANY // EACH - 1,
    )
    await db.execute(
        """
        INSERT INTO quotes (id, article_key, n, text, kind, actor_key, anonymous, said_to, said_precision, paragraph,
                            content_at, prefix, suffix, confidence, published_on, loaded_at)
        SELECT 'q_' || n, a.key, n, 'Statement ' || n, 'direct', ($1::bigint[])[1 + n % 50], false,
               a.published_on, 'unknown', 1, '{{0,7}}', '', '', 0.9, a.published_on, date '2015-01-01' + n
          FROM generate_series(1, $2::int) AS n
          JOIN articles a ON a.id = 'a_' || n % $3::int
        """,
        [person.key for person in people],
        MANY,
        MANY // EACH,
    )
    await db.execute(
        """
        INSERT INTO quote_abouts (quote_id, actor_key, at, said_to, published_on)
        SELECT q.id, ($1::bigint[])[1 + q.n / 50 % 50], '{{0,4}}', q.said_to, q.published_on FROM quotes q
        """,
        [person.key for person in people],
    )
    await db.execute("ANALYZE")


async def plan(db: Connection, walk: Walk, sort: QuoteSort, asked: Asked) -> list[dict[str, Any]]:
    """The nodes of the plan that a page of quotes was made by."""
    return await explained(db, lambda noted: quotes.find(noted, QuoteFilter(), walk, sort=sort, by=Choice(asked)))


async def explained(db: Connection, ask: Callable[[Any], Any]) -> list[dict[str, Any]]:
    """The nodes of the plan of what is asked."""
    calls: list[tuple[Any, ...]] = []

    class Noted:
        async def fetchrow(self, *call: Any) -> Any:
            calls.append(call)
            return await db.fetchrow(*call)

    await ask(Noted())
    [(text, *values)] = calls
    told = await db.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {text}", *values)
    return list(flat((json.loads(told) if isinstance(told, str) else told)[0]["Plan"]))


def flat(node: dict[str, Any]) -> list[dict[str, Any]]:
    """A node of a plan and all that it is made of."""
    return [node, *(one for part in node.get("Plans", ()) for one in flat(part))]
