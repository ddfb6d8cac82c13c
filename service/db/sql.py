"""SQL files as named statements with named parameters."""

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

from msgspec import Struct

_HEAD = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)
#: A cast `::type`, a string, a comment: passed over; `:name`: a parameter.
_TOKEN = re.compile(r"::|'(?:[^']|'')*'|--[^\n]*|:([a-z]\w*)")


class Statement(Struct, frozen=True):
    """One statement as Postgres takes it, and the names of its parameters in order."""

    name: str
    text: str
    parameters: tuple[str, ...]

    def bind(self, **values: Any) -> tuple[Any, ...]:
        """The statement's text followed by its arguments. Raises TypeError on a missing or unknown name."""
        if values.keys() != set(self.parameters):
            raise TypeError(f"{self.name} takes {', '.join(self.parameters)}; got {', '.join(values)}")
        return self.text, *(values[name] for name in self.parameters)


def read(file: str) -> dict[str, Statement]:
    """The statements of a `.sql` file in this folder, by name."""
    return {name: statement(name, body) for name, body in parts(file)}


def parts(file: str) -> Iterator[tuple[str, str]]:
    """The named parts of a `.sql` file in this folder, as they are written."""
    _, *found = _HEAD.split(resources.files(__package__).joinpath(file).read_text("utf-8"))
    return zip(found[::2], found[1::2], strict=True)


def statement(name: str, text: str) -> Statement:
    """A statement with `:name` turned into `$n`, the same name into the same number."""
    names: list[str] = []

    def number(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return "" if match[0].startswith("--") else match[0]
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    numbered = _TOKEN.sub(number, text).strip().removesuffix(";")
    return Statement(name, "\n".join(line for line in numbered.splitlines() if line.strip()), tuple(names))
