"""Who speaks: people, organisations, armed groups, governments and countries."""

from datetime import date
from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    COUNTRY = "country"


class ActorRef(Struct, frozen=True, kw_only=True):
    """An actor, as a quote names it."""

    #: A readable slug. One that was merged into another actor leads there.
    id: str
    #: The name that it goes by.
    name: str
    kind: ActorKind


class RoleRecord(Struct, frozen=True, kw_only=True):
    """A role as the reports state it, with the first and the last day of evidence."""

    #: The role in the words of the reports.
    text: str
    #: The first day of a report that states it.
    first_on: date | None
    #: The last.
    last_on: date | None
    #: Reports that state it.
    articles: int


class ActorSummary(ActorRef, frozen=True, kw_only=True):
    """An actor as a list gives it."""

    #: Its item there: `Q1385`.
    wikidata: str | None
    #: Its other names, as reports write them.
    aliases: list[str]
    #: Quotes whose speaker it is.
    quotes: int
    #: The roles that reports give it; in lists when asked for with `expand`.
    roles: list[RoleRecord] | UnsetType = UNSET


class ActorRecord(ActorSummary, frozen=True, kw_only=True):
    """An actor with the roles that reports give it."""

    roles: list[RoleRecord]


class Alternative(ActorRef, frozen=True, kw_only=True):
    """Another bearer of a name, or one whose name is spelt nearly so."""

    #: Quotes whose speaker it is; with `on`, those said within a year of that day.
    quotes: int


class ResolutionReason(StrEnum):
    """How a name was taken."""

    #: The query was an actor's id.
    ID = "id"
    #: One bearer only.
    ONLY_BEARER = "only_bearer"
    #: Several bearers; this one is quoted most.
    MOST_QUOTED = "most_quoted"
    #: Nobody bears it as a name; reports give it to one actor as a role.
    ONLY_HOLDER = "only_holder"
    #: They give it to several; this one is given it by most reports, of the time asked for if any.
    MOST_STATED = "most_stated"
    #: Several bearers, or holders of the role; all were taken.
    ALL = "all"
    #: Nobody bears the name; `alternatives` are near spellings.
    NOBODY = "nobody"


class Resolution(Struct, frozen=True, kw_only=True):
    """Who a name was taken to mean, and who else it could."""

    #: The name as it was asked for.
    query: str
    #: Whom it was taken to mean, the first of them with `on_ambiguous=all`; null where nobody bears it.
    actor: ActorRef | None
    #: Who else bears it, the fifty most likely ones at most; where nobody does, whose name is spelt nearly so.
    alternatives: list[Alternative]
    #: How many more bear it: `/actors` gives all, by `q` those of a name, by `role` those of a role.
    others: int
    reason: ResolutionReason
