"""The register as one batch sees it: one look-up for all its figures, and what its own reports add."""

from collections.abc import Sequence

from service.db import register
from service.db.pool import Connection
from service.db.rows import NewActor
from service.model.figure import Bearer, Cast, Figure, Link
from service.model.name import fold
from service.resolve.link import aliases, keys, link, slugs


async def link_batch(db: Connection, casts: Sequence[Cast]) -> tuple[list[list[Link]], dict[str, int]]:
    """For each report its figures' actors, and the keys of all actors by id; new actors are added."""
    figures = [figure for cast in casts for figure in cast.figures]
    lookups = frozenset[str]().union(*map(keys, figures))
    known = {bearer.id: bearer for bearer in await register.bearers(db, lookups)}
    taken = await register.taken(db, {id for figure in figures for id in slugs(figure)})
    fresh: dict[str, NewActor] = {}
    links = [_link_report(cast, known, taken, fresh) for cast in casts]
    used = {one.actor for report in links for one in report if one.actor} - fresh.keys()
    added = await register.add_actors(db, list(fresh.values()))
    return links, await register.actor_keys(db, used) | added


def _link_report(cast: Cast, known: dict[str, Bearer], taken: set[str], fresh: dict[str, NewActor]) -> list[Link]:
    """The actors of one report's figures; what they add is put into `known`, `taken` and `fresh`.

    Only who speaks, or has a role and is spoken of, is put on record as somebody new: a name
    that is merely mentioned may be a street's or a ship's.
    """
    wanted = frozenset[str]().union(*map(keys, cast.figures))
    found = link(cast.figures, [bearer for bearer in known.values() if wanted & bearer.folded], taken)
    somebody = {speaker.figure for speaker in cast.speakers} | {
        topic.figure for about in cast.about for topic in about if cast.figures[topic.figure].roles
    }
    links = [
        one if n in somebody or not one.new or one.actor in fresh else Link(actor=None) for n, one in enumerate(found)
    ]
    for figure, one in zip(cast.figures, links, strict=True):
        if one.actor is not None:
            _note(figure, one.actor, known, taken, fresh)
    return links


def _note(figure: Figure, id: str, known: dict[str, Bearer], taken: set[str], fresh: dict[str, NewActor]) -> None:
    before = known.get(id)
    if before is None and figure.known is None:
        fresh.setdefault(id, NewActor(id=id, name=figure.name, kind=figure.kind))
        taken.add(id)
    known[id] = Bearer(
        id=id,
        name=before.name if before else figure.name,
        kind=before.kind if before else figure.kind,
        folded=frozenset(map(fold, aliases(figure))) | (before.folded if before else frozenset()),
    )
