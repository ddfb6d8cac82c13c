"""A client of the whole application, layers and lifespan included, over a database of the test's own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient

from service.api.app import create_app
from service.api.telemetry import Spans
from service.db.pool import Connection, connect
from service.settings import Settings
from tests.conftest import cloned, name_of
from tests.make import Make


@pytest.fixture
def make(db: Connection) -> Make:
    """Makes records."""
    return Make(db)


@pytest.fixture
async def client(database_url: str) -> AsyncIterator[AsyncClient]:
    """A caller of a service that remembers no answers: tests write past it, and read again at once."""
    async with calling(Settings(database_url=database_url, access_log=False, memory=0)) as client:
        yield client


@pytest.fixture(scope="session")
async def idle(server_url: str, template_url: str) -> AsyncIterator[AsyncClient]:
    """A caller of a service over an empty database that everybody shares."""
    async with (
        cloned(server_url, name_of(template_url)) as url,
        calling(Settings(database_url=url, access_log=False)) as client,
    ):
        yield client


@pytest.fixture(scope="session")
async def shared_db(server_url: str, template_url: str) -> AsyncIterator[Connection]:
    """A connection to an empty database that nobody writes to."""
    async with cloned(server_url, name_of(template_url)) as url:
        connection = await connect(url)
        yield connection
        await connection.close()


@pytest.fixture(scope="session")
async def seeded(seeded_url: str) -> AsyncIterator[AsyncClient]:
    """A caller of a service over the seeds."""
    async with calling(Settings(database_url=seeded_url, access_log=False)) as client:
        yield client


@asynccontextmanager
async def calling(
    settings: Settings, spans: Spans | None = None, *, address: str = "127.0.0.1"
) -> AsyncIterator[AsyncClient]:
    """A caller of a service of its own, up while the block runs."""
    app = create_app(settings, spans)
    transport = ASGITransport(app, client=(address, 80))
    async with living(app), AsyncClient(transport=transport, base_url="http://onrecord.test") as client:
        yield client


@asynccontextmanager
async def living(app: Any) -> AsyncIterator[None]:
    """The lifespan of an ASGI application, as a server runs it."""
    to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    from_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    task = asyncio.create_task(app({"type": "lifespan", "asgi": {}, "state": {}}, to_app.get, from_app.put))
    await to_app.put({"type": "lifespan.startup"})
    assert (await from_app.get())["type"] == "lifespan.startup.complete"
    try:
        yield
    finally:
        await to_app.put({"type": "lifespan.shutdown"})
        await task
