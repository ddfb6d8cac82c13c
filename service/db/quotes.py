"""Quotes: what a caller can ask of them, each answer from one statement."""

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder, decode

from service.db import actors, sql
from service.db.actors import Asked, Bearer, OnAmbiguous, bearers_of
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, day, step
from service.db.pool import Connection
from service.model.quote import Quote
from service.model.wanted import QuoteFilter

BLOCKS = actors.BLOCKS | blocks("quotes.sql")

NEWEST = Order(
    forward="q.said_sort DESC, q.published_sort DESC, q.id DESC",
    backward="q.said_sort, q.published_sort, q.id",
    after="AND (q.said_sort, q.published_sort, q.id) < (:at_said::text::date, :at_published::text::date, :at_id::text)",
    before="AND (q.said_sort, q.published_sort, q.id) > (:at_said::text::date, :at_published::text::date, :at_id::text)",
    key="q.said_sort, q.published_sort, q.id",
)
NEWEST_KEY = ("at_said", "at_published", "at_id")
AS_TOLD = Order(
    forward="q.n",
    backward="q.n DESC",
    after="AND q.n > :at_n::int",
    before="AND q.n < :at_n::int",
    key="q.n",
)
AS_TOLD_KEY = ("at_n",)

IN_HOUSE = """AND EXISTS (
  SELECT FROM articles p
   WHERE p.key = q.article_key
     AND lower(p.{0}) = ANY(ARRAY(SELECT lower(v) FROM unnest(:{0}::text[]) AS v)))"""
CONDITIONS = {
    "kind": "AND q.kind = ANY(:kind::text[])",
    "stance": "AND q.stance = ANY(:stance::text[])",
    "q": "AND q.words @@ websearch_to_tsquery('english', :q::text)",
    "article": "AND q.article_key = ANY(ARRAY(SELECT key FROM articles WHERE id = ANY(:article::text[])))",
    "publisher": IN_HOUSE.format("publisher"),
    "agency": IN_HOUSE.format("agency"),
    "occasion": "AND lower(q.occasion) = ANY(ARRAY(SELECT lower(v) FROM unnest(:occasion::text[]) AS v))",
    "min_confidence": "AND q.confidence >= :min_confidence::float8",
    "said_from": "AND q.said_sort >= :said_from::text::date",
    "said_to": "AND coalesce(q.said_from, q.said_to) <= :said_to::text::date",
    "published_from": "AND q.published_on >= :published_from::text::date",
    "published_to": "AND q.published_on <= :published_to::text::date",
    "loaded_from": "AND q.loaded_at >= :loaded_from::text::date::timestamp AT TIME ZONE 'UTC'",
    "loaded_to": "AND q.loaded_at < (:loaded_to::text::date + 1)::timestamp AT TIME ZONE 'UTC'",
}


class FoundQuotes(Struct, frozen=True):
    """A page of quotes, and who bears the names that were asked for."""

    snapshot: Snapshot
    step: Step[Quote]
    bearers: list[Bearer]
    count: int | None
    #: By article, the offsets of characters that UTF-16 counts twice; empty unless asked for.
    places: dict[str, list[int]]
    #: Whether the search has a word that counts; null without a search.
    searchable: bool | None


class FoundQuote(Struct, frozen=True):
    """One quote, or none."""

    snapshot: Snapshot
    quote: Quote | None
    places: dict[str, list[int]]


class Shape(Struct, frozen=True):
    """What decides the text of a statement; values play no part in it."""

    base: str
    conditions: tuple[str, ...] = ()
    chosen: str = ""
    way: Way = Way()
    count: bool = False
    places: bool = False


_ROWS = Decoder(list[Keyed[Quote]])
_QUOTE = Decoder(Quote)


async def find(
    db: Connection,
    wanted: QuoteFilter,
    walk: Walk,
    *,
    asked: Asked | None = None,
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST,
    kept: list[int] | None = None,
    count: bool = False,
    places: bool = False,
) -> FoundQuotes:
    """Quotes that match, newest first; `kept` are the actors that the first page of the walk took."""
    values = _values(wanted)
    shape = Shape(
        "by_actor" if asked else "of_anybody",
        tuple(values),
        _choice(on_ambiguous, kept) if asked else "",
        walk.way,
        count,
        places,
    )
    if asked:
        values |= asked.values()
        values |= {} if kept is None else {"kept": kept}
    row = await always(db, _listing(shape).bind(**values, **bound(NEWEST_KEY, walk), rows=walk.rows))
    return _found(row, walk)


async def of_article(
    db: Connection, article: str, walk: Walk, *, places: bool = False, count: bool = False
) -> FoundQuotes | None:
    """The quotes of one article in the order of its text; null where there is no such article."""
    shape = Shape("of_article", way=walk.way, count=count, places=places)
    row = await db.fetchrow(*_listing(shape).bind(article=article, **bound(AS_TOLD_KEY, walk), rows=walk.rows))
    return None if row is None else _found(row, walk)


async def get(db: Connection, id: str, *, places: bool = False) -> FoundQuote:
    """One quote."""
    row = await always(db, _get(places).bind(id=id))
    quote = _QUOTE.decode(row["item"]) if row["item"] else None
    return FoundQuote(snapshot_of(row), quote, decode(row["places"]))


def _found(row: Any, walk: Walk) -> FoundQuotes:
    return FoundQuotes(
        snapshot_of(row),
        step(_ROWS.decode(row["rows"]), walk),
        bearers_of(row["bearers"]),
        row["count"],
        decode(row["places"]),
        row["searchable"],
    )


def _choice(on_ambiguous: OnAmbiguous, kept: list[int] | None) -> str:
    if kept is not None:
        return "chosen_kept"
    return "chosen_all" if on_ambiguous is OnAmbiguous.ALL else "chosen_best"


def _values(wanted: QuoteFilter) -> dict[str, Any]:
    """What the filter binds, by the names of the conditions that it sets."""
    values = {
        "kind": [*wanted.kind],
        "stance": [*wanted.stance],
        "q": wanted.q,
        "article": wanted.article,
        "publisher": wanted.publisher,
        "agency": wanted.agency,
        "occasion": wanted.occasion,
        "min_confidence": wanted.min_confidence,
        f"{wanted.use_date}_from": day(wanted.from_),
        f"{wanted.use_date}_to": day(wanted.to),
    }
    return {name: value for name, value in values.items() if value not in (None, [])}


@lru_cache(maxsize=512)
def _listing(shape: Shape) -> sql.Statement:
    order = AS_TOLD if shape.base == "of_article" else NEWEST
    fragments = BLOCKS | order.fragments(shape.way)
    fragments |= {
        "filters": "\n".join(CONDITIONS[name] for name in shape.conditions),
        "chosen": BLOCKS[shape.chosen] if shape.chosen else "",
        "names": BLOCKS["bearers_json"] if shape.chosen else "'[]'",
        "count": BLOCKS[f"count_{shape.base}"] if shape.count else "NULL::bigint",
        "places": BLOCKS["astral"] if shape.places else "'{}'",
        "searchable": BLOCKS["searchable"] if "q" in shape.conditions else "NULL::boolean",
    }
    return compose(shape.base, BLOCKS[shape.base], fragments)


@lru_cache(maxsize=2)
def _get(places: bool) -> sql.Statement:  # noqa: FBT001
    return compose("get", BLOCKS["get"], BLOCKS | {"places": BLOCKS["astral"] if places else "'{}'"})
