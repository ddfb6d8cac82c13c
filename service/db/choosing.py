"""Whose quotes are wanted: names, and which of their bearers to take."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from service.db.actors import BLOCKS
from service.db.bearers import Asked, Bearer, OnAmbiguous
from service.db.quote_filters import ABOUT

#: Actors that a walk keeps to: of so many a cursor takes three quarters of the longest address.
MOST_KEPT = 1_000
#: What takes a bearer, or all, for each name.
TAKEN = {"chosen_best": "taken_best", "chosen_all": "taken_all"}

OR_KEPT = "OR b.key = ANY(:kept::bigint[]) OR -b.key = ANY(:kept::bigint[])"

#: What a statement has for names that nobody bears, and without such.
LOST = {"held": BLOCKS["held"], "or_held": BLOCKS["or_held"], "near": BLOCKS["near_json"]}
BORNE = {"held": "", "or_held": "", "near": "'[]'"}
#: What a statement takes for roles alone: the days of which their holders are wanted.
OF_ROLES = frozenset({"on_from", "on_to"})


class Choice(Struct, frozen=True):
    """Names, what to do where several bear one, and the actors that the first page of a walk took."""

    asked: Asked
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST
    kept: list[int] | None = None
    #: Whether roles and near spellings are looked for too, where nobody bears a name.
    lost: bool = False

    @property
    def block(self) -> str:
        """The part of a statement that takes them."""
        if self.kept is not None:
            return "chosen_kept"
        return "chosen_all" if self.on_ambiguous is OnAmbiguous.ALL else "chosen_best"

    @property
    def chosen(self) -> str:
        """The same, where there are names of speakers."""
        return self.block if self.asked.of_speakers else ""

    @property
    def topics(self) -> str:
        """The same, where there are names of those spoken of."""
        return self.block if self.asked.of_topics else ""

    def values(self) -> dict[str, Any]:
        """What it binds."""
        unused = frozenset() if self.lost else OF_ROLES
        values = {name: value for name, value in self.asked.values().items() if name not in unused}
        if self.kept is None:
            return values
        return {name: value for name, value in values.items() if name != "speakers"} | {"kept": self.kept}

    def lacks(self, bearers: Iterable[Bearer]) -> bool:
        """Whether nobody bears one of the names."""
        return len({one.query for one in bearers}) < len(self.asked.names)


class Found(Protocol):
    """What was found for names."""

    @property
    def bearers(self) -> list[Bearer]:
        """Who bears them."""


F = TypeVar("F", bound=Found)


async def looked_up(by: Choice | None, ask: Callable[[Choice | None], Awaitable[F]]) -> F:
    """What is found for the names; for one name that nobody bears asked anew, for roles and near spellings too.

    To make ready for both took a seventh of the statement for a page of somebody's quotes. They are looked for at once
    by a walk that goes on, and for several names, since one of them is the likelier to be unknown.
    """
    if by is not None and (by.kept is not None or len(by.asked.names) > 1):
        by = replace(by, lost=True)
    found = await ask(by)
    if by is None or by.lost or not by.lacks(found.bearers):
        return found
    return await ask(replace(by, lost=True))


def sets(speakers: str, spoken_of: str, *, lost: bool) -> dict[str, str]:
    """The actors that the names mean, as sets: `chosen` who speak, `topic` who are spoken of, `taken` by whose name."""
    named = bool(speakers or spoken_of)
    of_speakers = "query <= :speakers::int" if spoken_of else "true"
    topics = _set(spoken_of, "topic", ":speakers::int < query", "k.key < 0") + "," if spoken_of else ""
    return {
        "chosen": _set(speakers, "chosen", of_speakers, "k.key > 0") if speakers else "",
        "topics": topics,
        "taken": BLOCKS.get(TAKEN.get(speakers, ""), "").replace("{of}", of_speakers),
        "about": ABOUT if speakers and spoken_of else "",
        "names": _bearers(speakers or spoken_of) if named else "'[]'",
        **(LOST if lost else BORNE),
    }


def _bearers(block: str) -> str:
    """Who bears the names, those whom a walk keeps to among them."""
    text = BLOCKS["first_bearers_json"].replace("{most_bearers}", str(MOST_KEPT + 1))
    return text.replace("{or_kept}", OR_KEPT if block == "chosen_kept" else "")


def _set(block: str, name: str, of: str, kept: str) -> str:
    """A set of actors: under its name, of the names that are its own, by the sign of those that a walk keeps."""
    taken = BLOCKS.get(TAKEN.get(block, ""), "")
    text = BLOCKS[block].replace("{taken}", taken)
    return text.replace("{set}", name).replace("{of}", of).replace("{kept}", kept)
