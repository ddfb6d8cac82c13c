"""Values in a request that nothing on record has: how the answer says so."""

import difflib
from collections.abc import Iterable

from service.api.naming import ALIKE, MOST_SPELLINGS
from service.db.spellings import Missed
from service.model.unmatched import Unmatched, UnmatchedReason


def unmatched(found: Iterable[Missed]) -> list[Unmatched]:
    """What no record has, each with what may have been meant."""
    return [
        Unmatched(
            parameter=one.parameter,
            value=one.value,
            reason=UnmatchedReason.UNKNOWN if one.change is None else UnmatchedReason.GONE,
            near=near(one),
        )
        for one in found
    ]


def near(one: Missed) -> list[str]:
    """The values that are spelt much like one, the most alike first, then those that hold all its words."""
    if one.change is not None:
        return [one.replaced_by] if one.replaced_by else []
    spellings = {spelling.folded: spelling.value for spelling in reversed(one.near)}
    alike = difflib.get_close_matches(one.folded, list(reversed(spellings)), MOST_SPELLINGS, ALIKE)
    holding = [folded for folded in reversed(spellings) if f" {one.folded} " in f" {folded} "]
    return [spellings[folded] for folded in dict.fromkeys((*alike, *holding))][:MOST_SPELLINGS]
