"""Actors, and the statements that find whom a name means."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from service.db import spellings, sql
from service.db.bearers import Asked, Bearer, Near, bearers_of, near_of
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.paging import Keyed, Order, Step, Walk, Way, bound, step
from service.db.pool import Connection
from service.db.spellings import Missed, asked, missed_of, unmatched
from service.model.actor import ActorRecord, ActorSummary
from service.model.expansion import ActorExpansion
from service.model.wanted import ActorFilter, ActorSort

BLOCKS = blocks("actors.sql") | spellings.BLOCKS

#: The place of holders of a role among the forms of a name: behind them all.
HELD_RANK = 1000
BLOCKS |= {
    "held_rank": str(HELD_RANK),
    #: Names of one request for which near spellings are looked up.
    "near_names": "5",
    #: Characters that a near spelling may be longer or shorter by.
    "near_slack": "3",
    #: Names given for each: comparing one takes some 20 µs of the loop.
    "near_most": "50",
    #: What an item has beyond what a list gives.
    "more": "",
}

MOST_QUOTED = Order(
    forward="a.quotes DESC, a.id",
    backward="a.quotes, a.id DESC",
    after="AND a.quotes <= :at_quotes::bigint AND (a.quotes < :at_quotes::bigint OR a.id > :at_id::text)",
    before="AND a.quotes >= :at_quotes::bigint AND (a.quotes > :at_quotes::bigint OR a.id < :at_id::text)",
    key="a.quotes, a.id",
    names=("at_quotes", "at_id"),
)
BY_NAME = Order(
    forward='a.name COLLATE "C", a.id',
    backward='a.name COLLATE "C" DESC, a.id DESC',
    after='AND (a.name COLLATE "C", a.id) > (:at_name::text, :at_id::text)',
    before='AND (a.name COLLATE "C", a.id) < (:at_name::text, :at_id::text)',
    key="a.name, a.id",
    names=("at_name", "at_id"),
)
ORDERS = {
    ActorSort.MOST_QUOTED: MOST_QUOTED,
    ActorSort.LEAST_QUOTED: MOST_QUOTED.reversed,
    ActorSort.NAME: BY_NAME,
    ActorSort.NAME_BACKWARDS: BY_NAME.reversed,
}
AS_MENTIONED = Order(
    forward="f.n",
    backward="f.n DESC",
    after="AND f.n > :at_n::int",
    before="AND f.n < :at_n::int",
    key="f.n",
    names=("at_n",),
)
#: Characters of a beginning that few names have: those are looked up by their trigrams, others met along the walk.
TELLING = 3
CONDITIONS = {
    "q_telling": """AND a.key = ANY(ARRAY(
  SELECT n.actor_key
    FROM actor_names n
   WHERE trigrams(n.folded) @> ARRAY(SELECT substr(' ' || :beginning::text, k, 3)
                                       FROM generate_series(1, length(:beginning::text) - 1) AS k)
     AND ' ' || n.folded LIKE :q_telling))""",
    "q": "AND EXISTS (SELECT FROM actor_names n WHERE n.actor_key = a.key AND ' ' || n.folded LIKE :q)",
    "kind": "AND a.kind = ANY(:kind::text[])",
    "role": """AND a.key = ANY(ARRAY(
  SELECT r.actor_key
    FROM stated_roles r
   WHERE NOT r.former
     AND plain(r.text) = ANY(ARRAY(SELECT plain(s.value) FROM {asked}))))""".replace("{asked}", asked("role")),
}


class FoundActors(Struct, frozen=True):
    """A page of actors."""

    snapshot: Snapshot
    step: Step[ActorSummary]
    count: int | None
    #: Names spelt much like the one that was looked for, where nobody has such a name.
    near: list[Near] = []
    #: Values asked for that no record has.
    missed: list[Missed] = []


class FoundActor(Struct, frozen=True):
    """One actor, or nobody, or the id of the one into whom it was merged."""

    snapshot: Snapshot
    actor: ActorRecord | None
    moved: str | None


class Resolved(Struct, frozen=True):
    """Who bears the names, and the names spelt much like those that nobody bears."""

    snapshot: Snapshot
    bearers: list[Bearer]
    near: list[Near]


_ROWS = Decoder(list[Keyed[ActorSummary]])
_ACTOR = Decoder(ActorRecord)


async def resolve(db: Connection, asked: Asked) -> Resolved:
    """Who bears the names; with days, `quotes` counts those said on them."""
    statement = _RESOLVE if asked.days == (None, None) else _RESOLVE_ON
    row = await always(db, statement.bind(**asked.values()))
    return Resolved(snapshot_of(row), bearers_of(row["bearers"]), near_of(row["near"]))


async def find(
    db: Connection,
    wanted: ActorFilter,
    walk: Walk,
    *,
    sort: ActorSort = ActorSort.MOST_QUOTED,
    count: bool = False,
    expand: Sequence[ActorExpansion] = (),
) -> FoundActors:
    """Actors that match."""
    values: dict[str, Any] = {}
    if wanted.q is not None:
        values["q_telling" if len(wanted.q) >= TELLING else "q"] = f"% {_literally(wanted.q)}%"
    if wanted.kind:
        values["kind"] = list(wanted.kind)
    if wanted.role:
        values["role"] = wanted.role
    statement = _find(tuple(values), sort, walk.way, count, tuple(expand))
    if wanted.q is not None and (walk.way.starts or len(wanted.q) >= TELLING):
        values["beginning"] = wanted.q
    row = await always(db, statement.bind(**values, **bound(ORDERS[sort], walk), rows=walk.rows))
    return FoundActors(
        snapshot_of(row),
        step(_ROWS.decode(row["rows"]), walk, ORDERS[sort]),
        row["count"],
        near_of(row["near"]),
        missed_of(row["unmatched"]),
    )


async def of_article(
    db: Connection, article: str, walk: Walk, *, count: bool = False, expand: Sequence[ActorExpansion] = ()
) -> FoundActors | None:
    """The actors that a report speaks of, in the order in which it does; null where there is no such report."""
    statement = _of_article(walk.way, count, tuple(expand))
    row = await db.fetchrow(*statement.bind(article=article, **bound(AS_MENTIONED, walk), rows=walk.rows))
    if row is None:
        return None
    return FoundActors(snapshot_of(row), step(_ROWS.decode(row["rows"]), walk, AS_MENTIONED), row["count"])


async def get(db: Connection, id: str) -> FoundActor:
    """One actor with its roles."""
    row = await always(db, _GET.bind(id=id))
    return FoundActor(snapshot_of(row), _ACTOR.decode(row["item"]) if row["item"] else None, row["moved"])


def _literally(folded: str) -> str:
    r"""A text for LIKE that means itself."""
    return folded.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


@lru_cache(maxsize=64)
def _find(
    conditions: tuple[str, ...],
    sort: ActorSort,
    way: Way,
    count: bool,  # noqa: FBT001
    expand: tuple[ActorExpansion, ...],
) -> sql.Statement:
    looks_near = way.starts and bool({"q", "q_telling"} & {*conditions})
    fragments = BLOCKS | ORDERS[sort].fragments(way) | _more(expand)
    fragments |= {
        "meant": BLOCKS["meant"] if looks_near else "",
        "near": BLOCKS["near_json"] if looks_near else "'[]'",
        "unmatched": unmatched(conditions),
        "filters": "\n".join(CONDITIONS[name] for name in conditions),
        "count": BLOCKS["count"] if count else "NULL::bigint",
    }
    return compose("find", BLOCKS["find"], fragments)


@lru_cache(maxsize=16)
def _of_article(way: Way, count: bool, expand: tuple[ActorExpansion, ...]) -> sql.Statement:  # noqa: FBT001
    fragments = BLOCKS | AS_MENTIONED.fragments(way) | _more(expand)
    fragments |= {"count": BLOCKS["count_of_article"] if count else "NULL::bigint"}
    return compose("of_article", BLOCKS["of_article"], fragments)


def _more(expand: Sequence[ActorExpansion]) -> dict[str, str]:
    return {"more": BLOCKS["with_roles"]} if ActorExpansion.ROLES in expand else {}


_RESOLVE = compose("resolve", BLOCKS["resolve"], BLOCKS)
_RESOLVE_ON = compose("resolve_on", BLOCKS["resolve_on"], BLOCKS)
_GET = compose("get", BLOCKS["get"], BLOCKS | _more([ActorExpansion.ROLES]))
