"""One server for a run, a migrated template in it, and a clone of that for each test that writes."""

import fcntl
import itertools
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from service.db.embedded import VOLATILE, embedded
from service.db.migrate import upgrade
from service.db.pool import Connection, connect
from service.intake.processes import Readers, readers
from service.load import reextract, run
from service.load.run import run_load

# A test that is right is right on a busy machine, too; what must be fast is measured where it says so.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SEEDS = Path(__file__).parents[1] / "seeds"
NUMBERS = itertools.count(1)

#: Where Linux keeps files in memory: to copy a template costs a tenth there of what it costs on a disk.
MEMORY = Path("/dev/shm")  # noqa: S108 - what is made there is a folder of our own
#: Bytes that must be free there; a server of ours takes about a quarter of a gibibyte.
ROOM = 2 << 30
PREFIX = "onrecord-tests-"
#: The file that a run holds locked for as long as its folder is there.
KEPT = "kept"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones, so that no process is left with one when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def one_reader() -> Iterator[None]:
    """The process that reads for loads of one process, kept from load to load: to start one takes a second."""

    def kept_or_new(processes: int) -> AbstractContextManager[Readers]:
        return nullcontext(kept) if processes == 1 else readers(processes)

    with readers(1) as kept, pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "readers", kept_or_new)
        patch.setattr(reextract, "readers", kept_or_new)
        yield


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The server of this run: the one that ONRECORD_DATABASE_URL names, else an embedded one.

    Its folder is none of pytest's: each new run of that closes the folder above to all but its own account, and a
    server that runs without rights under another one would be cut off from its files.
    """
    if given := os.environ.get("ONRECORD_DATABASE_URL"):
        yield given
    else:
        with quick_folder() as folder, embedded(folder, settings=VOLATILE) as url:
            yield url


@pytest.fixture(scope="session")
async def template_url(server_url: str) -> AsyncIterator[str]:
    """A database at the newest schema, empty; leave it so, and leave it alone: it is cloned while nobody is in it."""
    async with cloned(server_url, "template1") as url:
        await upgrade(url)
        yield url


@pytest.fixture(scope="session")
async def seeded_url(server_url: str, template_url: str) -> AsyncIterator[str]:
    """A database with the seeds loaded, for tests that only read."""
    async with cloned(server_url, name_of(template_url)) as url:
        await run_load([SEEDS], url=url, processes=1, dry_run=False, progress=None)
        yield url


@pytest.fixture
async def empty_url(server_url: str) -> AsyncIterator[str]:
    """A database of the test's own without any schema."""
    async with cloned(server_url, "template1") as url:
        yield url


@pytest.fixture
async def database_url(server_url: str, template_url: str) -> AsyncIterator[str]:
    """A database of the test's own at the newest schema, for tests that write."""
    async with cloned(server_url, name_of(template_url)) as url:
        yield url


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Connection]:
    """A connection to a database of the test's own."""
    connection = await connect(database_url)
    yield connection
    await connection.close()


@asynccontextmanager
async def cloned(server_url: str, template: str) -> AsyncIterator[str]:
    """The address of a new database made after a template, dropped at the end with whoever is still in it."""
    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    await command(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    await command(server_url, f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for a server: in memory where there is room, else where temporary files lie; its path is short."""
    sweep(MEMORY)
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with (
        TemporaryDirectory(prefix=PREFIX, dir=MEMORY if roomy else None) as folder,
        (Path(folder) / KEPT).open("w") as kept,
    ):
        fcntl.flock(kept, fcntl.LOCK_EX)
        kept.write(f"{os.getpid()}\n")
        kept.flush()
        yield Path(folder)


def sweep(folder: Path) -> None:
    """Remove what runs that were killed have left: it says whose it was, and nobody holds it."""
    for path in folder.glob(f"{PREFIX}*/{KEPT}"):
        with suppress(OSError), path.open() as kept:
            fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if kept.read():
                shutil.rmtree(path.parent, ignore_errors=True)


def name_of(url: str) -> str:
    """The name of the database that an address leads to."""
    return urlsplit(url).path[1:]


async def command(server_url: str, statement: str) -> None:
    """Run one statement on the server's own database."""
    connection = await connect(server_url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
