"""Keys of callers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import convert

from service.db.compose import blocks, compose
from service.db.failing import domain_errors
from service.db.pool import Connection
from service.errors import NotFound
from service.model.key import Key, KeyScope

_BLOCKS = blocks("keys.sql")
_SQL = {name: compose(name, text, _BLOCKS) for name, text in _BLOCKS.items() if name != "item"}


async def add(
    db: Connection,
    id: str,
    name: str,
    sha256: bytes,
    scopes: Sequence[KeyScope],
    *,
    days: int | None = None,
    rate: int | None = None,
) -> Key:
    """Put a key on record, for so many days or for good, with a limit of its own or that of the setting."""
    with domain_errors():
        row = await db.fetchrow(*_SQL["add"].bind(id=id, name=name, sha256=sha256, scopes=scopes, days=days, rate=rate))
    return convert(dict(row or {}), Key)


async def all_keys(db: Connection) -> list[Key]:
    """Every key, the oldest first."""
    with domain_errors():
        return [convert(dict(row), Key) for row in await db.fetch(*_SQL["all"].bind())]


async def find(db: Connection, sha256: bytes) -> Key | None:
    """The key with this hash."""
    row = await db.fetchrow(*_SQL["find"].bind(sha256=sha256))
    return None if row is None else convert(dict(row), Key)


async def revoke(db: Connection, id: str) -> None:
    """End a key. Raises NotFound."""
    with domain_errors():
        if await db.fetchval(*_SQL["revoke"].bind(id=id)) is None:
            raise NotFound(f"no key has the id {id}")


async def used(db: Connection, times: Mapping[str, datetime]) -> None:
    """Put down when keys were last used, by id."""
    with domain_errors():
        await db.execute(*_SQL["used"].bind(ids=list(times), times=list(times.values())))
