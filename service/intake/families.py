"""Families kept exact while articles come, change and go: what of them depends on a batch is made anew."""

from collections.abc import Iterable, Sequence
from datetime import date

from service.db import families as records
from service.db import storing
from service.db.families import Kin, Member
from service.db.pool import Connection
from service.db.rows import RenderingRow
from service.intake.identity import family_id
from service.relate.families import Edge, Node, families
from service.relate.relation import relation


async def add(db: Connection, rows: Sequence[RenderingRow]) -> dict[bytes, int]:
    """Put the renderings on record that are not yet, with how they stand to others; the keys of all, by hash."""
    by_hash = {row.sha256: row for row in rows}
    before = await records.known(db, list(by_hash))
    fresh = [row for hash, row in by_hash.items() if hash not in before]
    await storing.copy(db, fresh)
    added = await records.known(db, [row.sha256 for row in fresh])
    await _relate(db, list(added.values()))
    return before | added


async def renew(db: Connection, touched: Iterable[int]) -> set[int]:
    """Make the families anew that these renderings are in, or may be in, now that their quotes have changed.

    All renderings that this concerns, by key.
    """
    keys = await records.cluster(db, touched)
    before = await records.families_of(db, keys)
    await records.drop_lone(db, keys)
    members = await records.members(db, keys)
    await _write(db, members, await records.kin_among(db, keys), before)
    return set(keys)


async def _relate(db: Connection, fresh: Sequence[int]) -> None:
    pairs = await records.candidates(db, fresh)
    compared = await records.renderings(db, {key for pair in pairs for key in pair})
    found = ((one, other, relation(compared[one], compared[other])) for one, other in pairs)
    await records.add_kin(db, [Kin(one, other, match) for one, other, match in found if match])


async def _write(db: Connection, members: Sequence[Member], kin: Sequence[Kin], before: Sequence[str]) -> None:
    compared = await records.renderings(db, [one.key for one in members])
    by_key = {one.key: one for one in members}
    nodes = {
        key: Node(rendering=compared[key], name=one.sha256.hex(), articles=frozenset(one.articles))
        for key, one in by_key.items()
    }
    sizes: dict[str, int] = {}
    places: dict[int, str | None] = {}
    earliest: list[str] = []
    for group in families(nodes, [Edge(one.one, one.other, one.match) for one in kin]):
        held = [by_key[key] for key in group]
        quotes = [quote for one in held for quote in one.quotes]
        if len({article for one in held for article in one.articles}) > 1:
            first = min(held, key=_age).quotes[0]
            id = family_id(first)
            sizes[id] = len(quotes)
            places |= dict.fromkeys(group, id)
            earliest.append(first)
        else:
            places |= dict.fromkeys(group)
            earliest += quotes
    await records.put(db, sizes, places, earliest)
    await records.drop_families(db, before)


def _age(one: Member) -> tuple[bool, date, str]:
    return one.published_on is None, one.published_on or date.max, one.quotes[0]
