"""How far each construction can be trusted."""

from service.extract.statements import Construction, Statement

#: The share of findings whose content was right by half or more and whose speaker was right.
CONFIDENCE: dict[Construction, float] = dict.fromkeys(Construction, 0.5)


def confidence(one: Statement) -> float:
    """The probability that half the content or more, and the speaker, are right."""
    return CONFIDENCE[one.construction]
