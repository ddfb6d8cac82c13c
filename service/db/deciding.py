"""What people decide about actors, kept apart from what reports say; the caller holds the transaction."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, convert

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.rows import RenderingRow
from service.db.sql import read
from service.model.actor import ActorKind

_SQL = read("deciding.sql")


class Decided(Struct, frozen=True):
    """An actor about whom something is decided."""

    id: str
    key: int
    name: str
    kind: ActorKind
    registered: bool


async def actor(db: Connection, id: str) -> Decided | None:
    """The actor with an id."""
    with domain_errors():
        row = await db.fetchrow(*_SQL["actor"].bind(id=id))
    return None if row is None else convert(dict(row), Decided)


async def merged_into(db: Connection, id: str) -> str | None:
    """Where an id leads, if its actor was merged."""
    with domain_errors():
        found: str | None = await db.fetchval(*_SQL["merged_into"].bind(id=id))
    return found


async def articles_of(db: Connection, actor: int) -> dict[str, int]:
    """The keys of the reports that speak of an actor, by id."""
    with domain_errors():
        return {row["id"]: row["key"] for row in await db.fetch(*_SQL["articles_of"].bind(actor=actor))}


async def move(db: Connection, actor: int, into: int, articles: Sequence[int]) -> None:
    """Make another's what these reports say of one actor, and count both again."""
    with domain_errors():
        for table in ("figures", "quotes", "roles", "names", "abouts"):
            await db.execute(*_SQL[f"move_{table}"].bind(actor=actor, into=into, articles=articles))
        for step in ("recount_quotes", "recount_names", "zero_names", "drop_names"):
            await db.execute(*_SQL[step].bind(actors=[actor, into]))


async def renderings_of(db: Connection, actor: int, articles: Sequence[int]) -> dict[int, RenderingRow]:
    """The renderings of what an actor says in these reports, by key."""
    with domain_errors():
        rows = await db.fetch(*_SQL["renderings_of"].bind(actor=actor, articles=articles))
    return {row["key"]: RenderingRow(**{name: row[name] for name in RenderingRow.__struct_fields__}) for row in rows}


async def move_renderings(db: Connection, fresh: Mapping[int, int], articles: Sequence[int]) -> None:
    """Give the quotes of these reports other renderings, by the keys of those that they had."""
    olds, keys = list(fresh), list(fresh.values())
    with domain_errors():
        await db.execute(*_SQL["move_renderings"].bind(olds=olds, fresh=keys, articles=articles))


async def merge(db: Connection, old: str, into: str, *, old_key: int, articles: Sequence[str]) -> None:
    """Put on record that an id leads to another actor, and take the actor that it was away."""
    with domain_errors():
        await db.execute(*_SQL["rename_candidates"].bind(old=old, into=into))
        await db.execute(*_SQL["drop_actor"].bind(actor=old_key))
        await db.execute(*_SQL["note_merge"].bind(old=old, old_key=old_key, into=into, articles=articles))


async def unmerge(db: Connection, old: str, into: str) -> list[str] | None:
    """Let an id be an actor's own again; the reports that spoke of it, or null where it led elsewhere."""
    with domain_errors():
        found: list[str] | None = await db.fetchval(*_SQL["forget_merge"].bind(old=old, into=into))
    return found


async def choose(db: Connection, actor: str, chosen: dict[str, str]) -> None:
    """Put on record whom reports mean where their names could mean an actor."""
    with domain_errors():
        await db.execute(*_SQL["note_choices"].bind(actor=actor, articles=list(chosen), chosen=list(chosen.values())))


async def merges_of(db: Connection, stems: Iterable[str]) -> dict[str, str]:
    """Where ids lead that are these, or have a number behind one of these; those that do."""
    with domain_errors():
        return {row["old"]: row["into_id"] for row in await db.fetch(*_SQL["merges_of"].bind(stems=list(stems)))}


async def choices_of(db: Connection, articles: Sequence[str]) -> dict[str, dict[str, str]]:
    """Whom these reports mean, by report and by the actor whom its names could mean."""
    with domain_errors():
        rows = await db.fetch(*_SQL["choices_of"].bind(articles=articles))
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["article"], {})[row["actor"]] = row["chosen"]
    return found
