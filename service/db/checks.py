"""Renderings that a quotation may be of."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.json import Decoder, decode

from service.db import sql
from service.db.compose import compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.families import by_index, rendering
from service.db.kin import BLOCKS
from service.db.pool import Connection
from service.model.family import Rendering
from service.model.quote import Quote

#: Renderings that a quotation is compared with, those that share most with it: each takes a tenth of a millisecond.
MOST_COMPARED = 30


class Candidate(Struct, frozen=True):
    """A rendering on record, for the quotation at place `n`."""

    n: int
    key: int
    rendering: Rendering


class FoundQuotes(Struct, frozen=True):
    """The earliest quote of each rendering, by its key."""

    snapshot: Snapshot
    quotes: dict[int, Quote]
    places: dict[str, list[int]]


class _Row(Struct):
    rendering: int
    quote: Quote


_ROWS = Decoder(list[_Row])


async def candidates(
    db: Connection, runs: Sequence[Sequence[int]], speakers: Mapping[int, Sequence[int]]
) -> list[Candidate]:
    """For each quotation, by place, what it may be of; `speakers` narrows some to actors. Needs a transaction."""
    async with by_index(db):
        rows = await db.fetch(
            *_MATCHES.bind(
                n=[n for n, each in enumerate(runs) for _ in each],
                run=[run for each in runs for run in each],
                speaker_n=[n for n, actors in speakers.items() for _ in actors],
                actor=[actor for actors in speakers.values() for actor in actors],
                most=MOST_COMPARED,
            )
        )
    return [Candidate(row["n"], row["key"], rendering(dict(row))) for row in rows]


async def quotes(db: Connection, keys: Sequence[int], *, places: bool = False) -> FoundQuotes:
    """The earliest quote of each of these renderings."""
    row = await always(db, _quotes(places).bind(keys=keys))
    found = {one.rendering: one.quote for one in _ROWS.decode(row["rows"])}
    return FoundQuotes(snapshot_of(row), found, decode(row["places"]))


_MATCHES = compose("matches", BLOCKS["matches"], BLOCKS)


@lru_cache(maxsize=2)
def _quotes(places: bool) -> sql.Statement:  # noqa: FBT001
    return compose("quotes", BLOCKS["quotes"], BLOCKS | {"places": BLOCKS["astral"] if places else "'{}'"})
