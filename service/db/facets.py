"""Counts beside a page, as one value."""

from collections.abc import Sequence


def faceted(wanted: Sequence[str]) -> str:
    """The facets as the blocks of `facets.sql` count them."""
    if not wanted:
        return "NULL::text"
    parts = ", ".join(f"'{one}', {{facet_{one}}}" for one in wanted)
    return f"json_build_object({parts})::text"
