"""Ids as they stand in paths."""

from service.errors import NotFound

#: Characters of the longest id that any record has.
LONGEST_ID = 200


def check(id: str) -> None:
    """Raise NotFound for what no record can have as its id, before anybody looks it up."""
    if len(id) > LONGEST_ID or not id.isprintable():
        raise NotFound("no record has this id")
