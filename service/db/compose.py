"""Statements put together from the named blocks of a `.sql` file; values are always bound."""

import re
from importlib import resources

from service.db.sql import Statement, statement

_HEAD = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)
_BLANK = re.compile(r"\{(\w+)\}")


def blocks(file: str) -> dict[str, str]:
    """The named blocks of a `.sql` file in this folder, as they are written."""
    parts = _HEAD.split(resources.files(__package__).joinpath(file).read_text("utf-8"))
    return {name: body.strip().removesuffix(";") for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def compose(name: str, template: str, fragments: dict[str, str]) -> Statement:
    """A statement: each `{name}` of the template filled from constant fragments, which may hold more of them.

    Only constants of this package may come in here; what a caller sends is bound by name.
    """
    text = template
    while _BLANK.search(text):
        text = _BLANK.sub(lambda blank: fragments[blank[1]], text)
    return statement(name, text)
