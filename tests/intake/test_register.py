"""The package's tables in the register."""

from service.db import ledger
from service.db.pool import Connection
from service.db.register import Registered, is_stale, put_registered
from service.intake.engine import Engine
from service.intake.reading import read
from service.intake.register import sync
from service.intake.store import Item, store
from service.model.actor import ActorKind
from service.model.document import Document
from service.model.name import fold


def person(name: str, *others: str) -> Registered:
    """An actor of an earlier package's tables."""
    names = {fold(one): one for one in (name, *others)}
    return Registered(id=fold(name).replace(" ", "-"), name=name, kind=ActorKind.PERSON, wikidata=None, names=names)


async def test_what_the_tables_no_longer_have_is_taken_back(db: Connection, engine: Engine) -> None:
    """An alias that was wrong names nobody any more; an actor that a report speaks of stays as that report has it."""
    await put_registered(db, [person("Raj Roy", "Kabul"), person("Ann Lee", "Anna Leigh")])
    document = Document("a", "/a", "“We saw nothing of it,” Ann Lee said on Monday.".encode())
    key = await ledger.start(db, "l_test", engine="test", paths=[])
    await store(db, [Item(document, read(document, engine))], load=key)

    await sync(db)

    assert await bearers(db, "raj roy") == await bearers(db, "anna leigh") == []
    assert await bearers(db, "ann lee") == ["ann-lee"]
    assert "raj-roy" not in await bearers(db, "kabul")
    assert await db.fetchval("SELECT registered FROM actors WHERE id = 'ann-lee'") is False


async def test_a_register_with_the_same_tables_is_left_alone(db: Connection) -> None:
    """No version, whatever reports have added."""
    await sync(db)
    version = await db.fetchval("SELECT version FROM corpus")

    await sync(db)

    assert await db.fetchval("SELECT version FROM corpus") == version
    assert await is_stale(db, [person("Ann Lee")])


async def bearers(db: Connection, folded: str) -> list[str]:
    """Who bears a name."""
    return [
        row["id"]
        for row in await db.fetch(
            "SELECT a.id FROM actors a JOIN actor_names n ON n.actor_key = a.key WHERE n.folded = $1 ORDER BY a.id",
            folded,
        )
    ]
