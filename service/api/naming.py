"""Names in a request: what they are looked up as, whom they were taken to mean, and how the answer says so."""

import difflib
from collections.abc import Iterable, Sequence

from service.api.asked import Ask
from service.api.problems import Refused
from service.db import actors
from service.db.actors import Asked, Bearer, Near, OnAmbiguous
from service.intake import naming
from service.model.actor import Alternative, Resolution, ResolutionReason
from service.model.name import fold

#: Names of one request for which near spellings are looked up.
MOST_NEAR_NAMES = 5
#: Near spellings given for a name.
MOST_SPELLINGS = 5
#: How alike a near spelling is at least, by difflib's ratio: *kriby* and *kirby* have 0.8.
ALIKE = 0.75


def asked(names: Sequence[str]) -> Asked:
    """Names as the database looks them up."""
    return Asked(names, [naming.queries(name) for name in names])


def by_id(id: str) -> Asked:
    """An actor that must be there, looked up by its id alone."""
    return Asked([id], [()], ids=True)


def taken(bearers: Iterable[Bearer], on_ambiguous: OnAmbiguous) -> list[Bearer]:
    """Whom one name means, of those who bear it, the one to take first standing first."""
    found = list(bearers)
    if on_ambiguous is OnAmbiguous.ALL and found and found[0].rank:
        return found
    return found[:1]


def by_name(names: Sequence[str], bearers: Iterable[Bearer]) -> list[list[Bearer]]:
    """The bearers of each name."""
    lists: list[list[Bearer]] = [[] for _ in names]
    for bearer in bearers:
        lists[bearer.query - 1].append(bearer)
    return lists


def kept(lists: Iterable[list[Bearer]], on_ambiguous: OnAmbiguous) -> list[int]:
    """The actors that a walk keeps to."""
    return sorted({one.key for bearers in lists for one in taken(bearers, on_ambiguous)})


async def resolutions(
    ask: Ask, asked: Asked, lists: Sequence[list[Bearer]], on_ambiguous: OnAmbiguous, keeping: list[int] | None
) -> list[Resolution]:
    """For each name who was taken, and who else could be."""
    spellings: dict[str, list[Alternative]] = {}
    for name, bearers in zip(asked.names, lists, strict=True):
        if not bearers and len(spellings) < MOST_NEAR_NAMES:
            spellings[name] = await near(ask, name)
    return [
        resolution(name, _kept_first(bearers, keeping), on_ambiguous, spellings.get(name, []))
        for name, bearers in zip(asked.names, lists, strict=True)
    ]


def resolution(
    name: str, bearers: Sequence[Bearer], on_ambiguous: OnAmbiguous, spellings: list[Alternative]
) -> Resolution:
    """Who a name was taken to mean."""
    if not bearers:
        return Resolution(query=name, actor=None, alternatives=spellings, reason=ResolutionReason.NOBODY)
    first, *others = bearers
    return Resolution(
        query=name,
        actor=first.ref,
        alternatives=[other.alternative for other in others],
        reason=_reason(first, others, on_ambiguous),
    )


def refuse_ambiguous(resolutions: list[Resolution]) -> None:
    """Raise Refused where a name has several bearers."""
    several = [one for one in resolutions if one.reason is ResolutionReason.MOST_QUOTED]
    if several:
        names = ", ".join(repr(one.query) for one in several)
        raise Refused(409, f"more than one bears the name {names}; ask by id", resolution=several)


async def near(ask: Ask, name: str) -> list[Alternative]:
    """Those whose names are spelt much like one that nobody bears, the most alike first."""
    folded = fold(name)
    if not folded:
        return []
    found = await ask(lambda db: actors.near(db, folded))
    return _alike(folded, found)


def _alike(folded: str, found: Sequence[Near]) -> list[Alternative]:
    names = difflib.get_close_matches(folded, list(dict.fromkeys(one.folded for one in found)), MOST_SPELLINGS, ALIKE)
    actors = {one.actor.id: one.actor for name in names for one in found if one.folded == name}
    return list(actors.values())[:MOST_SPELLINGS]


def _kept_first(bearers: list[Bearer], keeping: list[int] | None) -> list[Bearer]:
    """The bearers with those first that the walk has taken, whatever would be taken today."""
    return bearers if keeping is None else sorted(bearers, key=lambda one: one.key not in keeping)


def _reason(first: Bearer, others: Sequence[Bearer], on_ambiguous: OnAmbiguous) -> ResolutionReason:
    if first.rank == 0:
        return ResolutionReason.ID
    if not others:
        return ResolutionReason.ONLY_BEARER
    return ResolutionReason.ALL if on_ambiguous is OnAmbiguous.ALL else ResolutionReason.MOST_QUOTED
