"""Whose quotes are wanted: names, and which of their bearers to take."""

from typing import Any

from msgspec import Struct

from service.db.actors import Asked, OnAmbiguous


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
