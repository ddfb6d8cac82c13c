"""Quotes: what a caller can ask of them, each answer from one statement."""

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder, decode

from service.db import actors, sql
from service.db.actors import Asked, Bearer, Near, OnAmbiguous, bearers_of, near_of
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.paging import Keyed, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.db.quote_filters import CONDITIONS, bound_by, conditions
from service.db.quote_orders import AS_TOLD, ORDERS
from service.model.quote import Quote
from service.model.wanted import QuoteFilter, QuoteSort

BLOCKS = actors.BLOCKS | blocks("quotes.sql")


class FoundQuotes(Struct, frozen=True):
    """A page of quotes, and who bears the names that were asked for."""

    snapshot: Snapshot
    step: Step[Quote]
    bearers: list[Bearer]
    #: Names spelt much like those that nobody bears.
    near: list[Near]
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
    sort: QuoteSort = QuoteSort.NEWEST_SAID


_ROWS = Decoder(list[Keyed[Quote]])
_QUOTE = Decoder(Quote)


async def find(
    db: Connection,
    wanted: QuoteFilter,
    walk: Walk,
    *,
    sort: QuoteSort = QuoteSort.NEWEST_SAID,
    asked: Asked | None = None,
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST,
    kept: list[int] | None = None,
    count: bool = False,
    places: bool = False,
) -> FoundQuotes:
    """Quotes that match; `kept` are the actors that the first page of the walk took."""
    values = bound_by(wanted)
    shape = Shape(
        "by_actor" if asked else "of_anybody",
        conditions(wanted),
        _choice(on_ambiguous, kept) if asked else "",
        walk.way,
        count,
        places,
        sort,
    )
    if asked:
        values |= asked.values()
        values |= {} if kept is None else {"kept": kept}
    row = await always(db, _listing(shape).bind(**values, **bound(ORDERS[sort].names, walk), rows=walk.rows))
    return _found(row, walk)


async def of_article(
    db: Connection, article: str, walk: Walk, *, places: bool = False, count: bool = False
) -> FoundQuotes | None:
    """The quotes of one article in the order of its text; null where there is no such article."""
    shape = Shape("of_article", way=walk.way, count=count, places=places)
    row = await db.fetchrow(*_listing(shape).bind(article=article, **bound(AS_TOLD.names, walk), rows=walk.rows))
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
        near_of(row["near"]),
        row["count"],
        decode(row["places"]),
        row["searchable"],
    )


def _choice(on_ambiguous: OnAmbiguous, kept: list[int] | None) -> str:
    if kept is not None:
        return "chosen_kept"
    return "chosen_all" if on_ambiguous is OnAmbiguous.ALL else "chosen_best"


@lru_cache(maxsize=512)
def _listing(shape: Shape) -> sql.Statement:
    order = AS_TOLD if shape.base == "of_article" else ORDERS[shape.sort]
    fragments = BLOCKS | order.fragments(shape.way)
    fragments |= {
        "filters": "\n".join(CONDITIONS[name] for name in shape.conditions),
        "chosen": BLOCKS[shape.chosen] if shape.chosen else "",
        "names": BLOCKS["bearers_json"] if shape.chosen else "'[]'",
        "near": BLOCKS["near_json"] if shape.chosen else "'[]'",
        "count": BLOCKS[f"count_{shape.base}"] if shape.count else "NULL::bigint",
        "places": BLOCKS["astral"] if shape.places else "'{}'",
        "searchable": BLOCKS["searchable"] if "q" in shape.conditions else "NULL::boolean",
    }
    return compose(shape.base, BLOCKS[shape.base], fragments)


@lru_cache(maxsize=2)
def _get(places: bool) -> sql.Statement:  # noqa: FBT001
    return compose("get", BLOCKS["get"], BLOCKS | {"places": BLOCKS["astral"] if places else "'{}'"})
