"""Statements put together from the named blocks of a `.sql` file; values are always bound."""

import re

from service.db.sql import Statement, parts, statement

_BLANK = re.compile(r"\{(\w+)\}")


def blocks(file: str) -> dict[str, str]:
    """The named blocks of a `.sql` file in this folder, as they are written."""
    return {name: body.strip().removesuffix(";") for name, body in parts(file)}


def compose(name: str, template: str, fragments: dict[str, str]) -> Statement:
    """A statement: each `{name}` of the template filled from constant fragments, which may hold more of them.

    Only constants of this package may come in here; what a caller sends is bound by name.
    """
    text = template
    while _BLANK.search(text):
        text = _BLANK.sub(lambda blank: fragments[blank[1]], text)
    return statement(name, text)
