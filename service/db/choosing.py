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

    def values(self) -> dict[str, Any]:
        """What it binds."""
        return self.asked.values() | ({} if self.kept is None else {"kept": self.kept})
