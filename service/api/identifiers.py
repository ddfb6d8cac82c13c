"""Ids as they stand in paths."""

from service.errors import NotFound

#: Characters of the longest id that any record has.
LONGEST_ID = 200


def usable(id: str, noun: str) -> str:
    """An id that may be looked up. Raises NotFound for what no record can have as its id."""
    if len(id) > LONGEST_ID or not id.isprintable():
        raise NotFound(f"no {noun} has this id")
    return id
