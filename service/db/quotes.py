"""Quotes: what a caller can ask of them, each answer from one statement."""

from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Raw, Struct
from msgspec.json import Decoder, decode, encode
from msgspec.structs import replace

from service.db import actors, spellings, sql, tallies
from service.db.bearers import Bearer, Near, bearers_of, near_of
from service.db.choosing import Choice, looked_up, sets
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.facets import faceted
from service.db.highlighting import MARK
from service.db.paging import Key, Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.db.quote_filters import CONDITIONS, ENDED, bound_by, conditions, dated
from service.db.quote_orders import AS_TOLD, ORDERS
from service.db.spellings import Missed, missed_of, unmatched
from service.model.expansion import QuoteExpansion
from service.model.facet import QuoteFacet, QuoteFacets
from service.model.quote import Quote
from service.model.wanted import QuoteFilter, QuoteSort, UseDate

#: What names somebody has the columns of its quote, of its own.
OF_TOPICS = (
    ("q.said_sort", "o.said_sort"),
    ("q.said_from", "o.said_from"),
    ("q.said_to", "o.said_to"),
    ("q.published_sort", "o.published_sort"),
    ("q.id", "o.quote_id"),
)
#: What a page walks through where its quotes are kept: their order, and where the rest of them is. Whole rows are some
#: 900 bytes, which the joins and sorts of a batch of a thousand would carry along: half of the time that it takes.
NARROW = (
    "q.key, q.id, q.n, q.actor_key, q.article_key, q.said_sort, q.said_from, q.said_to, q.published_sort, "
    "q.published_at, q.published_on, q.loaded_at"
)
#: Values that a facet lists.
MOST_VALUES = 50
#: Bytes of text with which a page ends, if it gives the texts of reports.
MOST_BYTES = 1 << 20
BLOCKS = actors.BLOCKS | spellings.BLOCKS | blocks("quotes.sql") | blocks("facets.sql")
BLOCKS |= {
    "about": "",
    "most": str(MOST_VALUES),
    "most_bytes": str(MOST_BYTES),
    "mark": MARK,
    #: What an item has beyond what every list gives.
    "of_speaker": "",
    "of_article_more": "",
}


#: The orders by the last day on which it may have been said.
SAID_SORTS = (QuoteSort.NEWEST_SAID, QuoteSort.OLDEST_SAID)


class FoundQuotes(Struct, frozen=True):
    """A page of quotes, and who bears the names that were asked for."""

    snapshot: Snapshot
    #: The quotes as JSON: most answers give them as they stand.
    step: Step[Raw]
    bearers: list[Bearer]
    #: Names spelt much like those that nobody bears.
    near: list[Near]
    count: int | None
    facets: QuoteFacets | None
    #: By article, the offsets of characters that UTF-16 counts twice; empty unless asked for.
    places: dict[str, list[int]]
    #: By quote, its text with what the search found between START and STOP; empty unless asked for.
    marked: dict[str, str]
    #: Whether the search has a word that counts; null without a search.
    searchable: bool | None
    #: Values asked for that no record has.
    missed: list[Missed]


class FoundQuote(Struct, frozen=True):
    """One quote, or none."""

    snapshot: Snapshot
    quote: Quote | None
    places: dict[str, list[int]]


class Beside(Struct, frozen=True):
    """What to give beside the page."""

    count: bool = False
    facets: tuple[QuoteFacet, ...] = ()
    places: bool = False
    marks: bool = False
    expand: tuple[QuoteExpansion, ...] = ()


class Shape(Struct, frozen=True):
    """What decides the text of a statement; values play no part in it."""

    base: str
    conditions: tuple[str, ...] = ()
    chosen: str = ""
    way: Way = Way()
    sort: QuoteSort = QuoteSort.NEWEST_SAID
    beside: Beside = Beside()
    use_date: UseDate = UseDate.SAID
    #: How those spoken of are chosen, if they are.
    topics: str = ""
    #: Whether it looks for roles and near spellings, where nobody bears a name.
    lost: bool = False
    #: Whether it gives quotes as they were kept, and not made of their rows.
    kept: bool = True

    @property
    def windowed(self) -> bool:
        """Whether it walks through a window of days in their own order, where one walk is not enough.

        What was said in an interval that goes on behind the window stands behind it, too.
        """
        return "said_to" in self.conditions and self.sort in SAID_SORTS

    @property
    def row(self) -> str:
        """The columns that it walks through."""
        reads_words = self.sort is QuoteSort.RELEVANCE or self.beside.marks
        return NARROW if self.kept and not reads_words else "q.*"

    @property
    def counted_in(self) -> str:
        """The table in which all that it would meet is counted."""
        by = {*self.beside.facets} - ({QuoteFacet.SPEAKER} if self.chosen else set())
        if self.topics or self.base == "of_article":
            return tallies.QUOTES
        return tallies.counted_in(self.conditions, self.use_date, by)


_KEYS = Decoder(list[Key])
_QUOTE = Decoder(Quote)
_FACETS = Decoder(QuoteFacets)


async def find(
    db: Connection,
    wanted: QuoteFilter,
    walk: Walk,
    *,
    by: Choice | None = None,
    sort: QuoteSort = QuoteSort.NEWEST_SAID,
    beside: Beside = Beside(),  # noqa: B008 - it is frozen
) -> FoundQuotes:
    """Quotes that match: those of whom the names mean, or anybody's."""

    async def found(by: Choice | None) -> FoundQuotes:
        shape = _shape(wanted, walk, by, sort, beside)
        values = bound_by(wanted) | (by.values() if by else {}) | bound(ORDERS[sort], walk) | {"rows": walk.rows}

        async def ask(statement: sql.Statement) -> Any:
            return await always(db, statement.bind(**values), anew=wanted.q is not None)

        shape, row = await _asked(shape, ask)
        return _found(row, walk, ORDERS[sort], kept=shape.kept)

    return await looked_up(by, found)


async def of_article(db: Connection, article: str, walk: Walk, beside: Beside) -> FoundQuotes | None:
    """The quotes of one article in the order of its text; null where there is no such article."""
    values = {"article": article, **bound(AS_TOLD, walk), "rows": walk.rows}
    shape = Shape("of_article", way=walk.way, beside=beside)
    found, row = await _asked(shape, lambda statement: db.fetchrow(*statement.bind(**values)))
    return None if row is None else _found(row, walk, AS_TOLD, kept=found.kept)


async def get(db: Connection, id: str, *, places: bool = False, expand: Sequence[QuoteExpansion] = ()) -> FoundQuote:
    """One quote."""
    row = await always(db, _get(places, tuple(expand)).bind(id=id))
    quote = _QUOTE.decode(row["item"]) if row["item"] else None
    return FoundQuote(snapshot_of(row), quote, decode(row["places"]))


def quote_of(item: Raw) -> Quote:
    """A quote that was given as JSON."""
    return _QUOTE.decode(item)


def _shape(wanted: QuoteFilter, walk: Walk, by: Choice | None, sort: QuoteSort, beside: Beside) -> Shape:
    chosen, topics, lost = (by.chosen, by.topics, by.lost) if by else ("", "", False)
    base = "by_actor" if chosen else "of_topic" if topics else "of_anybody"
    return Shape(base, conditions(wanted), chosen, walk.way, sort, beside, wanted.use_date, topics, lost)


async def _asked(shape: Shape, ask: Callable[[sql.Statement], Awaitable[Any]]) -> tuple[Shape, Any]:
    """The row that a statement gives, and what it was: quotes are made of their rows where any was not kept."""
    if not shape.beside.expand:
        row = await ask(_listing(shape))
        if row is None or None not in (row["items"] or ()):
            return shape, row
    shape = replace(shape, kept=False)
    return shape, await ask(_listing(shape))


def _found(row: Any, walk: Walk, order: Order, *, kept: bool) -> FoundQuotes:
    items = [Raw(item) if kept else Raw(encode(_QUOTE.decode(item))) for item in row["items"] or ()]
    keys = _KEYS.decode(row["keys"] or "[]")
    return FoundQuotes(
        snapshot_of(row),
        step([Keyed(key, item) for key, item in zip(keys, items, strict=True)], walk, order, met=row["met"]),
        bearers_of(row["bearers"]),
        near_of(row["near"]),
        row["count"],
        row["facets"] and _FACETS.decode(row["facets"]),
        decode(row["places"]),
        decode(row["marked"]),
        row["searchable"],
        missed_of(row["unmatched"]),
    )


@lru_cache(maxsize=512)
def _listing(shape: Shape) -> sql.Statement:
    order, beside = AS_TOLD if shape.base == "of_article" else ORDERS[shape.sort], shape.beside
    fragments = BLOCKS | order.fragments(shape.way)
    fragments |= {
        **tallies.counting(shape.counted_in, shape.conditions),
        "row": shape.row,
        "filters": "\n".join(CONDITIONS[name] for name in shape.conditions if name != "said_to" or not shape.windowed),
        "ended": ENDED if shape.windowed else "",
        "going_on": BLOCKS[f"going_on_{shape.base}"] if shape.windowed else "",
        **sets(shape.chosen, shape.topics, lost=shape.lost),
    }
    fragments |= {
        **_along_topics(shape.sort, fragments),
        "matching": BLOCKS[f"matching_{shape.base}"],
        "count": BLOCKS["count"] if beside.count else "NULL::bigint",
        "matched": BLOCKS[f"matched_{shape.counted_in}"] if beside.facets else "",
        "date": dated(shape.use_date, shape.conditions),
        "facets": faceted(beside.facets),
        "places": BLOCKS["astral"] if beside.places else "'{}'",
        "marked": BLOCKS["marked"] if beside.marks else "'{}'",
        "searchable": BLOCKS["searchable"] if "q" in shape.conditions else "NULL::boolean",
        "unmatched": unmatched(shape.conditions),
        "given": BLOCKS["kept"] if shape.kept else "row_to_json(i)::text",
        "with": "" if shape.kept else BLOCKS["with_made"],
        "shown": BLOCKS["within_bytes"] if QuoteExpansion.ARTICLE_TEXT in beside.expand else "page",
        **expansions(beside.expand),
    }
    return compose(shape.base, BLOCKS[shape.base], fragments)


def expansions(wanted: Sequence[QuoteExpansion]) -> dict[str, str]:
    """What an item has beyond what every list gives."""
    of_speaker = {QuoteExpansion.SPEAKER_ALIASES: "speaker_aliases", QuoteExpansion.SPEAKER_ROLES: "speaker_roles"}
    return {
        "of_speaker": "".join(BLOCKS[name] for one, name in of_speaker.items() if one in wanted),
        "of_article_more": BLOCKS["article_text"] if QuoteExpansion.ARTICLE_TEXT in wanted else "",
    }


def _along_topics(sort: QuoteSort, fragments: dict[str, str]) -> dict[str, str]:
    """The parts of a walk along those spoken of: by the columns of their own index where it has the order."""
    names = ("order", "after", "filters", "ended", "going_on_from")
    parts = {f"topic_{name}": fragments[name] for name in names}
    for column, own in OF_TOPICS if sort in SAID_SORTS else ():
        parts = {name: part.replace(column, own) for name, part in parts.items()}
    return parts


@lru_cache(maxsize=16)
def _get(places: bool, expand: tuple[QuoteExpansion, ...]) -> sql.Statement:  # noqa: FBT001
    fragments = BLOCKS | {"places": BLOCKS["astral"] if places else "'{}'"} | expansions(expand)
    return compose("get", BLOCKS["get"], fragments)
