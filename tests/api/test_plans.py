"""The plans of the statements: whatever has an index for it costs a page, in a corpus of any size."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from service.db import actors, articles, changes, checks, kin, quotes, timeline
from service.db.bearers import Asked
from service.db.changes import IN_ORDER
from service.db.choosing import Choice
from service.db.paging import Key, Order, Walk
from service.db.pool import Connection, connect
from service.model.attribution import Kind
from service.model.facet import QuoteFacet
from service.model.moment import Moment
from service.model.timeline import Interval
from service.model.wanted import (
    ActorFilter,
    ArticleFilter,
    ArticleSort,
    FamilyChoice,
    QuoteFilter,
    QuoteSort,
    Undated,
    UseDate,
)
from tests.api.plans import EACH, MANY, fill, plans
from tests.conftest import cloned, name_of
from tests.make import Make

PERSON = Asked(["Person 7"], [["person 7"]])
SPEAKING, NAMED = Choice(PERSON), Choice(Asked(PERSON.names, PERSON.forms, speakers=0))
#: Half a year in the middle of the days.
FROM, TO = Moment("2018-02-03"), Moment("2018-08-09")
WINDOW = QuoteFilter(from_=FROM, to=TO)
REPORTED = QuoteFilter(from_=FROM, to=TO, use_date=UseDate.PUBLISHED)
LOADED = QuoteFilter(from_=FROM, to=TO, use_date=UseDate.LOADED)
SAID, INSTANT = ["2018-06-01", "2018-06-01", "q_"], ["2018-06-01T00:00:00+00:00", "q_"]
PUBLISHED, LAST = QuoteSort.NEWEST_PUBLISHED, QuoteSort.OLDEST_SAID
DAYS = (date(2018, 2, 3), date(2018, 8, 9))
COUNTED = (QuoteFacet.KIND, QuoteFacet.STANCE, QuoteFacet.MONTH, QuoteFacet.SPEAKER)
#: Rows of a page, and how many walks there are through a window: one, and one for each day that intervals begin on.
ROWS, WALKS = 21, 1 + 9
#: Pages of what belongs to a page of quotes: their articles, and whom they name.
AND_THEIRS = 2


def listing(wanted: QuoteFilter, by: Choice | None = None, sort: QuoteSort = QuoteSort.NEWEST_SAID) -> Any:
    """Asks for a page of quotes."""
    return lambda walk: lambda db: quotes.find(db, wanted, placed(walk, quotes.ORDERS[sort]), by=by, sort=sort)


def reporting(wanted: ArticleFilter, by: Choice | None = None) -> Any:
    """Asks for a page of articles."""
    newest = articles.ORDERS[ArticleSort.NEWEST_PUBLISHED]
    return lambda walk: lambda db: articles.find(db, wanted, placed(walk, newest), by=by)


def placed(walk: Walk, order: Order) -> Walk:
    """A walk whose key is one of an order."""
    return walk if walk.key is None else replace(walk, key=order.place(walk.key))


@pytest.fixture(scope="session")
async def filled(server_url: str, template_url: str) -> AsyncIterator[Connection]:
    """A connection to a filled database that nobody writes to."""
    async with cloned(server_url, name_of(template_url)) as url:
        connection = await connect(url)
        await fill(connection, Make(connection))
        yield connection
        await connection.close()


@pytest.mark.parametrize(
    ("asking", "key", "index", "pages"),
    [
        pytest.param(listing(QuoteFilter()), SAID, "quotes_newest", 1, id="anybody"),
        pytest.param(listing(QuoteFilter(), sort=PUBLISHED), INSTANT, "quotes_published", 1, id="by publication"),
        pytest.param(listing(QuoteFilter(), SPEAKING), SAID, "quotes_by_actor", 1, id="speaker"),
        pytest.param(listing(QuoteFilter(), SPEAKING, LAST), SAID, "quotes_by_actor", 1, id="speaker, oldest"),
        pytest.param(
            listing(QuoteFilter(), SPEAKING, PUBLISHED), INSTANT, "quotes_by_actor_published", 1, id="speaker, published"
        ),
        pytest.param(
            listing(QuoteFilter(), SPEAKING, QuoteSort.OLDEST_LOADED), INSTANT, "quotes_by_actor_loaded", 1,
            id="speaker, loaded",
        ),
        pytest.param(listing(QuoteFilter(), NAMED), SAID, "quote_abouts_by_actor", 2, id="about"),
        pytest.param(listing(WINDOW), SAID, "quotes_spanning", WALKS, id="window"),
        pytest.param(listing(WINDOW, sort=LAST), SAID, "quotes_spanning", WALKS, id="window, oldest"),
        pytest.param(listing(WINDOW, SPEAKING), SAID, "quotes_spanning_by_actor", WALKS, id="speaker in a window"),
        pytest.param(listing(WINDOW, NAMED), SAID, "quote_abouts_spanning", 2 * WALKS, id="about in a window"),
        pytest.param(
            listing(QuoteFilter(kind=[Kind.DIRECT], from_=FROM, to=TO), SPEAKING), SAID, "quotes_spanning_by_actor",
            WALKS, id="three filters",
        ),
        pytest.param(
            listing(QuoteFilter(family=FamilyChoice.FIRST, from_=FROM, to=TO)), SAID, "quotes_newest", 2 * WALKS,
            id="first of families",
        ),
        pytest.param(listing(QuoteFilter(publisher=["house 3"])), SAID, "quotes_newest", 16, id="publisher"),
        pytest.param(
            listing(QuoteFilter(publisher=["house 3"]), SPEAKING), SAID, "quotes_by_actor", 16, id="publisher, speaker"
        ),
        pytest.param(
            listing(REPORTED, sort=PUBLISHED), INSTANT, "quotes_published", 1 + EACH, id="published in a window"
        ),
        pytest.param(
            listing(LOADED, sort=QuoteSort.NEWEST_LOADED), INSTANT, "quotes_loaded", 1, id="loaded in a window"
        ),
        pytest.param(listing(QuoteFilter(q="statement")), SAID, "quotes_newest", 1, id="common word"),
        pytest.param(reporting(ArticleFilter()), INSTANT, "articles_published", 1, id="articles"),
        pytest.param(
            reporting(ArticleFilter(publisher=["house 3"])), INSTANT, "articles_published", 8, id="articles of a house"
        ),
        pytest.param(
            reporting(ArticleFilter(from_=FROM, to=TO)), INSTANT, "articles_published", 2, id="articles of a window"
        ),
        pytest.param(
            reporting(ArticleFilter(from_=FROM, to=TO, publisher=["house 3"])), INSTANT, "articles_published", 8,
            id="articles of a house in a window",
        ),
        pytest.param(
            reporting(ArticleFilter(from_=Moment("2018-02-03"))), INSTANT, "articles_published", 2, id="articles from a day"
        ),
        pytest.param(
            reporting(ArticleFilter(kind=[Kind.DIRECT])), INSTANT, "quotes_article_key_n_key", 2 + EACH,
            id="articles in which it is said",
        ),
        pytest.param(
            reporting(ArticleFilter(kind=[Kind.DIRECT]), SPEAKING), INSTANT, "quotes_by_actor_published", 2 + 2 * EACH,
            id="articles of a speaker",
        ),
        pytest.param(
            reporting(ArticleFilter(from_=FROM, to=TO), SPEAKING), INSTANT, "quotes_by_actor_published", 2 + 2 * EACH,
            id="articles of a speaker in a window",
        ),
        pytest.param(reporting(ArticleFilter(), NAMED), INSTANT, "quote_abouts_published", 8, id="articles about"),
        pytest.param(
            reporting(ArticleFilter(from_=FROM, to=TO), NAMED), INSTANT, "quote_abouts_published", 8,
            id="articles about in a window",
        ),
    ],
)  # fmt: skip
async def test_a_page_costs_what_a_page_costs(
    filled: Connection, asking: Callable[[Walk], Any], key: Key, index: str, pages: int
) -> None:
    """The first page, one behind a key and one before it: no table is read from end to end, no more than pages sorted."""
    for walk in (Walk(20), Walk(20, key), Walk(20, key, back=True)):
        plan = await plans(filled, asking(walk))

        assert index in plan.indexes
        assert not plan.scanned
        assert plan.sorted_rows <= pages * ROWS
        assert plan.read("quotes", "quote_abouts", "articles") <= (pages + AND_THEIRS) * ROWS


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        pytest.param(lambda db: quotes.find(db, QuoteFilter(q="777"), Walk(20)), 3, id="rare word"),
        pytest.param(lambda db: quotes.find(db, QuoteFilter(publisher=["Hous 9"]), Walk(20)), 0, id="no publisher"),
        pytest.param(lambda db: quotes.find(db, QuoteFilter(cue=["sayd"]), Walk(20), by=SPEAKING), 0, id="no cue"),
        pytest.param(lambda db: articles.find(db, ArticleFilter(occasion=["x"]), Walk(20)), 0, id="no occasion"),
        pytest.param(lambda db: timeline.count(db, QuoteFilter(agency=["x"]), Interval.DAY), 0, id="no agency"),
        pytest.param(lambda db: quotes.get(db, "q_7"), 3, id="quote"),
        pytest.param(
            lambda db: quotes.of_article(db, "a_7", Walk(20), quotes.Beside()), 3 * EACH + 1, id="of an article"
        ),
        pytest.param(lambda db: kin.family(db, "q_7", Walk(20)), 2, id="family"),
        pytest.param(lambda db: actors.resolve(db, PERSON), 0, id="resolve"),
        pytest.param(lambda db: checks.candidates(db, [[1, 2, 3]], {}), 0, id="quote-checks"),
        pytest.param(lambda db: checks.quotes(db, [1, 2, 3]), 0, id="quotes of renderings"),
    ],
)
async def test_costs_what_it_finds(filled: Connection, ask: Callable[[Any], Any], most: int) -> None:
    """What is asked for by name is found by an index."""
    async with filled.transaction():
        plan = await plans(filled, ask)

    assert not plan.scanned
    assert plan.sorted_rows <= ROWS
    assert plan.read("quotes", "quote_abouts", "articles") <= most


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        pytest.param(lambda db: timeline.count(db, QuoteFilter(), Interval.MONTH, by=SPEAKING), 0, id="timeline"),
        pytest.param(lambda db: timeline.count(db, WINDOW, Interval.WEEK, by=SPEAKING, totals=True), 0, id="its share"),
        pytest.param(
            lambda db: timeline.count(db, QuoteFilter(undated=Undated.EXCLUDE), Interval.DAY, by=SPEAKING, apart=True),
            0, id="apart",
        ),
        pytest.param(lambda db: timeline.count(db, QuoteFilter(), Interval.YEAR), 0, id="timeline of all"),
        pytest.param(lambda db: timeline.count(db, WINDOW, Interval.MONTH), 0, id="timeline of all in a window"),
        pytest.param(
            lambda db: quotes.find(
                db, QuoteFilter(kind=[Kind.DIRECT]), Walk(20), by=SPEAKING, beside=quotes.Beside(count=True, facets=COUNTED)
            ),
            (1 + AND_THEIRS) * ROWS, id="facets",
        ),
        pytest.param(
            lambda db: quotes.find(
                db, WINDOW, Walk(20), by=SPEAKING, beside=quotes.Beside(count=True, facets=(QuoteFacet.MONTH,))
            ),
            (WALKS + AND_THEIRS) * ROWS, id="facets of a window",
        ),
        pytest.param(lambda db: actors.resolve(db, Asked(PERSON.names, PERSON.forms, days=DAYS)), 0, id="resolve on"),
    ],
)  # fmt: skip
async def test_counts_are_at_hand(filled: Connection, ask: Callable[[Any], Any], most: int) -> None:
    """What is counted by speaker, kind, stance and day meets no quote but those of the page."""
    plan = await plans(filled, ask)

    assert not plan.scanned
    assert plan.read("quotes", "quote_abouts", "articles") <= most


async def test_each_word_has_a_plan_of_its_own(filled: Connection) -> None:
    """A plan that is kept for common words would meet every quote for a rare one."""
    for _ in range(10):
        await quotes.find(filled, QuoteFilter(q="statement"), Walk(20))
        await quotes.find(filled, QuoteFilter(), Walk(20), by=SPEAKING)

    kept = await filled.fetch("SELECT statement FROM pg_prepared_statements WHERE generic_plans > 0")
    assert not [row for row in kept if "websearch_to_tsquery" in row["statement"]]


async def test_the_frequency_of_many_words_is_known(db: Connection) -> None:
    """Of one that it does not know the planner thinks too much, and walks through a large corpus to find it."""
    found = await db.fetch(
        """
        SELECT attrelid::regclass::text AS name, attstattarget AS target
          FROM pg_attribute
         WHERE atttypid = 'tsvector'::regtype
           AND attrelid IN ('quotes'::regclass, 'articles'::regclass)
        """
    )

    assert {row["name"]: row["target"] for row in found} == {"quotes": 500, "articles": 500}


async def test_a_window_costs_nothing_of_the_days_behind_it(filled: Connection) -> None:
    """A day begins at many instants: reports of the next one are passed over in the index, however many they are."""
    await filled.execute("BEGIN")
    try:
        await filled.execute(
            """
            INSERT INTO articles (id, published_on, date_from, text, text_sha256, length, engine, sha256, fingerprint)
            SELECT 'b_' || n, $1, 'published', '', '', 0, 'test', int8send(-n), int8send(-n)
              FROM generate_series(1, 500) AS n
            """,
            date(2018, 8, 10),
        )
        plan = await plans(filled, lambda db: articles.find(db, ArticleFilter(from_=FROM, to=TO), Walk(20)))
    finally:
        await filled.execute("ROLLBACK")

    assert "articles_published" in plan.indexes
    assert plan.read("articles") <= (1 + AND_THEIRS) * ROWS


async def test_what_changed_is_read_off_its_index(db: Connection) -> None:
    """A page of the feed is a walk over (version, n), wherever it begins, and sorts nothing."""
    await db.execute(
        "INSERT INTO changes (kind, id, version, n, change) "
        "SELECT 'quote', 'q_' || n, n / 50, n % 50, 'lost' FROM generate_series(1, $1::int) AS n",
        MANY,
    )
    await db.execute("ANALYZE changes")

    for walk in (Walk(20), Walk(20, [200, 7]), Walk(20, [200, 7], back=True)):
        plan = await plans(db, lambda noted, walk=walk: changes.find(noted, 100, placed(walk, IN_ORDER)))

        assert plan.read("changes") == walk.rows
        assert not plan.scanned


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

    plan = await plans(db, lambda noted: actors.find(noted, ActorFilter(q="quil"), Walk(20)))

    assert "actor_names_trigrams" in plan.indexes
    assert not plan.scanned
