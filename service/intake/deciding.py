"""Merging and splitting actors: decisions that later loads keep to."""

from collections.abc import Mapping, Sequence

from service.db import changes, deciding, register, storing
from service.db.changes import Touched
from service.db.deciding import Decided
from service.db.pool import Connection, close, connect, transaction
from service.db.rows import NewActor
from service.errors import Invalid, NotFound
from service.intake import families
from service.intake.renderings import spoken_by


async def merge(url: str, old: str, into: str) -> int:
    """Make two actors one, the second; how many reports spoke of the first. Raises NotFound, Invalid."""
    db = await connect(url)
    try:
        async with transaction(db):
            version = await storing.take_version(db)
            moved, touched = await _merge(db, old, into)
            await changes.note(db, version, touched)
            await storing.ring(db, version)
    finally:
        await close(db)
    return moved


async def split(url: str, id: str, off: str, articles: Sequence[str]) -> int:
    """Give what some reports say of an actor to another one, new where nobody has the id; how many reports.

    Without any reports, a merge is undone. Raises NotFound, Invalid.
    """
    db = await connect(url)
    try:
        async with transaction(db):
            version = await storing.take_version(db)
            moved, touched = await _split(db, id, off, articles)
            await changes.note(db, version, touched)
            await storing.ring(db, version)
    finally:
        await close(db)
    return moved


async def _merge(db: Connection, old: str, into: str) -> tuple[int, Touched]:
    if old == into:
        raise Invalid(f"{old} cannot be merged into itself")
    one, other = await _actor(db, old), await _actor(db, into)
    if one.registered:
        raise Invalid(f"{old} comes with the package; merge the other one into it")
    articles = await deciding.articles_of(db, one.key)
    touched = await _move(db, one, other, articles)
    await deciding.merge(db, old, into, old_key=one.key, articles=list(articles))
    touched.gone.add(old)
    return len(articles), touched


async def _split(db: Connection, id: str, off: str, articles: Sequence[str]) -> tuple[int, Touched]:
    if id == off:
        raise Invalid(f"{id} cannot be split off itself")
    one = await _actor(db, id)
    undone = await deciding.unmerge(db, off, id)
    elsewhere = await deciding.merged_into(db, off)
    if elsewhere is not None:
        raise Invalid(f"{off} was merged into {elsewhere}; split it off there, or give another id")
    having = await deciding.articles_of(db, one.key)
    wanted = articles or [article for article in undone or () if article in having]
    missing = [article for article in wanted if article not in having]
    if missing or not wanted:
        raise NotFound(f"{', '.join(missing) or 'no report'} speaks of {id}; name reports that do")
    other = await deciding.actor(db, off) or await _add(db, off, one)
    touched = await _move(db, one, other, {article: having[article] for article in wanted})
    await deciding.choose(db, id, {article: off if article in wanted else id for article in having})
    return len(wanted), touched


async def _move(db: Connection, one: Decided, other: Decided, articles: Mapping[str, int]) -> Touched:
    """What these reports say of one is the other's; families are made anew, as the speakers in them are others."""
    there = list(articles.values())
    held = await deciding.renderings_of(db, one.key, there)
    await deciding.move(db, one.key, other.key, there)
    rows = {key: spoken_by(row, other.id, other.key) for key, row in held.items()}
    keys = await families.add(db, list(rows.values()))
    await deciding.move_renderings(db, {key: keys[row.sha256] for key, row in rows.items()}, there)
    renewed = await families.renew(db, {*held, *keys.values()})
    return Touched(articles=set(articles), renderings=renewed, actors={one.key, other.key})


async def _add(db: Connection, id: str, like: Decided) -> Decided:
    await register.add_actors(db, [NewActor(id=id, name=like.name, kind=like.kind)])
    return await _actor(db, id)


async def _actor(db: Connection, id: str) -> Decided:
    found = await deciding.actor(db, id)
    if found is None:
        elsewhere = await deciding.merged_into(db, id)
        raise NotFound(f"{id} was merged into {elsewhere}" if elsewhere else f"no actor has the id {id}")
    return found
