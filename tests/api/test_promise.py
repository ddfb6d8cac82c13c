"""The promise to callers: a worker never goes backwards, and no answer is older than one heartbeat."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic

import asyncpg
import pytest
from httpx import AsyncClient

from service.db.corpus import HEARTBEAT
from service.db.embedded import VOLATILE, embedded
from service.db.migrate import upgrade
from service.db.pool import connect
from service.errors import Unavailable
from service.settings import Settings
from tests.api.conftest import calling
from tests.conftest import quick_folder

#: What readers ask; each answer tells its version.
ASKED = ("/quotes?limit=1", "/actors?limit=1", "/timeline", "/quotes?limit=1&speaker=Lee")
#: What a writer fails with whose server goes away.
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
#: What was committed outlasts the server's end, however hard that is.
SETTINGS = VOLATILE | {"synchronous_commit": "on"}
WORKERS, READERS = 2, 6
#: Seconds that writers and readers go on before the database is started anew, and after it.
STRETCH = 2.5


class Server:
    """A database server of the test's own, that can be started anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()

    def start(self) -> str:
        """Start it."""
        return self._stack.enter_context(embedded(self._folder, settings=SETTINGS))

    def stop(self) -> None:
        """Stop it, whoever is connected."""
        self._stack.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A database server, in a folder whose path is short enough for a socket: that is where it starts anew, too."""
    with quick_folder() as folder:
        made = Server(folder)
        yield made
        made.stop()


class Seen:
    """What was committed when, and what each worker had answered before."""

    def __init__(self) -> None:
        self.committed: list[tuple[float, int]] = []
        self.highest = [0] * WORKERS
        self.answers = self.remembered = 0
        self.over = False

    def due(self, at: float) -> int:
        """The version that an answer must have at least, to a request that was made then."""
        return max((version for done, version in self.committed if done <= at - HEARTBEAT), default=0)

    async def read(self, worker: int, client: AsyncClient) -> None:
        """Ask one worker again and again, and hold it to the promise."""
        while not self.over:
            at, before = monotonic(), self.highest[worker]
            response = await client.get(random.choice(ASKED))
            await asyncio.sleep(random.random() / 100)
            if response.status_code == 503:
                continue
            version = response.json()["meta"]["corpus_version"]
            assert version >= before, "the worker went backwards"
            assert version >= self.due(at), f"older than a heartbeat: {monotonic() - at:.3f} s since it was asked for"
            self.highest[worker] = max(version, self.highest[worker])
            self.answers += 1
            self.remembered += "db;" not in response.headers["server-timing"]

    async def write(self, url: str) -> None:
        """Commit again and again, and ring for half of it alone; throw out who listens, now and then."""
        while not self.over:
            with suppress(Unavailable, OSError, *LOST):
                db = await connect(url)
                version = await db.fetchval("UPDATE corpus SET version = version + 1 RETURNING version")
                self.committed.append((monotonic(), version))
                if random.random() < 0.5:
                    await db.execute("NOTIFY corpus")
                if random.random() < 0.1:
                    await db.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                    )
                await db.close()
            await asyncio.sleep(random.random() / 2)


@pytest.mark.long
async def test_workers_keep_it_while_loads_commit_and_rings_are_lost(server: Server) -> None:
    """Many readers of two workers, a writer whose rings are lost, and a database that is started anew."""
    url = server.start()
    await upgrade(url)
    seen = Seen()
    settings = Settings(database_url=url, access_log=False)
    async with calling(settings) as one, calling(settings) as other, asyncio.TaskGroup() as tasks:
        tasks.create_task(seen.write(url))
        for _ in range(READERS):
            for worker, client in enumerate((one, other)):
                tasks.create_task(seen.read(worker, client))
        await asyncio.sleep(STRETCH)
        await asyncio.to_thread(server.stop)
        assert server.start() == url
        before, remembered = seen.answers, seen.remembered
        await asyncio.sleep(STRETCH)
        seen.over = True

    assert before < seen.answers
    assert 0 < remembered < seen.remembered < seen.answers
