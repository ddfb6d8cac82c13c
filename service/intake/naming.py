"""How a caller's name for somebody is looked up."""

from functools import cache

from service.resolve import link
from service.resolve.tables import Tables, load_tables


def queries(name: str) -> tuple[str, ...]:
    """The folded forms of a name, in order of preference: as given, then without titles and initials."""
    return link.queries(name, _tables())


@cache
def _tables() -> Tables:
    return load_tables()
