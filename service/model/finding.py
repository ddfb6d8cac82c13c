"""What the extraction finds in a text that is not stored."""

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.attribution import Kind
from service.model.quote import Context, Cue, Evidence, SaidOn


class FindingSpeaker(Struct, frozen=True, kw_only=True):
    """Whose words they are, as far as the text itself tells: nothing is looked up in the register."""

    #: What the text calls the speaker here: *he*; null where a quotation stands without anybody.
    text: str | None
    #: What the text says the speaker is.
    role: str | None
    #: Whether the text keeps back who it is: *a senior official*.
    anonymous: bool
    #: The fullest form of the name in the text: *John Kirby* for *he*.
    name: str | None
    kind: ActorKind | None


class Finding(Struct, frozen=True, kw_only=True):
    """One statement in the text, with the evidence for it."""

    #: What was said, without its outer quotation marks: the pieces of the content with a space between them.
    text: str
    kind: Kind
    speaker: FindingSpeaker
    cue: Cue | None
    #: The one spoken to, in the text's words.
    addressee: str | None
    #: Where it was said: *news conference*, *interview*, *statement*…
    occasion: str | None
    said_on: SaidOn
    #: The place in `quotes`, counted from 0, of the statement that this one is nested in.
    within: int | None
    evidence: Evidence
    context: Context
    #: The probability, as measured, that the speaker and half of the content or more are right; see `/quality`.
    confidence: float


class Findings(Struct, frozen=True, kw_only=True):
    """The text in the form that offsets count in, and what was found there, in order of appearance."""

    #: The text in which all offsets count.
    text: str
    #: Of `text` in UTF-8.
    text_sha256: str
    #: BCP 47 code of the language that the text is in; quotes are found in English alone.
    language: str | None
    #: In the order of the text.
    quotes: list[Finding]
