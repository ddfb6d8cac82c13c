"""Whose quotes are wanted: names, and which of their bearers to take."""

from typing import Any

from msgspec import Struct

from service.db.actors import BLOCKS
from service.db.bearers import Asked, OnAmbiguous
from service.db.quote_filters import ABOUT

#: Actors that a walk keeps to: of so many a cursor takes three quarters of the longest address.
MOST_KEPT = 1_000
#: What takes a bearer, or all, for each name.
TAKEN = {"chosen_best": "taken_best", "chosen_all": "taken_all"}

OR_KEPT = "OR b.key = ANY(:kept::bigint[]) OR -b.key = ANY(:kept::bigint[])"


class Choice(Struct, frozen=True):
    """Names, what to do where several bear one, and the actors that the first page of a walk took."""

    asked: Asked
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST
    kept: list[int] | None = None

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
        values = self.asked.values()
        if self.kept is None:
            return values
        return {name: value for name, value in values.items() if name != "speakers"} | {"kept": self.kept}


def sets(speakers: str, spoken_of: str) -> dict[str, str]:
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
        "near": BLOCKS["near_json"] if named else "'[]'",
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
