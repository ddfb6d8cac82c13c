"""The feed of changes: for each record the last one, in the order of versions."""

from functools import lru_cache

from msgspec import Struct, convert, field
from msgspec.json import Decoder

from service.db import actors, articles, quotes, sql
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.failing import domain_errors
from service.db.paging import Key, Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.model.change import RecordChange, RecordFate, RecordKind

BLOCKS = (
    quotes.BLOCKS
    | blocks("changes.sql")
    | {
        "quote": quotes.BLOCKS["item"],
        "article": articles.BLOCKS["item"],
        "actor": actors.BLOCKS["item"],
    }
)
IN_ORDER = Order(
    forward="h.version, h.n",
    backward="h.version DESC, h.n DESC",
    after="AND (h.version, h.n) > (:at_version::bigint, :at_n::int)",
    before="AND (h.version, h.n) < (:at_version::bigint, :at_n::int)",
    key="h.version, h.n",
    names=("at_version", "at_n"),
)


class Touched(Struct):
    """What a transaction may have changed; whether it has is told by comparing, so that naming too much does no harm."""

    #: Ids of articles, with all quotes that they have or had.
    articles: set[str] = field(default_factory=set)
    #: Keys of renderings whose families were made anew.
    renderings: set[int] = field(default_factory=set)
    #: Keys of actors that were counted, or given names.
    actors: set[int] = field(default_factory=set)
    #: Of them, those that are called otherwise, so that every quote by or about them is.
    renamed: set[int] = field(default_factory=set)
    #: Ids of actors that are no more.
    gone: set[str] = field(default_factory=set)
    #: Ids of articles and quotes that were taken out for good.
    withdrawn: set[str] = field(default_factory=set)


class Last(Struct, frozen=True):
    """What became of a record last, and what stands in its place."""

    change: RecordFate
    replaced_by: str | None


class FoundChanges(Struct, frozen=True):
    """A page of changes."""

    snapshot: Snapshot
    step: Step[RecordChange]
    count: int | None


class Following(Struct, frozen=True):
    """The next changes, each with its version and its place in it."""

    snapshot: Snapshot
    rows: list[Keyed[RecordChange]]


_ROWS = Decoder(list[Keyed[RecordChange]])


async def find(db: Connection, since: int, walk: Walk, *, count: bool = False) -> FoundChanges:
    """What changed after a version."""
    row = await always(db, _find(walk.way, count).bind(since=since, **bound(IN_ORDER, walk), rows=walk.rows))
    return FoundChanges(snapshot_of(row), step(_ROWS.decode(row["rows"]), walk, IN_ORDER), row["count"])


async def follow(db: Connection, since: int, key: Key | None, most: int) -> Following:
    """The next changes after a version, and behind a place in one if there is such; at most so many."""
    walk = Walk(most - 1, key and IN_ORDER.place(key))
    row = await always(db, _find(walk.way).bind(since=since, **bound(IN_ORDER, walk), rows=walk.rows))
    return Following(snapshot_of(row), _ROWS.decode(row["rows"]))


async def last(db: Connection, kind: RecordKind, id: str) -> Last | None:
    """The last change of a record; null where there never was one."""
    row = await db.fetchrow(*_LAST.bind(kind=kind, id=id))
    return None if row is None else convert(dict(row), Last)


async def note(db: Connection, version: int, touched: Touched) -> None:
    """Put down what a transaction changed, at its end; the caller holds it, and the version."""
    with domain_errors():
        await db.execute(
            *_NOTE.bind(
                version=version,
                articles=list(touched.articles),
                renderings=list(touched.renderings),
                actors=list(touched.actors | touched.renamed),
                renamed=list(touched.renamed),
                gone=list(touched.gone),
                withdrawn=list(touched.withdrawn),
            )
        )


@lru_cache(maxsize=8)
def _find(way: Way, count: bool = False) -> sql.Statement:  # noqa: FBT001, FBT002
    counted = {"count": BLOCKS["count"] if count else "NULL::bigint"}
    return compose("find", BLOCKS["find"], BLOCKS | IN_ORDER.fragments(way) | counted)


_LAST = compose("last", BLOCKS["last"], BLOCKS)
_NOTE = compose("note", BLOCKS["note"], BLOCKS)
