"""How a caller's name for somebody is looked up."""

from service.resolve import link
from service.resolve.tables import load_tables


def queries(name: str) -> tuple[str, ...]:
    """The folded forms of a name, in order of preference: as given, then without titles and initials."""
    return link.queries(name, load_tables())
