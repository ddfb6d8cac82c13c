"""Articles and what was found in them, a batch at a time; the caller holds the transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct, convert, structs

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.rows import (
    AboutRow,
    ArticleNameRow,
    ArticleRow,
    DocumentRow,
    FigureRow,
    QuoteRow,
    RenderingRow,
    RoleRow,
)
from service.db.sql import read

Row = TypeVar("Row", bound=Struct)

_SQL = read("storing.sql")
#: Where each kind of row goes.
TABLES: dict[type[Struct], str] = {
    ArticleRow: "articles",
    FigureRow: "figures",
    ArticleNameRow: "article_names",
    RoleRow: "stated_roles",
    RenderingRow: "renderings",
    QuoteRow: "quotes",
    AboutRow: "quote_abouts",
}
#: The column by which a row belongs to something, where that is not `article_key`.
OWNERS: dict[type[Struct], str] = {ArticleRow: "key", AboutRow: "quote_id"}
_COLUMNS = [column for column in ArticleRow.__struct_fields__ if column != "key"]
#: The names of columns are constants of this package; values are always bound.
_REPLACE = "UPDATE articles SET ({}) = ROW({}) WHERE key = $1".format(  # noqa: S608
    ", ".join(_COLUMNS), ", ".join(f"${n}" for n in range(2, len(_COLUMNS) + 2))
)


class OnRecord(Struct, frozen=True):
    """An article that is on record already."""

    key: int
    fingerprint: bytes


async def take_version(db: Connection) -> int:
    """The version of the change that this transaction makes; one writer at a time holds the next."""
    with domain_errors():
        return int(await db.fetchval(*_SQL["take_version"].bind()))


async def take_turn(db: Connection) -> None:
    """Wait until no other writer is at work, and keep others out until the transaction ends; no version is made."""
    with domain_errors():
        await db.execute(*_SQL["take_turn"].bind())


async def ring(db: Connection, version: int) -> None:
    """Tell the readers, at commit, that there is a new version."""
    with domain_errors():
        await db.execute(*_SQL["ring"].bind(version=version))


async def known_documents(db: Connection, locations: Sequence[str]) -> dict[str, bytes]:
    """The fingerprints of the documents that were loaded from these places."""
    with domain_errors():
        rows = await db.fetch(*_SQL["known_documents"].bind(locations=locations))
    return {row["location"]: row["fingerprint"] for row in rows}


async def articles_of(db: Connection, ids: Sequence[str]) -> dict[str, OnRecord]:
    """Those of these articles that are on record, by id."""
    with domain_errors():
        rows = await db.fetch(*_SQL["articles_of"].bind(ids=ids))
    return {row["id"]: OnRecord(row["key"], row["fingerprint"]) for row in rows}


async def articles_at(db: Connection, locations: Sequence[str]) -> dict[str, str]:
    """The articles whose documents lie at one of these places and nowhere else, by place."""
    with domain_errors():
        rows = await db.fetch(*_SQL["articles_at"].bind(locations=locations))
    return {row["location"]: row["id"] for row in rows}


async def article_with(db: Connection, location: str) -> str | None:
    """The article whose document lies here, elsewhere too perhaps."""
    with domain_errors():
        found: str | None = await db.fetchval(*_SQL["article_with"].bind(location=location))
    return found


async def article_keys(db: Connection, n: int) -> list[int]:
    """Keys for so many new articles."""
    with domain_errors():
        return [row["key"] for row in await db.fetch(*_SQL["article_keys"].bind(n=n))]


async def quotes_before(db: Connection, articles: Sequence[int]) -> dict[str, datetime]:
    """Since when each quote of these articles has been on record."""
    with domain_errors():
        rows = await db.fetch(*_SQL["quotes_before"].bind(articles=articles))
    return {row["id"]: row["loaded_at"] for row in rows}


async def forget_found(db: Connection, articles: Sequence[int]) -> None:
    """Delete the quotes, figures, names and roles found in these articles."""
    with domain_errors():
        await db.execute(*_SQL["forget_found"].bind(articles=articles))


async def replace_articles(db: Connection, rows: Iterable[ArticleRow]) -> None:
    """Give articles that are on record their new fields."""
    with domain_errors():
        await db.executemany(_REPLACE, [structs.astuple(row) for row in rows])


async def copy(db: Connection, rows: Sequence[Struct]) -> None:
    """Append rows, all of one kind, to their table."""
    if not rows:
        return
    kind = type(rows[0])
    with domain_errors():
        await db.copy_records_to_table(TABLES[kind], records=map(structs.astuple, rows), columns=kind.__struct_fields__)


async def write_json(db: Connection, articles: Sequence[int]) -> None:
    """Keep the quotes of these articles as answers give them; they and whom they name must be on record."""
    with domain_errors():
        await db.execute(*_SQL["write_json"].bind(articles=articles))


async def rows(db: Connection, kind: type[Row], owners: Sequence[int] | Sequence[str]) -> list[Row]:
    """The rows of one kind that are on record of these articles, by key; of these quotes, by id, for what is theirs."""
    columns, owner = ", ".join(kind.__struct_fields__), OWNERS.get(kind, "article_key")
    statement = f"SELECT {columns} FROM {TABLES[kind]} WHERE {owner} = ANY($1)"  # noqa: S608 - constants of this package
    with domain_errors():
        return [convert(dict(row), kind) for row in await db.fetch(statement, owners)]


async def put_documents(db: Connection, rows: Sequence[DocumentRow], bodies: Sequence[bytes], load: int) -> None:
    """Note where documents lie and keep their bytes; bytes that no place needs any more go."""
    locations = [row.location for row in rows]
    hashes = [row.sha256 for row in rows]
    with domain_errors():
        before = [row["sha256"] for row in await db.fetch(*_SQL["hashes_at"].bind(locations=locations))]
        await db.execute(*_SQL["add_bodies"].bind(hashes=hashes, bodies=bodies))
        await db.execute(
            *_SQL["put_documents"].bind(
                locations=locations,
                articles=[row.article_key for row in rows],
                hashes=hashes,
                media=[row.media for row in rows],
                sides=[row.side for row in rows],
                fingerprints=[row.fingerprint for row in rows],
                load=load,
            )
        )
    await drop_bodies(db, before)


async def drop_bodies(db: Connection, hashes: Sequence[bytes]) -> None:
    """Delete those of these raw documents that no place needs any more."""
    with domain_errors():
        await db.execute(*_SQL["drop_bodies"].bind(hashes=hashes))
