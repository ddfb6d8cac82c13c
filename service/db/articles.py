"""Articles: reports as a list gives them, and one with its text."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from service.db import sql
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.intervals import ends
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.model.article import ArticleSummary
from service.model.expansion import ArticleExpansion
from service.model.wanted import ArticleFilter, ArticleSort

#: Bytes of text with which a page ends, if it gives texts.
MOST_BYTES = 1 << 20
BLOCKS = blocks("articles.sql") | {"most_bytes": str(MOST_BYTES)}

INSTANT = "instant(a.published_at, a.published_on)"
PUBLISHED = Order(
    forward=f"{INSTANT} DESC, a.id DESC",
    backward=f"{INSTANT}, a.id",
    after=f"AND ({INSTANT}, a.id) < (:at_instant::text::timestamptz, :at_id::text)",
    before=f"AND ({INSTANT}, a.id) > (:at_instant::text::timestamptz, :at_id::text)",
    key=f"{INSTANT}, a.id",
    names=("at_instant", "at_id"),
)
LOADED = Order(
    forward="a.loaded_at DESC, a.id DESC",
    backward="a.loaded_at, a.id",
    after="AND (a.loaded_at, a.id) < (:at_instant::text::timestamptz, :at_id::text)",
    before="AND (a.loaded_at, a.id) > (:at_instant::text::timestamptz, :at_id::text)",
    key="a.loaded_at, a.id",
    names=("at_instant", "at_id"),
)
#: In millionths, as a cursor holds whole numbers; text and search alone decide it, so that it stands still.
RANK = "(1e6::float8 * ts_rank(a.words, websearch_to_tsquery('english', :q::text), 1))::int"
RELEVANCE = Order(
    forward=f"{RANK} DESC, {INSTANT} DESC, a.id DESC",
    backward=f"{RANK}, {INSTANT}, a.id",
    after=f"AND ({RANK}, {INSTANT}, a.id) < (:at_rank::int, :at_instant::text::timestamptz, :at_id::text)",
    before=f"AND ({RANK}, {INSTANT}, a.id) > (:at_rank::int, :at_instant::text::timestamptz, :at_id::text)",
    key=f"{RANK}, {INSTANT}, a.id",
    names=("at_rank", "at_instant", "at_id"),
)
ORDERS = {
    ArticleSort.NEWEST_PUBLISHED: PUBLISHED,
    ArticleSort.OLDEST_PUBLISHED: PUBLISHED.reversed,
    ArticleSort.NEWEST_LOADED: LOADED,
    ArticleSort.OLDEST_LOADED: LOADED.reversed,
    ArticleSort.RELEVANCE: RELEVANCE,
}
CONDITIONS = {
    "q": "AND a.words @@ websearch_to_tsquery('english', :q::text)",
    "publisher": "AND lower(a.publisher) = ANY(ARRAY(SELECT lower(v) FROM unnest(:publisher::text[]) AS v))",
    "agency": "AND lower(a.agency) = ANY(ARRAY(SELECT lower(v) FROM unnest(:agency::text[]) AS v))",
    "published_from": "AND a.published_sort >= :published_from::text::date",
    "published_to": "AND a.published_on <= :published_to::text::date",
    "published_since": """AND CASE WHEN a.published_at IS NULL
       THEN a.published_on >= (:published_since::text::timestamptz AT TIME ZONE 'UTC')::date
       ELSE a.published_at >= :published_since::text::timestamptz END""",
    "published_until": """AND CASE WHEN a.published_at IS NULL
       THEN a.published_on <= (:published_until::text::timestamptz AT TIME ZONE 'UTC')::date
       ELSE a.published_at <= :published_until::text::timestamptz END""",
    "loaded_from": "AND a.loaded_at >= :loaded_from::text::date::timestamp AT TIME ZONE 'UTC'",
    "loaded_to": "AND a.loaded_at < (:loaded_to::text::date + 1)::timestamp AT TIME ZONE 'UTC'",
    "loaded_since": "AND a.loaded_at >= :loaded_since::text::timestamptz",
    "loaded_until": "AND a.loaded_at <= :loaded_until::text::timestamptz",
}


class FoundArticles(Struct, frozen=True):
    """A page of articles."""

    snapshot: Snapshot
    step: Step[ArticleSummary]
    count: int | None
    #: Whether the search has a word that counts; null without a search.
    searchable: bool | None


class FoundArticle(Struct, frozen=True):
    """One article and its text, or none."""

    snapshot: Snapshot
    article: ArticleSummary | None
    text: str


_ROWS = Decoder(list[Keyed[ArticleSummary]])
_ARTICLE = Decoder(ArticleSummary)


async def find(
    db: Connection,
    wanted: ArticleFilter,
    walk: Walk,
    *,
    sort: ArticleSort = ArticleSort.NEWEST_PUBLISHED,
    count: bool = False,
    expand: Sequence[ArticleExpansion] = (),
) -> FoundArticles:
    """Articles that match."""
    values = _values(wanted)
    statement = _find(tuple(values), sort, walk.way, count, tuple(expand))
    row = await always(db, statement.bind(**values, **bound(ORDERS[sort].names, walk), rows=walk.rows))
    found = step(_ROWS.decode(row["rows"]), walk, met=row["met"])
    return FoundArticles(snapshot_of(row), found, row["count"], row["searchable"])


async def get(db: Connection, id: str) -> FoundArticle:
    """One article."""
    row = await always(db, _GET.bind(id=id))
    article = _ARTICLE.decode(row["item"]) if row["item"] else None
    return FoundArticle(snapshot_of(row), article, row["text"] or "")


def _values(wanted: ArticleFilter) -> dict[str, Any]:
    """What the filter binds, by the names of the conditions that it sets."""
    values = {
        "q": wanted.q,
        "publisher": wanted.publisher,
        "agency": wanted.agency,
        **ends(wanted.use_date, wanted.from_, wanted.to),
    }
    return {name: value for name, value in values.items() if value not in (None, [])}


@lru_cache(maxsize=128)
def _find(
    conditions: tuple[str, ...],
    sort: ArticleSort,
    way: Way,
    count: bool,  # noqa: FBT001
    expand: tuple[ArticleExpansion, ...],
) -> sql.Statement:
    texts = ArticleExpansion.TEXT in expand
    fragments = BLOCKS | ORDERS[sort].fragments(way)
    fragments |= {
        "filters": "\n".join(CONDITIONS[name] for name in conditions),
        "count": BLOCKS["count"] if count else "NULL::bigint",
        "searchable": BLOCKS["searchable"] if "q" in conditions else "NULL::boolean",
        "shown": BLOCKS["within_bytes"] if texts else "page",
        "more": BLOCKS["with_text"] if texts else "",
    }
    return compose("find", BLOCKS["find"], fragments)


_GET = compose("get", BLOCKS["get"], BLOCKS | {"more": ""})
