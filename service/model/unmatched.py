"""What a caller asked for that nothing on record has."""

from enum import StrEnum

from msgspec import Struct


class ValueParameter(StrEnum):
    """A parameter that asks for a value which records have in their own words."""

    ARTICLE = "article"
    PUBLISHER = "publisher"
    AGENCY = "agency"
    CUE = "cue"
    OCCASION = "occasion"
    ADDRESSEE = "addressee"
    ROLE = "role"


class UnmatchedReason(StrEnum):
    """Why nothing has the value."""

    #: No record has it, in any spelling; `near` has values that are spelt nearly so, or hold all its words.
    UNKNOWN = "unknown"
    #: The article is no more, as `/articles/{id}` says with 410; `near` has the id of what stands in its place, if
    #: anything does.
    GONE = "gone"


class Unmatched(Struct, frozen=True, kw_only=True):
    """A value that was asked for and that nothing on record has, whatever else is asked."""

    parameter: ValueParameter
    #: The value as it was asked for.
    value: str
    reason: UnmatchedReason
    #: Values that may have been meant, the likeliest first.
    near: list[str]
