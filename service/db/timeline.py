"""Quotes counted by interval."""

from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.json import Decoder

from service.db import quotes, sql, tallies
from service.db.bearers import Bearer, Near, bearers_of, near_of
from service.db.choosing import Choice, looked_up, sets
from service.db.compose import blocks, compose
from service.db.corpus import Snapshot, always, snapshot_of
from service.db.pool import Connection
from service.db.quote_filters import bound_by, conditions, dated
from service.db.spellings import Missed, missed_of, unmatched
from service.model.timeline import Interval
from service.model.wanted import QuoteFilter, UseDate

BLOCKS = quotes.BLOCKS | blocks("timeline.sql")
#: What the conditions on days are called, and the one on having been dated by the text.
OF_DAYS = ("said_", "published_", "loaded_", "dated")

#: The first day of an interval, null for what has no day; the quotes that match, null for none; all quotes.
Count = tuple[date | None, int | None, int | None]

#: The place of a name, counted from 1; the first day of an interval, null for what has no day; the quotes that match.
CountOfName = tuple[int, date | None, int]


class FoundCounts(Struct, frozen=True):
    """The intervals in which there are quotes, and who bears the names that were asked for."""

    snapshot: Snapshot
    bearers: list[Bearer]
    near: list[Near]
    counts: list[Count]
    #: The same for each name apart, if asked for.
    series: list[CountOfName]
    #: Whether the search has a word that counts; null without a search.
    searchable: bool | None
    #: Values asked for that no record has.
    missed: list[Missed]


class Shape(Struct, frozen=True):
    """What decides the text of a statement."""

    conditions: tuple[str, ...]
    chosen: str
    topics: str
    use_date: UseDate
    #: The tables in which what matches is counted, and all quotes of the days asked for, if they are.
    counted_in: str
    totals_in: str
    apart: bool
    #: Whether it looks for roles and near spellings, where nobody bears a name.
    lost: bool = False


_COUNTS = Decoder(list[Count])
_SERIES = Decoder(list[CountOfName])


async def count(
    db: Connection,
    wanted: QuoteFilter,
    interval: Interval,
    *,
    by: Choice | None = None,
    totals: bool = False,
    apart: bool = False,
) -> FoundCounts:
    """How many quotes match in each interval that has any.

    With `totals`, how many there are of anybody on anything; with `apart`, how many are of each speaker by name.
    """

    async def found(by: Choice | None) -> FoundCounts:
        shape = _shape(wanted, interval, by, totals=totals, apart=apart)
        values = bound_by(wanted) | (by.values() if by else {})
        row = await always(db, _timeline(shape).bind(**values, unit=interval), anew=wanted.q is not None)
        return FoundCounts(
            snapshot_of(row),
            bearers_of(row["bearers"]),
            near_of(row["near"]),
            _COUNTS.decode(row["counts"]),
            _SERIES.decode(row["series"]),
            row["searchable"],
            missed_of(row["unmatched"]),
        )

    return await looked_up(by, found)


def _shape(wanted: QuoteFilter, interval: Interval, by: Choice | None, *, totals: bool, apart: bool) -> Shape:
    named, topics = conditions(wanted), by.topics if by else ""
    return Shape(
        named,
        by.chosen if by else "",
        topics,
        wanted.use_date,
        tallies.QUOTES if topics else tallies.counted_in(named, wanted.use_date, {interval}),
        tallies.counted_in(_of_days(named), wanted.use_date, {interval}) if totals else "",
        apart,
        by is not None and by.lost,
    )


@lru_cache(maxsize=256)
def _timeline(shape: Shape) -> sql.Statement:
    base = "by_actor" if shape.chosen else "of_topic" if shape.topics else "of_anybody"
    totals = tallies.counting(shape.totals_in, _of_days(shape.conditions))
    fragments = BLOCKS | {
        **tallies.counting(shape.counted_in, shape.conditions),
        "all_in": shape.totals_in,
        "all_of": totals["anybody"],
        "number_of_all": totals["number"],
        "days": totals["all_filters"],
        **sets(shape.chosen, shape.topics, lost=shape.lost),
        "matching": BLOCKS[f"matching_{base}"],
        "date": dated(shape.use_date, shape.conditions),
        "totals": BLOCKS["totals" if shape.totals_in else "no_totals"],
        "series": BLOCKS["series"] if shape.apart else "'[]'",
        "searchable": BLOCKS["searchable"] if "q" in shape.conditions else "NULL::boolean",
        "unmatched": unmatched(shape.conditions),
    }
    return compose("timeline", BLOCKS[f"timeline_{base}"], fragments)


def _of_days(conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Those that hold of all quotes of the days asked for."""
    return tuple(name for name in conditions if name.startswith(OF_DAYS))
