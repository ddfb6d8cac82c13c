"""Filled databases, one for each size of corpus, kept between runs until what they are made of changes."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.fill import fill
from bench.stories import Corpus
from service.db.embedded import embedded
from service.db.migrate import VERSIONS
from service.db.pool import close, connect

#: What the server is given beside its defaults: a small server's worth of memory, and room for a large fill.
SETTINGS = {"shared_buffers": "512MB", "max_wal_size": "4GB"}
HERE = Path(__file__).parent
#: What decides what a filled database looks like: the schema, and the makers of corpora.
MAKERS = ("invent", "stories", "printing", "families", "fill")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The server that holds them."""
    with embedded(folder, settings=SETTINGS) as url:
        yield url


async def sizes(url: str) -> list[int]:
    """The sizes of the corpora that are there already."""
    db = await connect(url)
    try:
        rows = await db.fetch("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%' || $1", f"_{_mark()}")
    finally:
        await close(db)
    return sorted(int(row["datname"].split("_")[1]) for row in rows)


async def filled(url: str, quotes: int, *, processes: int) -> str:
    """The address of a database with so many quotes; it is filled where it is not there yet."""
    name = f"bench_{quotes}_{_mark()}"
    db = await connect(url)
    try:
        known = {row["datname"] for row in await db.fetch("SELECT datname FROM pg_database")}
        draft = f"{name}_draft"
        if name not in known:
            for old in known:
                if old == draft or (old.startswith(f"bench_{quotes}_") and old != name):
                    await db.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            await db.execute(f'CREATE DATABASE "{draft}"')
            await fill(at(url, draft), Corpus(quotes), processes=processes)
            await db.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    finally:
        await close(db)
    return at(url, name)


def at(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def _mark() -> str:
    digest = hashlib.sha256()
    for file in (*sorted(VERSIONS.glob("*.py")), *(HERE / f"{name}.py" for name in MAKERS)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
