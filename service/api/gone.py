"""Records that are not there: that never were, or are no more."""

from service.api.asked import Ask
from service.api.problems import Refused
from service.db import changes
from service.db.pool import Connection
from service.errors import NotFound
from service.model.change import RecordFate, RecordKind

#: What became of a record that is no more.
ENDS = {
    RecordFate.MERGED: "was merged into another",
    RecordFate.WITHDRAWN: "was withdrawn",
    RecordFate.LOST: "is no longer found in what is on record",
}

#: What to do where something else was taken for an id.
HINTS = {RecordKind.ACTOR: "; /actors/resolve tells which ids a name may mean"}


async def missing(ask: Ask, kind: RecordKind, id: str) -> Refused | NotFound:
    """What to raise for an id that leads nowhere: 410 with what stands in its place, or 404."""
    return await ask(lambda db: lost(db, kind, id))


async def lost(db: Connection, kind: RecordKind, id: str) -> Refused | NotFound:
    """The same, on a connection at hand."""
    last = await changes.last(db, kind, id)
    if last is None or last.change not in ENDS:
        return NotFound(f"no {kind} has the id {id}{HINTS.get(kind, '')}")
    place = f"{last.replaced_by} stands in its place" if last.replaced_by else "nothing stands in its place"
    return Refused(410, f"the {kind} {id} {ENDS[last.change]}; {place}", replaced_by=last.replaced_by)
