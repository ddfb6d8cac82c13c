"""What is counted without meeting every quote: the tables in which quotes are counted by speaker already.

They hold what they are counted by and no more: where a filter or a count asks for anything else, quotes are met.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from service.db.quote_filters import CONDITIONS
from service.model.wanted import UseDate

QUOTES = "quotes"


class Tally(Struct, frozen=True):
    """What a table can be asked: the conditions that it can tell, and what it can be counted by."""

    conditions: frozenset[str]
    parts: frozenset[str]


#: The smaller one first.
TALLIES = {
    "said_months": Tally(frozenset({"kind", "stance", "dated"}), frozenset({"kind", "stance", "month", "year"})),
    "said_days": Tally(frozenset({"said_from", "said_to", "dated"}), frozenset({"day", "week", "month", "year"})),
}
#: What is asked of a table otherwise than of quotes: an interval ends in the year in which it begins.
OF_TALLIES = CONDITIONS | {
    "said_to": """AND q.said_from BETWEEN date '0001-01-01' AND :said_to::text::date
  AND q.said_sort <= :said_to::text::date + 366"""
}


def counted_in(conditions: Sequence[str], use_date: UseDate, by: AbstractSet[str]) -> str:
    """The smallest table that can tell the conditions and can be counted by these parts."""
    if use_date is UseDate.SAID:
        for name, tally in TALLIES.items():
            if tally.conditions.issuperset(conditions) and tally.parts >= by:
                return name
    return QUOTES


def counting(table: str, conditions: Sequence[str]) -> dict[str, str]:
    """The parts of a statement that counts what matches in a table."""
    tallied = table != QUOTES
    holding = OF_TALLIES if tallied else CONDITIONS
    return {
        "counted_in": table,
        "all_filters": "\n".join(holding[name] for name in conditions),
        "anybody": "q.actor_key = 0" if tallied else "true",
        "number": "coalesce(sum(q.n), 0)::bigint" if tallied else "count(*)",
        "number_matched": "sum(m.n)::bigint" if tallied else "count(*)",
    }
