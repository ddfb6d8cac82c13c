"""The package's own tables of countries and institutions, put into the register."""

from service.db import changes, register, storing
from service.db.pool import Connection, transaction
from service.db.register import Registered
from service.model.name import fold
from service.resolve.tables import load_tables


async def sync(db: Connection) -> None:
    """Bring the register up to the tables; a new version of the corpus only where they differ."""
    actors = [
        Registered(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            wikidata=actor.wikidata,
            names={fold(name): name for name in (*actor.names, actor.name)},
        )
        for actor in load_tables().actors()
    ]
    if await register.is_stale(db, actors):
        async with transaction(db):
            version = await storing.take_version(db)
            touched = await register.put_registered(db, actors)
            await changes.note(db, version, touched)
            await storing.ring(db, version)
