"""Calibration: from what a statement rests on to the probability that it is right (Platt 1999)."""

import math

from msgspec import Struct

from service.extract.tagged import TaggedStatement
from service.model.attribution import Attribution, Kind

#: The probability nearest to nought and to one that is told apart from it.
NEAREST = 1e-4
#: Digits of a confidence behind the point.
DIGITS = 2
#: The names of the signs, in their order.
SIGNS = (
    "always",
    "tagged",
    "cued",
    "spoken",
    "direct",
    "mixed",
    "words",
    "no cue",
    "no speaker",
    "rules agree",
    "rules' speaker agrees",
    "rules' confidence",
)


class Calibration(Struct, frozen=True):
    """A weight for each sign, and the probability below which a statement is left out."""

    weights: tuple[float, ...]
    least: float

    def probability(self, given: tuple[float, ...]) -> float:
        """That the speaker is right, and half the content or more; as fine as it was measured."""
        weighed = sum(weight * sign for weight, sign in zip(self.weights, given, strict=True))
        return round(1 / (1 + math.exp(-weighed)), DIGITS)


def signs(one: TaggedStatement, kind: Kind, alike: Attribution | None) -> tuple[float, ...]:
    """What speaks for a statement, in the order of SIGNS; `alike` is what the rules make of the same words."""
    words = sum(span.end - span.start for span in one.content) / LETTERS
    speaker = alike.speaker if alike else None
    return (
        1.0,
        _odds(one.tagged),
        _odds(one.cued),
        _odds(one.spoken),
        float(kind is Kind.DIRECT),
        float(kind is Kind.MIXED),
        math.log1p(words),
        float(one.cue is None),
        float(one.speaker is None),
        float(alike is not None),
        float(one.speaker is not None and speaker is not None and one.speaker.overlaps(speaker)),
        alike.confidence if alike else 0.0,
    )


#: Characters of a word and the space behind it.
LETTERS = 6


def _odds(probability: float) -> float:
    bounded = min(max(probability, NEAREST), 1 - NEAREST)
    return math.log(bounded / (1 - bounded))
