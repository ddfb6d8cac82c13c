"""What the extraction finds in a text that is not stored."""

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.attribution import Kind
from service.model.quote import Context, Cue, Evidence, SaidOn


class FindingSpeaker(Struct, frozen=True, kw_only=True):
    """Whose words they are, as far as the text itself tells: nothing is looked up in the register."""

    text: str | None
    role: str | None
    anonymous: bool
    #: The fullest form of the name in the text: *John Kirby* for *he*.
    name: str | None
    kind: ActorKind | None


class Finding(Struct, frozen=True, kw_only=True):
    """One statement in the text, with the evidence for it."""

    text: str
    kind: Kind
    speaker: FindingSpeaker
    cue: Cue | None
    addressee: str | None
    occasion: str | None
    said_on: SaidOn
    #: The place in `quotes`, counted from 0, of the statement that this one is nested in.
    within: int | None
    evidence: Evidence
    context: Context
    confidence: float


class Findings(Struct, frozen=True, kw_only=True):
    """The text in the form that offsets count in, and what was found there, in order of appearance."""

    text: str
    text_sha256: str
    #: BCP 47 code of the language that the text is in; quotes are found in English alone.
    language: str | None
    quotes: list[Finding]
