"""Renderings and the families that they make, as a batch changes them; the caller holds the transaction."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date

from msgspec import Struct, convert

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.db.sql import read
from service.model.family import Match, Relation, Rendering, Wording

STATEMENTS = read("families.sql")
#: Stands before a word that is a name, in what is stored.
NAME = "^"


class Kin(Struct, frozen=True):
    """Two renderings, by key, and how they stand to each other."""

    one: int
    other: int
    match: Match


class Member(Struct, frozen=True, kw_only=True):
    """A rendering that quotes have: which, the earliest first, and in which articles."""

    key: int
    sha256: bytes
    articles: list[int]
    quotes: list[str]
    published_on: date | None


@asynccontextmanager
async def by_index(db: Connection) -> AsyncIterator[None]:
    """Have the statements of the block find hashes by index; within a transaction."""
    await db.execute(*STATEMENTS["by_index"].bind(others="off"))
    yield
    await db.execute(*STATEMENTS["by_index"].bind(others="on"))


async def of_articles(db: Connection, articles: Sequence[int]) -> list[int]:
    """The renderings that the quotes of these articles have."""
    with domain_errors():
        return [row["key"] for row in await db.fetch(*STATEMENTS["of_articles"].bind(articles=articles))]


async def known(db: Connection, hashes: Sequence[bytes]) -> dict[bytes, int]:
    """The keys of those of these renderings that are on record."""
    with domain_errors():
        return {row["sha256"]: row["key"] for row in await db.fetch(*STATEMENTS["known"].bind(hashes=hashes))}


async def candidates(db: Connection, fresh: Sequence[int]) -> list[tuple[int, int]]:
    """For these renderings, those that may be of the same utterance: each pair once."""
    with domain_errors():
        await db.execute(*STATEMENTS["settle"].bind())
        async with by_index(db):
            rows = await db.fetch(*STATEMENTS["candidates"].bind(fresh=fresh))
    return [(row["one"], row["other"]) for row in rows]


async def renderings(db: Connection, keys: Iterable[int]) -> dict[int, Rendering]:
    """Renderings as they are compared, by key."""
    with domain_errors():
        rows = await db.fetch(*STATEMENTS["renderings"].bind(keys=list(keys)))
    return {row["key"]: rendering(dict(row)) for row in rows}


async def add_kin(db: Connection, kin: Sequence[Kin]) -> None:
    """Note how renderings stand to each other."""
    with domain_errors():
        await db.execute(
            *STATEMENTS["add_kin"].bind(
                ones=[one.one for one in kin],
                others=[one.other for one in kin],
                relations=[one.match.relation for one in kin],
                kept=[one.match.kept for one in kin],
            )
        )


async def cluster(db: Connection, keys: Iterable[int]) -> list[int]:
    """These renderings and all that may be of their families."""
    with domain_errors():
        return [row["key"] for row in await db.fetch(*STATEMENTS["cluster"].bind(keys=list(keys)))]


async def families_of(db: Connection, keys: Sequence[int]) -> list[str]:
    """The families that these renderings are in."""
    with domain_errors():
        return [row["id"] for row in await db.fetch(*STATEMENTS["families_of"].bind(keys=keys))]


async def drop_lone(db: Connection, keys: Sequence[int]) -> None:
    """Delete those of these renderings that no quote has any more."""
    with domain_errors():
        await db.execute(*STATEMENTS["drop_lone"].bind(keys=keys))


async def members(db: Connection, keys: Sequence[int]) -> list[Member]:
    """The renderings of a cluster with their quotes."""
    with domain_errors():
        return [convert(dict(row), Member) for row in await db.fetch(*STATEMENTS["nodes"].bind(keys=keys))]


async def kin_among(db: Connection, keys: Sequence[int]) -> list[Kin]:
    """How the renderings of a cluster stand to each other."""
    with domain_errors():
        rows = await db.fetch(*STATEMENTS["edges"].bind(keys=keys))
    return [Kin(row["one"], row["other"], Match(Relation(row["relation"]), row["kept"])) for row in rows]


async def put(
    db: Connection, sizes: Mapping[str, int], places: Mapping[int, str | None], earliest: Iterable[str]
) -> None:
    """Put renderings into families, with the numbers of their quotes; the earliest quotes are marked."""
    keys = list(places)
    with domain_errors():
        await db.execute(*STATEMENTS["put_families"].bind(ids=list(sizes), sizes=list(sizes.values())))
        await db.execute(*STATEMENTS["assign"].bind(keys=keys, ids=list(places.values())))
        await db.execute(*STATEMENTS["mark_earliest"].bind(keys=keys, earliest=list(earliest)))


async def drop_families(db: Connection, ids: Sequence[str]) -> None:
    """Delete those of these families that nothing is in any more."""
    with domain_errors():
        await db.execute(*STATEMENTS["drop_families"].bind(ids=ids))


def packed(wording: Wording) -> str:
    """A wording as it is stored."""
    return " ".join(NAME + word if word in wording.names else word for word in wording.words)


def rendering(row: Mapping[str, object]) -> Rendering:
    """A row as it is compared."""
    fields = dict(row)
    words, actor = str(fields.pop("words")).split(" "), fields.pop("actor_key")
    wording = Wording(
        words=tuple(word.removeprefix(NAME) for word in words),
        names=frozenset(word.removeprefix(NAME) for word in words if word.startswith(NAME)),
    )
    known = {name: fields[name] for name in Rendering.__struct_fields__ if name in fields}
    return convert({**known, "wording": wording, "actor": None if actor is None else str(actor)}, Rendering)
