"""Who one text speaks of, as far as the text itself tells."""

from datetime import date

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.span import Span


class StatedRole(Struct, frozen=True):
    """A role that the text gives somebody, at the place where it does."""

    text: str
    span: Span
    #: Whether the text says that it is over: *former*, *ex-*, *then*.
    former: bool = False


class Figure(Struct, frozen=True, kw_only=True):
    """One bearer of a name, as one text presents it."""

    #: The fullest form that the text uses, or its headline, without titles: *John Kirby*.
    name: str
    kind: ActorKind
    #: Every form that the text uses for it, titles left out.
    forms: tuple[str, ...]
    roles: tuple[StatedRole, ...] = ()
    #: Its id in the register's own tables, for a country or a known institution.
    known: str | None = None


class Speaker(Struct, frozen=True):
    """Who one attribution's speaker is in the text.

    `figure` is an index into the text's figures, or null: nobody in particular (`anonymous`),
    or nobody that the text lets one name.
    """

    figure: int | None = None
    role: str | None = None
    anonymous: bool = False


class Topic(Struct, frozen=True):
    """A figure of whom a content speaks by name, and where: an index into the text's figures."""

    figure: int
    at: tuple[Span, ...]


class Cast(Struct, frozen=True):
    """The figures of a text, and for each of its attributions the speaker and whom its content speaks of."""

    figures: tuple[Figure, ...]
    speakers: tuple[Speaker, ...]
    about: tuple[tuple[Topic, ...], ...]


class HeldRole(Struct, frozen=True, kw_only=True):
    """A role that reports give an actor by a full name, with the first and the last day of evidence."""

    text: str
    #: Whether they say that it is over.
    former: bool
    first_on: date | None
    last_on: date | None


class Bearer(Struct, frozen=True, kw_only=True):
    """An actor of the register that bears one of the names looked up."""

    id: str
    name: str
    kind: ActorKind
    #: Every name on record for it, folded.
    folded: frozenset[str]
    #: Known for those alone whose bare surname was asked for.
    roles: tuple[HeldRole, ...] = ()


class Link(Struct, frozen=True, kw_only=True):
    """Which actor a figure is: one of the register (`new` false), a new one, or undecided.

    Undecided means `actor` is null; `candidates` are then the ids that it could be.
    """

    actor: str | None
    new: bool = False
    candidates: tuple[str, ...] = ()
