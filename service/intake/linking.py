"""The register as one batch sees it: one look-up for all its figures, and what its own reports add."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from service.db import deciding, register
from service.db.pool import Connection
from service.db.rows import NewActor
from service.model.figure import Bearer, Cast, Figure, HeldRole, Link
from service.model.name import fold
from service.resolve.link import aliases, is_bare, keys, link, stem
from service.resolve.singling import single_out
from service.resolve.tables import load_tables

Roles = Sequence[HeldRole]
#: Puts new actors into the register, and gives their keys by id.
AddActors = Callable[[Connection, Sequence[NewActor]], Awaitable[dict[str, int]]]


class Register:
    """The register as a batch sees it; what its reports add is put in as they are linked."""

    def __init__(
        self, bearers: Iterable[Bearer], taken: set[str], merges: Mapping[str, str], roles: Mapping[str, Roles]
    ) -> None:
        self.known = {bearer.id: replace(bearer, roles=tuple(roles.get(bearer.id, ()))) for bearer in bearers}
        self.taken = taken
        self.merges = merges
        self.fresh: dict[str, NewActor] = {}


async def link_batch(
    db: Connection, casts: Mapping[str, Cast], *, days: Mapping[str, date | None], add: AddActors
) -> tuple[list[list[Link]], dict[str, int]]:
    """For each report its figures' actors, and the keys of all actors by id; new actors are added.

    The casts, and the days of the reports, are given by the ids of these.
    """
    figures = [figure for cast in casts.values() for figure in cast.figures]
    lookups = frozenset[str]().union(*map(keys, figures))
    stems = {stem(figure) for figure in figures}
    merges, choices = await deciding.merges_of(db, stems), await deciding.choices_of(db, list(casts))
    decided = {*merges.values(), *(chosen for of in choices.values() for chosen in of.values())}
    bare = frozenset[str]().union(*(keys(figure) for figure in figures if is_bare(figure)))
    roles = await register.held_roles(db, bare, casts) if bare else {}
    seen = Register(await register.bearers(db, lookups, decided), await register.taken(db, stems), merges, roles)
    links = [_link_report(cast, days[id], choices.get(id, {}), seen) for id, cast in casts.items()]
    used = {one.actor for report in links for one in report if one.actor} - seen.fresh.keys()
    added = await add(db, list(seen.fresh.values()))
    return links, await register.actor_keys(db, used) | added


def _link_report(cast: Cast, on: date | None, choices: Mapping[str, str], seen: Register) -> list[Link]:
    """The actors of one report's figures.

    Only who speaks, or has a role and is spoken of, is put on record as somebody new: a name
    that is merely mentioned may be a street's or a ship's.
    """
    wanted = frozenset[str]().union(*map(keys, cast.figures))
    bearers = [bearer for bearer in seen.known.values() if wanted & bearer.folded]
    linked = _single_out(cast, link(cast.figures, bearers, seen.taken), on, seen)
    found = [_decided(one, choices, seen) for one in linked]
    somebody = {speaker.figure for speaker in cast.speakers} | {
        topic.figure for about in cast.about for topic in about if cast.figures[topic.figure].roles
    }
    links = [
        one if n in somebody or not one.new or one.actor in seen.fresh else Link(actor=None)
        for n, one in enumerate(found)
    ]
    for figure, one in zip(cast.figures, links, strict=True):
        if one.actor is not None:
            _note(figure, one.actor, on, seen)
    return links


def _single_out(cast: Cast, links: Sequence[Link], on: date | None, seen: Register) -> list[Link]:
    """The links, with the bare surnames that the report lets one give to an actor of whom it does not speak in full."""
    others = {one.actor for one in links}
    found = []
    for figure, one in zip(cast.figures, links, strict=True):
        bearers = [seen.known[id] for id in one.candidates if id not in others] if is_bare(figure) else []
        only = single_out(figure, bearers, cast.figures, on, load_tables()) if bearers else None
        found.append(one if only is None else Link(actor=only))
    return found


def _decided(one: Link, choices: Mapping[str, str], seen: Register) -> Link:
    """Whom people decided that a figure is, where they did."""
    could = [one.actor] if one.actor is not None else one.candidates
    id = next((choices[actor] for actor in could if actor in choices), one.actor)
    id = seen.merges.get(id, id) if id is not None else None
    return one if id == one.actor else Link(actor=id, new=one.new and id not in seen.known)


def _note(figure: Figure, id: str, on: date | None, seen: Register) -> None:
    before = seen.known.get(id)
    if before is None and id != figure.known:
        seen.fresh.setdefault(id, NewActor(id=id, name=figure.name, kind=figure.kind))
        seen.taken.add(id)
    seen.known[id] = Bearer(
        id=id,
        name=before.name if before else figure.name,
        kind=before.kind if before else figure.kind,
        folded=frozenset(map(fold, aliases(figure))) | (before.folded if before else frozenset()),
        roles=(*(before.roles if before else ()), *_stated(figure, on)),
    )


def _stated(figure: Figure, on: date | None) -> Roles:
    """The roles that a report gives somebody whom it names in full."""
    if is_bare(figure):
        return ()
    return [HeldRole(text=role.text, former=role.former, first_on=on, last_on=on) for role in figure.roles]
