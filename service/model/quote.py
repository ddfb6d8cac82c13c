"""A statement on record, as every endpoint gives it."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType, field

from service.model.actor import ActorRef, RoleRecord
from service.model.article import ArticleRef
from service.model.attribution import Kind, Stance
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

    from_: date | None = field(name="from")
    to: date | None
    #: The instant, in UTC, where the text gives the clock time and its zone too; `from` and `to` are its day there.
    at: datetime | None
    precision: Precision
    evidence: str | None
    #: Whether the words stand not with this statement, but with an earlier one of the same occasion or its scene.
    inherited: bool


class QuoteSpeaker(Struct, frozen=True, kw_only=True):
    """Whose words they are: the text's own words for the speaker, and who that is."""

    text: str | None
    role: str | None
    anonymous: bool
    actor: ActorRef | None
    #: The other names of the actor, and the roles that reports give it; there when asked for with `expand`.
    aliases: list[str] | UnsetType | None = UNSET
    roles: list[RoleRecord] | UnsetType | None = UNSET


class Cue(Struct, frozen=True, kw_only=True):
    """The words that mark the saying."""

    text: str
    lemma: str | None
    stance: Stance | None


class Topic(ActorRef, frozen=True, kw_only=True):
    """An actor that the content names, and where in the article's text."""

    at: list[Offsets]


class Evidence(Struct, frozen=True, kw_only=True):
    """Where in the article's text everything stands."""

    text_sha256: str
    #: The paragraph in which the content begins, counted from 1.
    paragraph: int
    content: list[Offsets]
    speaker: Offsets | None
    cue: Offsets | None
    #: The words that `said_on` was read from.
    said_on: Offsets | None


class Context(Struct, frozen=True, kw_only=True):
    """The characters on either side of the content."""

    prefix: str
    suffix: str


class FamilyRef(Struct, frozen=True, kw_only=True):
    """The renderings of one utterance, this one included."""

    id: str
    size: int


class Quote(Struct, frozen=True, kw_only=True):
    """One statement, with the evidence for it."""

    id: str
    text: str
    kind: Kind
    speaker: QuoteSpeaker
    cue: Cue | None
    addressee: str | None
    occasion: str | None
    said_on: SaidOn
    #: In the order in which the content names them.
    about: list[Topic]
    within: str | None
    article: ArticleRef
    evidence: Evidence
    context: Context
    confidence: float
    family: FamilyRef | None
    #: Where in `text` the search found its words; null unless asked for with `highlight=true`.
    matches: list[Offsets] | None
