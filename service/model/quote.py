"""A statement on record, as every endpoint gives it."""

from datetime import date
from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType, field

from service.model.actor import ActorRef, RoleRecord
from service.model.article import ArticleRef
from service.model.attribution import Kind, Stance
from service.model.moment import Instant
from service.model.span import Offsets


class Precision(StrEnum):
    """How exactly the text tells when something was said."""

    INSTANT = "instant"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class SaidOn(Struct, frozen=True, kw_only=True):
    """When something was said: an interval, both ends included, and the words it was read from.

    With no evidence `precision` is `unknown`, `from` is null and `to` is the report's own date.
    """

    #: The first day on which it may have been said; null where nobody can tell.
    from_: date | None = field(name="from")
    #: The last; without evidence the report's own date, null where that is not known either.
    to: date | None
    #: The instant, in UTC, where the text gives the clock time and its zone too; `from` and `to` are its day there.
    at: Instant | None
    precision: Precision
    #: The words that it was read from; null where there are none.
    evidence: str | None
    #: Whether the words stand not with this statement, but with an earlier one of the same occasion or its scene.
    inherited: bool


class QuoteSpeaker(Struct, frozen=True, kw_only=True):
    """Whose words they are: the text's own words for the speaker, and who that is."""

    #: What the report calls the speaker here: *he*; null where a quotation stands without anybody.
    text: str | None
    #: What the report says the speaker is, at the time of the report.
    role: str | None
    #: Whether the report keeps back who it is: *a senior official*.
    anonymous: bool
    #: Who that is; null where nobody can tell.
    actor: ActorRef | None
    #: The other names of the actor; there when asked for with `expand`, and null where nobody can tell who it is.
    aliases: list[str] | UnsetType | None = UNSET
    #: The roles that reports give the actor; likewise.
    roles: list[RoleRecord] | UnsetType | None = UNSET


class Cue(Struct, frozen=True, kw_only=True):
    """The words that mark the saying."""

    #: As the report has it: *told*, *according to*.
    text: str
    #: Its dictionary form, *say*; null for a cue that the word list does not know, as is its stance but for `negated`.
    lemma: str | None
    stance: Stance | None


class Topic(ActorRef, frozen=True, kw_only=True):
    """An actor that the content names, and where in the article's text."""

    #: Where the names of it stand.
    at: list[Offsets]


class Evidence(Struct, frozen=True, kw_only=True):
    """Where in the article's text everything stands."""

    #: Of the article's `text` in UTF-8: offsets into a text with another hash mean nothing.
    text_sha256: str
    #: The paragraph in which the content begins, counted from 1.
    paragraph: int
    #: Each piece of the content; with a space between them they are the quote's `text`.
    content: list[Offsets]
    #: The words for the speaker; null where there are none.
    speaker: Offsets | None
    #: The words that mark the saying; null where there are none.
    cue: Offsets | None
    #: The words that `said_on` was read from.
    said_on: Offsets | None


class Context(Struct, frozen=True, kw_only=True):
    """The characters on either side of the content."""

    #: Those before it, forty at most.
    prefix: str
    #: Those behind it, forty at most.
    suffix: str


class FamilyRef(Struct, frozen=True, kw_only=True):
    """The renderings of one utterance, this one included."""

    #: Lasts while newer reports join.
    id: str
    #: Quotes in it.
    size: int


class Quote(Struct, frozen=True, kw_only=True):
    """One statement, with the evidence for it."""

    #: Lasts as long as the report has these words.
    id: str
    #: What was said, without its outer quotation marks: the pieces of the content with a space between them.
    text: str
    kind: Kind
    speaker: QuoteSpeaker
    #: Null where nothing marks the saying.
    cue: Cue | None
    #: The one spoken to, in the report's words.
    addressee: str | None
    #: Where it was said: *news conference*, *interview*, *statement*…
    occasion: str | None
    said_on: SaidOn
    #: In the order in which the content names them.
    about: list[Topic]
    #: The id of the quote that this one is nested in: in *Austin had warned them, Kirby said*, Austin's is within
    #: Kirby's.
    within: str | None
    #: The report that it stands in.
    article: ArticleRef
    evidence: Evidence
    context: Context
    #: The probability, as measured, that the speaker and half of the content or more are right; see `/quality`.
    confidence: float
    #: The renderings of the same utterance in several reports; null where this is the only one.
    family: FamilyRef | None
    #: Where in `text` the search found its words; null unless asked for with `highlight=true`.
    matches: list[Offsets] | None
