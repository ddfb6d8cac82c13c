"""What is taken out for good, and what keeps it from coming back; the caller holds the transaction."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, convert

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.sql import read
from service.model.name import fold

_SQL = read("withdrawing.sql")


class Report(Struct, frozen=True, kw_only=True):
    """An article that is to go."""

    key: int
    id: str
    title: str | None
    quotes: int
    #: Where its raw documents lay.
    locations: list[str]


class Statement(Struct, frozen=True, kw_only=True):
    """A quote that is to go."""

    key: int
    id: str
    article_key: int
    article: str
    title: str | None
    text_sha256: str
    content_at: list[list[int]]
    actor_key: int | None
    rendering_key: int | None


class Marks(Struct, frozen=True, kw_only=True):
    """By what a document is known again."""

    body: bytes
    #: The id of the article that it makes; null while nobody has read it.
    article: str | None = None
    #: The hash of where it lies, where nothing else says which article it is.
    place: bytes | None = None


class Withheld(Struct, frozen=True, kw_only=True):
    """A quote that was taken out of an article: its id, and where its words stood in which text."""

    id: str
    text_sha256: str
    content_at: list[list[int]]


async def hashes_at(db: Connection, locations: Sequence[str], hashes: Sequence[bytes]) -> list[bytes]:
    """Those of these raw documents that are on record, by place or by hash."""
    with domain_errors():
        return [row["sha256"] for row in await db.fetch(*_SQL["hashes_at"].bind(locations=locations, hashes=hashes))]


async def hashes_of(db: Connection, ids: Sequence[str]) -> list[bytes]:
    """The raw documents that these articles were made from."""
    with domain_errors():
        return [row["sha256"] for row in await db.fetch(*_SQL["hashes_of"].bind(ids=ids))]


async def articles(db: Connection, hashes: Sequence[bytes]) -> list[Report]:
    """Articles that were made from any of these raw documents."""
    with domain_errors():
        rows = await db.fetch(*_SQL["articles"].bind(hashes=hashes))
    return [convert(dict(row), Report) for row in rows]


async def quotes(db: Connection, ids: Sequence[str]) -> list[Statement]:
    """Quotes by id, and those that stand within them."""
    with domain_errors():
        rows = await db.fetch(*_SQL["quotes"].bind(ids=ids))
    return [convert(dict(row), Statement) for row in rows]


async def actors_of(db: Connection, quotes: Sequence[str]) -> set[int]:
    """Who speaks in these quotes or is spoken of, by key."""
    with domain_errors():
        return {row["key"] for row in await db.fetch(*_SQL["actors_of"].bind(ids=quotes))}


async def drop_articles(db: Connection, gone: Sequence[Report]) -> None:
    """Delete articles with all that was found in them or told of them, and the decisions about them."""
    locations = [location for one in gone for location in one.locations]
    ids = [one.id for one in gone]
    with domain_errors():
        await db.execute(*_SQL["drop_articles"].bind(articles=[one.key for one in gone]))
        await db.execute(*_SQL["drop_told"].bind(articles=ids, quotes=[]))
        await db.execute(*_SQL["drop_notes"].bind(locations=locations))
        await db.execute(*_SQL["drop_refusals"].bind(locations=locations))
        await db.execute(*_SQL["drop_choices"].bind(articles=ids))


async def drop_quotes(db: Connection, gone: Sequence[Statement]) -> None:
    """Delete quotes with what was told of them, and take them out of the counts."""
    ids = [one.id for one in gone]
    with domain_errors():
        await db.execute(*_SQL["drop_quotes"].bind(ids=ids))
        await db.execute(*_SQL["drop_told"].bind(articles=[], quotes=ids))


async def rename_actors(db: Connection, actors: Sequence[int]) -> set[int]:
    """Call those of these actors otherwise whose name no report uses any more; their keys."""
    with domain_errors():
        named = await db.fetch(*_SQL["names"].bind(actors=actors))
        keys, folded = [row["key"] for row in named], [fold(row["name"]) for row in named]
        return {row["key"] for row in await db.fetch(*_SQL["rename_actors"].bind(actors=keys, folded=folded))}


async def put(
    db: Connection, reason: str, *, barred: Mapping[str, Sequence[bytes]], quotes: Sequence[Statement]
) -> None:
    """Put down what was withdrawn and why: ids of articles and names of raw documents with their hashes, and quotes."""
    with domain_errors():
        await db.execute(
            *_SQL["put_quotes"].bind(
                reason=reason,
                ids=[one.id for one in quotes],
                articles=[one.article for one in quotes],
                texts=[one.text_sha256 for one in quotes],
                places=[_array(one.content_at) for one in quotes],
            )
        )
        await db.execute(*_SQL["put_documents"].bind(reason=reason, ids=list(barred)))
        pairs = [(id, hash) for id, hashes in barred.items() for hash in hashes]
        await db.execute(*_SQL["put_hashes"].bind(ids=[id for id, _ in pairs], hashes=[hash for _, hash in pairs]))


async def replace(db: Connection, ids: Sequence[str], into: str) -> None:
    """Say what stands in the place of what was withdrawn."""
    with domain_errors():
        await db.execute(*_SQL["replace"].bind(ids=ids, into=into))


async def is_on_record(db: Connection, id: str) -> bool:
    """Whether there is an article or a quote with this id."""
    with domain_errors():
        return bool(await db.fetchval(*_SQL["exists"].bind(id=id)))


async def barred(db: Connection, marks: Sequence[Marks]) -> list[str | None]:
    """Why each of these may not come back; null where it may."""
    with domain_errors():
        rows = await db.fetch(
            *_SQL["barred"].bind(
                articles=[one.article for one in marks],
                bodies=[one.body for one in marks],
                places=[one.place for one in marks],
            )
        )
    return [row["reason"] for row in rows]


async def withheld(db: Connection, articles: Sequence[str]) -> dict[str, list[Withheld]]:
    """The quotes that were taken out of these articles, by article."""
    with domain_errors():
        rows = await db.fetch(*_SQL["withheld"].bind(articles=articles))
    found: dict[str, list[Withheld]] = {}
    for row in rows:
        one = Withheld(id=row["id"], text_sha256=row["text_sha256"], content_at=row["content_at"])
        found.setdefault(row["article"], []).append(one)
    return found


def _array(places: Sequence[Sequence[int]]) -> str:
    return "{" + ",".join(f"{{{start},{end}}}" for start, end in places) + "}"
