"""Which database a command works on: the one that is given, or our own embedded server."""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from service.cli.output import say
from service.db.migrate import newest, require, upgrade
from service.settings import Settings, public


def migrate(settings: Settings, _options: argparse.Namespace) -> int:
    """`onrecord migrate`."""
    with database(settings, join=True) as url:
        done = asyncio.run(upgrade(url))
    say(f"the schema {'is now' if done else 'was already'} at revision {newest()}")
    return 0


@contextmanager
def database(settings: Settings, *, join: bool) -> Iterator[str]:
    """The address of the database; with `join`, an embedded server that another command runs will do."""
    if settings.database_url:
        yield settings.database_url
    else:
        from service.db.embedded import embedded  # noqa: PLC0415 - with a database given, the server need not be there

        with embedded(settings.data_dir, join=join) as url:
            yield url


@contextmanager
def migrated(settings: Settings, *, join: bool) -> Iterator[str]:
    """The same, at the newest schema: our own is brought there, one that is given must be there."""
    with database(settings, join=join) as url:
        asyncio.run(require(url) if settings.database_url else upgrade(url))
        yield url


def named(settings: Settings) -> str:
    """The database as it may be shown."""
    return public(settings.database_url) if settings.database_url else f"the data folder {settings.data_dir.absolute()}"
