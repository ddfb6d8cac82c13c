"""A database that is away, slow, or comes back: problems at once, and answers again without a restart."""

import asyncio
import time

import asyncpg
import pytest
from httpx import AsyncClient

from service.db import quotes
from service.db.pool import Connection
from service.settings import Settings
from tests.api.answers import faults, ids
from tests.api.conftest import calling
from tests.conftest import command, name_of
from tests.make import Make


async def shut(server_url: str, url: str, *, away: bool) -> None:
    """Let nobody into a database, whoever is in there being thrown out; or let them in again."""
    name = name_of(url)
    await command(server_url, f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS {"false" if away else "true"}')
    if away:
        thrown = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
        await command(server_url, f"{thrown}'{name}'")


async def test_goes_away_and_comes_back(server_url: str, database_url: str, client: AsyncClient, make: Make) -> None:
    """503 meanwhile, also for who has the answer's tag; then answers as before."""
    quote = await make.quote()
    tag = (await client.get("/quotes")).headers["etag"]
    await shut(server_url, database_url, away=True)
    await asyncio.sleep(2.5)

    began = time.perf_counter()
    plain = await client.get("/quotes")
    conditional = await client.get("/quotes", headers={"If-None-Match": tag})
    ready, live = await client.get("/health/ready"), await client.get("/health/live")
    took = time.perf_counter() - began
    await shut(server_url, database_url, away=False)
    again = await client.get("/quotes")

    for response in (plain, conditional, ready):
        assert response.status_code == 503
        assert faults(response) == {}
        assert response.headers["retry-after"] == "1"
    assert live.status_code == 200
    assert took < 2
    assert ids(again) == [quote.id]


async def test_starts_without_a_database() -> None:
    """A service that comes up first answers what needs no database, and says so of the rest."""
    async with calling(Settings(database_url="postgresql://127.0.0.1:1/nowhere", access_log=False)) as client:
        assert (await client.get("/health/live")).status_code == 200
        for path in ("/quotes", "/quotes?limit=1&cursor=abc", "/health/ready"):
            response = await client.get(path)
            assert response.status_code == 503
            assert "127.0.0.1" not in response.text


async def test_a_read_that_runs_out_of_time(database_url: str, db: Connection, make: Make) -> None:
    """A statement that waits too long ends in a problem, not in a hang."""
    await make.quote()
    async with calling(Settings(database_url=database_url, read_timeout=0.2, access_log=False)) as client:
        await client.get("/quotes")
        async with db.transaction():
            await db.execute("LOCK TABLE quotes IN ACCESS EXCLUSIVE MODE")
            began = time.perf_counter()
            response = await client.get("/quotes")
            took = time.perf_counter() - began

        assert response.status_code == 503
        assert response.headers["retry-after"] == "1"
        assert (
            response.json()["detail"]
            == "the answer took longer than a read may take; ask for less, by filters or dates"
        )
        assert took < 1.5
        assert (await client.get("/quotes")).status_code == 200


async def test_a_plan_that_a_migration_made_stale(client: AsyncClient, db: Connection, make: Make) -> None:
    """A column that changes under a prepared statement costs the caller nothing."""
    await make.quote()
    for _ in range(7):
        await client.get("/quotes")
    await db.execute("ALTER TABLE corpus ALTER COLUMN version TYPE numeric")
    await db.execute("ALTER TABLE corpus ALTER COLUMN version TYPE integer")

    assert (await client.get("/quotes")).status_code == 200


@pytest.mark.parametrize(
    "error", [asyncpg.TooManyConnectionsError("x"), asyncpg.ConnectionDoesNotExistError("x"), TimeoutError()]
)
async def test_errors_of_the_way_are_503(idle: AsyncClient, monkeypatch, error) -> None:
    """Whatever the server fails with, other than by the caller's fault."""

    async def failing(*_: object, **_given: object) -> None:
        raise error

    monkeypatch.setattr(quotes, "find", failing)

    assert (await idle.get("/quotes?limit=45")).status_code == 503
