"""The register of actors, as a batch adds to it; the caller holds the transaction."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, convert

from service.db.changes import Touched
from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.rows import ArticleNameRow, NewActor
from service.db.sql import read
from service.model.actor import ActorKind
from service.model.figure import Bearer, HeldRole

_SQL = read("register.sql")


class Registered(Struct, frozen=True, kw_only=True):
    """An actor of the package's tables, with its names as they are spelt and as they are compared."""

    id: str
    name: str
    kind: ActorKind
    wikidata: str | None
    names: dict[str, str]


async def is_stale(db: Connection, actors: Sequence[Registered]) -> bool:
    """Whether the register has other actors or names of the package than these."""
    with domain_errors():
        return bool(await db.fetchval(*_SQL["registered_stale"].bind(**_actors(actors), **_folded(actors))))


async def put_registered(db: Connection, actors: Sequence[Registered]) -> Touched:
    """Put the actors of the package's tables into the register; what they no longer have stays where reports give it."""
    aliases = [name for actor in actors for name in actor.names.values()]
    with domain_errors():
        called = {name: values for name, values in _actors(actors).items() if name != "wikidata"}
        renamed = {row["key"] for row in await db.fetch(*_SQL["renamed"].bind(**called))}
        await db.execute(*_SQL["register_actors"].bind(**_actors(actors)))
        await db.execute(*_SQL["register_names"].bind(**_folded(actors), aliases=aliases))
        left = {row["actor_key"] for row in await db.fetch(*_SQL["unregister_names"].bind(**_folded(actors)))}
        left |= {row["key"] for row in await db.fetch(*_SQL["unregister_actors"].bind(ids=[one.id for one in actors]))}
    keys = await actor_keys(db, [actor.id for actor in actors])
    return Touched(actors={*keys.values(), *left}, renamed=renamed, gone=await drop_unknown(db, list(left)))


async def bearers(db: Connection, folded: Iterable[str], ids: Iterable[str] = ()) -> list[Bearer]:
    """Who bears any of these names or ids."""
    with domain_errors():
        rows = await db.fetch(*_SQL["bearers"].bind(folded=list(folded), ids=list(ids)))
    return [convert(dict(row), Bearer) for row in rows]


async def held_roles(db: Connection, folded: Iterable[str], reports: Iterable[str]) -> dict[str, list[HeldRole]]:
    """The roles of those who bear any of these names, by their ids, as all but these reports state them."""
    with domain_errors():
        rows = await db.fetch(*_SQL["held_roles"].bind(folded=list(folded), reports=list(reports)))
    found: dict[str, list[HeldRole]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(convert(dict(row), HeldRole))
    return found


async def taken(db: Connection, stems: Iterable[str]) -> set[str]:
    """Which ids are taken that are these, or have a number behind one of these."""
    with domain_errors():
        return {row["id"] for row in await db.fetch(*_SQL["taken"].bind(stems=list(stems)))}


async def actor_keys(db: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of these actors, by id."""
    with domain_errors():
        return {row["id"]: row["key"] for row in await db.fetch(*_SQL["actor_keys"].bind(ids=list(ids)))}


async def add_actors(db: Connection, actors: Sequence[NewActor]) -> dict[str, int]:
    """Add actors that reports brought; their keys, by id."""
    with domain_errors():
        rows = await db.fetch(
            *_SQL["add_actors"].bind(
                ids=[actor.id for actor in actors],
                names=[actor.name for actor in actors],
                kinds=[actor.kind for actor in actors],
            )
        )
    return {row["id"]: row["key"] for row in rows}


async def count_in(db: Connection, articles: Sequence[int], names: Sequence[ArticleNameRow]) -> None:
    """Add the names and quotes of these articles to the counts of the register."""
    with domain_errors():
        await db.execute(
            *_SQL["count_names"].bind(
                actors=[row.actor_key for row in names],
                folded=[row.folded for row in names],
                names=[row.name for row in names],
            )
        )
        await db.execute(*_SQL["count_quotes"].bind(articles=articles))


async def count_out(db: Connection, articles: Sequence[int]) -> list[int]:
    """Take the names and quotes of these articles out of the counts; the keys of whom they speak of."""
    with domain_errors():
        await db.execute(*_SQL["forget_counts"].bind(articles=articles))
        await db.execute(*_SQL["forget_names"].bind(articles=articles))
        return [row["actor_key"] for row in await db.fetch(*_SQL["actors_of"].bind(articles=articles))]


async def drop_unknown(db: Connection, actors: Sequence[int]) -> set[str]:
    """Delete those of these actors, and of their names, that nothing on record gives any more; the ids of the actors."""
    with domain_errors():
        await db.execute(*_SQL["drop_names"].bind(actors=actors))
        return {row["id"] for row in await db.fetch(*_SQL["drop_actors"].bind(actors=actors))}


def _actors(actors: Sequence[Registered]) -> dict[str, list[str] | list[str | None]]:
    return {
        "ids": [actor.id for actor in actors],
        "names": [actor.name for actor in actors],
        "kinds": [str(actor.kind) for actor in actors],
        "wikidata": [actor.wikidata for actor in actors],
    }


def _folded(actors: Sequence[Registered]) -> dict[str, list[str]]:
    return {
        "alias_ids": [actor.id for actor in actors for _ in actor.names],
        "folded": [folded for actor in actors for folded in actor.names],
    }
