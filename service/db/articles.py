"""Articles: reports as a list gives them, and one with its text."""

from functools import lru_cache

from msgspec import Struct
from msgspec.json import Decoder, decode

from service.db import actors, spellings, sql
from service.db.article_filters import CONDITIONS, DAYS, bound_by
from service.db.bearers import Bearer, Near, bearers_of, near_of
from service.db.choosing import Choice, looked_up, sets
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.facets import faceted
from service.db.highlighting import MARK
from service.db.orders import INSTANT, loaded, published, relevance
from service.db.paging import Keyed, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.db.quote_filters import ABOUT, OF_STATEMENT, of_statement
from service.db.quotes import MOST_BYTES, MOST_VALUES
from service.db.spellings import Missed, missed_of, unmatched
from service.model.article import ArticleSummary
from service.model.expansion import ArticleExpansion
from service.model.facet import ArticleFacet, ArticleFacets
from service.model.wanted import ArticleDate, ArticleFilter, ArticleSort

BLOCKS = actors.BLOCKS | spellings.BLOCKS | blocks("facets.sql") | blocks("articles.sql")
BLOCKS |= {"number_matched": "count(*)", "most": str(MOST_VALUES), "most_bytes": str(MOST_BYTES), "mark": MARK}
#: Bounds a search to the quotes of those whom names mean.
AMONG = "AND q.actor_key IN (SELECT key FROM chosen)"

ORDERS = {
    ArticleSort.NEWEST_PUBLISHED: published("a"),
    ArticleSort.OLDEST_PUBLISHED: published("a").reversed,
    ArticleSort.NEWEST_LOADED: loaded("a"),
    ArticleSort.OLDEST_LOADED: loaded("a").reversed,
    ArticleSort.RELEVANCE: relevance("a", at_instant=(INSTANT.format("a"), "text::timestamptz")),
}


class FoundArticles(Struct, frozen=True):
    """A page of articles, and who bears the names that were asked for."""

    snapshot: Snapshot
    step: Step[ArticleSummary]
    bearers: list[Bearer]
    #: Names spelt much like those that nobody bears.
    near: list[Near]
    count: int | None
    facets: ArticleFacets | None
    #: By article, its title and its text with what the search found between marks; empty unless asked for.
    marked: dict[str, tuple[str, str]]
    #: Whether the search has a word that counts; null without a search.
    searchable: bool | None
    #: Values asked for that no record has.
    missed: list[Missed]


class FoundArticle(Struct, frozen=True):
    """One article and its text, or none."""

    snapshot: Snapshot
    article: ArticleSummary | None
    text: str


class Beside(Struct, frozen=True):
    """What to give beside the page."""

    count: bool = False
    facets: tuple[ArticleFacet, ...] = ()
    marks: bool = False
    expand: tuple[ArticleExpansion, ...] = ()


class Shape(Struct, frozen=True):
    """What decides the text of a statement; values play no part in it."""

    conditions: tuple[str, ...] = ()
    #: The conditions on the statements that stand in the article.
    statement: tuple[str, ...] = ()
    chosen: str = ""
    topics: str = ""
    way: Way = Way()
    sort: ArticleSort = ArticleSort.NEWEST_PUBLISHED
    beside: Beside = Beside()
    use_date: ArticleDate = ArticleDate.PUBLISHED
    #: Whether it looks for roles and near spellings, where nobody bears a name.
    lost: bool = False

    @property
    def base(self) -> str:
        """Along what it walks."""
        return "by_actor" if self.chosen else "of_topic" if self.topics else "of_anybody"


_ROWS = Decoder(list[Keyed[ArticleSummary]])
_ARTICLE = Decoder(ArticleSummary)
_FACETS = Decoder(ArticleFacets)


async def find(
    db: Connection,
    wanted: ArticleFilter,
    walk: Walk,
    *,
    by: Choice | None = None,
    sort: ArticleSort = ArticleSort.NEWEST_PUBLISHED,
    beside: Beside = Beside(),  # noqa: B008 - it is frozen
) -> FoundArticles:
    """Articles that match: those in which the people whom the names mean speak or are spoken of, or any."""
    own, said = bound_by(wanted), of_statement(wanted)

    async def found(by: Choice | None) -> FoundArticles:
        chosen, topics, lost = (by.chosen, by.topics, by.lost) if by else ("", "", False)
        shape = Shape((*own,), (*said,), chosen, topics, walk.way, sort, beside, wanted.use_date, lost)
        values = own | said | (by.values() if by else {}) | bound(ORDERS[sort], walk)
        row = await always(db, _listing(shape).bind(**values, rows=walk.rows), anew=wanted.q is not None)
        return FoundArticles(
            snapshot_of(row),
            step(_ROWS.decode(row["rows"]), walk, ORDERS[sort], met=row["met"]),
            bearers_of(row["bearers"]),
            near_of(row["near"]),
            row["count"],
            row["facets"] and _FACETS.decode(row["facets"]),
            decode(row["marked"]),
            row["searchable"],
            missed_of(row["unmatched"]),
        )

    return await looked_up(by, found)


async def get(db: Connection, id: str) -> FoundArticle:
    """One article."""
    row = await always(db, _GET.bind(id=id))
    article = _ARTICLE.decode(row["item"]) if row["item"] else None
    return FoundArticle(snapshot_of(row), article, row["text"] or "")


@lru_cache(maxsize=256)
def _listing(shape: Shape) -> sql.Statement:
    beside, order = shape.beside, ORDERS[shape.sort].fragments(shape.way)
    texts = ArticleExpansion.TEXT in beside.expand
    fragments = BLOCKS | order | {"filters": "\n".join(CONDITIONS[name] for name in shape.conditions)}
    fragments |= _along(shape, fragments) | sets(shape.chosen, shape.topics, lost=shape.lost)
    fragments |= {
        "statement": "\n".join(OF_STATEMENT[name] for name in shape.statement),
        "telling": BLOCKS["telling"] if shape.statement else "",
        "among": AMONG if shape.chosen else "",
        "told_about": ABOUT if shape.topics else "",
        "matching": BLOCKS[f"matching_{shape.base}"],
        "count": BLOCKS["count"] if beside.count else "NULL::bigint",
        "matched": BLOCKS["matched"] if beside.facets else "",
        "date": DAYS[shape.use_date],
        "facets": faceted(beside.facets),
        "marked": BLOCKS["marked"] if beside.marks else "'{}'",
        "searchable": BLOCKS["searchable"] if "q" in shape.conditions else "NULL::boolean",
        "unmatched": unmatched((*shape.conditions, *shape.statement)),
        "shown": BLOCKS["within_bytes"] if texts or beside.marks else "page",
        "more": BLOCKS["with_text"] if texts else "",
    }
    return compose(shape.base, BLOCKS[shape.base], fragments)


def _along(shape: Shape, fragments: dict[str, str]) -> dict[str, str]:
    """The parts of a walk along quotes, or along whom they name: both have its instant and day, and an index."""
    parts = {name: fragments[name] for name in ("key", "order", "after", "filters")}
    if shape.sort in {ArticleSort.NEWEST_PUBLISHED, ArticleSort.OLDEST_PUBLISHED}:
        parts["after"] = f"{fragments['edge']} {parts['after']}"
        row = "o" if shape.base == "of_topic" else "q"
        parts = {name: part.replace("a.published_", f"{row}.published_") for name, part in parts.items()}
    return {f"{name}_along": part for name, part in parts.items()}


_GET = compose("get", BLOCKS["get"], BLOCKS | {"more": ""})
