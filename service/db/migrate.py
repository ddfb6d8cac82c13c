"""Bring a database to the newest schema, and tell how new it is."""

import asyncio
from pathlib import Path

from service.db.pool import connect
from service.errors import SettingsError

HOME = Path(__file__).parents[2]
VERSIONS = HOME / "migrations" / "versions"
#: How long a migration waits for a lock that others queue behind.
LOCK_TIMEOUT = "5s"


def newest() -> str:
    """The revision that this code expects: the first word of the last migration's file name."""
    names = sorted(path.name for path in VERSIONS.glob("[0-9]*.py"))
    if not names:
        raise SettingsError(
            f"no migrations in {VERSIONS}: install the project from its folder (pip install -e), as `make` does"
        )
    return names[-1].partition("_")[0]


async def current(url: str) -> str | None:
    """The revision that a database is at; null when it has none."""
    connection = await connect(url)
    try:
        if await connection.fetchval("SELECT to_regclass('alembic_version')") is None:
            return None
        revision: str | None = await connection.fetchval("SELECT version_num FROM alembic_version")
        return revision
    finally:
        await connection.close()


async def upgrade(url: str, revision: str = "head") -> bool:
    """Whether anything had to be done to bring the database to a revision; Alembic is loaded only then."""
    wanted = newest() if revision == "head" else revision
    if await current(url) == wanted:
        return False
    await asyncio.to_thread(_alembic, "upgrade", url, revision)
    return True


async def require(url: str) -> None:
    """Raise SettingsError unless a database is at the revision that this code expects."""
    found, wanted = await current(url), newest()
    if found != wanted:
        raise SettingsError(
            f"the database is at revision {found or 'none'} and {wanted} is expected: run `onrecord migrate`"
        )


async def downgrade(url: str, revision: str) -> None:
    """Take a database back to a revision, or to `base`."""
    await asyncio.to_thread(_alembic, "downgrade", url, revision)


def _alembic(command: str, url: str, revision: str) -> None:
    from alembic import command as commands  # noqa: PLC0415 - it loads SQLAlchemy, which a start has no use for
    from alembic.config import Config  # noqa: PLC0415

    settings = Config(toml_file=HOME / "pyproject.toml", attributes={"url": url, "lock_timeout": LOCK_TIMEOUT})
    getattr(commands, command)(settings, revision)
