"""Renderings set beside each other: those of a family, and a quotation beside what is on record."""

from enum import StrEnum

from msgspec import Struct

from service.model.family import Piece, Relation
from service.model.quote import Quote


class FamilyMember(Struct, frozen=True, kw_only=True):
    """Another rendering of an utterance, and how it stands to the one that was asked for."""

    relation: Relation
    #: From the one asked for to this one: what is the same or added makes up the text of this one.
    diff: list[Piece]
    quote: Quote


class Verdict(StrEnum):
    """The closest relation of a quotation to what is on record."""

    VERBATIM = "verbatim"
    SHORTENED = "shortened"
    ALTERED = "altered"
    PARAPHRASE = "paraphrase"
    RELATED = "related"
    #: Nothing on record is like it.
    NOT_FOUND = "not_found"


class CheckMatch(Struct, frozen=True, kw_only=True):
    """A rendering on record, and what the quotation makes of it."""

    relation: Relation
    #: From the record to the quotation: what is the same or added makes up the quotation.
    diff: list[Piece]
    #: The earliest published of the quotes with these words; `family` tells how many more there are.
    quote: Quote


class CheckResult(Struct, frozen=True, kw_only=True):
    """What is on record of one quotation, the closest first."""

    #: The quotation, as it was sent.
    text: str
    #: Who is to have said it, as it was sent; null where nobody was named.
    speaker: str | None
    #: That of the closest of `matches`.
    relation: Verdict
    #: The closest first; empty where nothing on record is like it.
    matches: list[CheckMatch]
