"""Who a name means: how it is asked for, and who bears it."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from service.db.paging import day
from service.model.actor import ActorRef, Alternative


class OnAmbiguous(StrEnum):
    """What to do about a name with several bearers."""

    BEST = "best"
    ALL = "all"
    ERROR = "error"


class Asked(Struct, frozen=True):
    """Names as they were asked for, and the folded forms of each in order of preference."""

    names: Sequence[str]
    forms: Sequence[Sequence[str]]
    #: Whether the names are ids that must be there.
    ids: bool = False
    #: The days of which the holders of a role are wanted first.
    days: tuple[date | None, date | None] = (None, None)
    #: How many of the names, the first ones, are of speakers; the rest are of those spoken of. Null: all.
    speakers: int | None = None

    @property
    def of_speakers(self) -> bool:
        """Whether any of the names is of a speaker."""
        return self.speakers is None or self.speakers > 0

    @property
    def of_topics(self) -> bool:
        """Whether any of the names is of somebody spoken of."""
        return self.speakers is not None and self.speakers < len(self.names)

    def sign(self, query: int) -> int:
        """The sign under which a walk keeps the bearers of the name at that place: a minus for those spoken of."""
        return -1 if self.speakers is not None and self.speakers < query else 1

    def values(self) -> dict[str, Any]:
        """What the statements bind."""
        flat = [(n, rank, form) for n, forms in enumerate(self.forms, 1) for rank, form in enumerate(forms, 1)]
        return {
            "query": list(self.names),
            "form_query": [n for n, _, _ in flat],
            "form_rank": [rank for _, rank, _ in flat],
            "form": [form for _, _, form in flat],
            "on_from": day(self.days[0]),
            "on_to": day(self.days[1]),
            **({} if self.speakers is None else {"speakers": self.speakers}),
        }


class Bearer(ActorRef, frozen=True, kw_only=True):
    """A bearer of the name at place `query`, counted from 1; rank 0 is the actor whose id the name is."""

    query: int
    rank: int
    key: int
    quotes: int
    #: Reports that give the actor the name as a role, of the days asked for if any; 0 where it is no role.
    stated: int
    #: How many bear the name, where not all of them may be given.
    all: int | None = None

    @property
    def ref(self) -> ActorRef:
        """The actor, as a quote names it."""
        return ActorRef(id=self.id, name=self.name, kind=self.kind)

    @property
    def alternative(self) -> Alternative:
        """The actor, as a resolution lists it."""
        return Alternative(id=self.id, name=self.name, kind=self.kind, quotes=self.quotes)


class Near(Struct, frozen=True):
    """A name that is spelt much like the one at place `query`, and its bearer."""

    query: int
    folded: str
    actor: Alternative


_BEARERS = Decoder(list[Bearer])
_NEARS = Decoder(list[Near])


def bearers_of(text: str) -> list[Bearer]:
    """The bearers as the statements give them: by name, the one to take first."""
    return _BEARERS.decode(text)


def near_of(text: str) -> list[Near]:
    """The near spellings as the statements give them."""
    return _NEARS.decode(text)
