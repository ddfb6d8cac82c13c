"""Texts set beside each other for a caller."""

from service.model.family import Match, Piece, Relation, Rendering, Traces
from service.relate import diff as differing
from service.relate import wording
from service.relate.agreement import Bond
from service.relate.relation import compare, relation


def kinship(one: Rendering, other: Rendering) -> Relation:
    """How two of one family stand to each other; those that only others join are no more than related."""
    match = relation(one, other)
    return match.relation if match else Relation.RELATED


def traces(text: str) -> Traces:
    """A quotation as it is looked up."""
    return wording.traces(text)


def check(quotation: Traces, on_record: Rendering) -> Match | None:
    """How a quotation stands to a rendering, were it by the same speaker at the same time."""
    return compare(Rendering(wording=quotation.wording), on_record, Bond.YES, Bond.YES)


def diff(before: str, after: str) -> list[Piece]:
    """What became of a text, word by word."""
    return differing.diff(before, after)
