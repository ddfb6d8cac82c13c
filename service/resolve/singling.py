"""Whom of those who bear it a bare surname means: by the role beside it, or by the bodies of which its report speaks."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.figure import Bearer, Figure, HeldRole, StatedRole
from service.resolve.roles import role_words
from service.resolve.scene import head_of
from service.resolve.tables import Tables

#: How far from the day of a report the evidence of a role may lie: a term of office.
TERM = timedelta(days=4 * 365)
#: Words in the longest name of a body that is looked for in a role.
LONGEST = 6
#: Words of an office, besides whose it is, that are enough to tell it: *press secretary*, not *spokesman*.
TELLING = 2


class _Office(Struct, frozen=True):
    """A role in its parts."""

    #: The nouns for it, each under the one in which its synonyms meet.
    heads: frozenset[str]
    #: What makes another one of it: *deputy*, *foreign*.
    sort: frozenset[str]
    #: The bodies and countries whose it is, by their ids in the tables.
    bodies: frozenset[str]
    countries: frozenset[str]
    #: How many words tell it.
    telling: int


def single_out(
    figure: Figure, bearers: Sequence[Bearer], beside: Iterable[Figure], on: date | None, tables: Tables
) -> str | None:
    """The id of the only bearer whom the report can mean, with the figures beside this one; null where it tells nobody."""
    known = {other.known for other in beside if other.known is not None}
    stated = [role for role in figure.roles if _office(role.text, tables).heads]
    if stated:
        fitting = [one for one in bearers if any(_holds(one, role, known, on, tables) for role in stated)]
    elif figure.roles:
        return None
    else:
        bodies = {id for id in known if tables.entries[id].kind is not ActorKind.COUNTRY}
        fitting = [one for one in bearers if _is_of(one, bodies, on, tables)]
    return fitting[0].id if len(fitting) == 1 else None


def _holds(bearer: Bearer, role: StatedRole, known: set[str], on: date | None, tables: Tables) -> bool:
    """Whether somebody is on record with a role, at its time, and it or the report tells whose it is."""
    asked = _office(role.text, tables)
    for held in bearer.roles:
        office = _office(held.text, tables)
        telling = asked.telling >= TELLING or bool(known & (office.bodies | office.countries))
        if telling and _agree(asked, office) and _at_its_time(held, on, former=role.former):
            return True
    return False


def _is_of(bearer: Bearer, bodies: set[str], on: date | None, tables: Tables) -> bool:
    """Whether somebody is on record with a role of one of these bodies, about the day of a report."""
    return any(
        _office(held.text, tables).bodies & bodies and _at_its_time(held, on, former=False) for held in bearer.roles
    )


def _agree(asked: _Office, held: _Office) -> bool:
    """Whether two roles can be one: the same office, and of no two bodies or countries."""
    apart = any(
        one and other and not one & other
        for one, other in ((asked.bodies, held.bodies), (asked.countries, held.countries))
    )
    return bool(asked.heads & held.heads) and asked.sort == held.sort and not apart


def _at_its_time(held: HeldRole, on: date | None, *, former: bool) -> bool:
    """Whether a role was held about a day; one that is called over, at some time before."""
    if on is None or held.first_on is None or held.last_on is None:
        return held.former is former
    if former:
        return held.first_on <= on
    return not held.former and held.first_on - TERM <= on <= held.last_on + TERM


def _office(role: str, tables: Tables) -> _Office:
    words = role_words(role)
    names = {
        (first, last): id
        for first in range(len(words))
        for last in range(first, min(first + LONGEST, len(words)))
        if (id := _named(" ".join(words[first : last + 1]), tables)) is not None
    }
    rest = [word for index, word in enumerate(words) if not any(first <= index <= last for first, last in names)]
    classes = tables.words
    pairs = {pair for pair in map(" ".join, pairwise(rest)) if pair in classes["pair"]}
    paired = {word for pair in pairs for word in pair.split()}
    nouns = [word for word in rest if word not in paired and (word in classes["role"] or word in classes["office"])]
    countries = frozenset(id for id in names.values() if tables.entries[id].kind is ActorKind.COUNTRY)
    small = (classes["preposition"], classes["definite"], classes["indefinite"], classes["former"])
    return _Office(
        heads=frozenset({classes["pair"][pair].head for pair in pairs} | {head_of(word, tables) for word in nouns}),
        sort=frozenset(
            word for word in rest if word not in paired and any(word in classes[k] for k in ("lesser", "field"))
        ),
        bodies=frozenset(names.values()) - countries,
        countries=countries,
        telling=len(names) + sum(not any(word in kind for kind in small) for word in rest),
    )


def _named(name: str, tables: Tables) -> str | None:
    """Whose name words of a role are: a body's, or a country's people."""
    return tables.known(name) or tables.demonyms.get(name)
