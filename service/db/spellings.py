"""Values that records have, in whatever spelling: how a filter finds them, and what it was asked for that none has."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.json import Decoder

from service.db.compose import blocks
from service.model.change import RecordFate
from service.model.unmatched import ValueParameter

BLOCKS = blocks("spellings.sql")


class Spelling(Struct, frozen=True):
    """A value that some record has, and what it is compared as."""

    value: str
    folded: str


class Missed(Struct, frozen=True):
    """A value asked for that no record has."""

    parameter: ValueParameter
    value: str
    folded: str
    #: Of an article: what became of it, if it ever was, and what stands in its place.
    change: RecordFate | None
    replaced_by: str | None
    #: What may have been meant.
    near: list[Spelling]


_MISSED = Decoder(list[Missed])


def missed_of(text: str) -> list[Missed]:
    """What no record has, as the statements give it."""
    return _MISSED.decode(text)


def asked(parameter: str) -> str:
    """The spellings of the values that a parameter asks for."""
    values = f"ARRAY(SELECT spelt(v) FROM unnest(:{parameter}::text[]) AS v)"  # noqa: S608 - our own words
    return f"spellings s WHERE s.parameter = '{parameter}' AND s.folded = ANY({values})"


def spelt(parameter: str, *columns: str, around: str = "AND {0}") -> str:
    """The condition that a column has one of the values, however these are spelt.

    Where no record has them, nothing is walked; of a number that is not 0 the planner expects that it narrows nothing.
    """
    values = f"ARRAY(SELECT s.value FROM {asked(parameter)})"  # noqa: S608 - our own words
    found = " OR ".join(f"{column} = ANY({values})" for column in columns)
    return f"AND EXISTS (SELECT FROM {asked(parameter)})\n  {around.format(f'({found})::int <> 0')}"


def unmatched(conditions: Iterable[str]) -> str:
    """The part of a statement that tells which values no record has, of those that conditions ask for."""
    values = [_of(name) for name in conditions if name in {*ValueParameter}]
    return BLOCKS["unmatched"].replace("{unmatched_values}", "\nUNION ALL\n".join(values)) if values else "'[]'"


def _of(name: str) -> str:
    if name == ValueParameter.ARTICLE:
        return BLOCKS["unmatched_article"]
    return BLOCKS["unmatched_value"].replace("{parameter}", name)
