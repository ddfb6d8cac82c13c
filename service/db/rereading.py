"""Which articles another engine read, and from what: the database's part in reading them again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.sql import read
from service.model.document import Document, Media

_SQL = read("rereading.sql")


class Stale(Struct, frozen=True, kw_only=True):
    """An article that another engine read; `document` is null where no place tells of it any more."""

    key: int
    id: str
    engine: str
    #: The fingerprint of what its record was made from.
    made_from: bytes
    document: Document | None
    #: That of `document`; without one, `made_from`.
    fingerprint: bytes


class Progress(Struct, frozen=True):
    """How many articles another engine read, and how many this one did."""

    stale: int
    current: int


async def progress_of(db: Connection, engine: str, only: Sequence[str] | None) -> Progress:
    """How far all articles, or only some, have been read by an engine."""
    with domain_errors():
        row = await db.fetchrow(*_SQL["progress"].bind(engine=engine, only=only))
    return Progress(row["stale"], row["current"]) if row else Progress(0, 0)


async def strangers(db: Connection, ids: Sequence[str]) -> list[str]:
    """Which of these ids no article has."""
    with domain_errors():
        return [row["id"] for row in await db.fetch(*_SQL["strangers"].bind(ids=ids))]


async def next_stale(
    db: Connection, engine: str, *, after: int, only: Sequence[str] | None, rows: int, bytes: int
) -> list[Stale]:
    """The next articles that another engine read, by key; as many as begin within so many bytes of documents."""
    with domain_errors():
        found = await db.fetch(*_SQL["next_stale"].bind(engine=engine, after=after, only=only, rows=rows, bytes=bytes))
    return [
        Stale(
            key=row["key"],
            id=row["id"],
            engine=row["engine"],
            made_from=row["made_from"],
            document=_document(row) if row["location"] else None,
            fingerprint=row["fingerprint"] or row["made_from"],
        )
        for row in found
    ]


async def mark(db: Connection, engines: Mapping[int, str]) -> None:
    """Note which engines have read these articles, by key."""
    with domain_errors():
        await db.execute(*_SQL["mark"].bind(articles=list(engines), engines=list(engines.values())))


async def names_of(db: Connection, actors: Iterable[int | None]) -> dict[int, str]:
    """What these actors are called, by key; null is nobody."""
    with domain_errors():
        rows = await db.fetch(*_SQL["names_of"].bind(actors=list(actors)))
    return {row["key"]: row["name"] for row in rows}


async def hashes_of(db: Connection, renderings: Iterable[int | None]) -> dict[int, bytes]:
    """What these renderings are known by, by key; null is none."""
    with domain_errors():
        rows = await db.fetch(*_SQL["hashes_of"].bind(renderings=list(renderings)))
    return {row["key"]: row["sha256"] for row in rows}


def _document(row: Any) -> Document:
    return Document(row["location"], row["location"], row["body"], Media(row["media"]), row["side"])
