"""What the extraction finds in a text, before anybody knows who the speaker is."""

from enum import StrEnum

from msgspec import Struct

from service.model.span import Span


class Kind(StrEnum):
    """How much of the content stands in quotation marks: all of it, some of it, none."""

    #: All of it.
    DIRECT = "direct"
    #: Some of it.
    MIXED = "mixed"
    #: None.
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What the cue says of the act of saying."""

    #: *Say*, *tell*, *add*.
    NEUTRAL = "neutral"
    #: *Claim*, *allege*, *insist*.
    CLAIM = "claim"
    DENIAL = "denial"
    QUESTION = "question"
    DEMAND = "demand"
    PROMISE = "promise"
    WARNING = "warning"
    PRAISE = "praise"
    CRITICISM = "criticism"
    #: Its act did not happen, says the text: *never claimed*, *declined to say*, *has yet to explain*.
    NEGATED = "negated"


class Attribution(Struct, frozen=True):
    """One statement in a text: its content, and the words that say whose it is.

    Invariants: `content` is not empty, its pieces are in order and disjoint, and they carry
    neither their outer quotation marks nor a leading *that*. `within` is the index of the
    attribution that this one is nested in; contents of those that are not within another
    never overlap.
    """

    content: tuple[Span, ...]
    kind: Kind
    confidence: float
    cue: Span | None = None
    #: The cue's dictionary form: *say*, *according to*.
    lemma: str | None = None
    stance: Stance | None = None
    speaker: Span | None = None
    addressee: Span | None = None
    #: *news conference*, *statement*, *interview*, *phone call*, *tweet*…: the lexicon's word.
    occasion: str | None = None
    within: int | None = None
