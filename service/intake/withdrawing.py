"""Taking articles, quotes and raw documents out for good; what is left of them is that they were there."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from service.db import changes, register, storing, withdrawing
from service.db import families as renderings
from service.db.changes import Touched
from service.db.pool import Connection, close, connect, transaction
from service.db.withdrawing import Report, Statement
from service.errors import Invalid, NotFound
from service.intake import families
from service.intake.identity import place_sha256

#: Begins the name of a raw document that is given by its hash.
HASH = "sha256:"
#: Hexadecimal digits of a hash.
DIGITS = 64


class Withdrawn(Struct, frozen=True, kw_only=True):
    """What a withdrawal takes out."""

    articles: list[Report]
    #: Those that were named, and those that stand within them; the quotes of the articles are not among them.
    quotes: list[Statement]
    #: Ids of actors whom nothing else on record names.
    actors: list[str]


class _Trial(Exception):
    """Ends a trial run, so that nothing of it stays."""


class _Wanted(Struct, frozen=True):
    """What is to be withdrawn."""

    #: What may not come back, ids of articles and names of raw documents, with the hashes that go with each.
    barred: dict[str, list[bytes]]
    articles: list[Report]
    quotes: list[Statement]

    @property
    def ids(self) -> set[str]:
        """The ids of what goes."""
        return {*(one.id for one in self.articles), *(one.id for one in self.quotes)}


async def withdraw(
    url: str, names: Sequence[str], *, reason: str, replaced_by: str | None = None, dry_run: bool = False
) -> Withdrawn:
    """Take out what is named: ids of articles and quotes, places and hashes of raw documents. Raises NotFound, Invalid.

    An article goes with its raw documents, and with whatever else was made of these. Of a quote, its report keeps the
    text. On a trial run all is done and undone.
    """
    db = await connect(url)
    try:
        with suppress(_Trial):
            async with transaction(db):
                done = await _withdraw(db, names, reason, replaced_by)
                if dry_run:
                    _undo()
    finally:
        await close(db)
    return done


async def _withdraw(db: Connection, names: Sequence[str], reason: str, replaced_by: str | None) -> Withdrawn:
    version = await storing.take_version(db)
    wanted = await _wanted(db, names)
    if replaced_by is not None:
        await _check(db, replaced_by, wanted)
    touched = await _take_out(db, wanted, reason)
    await changes.note(db, version, touched)
    if replaced_by is not None:
        await withdrawing.replace(db, list(wanted.ids), replaced_by)
    await storing.ring(db, version)
    return Withdrawn(articles=wanted.articles, quotes=wanted.quotes, actors=sorted(touched.gone))


def _undo() -> NoReturn:
    raise _Trial


async def _wanted(db: Connection, names: Sequence[str]) -> _Wanted:
    barred: dict[str, list[bytes]] = {}
    named: list[str] = []
    quotes: list[Statement] = []
    for name in names:
        if hashes := await withdrawing.hashes_at(db, _places(name), _hashes(name)):
            barred |= {HASH + hash.hex(): [hash] for hash in hashes}
        elif hashes := await withdrawing.hashes_of(db, [name]):
            barred[name] = hashes
            named.append(name)
        elif found := await withdrawing.quotes(db, [name]):
            quotes += found
        else:
            raise NotFound(
                f"nothing on record is called {name}: give ids of articles and quotes, "
                f"and the paths of raw documents or {HASH} and their hashes"
            )
    articles = await withdrawing.articles(db, [hash for hashes in barred.values() for hash in hashes])
    gone = {one.id for one in articles}
    for one in articles:
        if one.id in named:
            barred[one.id] = [*barred[one.id], *map(place_sha256, one.locations)]
    return _Wanted(barred, articles, list({one.id: one for one in quotes if one.article not in gone}.values()))


def _places(name: str) -> list[str]:
    return [name, str(Path(name).resolve())]


def _hashes(name: str) -> list[bytes]:
    digits = name.removeprefix(HASH)
    try:
        return [bytes.fromhex(digits)] if len(digits) == DIGITS else []
    except ValueError:
        return []


async def _check(db: Connection, replaced_by: str, wanted: _Wanted) -> None:
    if replaced_by in wanted.ids or not await withdrawing.is_on_record(db, replaced_by):
        raise Invalid(f"{replaced_by} cannot stand in the place of anything: it is not on record, or goes too")


async def _take_out(db: Connection, wanted: _Wanted, reason: str) -> Touched:
    keys, ids = [one.key for one in wanted.articles], [one.id for one in wanted.articles]
    spoken_of = {*await register.count_out(db, keys), *await withdrawing.actors_of(db, [q.id for q in wanted.quotes])}
    touched = {
        *await renderings.of_articles(db, keys),
        *(one.rendering_key for one in wanted.quotes if one.rendering_key is not None),
    }
    hashes = await withdrawing.hashes_of(db, ids)
    await withdrawing.drop_articles(db, wanted.articles)
    await withdrawing.drop_quotes(db, wanted.quotes)
    await storing.drop_bodies(db, hashes)
    renewed = await families.renew(db, touched)
    gone = await register.drop_unknown(db, list(spoken_of))
    renamed = await withdrawing.rename_actors(db, list(spoken_of))
    await withdrawing.put(db, reason, barred=wanted.barred, quotes=wanted.quotes)
    return Touched(
        articles={*ids, *(one.article for one in wanted.quotes)},
        renderings=renewed,
        actors=spoken_of,
        renamed=renamed,
        gone=gone,
        withdrawn=wanted.ids,
    )
