"""Names in a request: what they are looked up as, whom they were taken to mean, and how the answer says so."""

import difflib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from service.api.problems import Refused
from service.db.actors import HELD_RANK
from service.db.bearers import Asked, Bearer, Near, OnAmbiguous
from service.db.choosing import Choice
from service.errors import NotFound
from service.intake import naming
from service.model.actor import Alternative, Resolution, ResolutionReason
from service.model.name import fold

#: Other bearers given for a name.
MOST_ALTERNATIVES = 50
#: Near spellings given for a name.
MOST_SPELLINGS = 5
#: How alike a near spelling is at least, by difflib's ratio: *kriby* and *kirby* have 0.8.
ALIKE = 0.75
#: Around a day on which somebody is asked for: a year on either side.
AROUND = timedelta(days=365)
#: How one of several was taken.
SEVERAL = (ResolutionReason.MOST_QUOTED, ResolutionReason.MOST_STATED)


def asked(
    names: Sequence[str], days: tuple[date | None, date | None] = (None, None), *, about: Sequence[str] = ()
) -> Asked:
    """Names as the database looks them up; of the holders of a role, those of the days come first."""
    every = [*names, *about]
    return Asked(every, [naming.queries(name) for name in every], days=days, speakers=len(names) if about else None)


def around(on: date | None) -> tuple[date | None, date | None]:
    """The days around one, as far as there are days."""
    if on is None:
        return None, None
    return max(on, date.min + AROUND) - AROUND, min(on, date.max - AROUND) + AROUND


def by_id(id: str, days: tuple[date | None, date | None] = (None, None), *, about: Sequence[str] = ()) -> Asked:
    """A speaker that must be there, looked up by its id alone, and names of those spoken of."""
    forms = [(), *map(naming.queries, about)]
    return Asked([id, *about], forms, ids=True, days=days, speakers=1 if about else None)


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


def kept(asked: Asked, lists: Iterable[list[Bearer]], on_ambiguous: OnAmbiguous) -> list[int]:
    """The actors that a walk keeps to; the keys of those spoken of are negative."""
    return sorted(
        {asked.sign(n) * one.key for n, bearers in enumerate(lists, 1) for one in taken(bearers, on_ambiguous)}
    )


def resolved(by: Choice, bearers: Iterable[Bearer], near: Sequence[Near]) -> tuple[list[Resolution], list[int]]:
    """Who each name was taken to mean, and the actors that a walk keeps to. Raises NotFound, Refused."""
    lists = by_name(by.asked.names, bearers)
    if by.asked.ids and not lists[0]:
        raise NotFound(f"no actor has the id {by.asked.names[0]}")
    resolution = resolutions(by.asked, lists, near, by.on_ambiguous, by.kept)
    if by.on_ambiguous is OnAmbiguous.ERROR and by.kept is None:
        refuse_ambiguous(resolution)
    return resolution, kept(by.asked, lists, by.on_ambiguous) if by.kept is None else by.kept


def resolutions(
    asked: Asked,
    lists: Sequence[list[Bearer]],
    near: Sequence[Near],
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST,
    keeping: list[int] | None = None,
) -> list[Resolution]:
    """For each name who was taken, and who else could be."""
    return [
        resolution(
            name,
            _kept_first(bearers, keeping, asked.sign(n)),
            on_ambiguous,
            [one for one in near if one.query == n],
        )
        for n, (name, bearers) in enumerate(zip(asked.names, lists, strict=True), 1)
    ]


def resolution(name: str, bearers: Sequence[Bearer], on_ambiguous: OnAmbiguous, near: Sequence[Near]) -> Resolution:
    """Who a name was taken to mean."""
    if not bearers:
        alike = spelt_alike(fold(name), near)
        return Resolution(query=name, actor=None, alternatives=alike, others=0, reason=ResolutionReason.NOBODY)
    first, *others = bearers
    return Resolution(
        query=name,
        actor=first.ref,
        alternatives=[other.alternative for other in others[:MOST_ALTERNATIVES]],
        others=max(0, (first.all or len(bearers)) - 1 - MOST_ALTERNATIVES),
        reason=_reason(first, others, on_ambiguous),
    )


def refuse_ambiguous(resolutions: list[Resolution]) -> None:
    """Raise Refused where a name has several bearers."""
    several = [one for one in resolutions if one.reason in SEVERAL]
    if several:
        names = ", ".join(repr(one.query) for one in several)
        raise Refused(409, f"more than one bears the name {names}; ask by id", resolution=several)


def spelt_alike(folded: str, found: Sequence[Near]) -> list[Alternative]:
    """Of names that share something with a folded one, those spelt much like it, the most alike first."""
    names = difflib.get_close_matches(folded, list(dict.fromkeys(one.folded for one in found)), MOST_SPELLINGS, ALIKE)
    actors = {one.actor.id: one.actor for name in names for one in found if one.folded == name}
    return list(actors.values())[:MOST_SPELLINGS]


def _kept_first(bearers: list[Bearer], keeping: list[int] | None, sign: int) -> list[Bearer]:
    """The bearers with those first that the walk has taken, whatever would be taken today."""
    return bearers if keeping is None else sorted(bearers, key=lambda one: sign * one.key not in keeping)


def _reason(first: Bearer, others: Sequence[Bearer], on_ambiguous: OnAmbiguous) -> ResolutionReason:
    if first.rank == 0:
        return ResolutionReason.ID
    held = first.rank == HELD_RANK
    if not others:
        return ResolutionReason.ONLY_HOLDER if held else ResolutionReason.ONLY_BEARER
    if on_ambiguous is OnAmbiguous.ALL:
        return ResolutionReason.ALL
    return ResolutionReason.MOST_STATED if held else ResolutionReason.MOST_QUOTED
