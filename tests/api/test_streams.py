"""Streams under way: one snapshot, little memory, and nothing held for a caller who has left."""

import asyncio
import json
import subprocess
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from httpx import AsyncClient

from service.api import app
from service.api.bounding import Bounds
from service.api.writing import BATCH, READY_BATCH
from service.db import storing
from service.db.pool import Connection
from service.intake.withdrawing import withdraw
from service.settings import Settings
from tests.api.answers import faults
from tests.api.conftest import calling
from tests.api.streaming import taking
from tests.make import Make
from tests.test_cli import COMMAND, LIMIT, environment, free_port

#: Quotes: several batches.
MANY = 2_500
OPEN = """
SELECT count(*)
  FROM pg_stat_activity
 WHERE datname = current_database() AND application_name = 'onrecord-api' AND xact_start IS NOT NULL
"""


@pytest.fixture
async def many(make: Make) -> None:
    """Quotes of one report."""
    await make.quotes(MANY)


async def is_free(db: Connection) -> bool:
    """Whether no snapshot is held any more, soon."""
    for _ in range(200):
        if await db.fetchval(OPEN) == 0:
            return True
        await asyncio.sleep(0.02)
    return False


@pytest.mark.usefixtures("many")
async def test_is_of_one_snapshot(client: AsyncClient, db: Connection, make: Make) -> None:
    """What changes under way is not seen."""
    async with taking(client, "/quotes?format=ndjson") as caller:
        await caller.take()
        first = (await caller.take())["body"]
        await db.execute("DELETE FROM quotes")
        await make.change()
        rest = await caller.rest()

    assert len((first + rest).splitlines()) == MANY
    assert await is_free(db)


async def test_a_record_is_withdrawn_meanwhile(
    client: AsyncClient, db: Connection, database_url: str, make: Make
) -> None:
    """Neither waits for the other: what has begun ends with what it began with, and whoever goes on meets it no more."""
    await make.quotes(MANY)
    kept = await make.quote()
    await make.noted()
    [gone] = [row["id"] for row in await db.fetch("SELECT id FROM articles WHERE quotes = 0")]
    async with taking(client, "/quotes?format=ndjson&sort=-loaded_at") as caller:
        await caller.take()
        first = (await caller.take())["body"]
        async with asyncio.timeout(LIMIT):
            await withdraw(database_url, [gone], reason="an order")
        rest = await caller.rest()
    cursor = json.loads(first.splitlines()[-1])["cursor"]

    after = await client.get("/quotes", params={"format": "ndjson", "sort": "-loaded_at", "cursor": cursor})
    now = await client.get("/quotes", params={"format": "ndjson"})

    assert len((first + rest).splitlines()) == MANY + 1
    assert [after.text, [json.loads(line)["id"] for line in now.text.splitlines()]] == ["", [kept.id]]
    assert await is_free(db)


@pytest.mark.usefixtures("many")
async def test_a_caller_who_leaves_frees_everything(client: AsyncClient, db: Connection) -> None:
    """At once, whatever was going on."""
    async with taking(client, "/quotes?format=csv") as caller:
        await caller.take()
        await caller.take()
        await caller.leave()

    assert await is_free(db)


async def test_a_caller_who_leaves_early_frees_everything(client: AsyncClient, db: Connection, make: Make) -> None:
    """Also while the database works on the first batch."""
    await make.quote()
    async with db.transaction():
        await db.execute("LOCK TABLE quotes IN ACCESS EXCLUSIVE MODE")
        async with taking(client, "/quotes?format=csv") as caller:
            await asyncio.sleep(0.3)
            await caller.leave()

    assert await is_free(db)


@pytest.mark.usefixtures("many")
async def test_a_caller_who_takes_nothing_is_cut_off(database_url: str, db: Connection, monkeypatch) -> None:
    """After a while; the server is told that the answer has failed, so that it cuts the connection."""
    monkeypatch.setattr(app, "BOUNDS", Bounds(taking=0.5))
    settings = Settings(database_url=database_url, access_log=False)
    async with calling(settings) as client, taking(client, "/quotes?format=csv") as caller:
        await caller.take()
        with pytest.raises(Exception, match="after response started"):
            await caller.end()

        assert await is_free(db)


@pytest.mark.usefixtures("many")
async def test_an_error_under_way_ends_it_badly(client: AsyncClient, db: Connection) -> None:
    """Never as if the list had ended there."""
    async with taking(client, "/quotes?format=ndjson") as caller:
        await caller.take()
        await db.execute(OPEN.replace("count(*)", "pg_terminate_backend(pid)"))
        for _ in range(READY_BATCH // BATCH):
            await caller.take()
        with pytest.raises(Exception, match="after response started"):
            await caller.end()


@pytest.mark.usefixtures("many")
async def test_streams_do_not_hold_up_pages(database_url: str) -> None:
    """There are so many at once; one more is told to come again, and pages are answered all the while."""
    few = Settings(database_url=database_url, streams=1, pool_size=1, read_timeout=0.5, access_log=False)
    async with calling(few) as client, taking(client, "/quotes?format=csv") as caller:
        await caller.take()
        refused = await client.get("/quotes?format=csv")
        page = await client.get("/quotes")
        await caller.rest()
        again = await client.get("/quotes?format=csv&limit=1")

    assert [refused.status_code, page.status_code, again.status_code] == [503, 200, 200]
    assert faults(refused) == {}
    assert refused.headers["retry-after"] == "1"


async def test_head_reads_one_batch(client: AsyncClient, db: Connection, make: Make) -> None:
    """The body is not made for nobody."""
    await make.quotes(MANY)
    async with taking(client, "/quotes?format=csv", "HEAD") as caller:
        start, body = await caller.take(), await caller.take()
        await caller.end()

    assert start["status"] == 200
    assert (body["body"], body["more_body"]) == (b"", False)
    assert await is_free(db)


@pytest.mark.parametrize("form", ["ndjson", "csv", "jsonld"])
async def test_takes_no_more_memory_for_more(client: AsyncClient, db: Connection, make: Make, form: str) -> None:
    """Twice as many quotes, and the peak stays where it was."""
    peaks = []
    for _ in range(2):
        await make.quotes(4 * READY_BATCH)
        await storing.write_json(db, [row["key"] for row in await db.fetch("SELECT max(key) AS key FROM articles")])
        peaks.append(await peak(client, f"/quotes?format={form}"))

    assert peaks[1] < 1.3 * peaks[0]


async def peak(client: AsyncClient, path: str) -> int:
    """Bytes that Python held at most while a stream was sent, its own messages included."""
    async with taking(client, path) as caller:
        await caller.take()
        tracemalloc.start()
        while (await caller.take())["more_body"]:
            pass
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held


@pytest.fixture
async def address(database_url: str, make: Make, tmp_path: Path) -> AsyncIterator[str]:
    """Where a live server answers over more quotes than any buffer on the way holds."""
    await make.quotes(20_000)
    port = free_port()
    env = environment(tmp_path, port) | {"ONRECORD_DATABASE_URL": database_url, "ONRECORD_ACCESS_LOG": "false"}
    with subprocess.Popen([*COMMAND, "serve"], env=env) as process:  # noqa: ASYNC220, S603 - our own command
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


async def test_a_live_connection_is_cut(address: str, db: Connection) -> None:
    """The caller's own client tells that the list is not whole; one that leaves is noticed."""
    async with AsyncClient(base_url=address, timeout=LIMIT) as client:
        await answering(client)
        async with client.stream("GET", "/quotes?format=ndjson") as response:
            chunks = response.aiter_bytes()
            await anext(chunks)
            await db.execute(OPEN.replace("count(*)", "pg_terminate_backend(pid)"))
            with pytest.raises(httpx.RemoteProtocolError):
                await exhausted(chunks)
        async with client.stream("GET", "/quotes?format=ndjson") as response:
            await anext(response.aiter_bytes())

    assert await is_free(db)


async def exhausted(chunks: AsyncIterator[bytes]) -> None:
    """Take all that comes."""
    async for _ in chunks:
        pass


async def answering(client: AsyncClient) -> None:
    """Wait until a server answers."""
    for _ in range(LIMIT * 10):
        try:
            await client.get("/health/live")
        except httpx.ConnectError:
            await asyncio.sleep(0.1)
        else:
            return
