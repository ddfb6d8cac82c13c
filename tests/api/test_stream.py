"""The feed of changes as a stream: what happens is told at once, and a reader that was cut off goes on where it was."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from httpx import AsyncClient

from service.api import stream
from service.intake.withdrawing import withdraw
from tests.api.answers import faults
from tests.make import Make

#: Seconds: a slow machine may take its time.
LIMIT = 20


class Reader:
    """Reads one stream, event by event, as an ASGI server would send it; its transport has no way to read as it comes."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self._pieces: asyncio.Queue[bytes] = asyncio.Queue()
        self._rest = b""
        self._begun, self.gone = asyncio.Event(), asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        """An empty body, then nothing until the reader goes."""
        if not self.status:
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        """Take a piece."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            self._begun.set()
        else:
            await self._pieces.put(message["body"])

    async def answered(self) -> int:
        """The status, once there is one."""
        async with asyncio.timeout(LIMIT):
            await self._begun.wait()
        return self.status

    async def next(self) -> str:
        """The next event or comment."""
        async with asyncio.timeout(LIMIT):
            while b"\n\n" not in self._rest:
                self._rest += await self._pieces.get()
        event, _, self._rest = self._rest.partition(b"\n\n")
        return event.decode()

    async def until_current(self) -> list[tuple[str, str]]:
        """Ids and what changed, up to the event that says that this is all."""
        told = []
        while not (event := await self.next()).startswith("event: version"):
            if event.startswith("event: change"):
                lines = dict(line.split(": ", 1) for line in event.splitlines())
                told.append((lines["id"], json.loads(lines["data"])["id"]))
        return told


@asynccontextmanager
async def reading(
    client: AsyncClient, query: str = "", last: str | None = None, method: str = "GET"
) -> AsyncIterator[Any]:
    """A reader of the stream, gone with the block."""
    reader = Reader()
    headers = [(b"last-event-id", last.encode())] if last else []
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
             "path": "/changes/stream", "raw_path": b"/changes/stream", "query_string": query.encode(), "root_path": "",
             "headers": [(b"accept", b"text/event-stream"), (b"accept-encoding", b"br"), *headers], "client": None,
             "server": None}  # fmt: skip
    task = asyncio.create_task(client._transport.app(scope, reader.receive, reader.send))  # type: ignore[attr-defined]
    try:
        yield reader
    finally:
        reader.gone.set()
        async with asyncio.timeout(LIMIT):
            await task


async def test_tells_what_was_and_what_happens(client: AsyncClient, make: Make) -> None:
    """Each change once, in order, as `/changes` has it; what is new comes without being asked for."""
    quote = await make.quote()
    await make.noted()
    async with reading(client, "since=0") as reader:
        before = await reader.until_current()
        lee = await make.actor("Ann Lee")
        await make.noted()
        news = await reader.until_current()

    assert reader.headers["content-type"].startswith("text/event-stream")
    assert "content-encoding" not in reader.headers
    assert [id for _, id in before][-1] == quote.id
    assert news == [("2.1", lee.id)]


async def test_tells_of_what_is_withdrawn(client: AsyncClient, make: Make, database_url: str) -> None:
    """Each record that goes, without a word of it; who reads on from before hears that alone."""
    quote = await make.quote(article=await make.article(id="a_gone"), text="A secret")
    await make.noted()
    async with reading(client, "since=0") as reader:
        await reader.until_current()
        await withdraw(database_url, ["a_gone"], reason="an order")
        events = [await reader.next(), await reader.next()]

    told = [json.loads(event.rpartition("data: ")[2]) for event in events]
    assert [(one["id"], one["change"], one["quote"], one["article"]) for one in told] == [
        (quote.id, "withdrawn", None, None),
        ("a_gone", "withdrawn", None, None),
    ]
    async with reading(client, last="0") as reader:
        assert "secret" not in str([await reader.next() for _ in range(3)])


async def test_begins_with_what_comes_next(client: AsyncClient, make: Make) -> None:
    """Who asks for nothing else; the first event says from where."""
    await make.noted()
    async with reading(client) as reader:
        first = [await reader.next(), await reader.next()]

    assert first == ["retry: 2000", 'event: version\nid: 1\ndata: {"corpus_version":1}']


@pytest.mark.parametrize("at_once", [1, 2, 50])
async def test_goes_on_exactly_where_it_was(client: AsyncClient, make: Make, monkeypatch, at_once: int) -> None:
    """Behind any event, whatever was committed meanwhile: nothing is missed or told twice."""
    monkeypatch.setattr(stream, "AT_ONCE", at_once)
    for _ in range(2):
        await make.quote()
    await make.noted()
    async with reading(client, "since=0") as reader:
        everything = await reader.until_current()

    for place, (id, _) in enumerate(everything):
        async with reading(client, "since=0", last=id) as reader:
            assert await reader.until_current() == everything[place + 1 :]
    async with reading(client, last="1") as reader:
        assert await reader.until_current() == []


async def test_shows_that_it_lives(client: AsyncClient, make: Make, monkeypatch) -> None:
    """By comments, which are no events."""
    monkeypatch.setattr(stream, "HEARTBEAT", 0.05)
    await make.noted()
    async with reading(client) as reader:
        await reader.until_current()

        assert await reader.next() == ": still here"


async def test_so_many_and_no_more(client: AsyncClient, make: Make, monkeypatch) -> None:
    """Whoever is one too many is told to come back; there is room again when one has gone."""
    monkeypatch.setattr(stream, "MOST", 1)
    await make.noted()
    async with reading(client) as one:
        await one.until_current()
        refused, head = await client.get("/changes/stream"), await client.head("/changes/stream")
    async with reading(client) as other:
        await other.until_current()

    assert (refused.status_code, refused.headers["retry-after"], faults(refused)) == (503, "1", {})
    assert (head.status_code, head.headers["retry-after"]) == (503, "1")


async def test_of_many_at_once_no_more_are_let_in(client: AsyncClient, make: Make, monkeypatch) -> None:
    """However close they come, and however soon they go: what is left of them afterwards is room."""
    monkeypatch.setattr(stream, "MOST", 3)
    await make.noted()
    async with AsyncExitStack() as crowd:
        came = [await crowd.enter_async_context(reading(client)) for _ in range(12)]
        statuses = [await one.answered() for one in came]
    async with AsyncExitStack() as crowd:
        again = [await crowd.enter_async_context(reading(client)) for _ in range(3)]
        later = [await one.answered() for one in again]

    assert sorted(statuses) == [200] * 3 + [503] * 9
    assert later == [200] * 3


async def test_refuses_where_it_cannot_go_on(client: AsyncClient, make: Make) -> None:
    """A version that is yet to come, and what is no place; under the name that the caller gave it."""
    await make.noted()
    last = "Last-Event-ID"
    for headers, query, name in (({last: "2.1"}, "", last), ({}, "?since=7", "since"), ({last: "x"}, "", last)):
        response = await client.get(f"/changes/stream{query}", headers=headers)

        assert response.status_code == 400
        assert list(faults(response)) == [name]


async def test_head_has_no_end_to_wait_for(client: AsyncClient) -> None:
    """It is answered at once."""
    response = await client.head("/changes/stream")

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"].startswith("text/event-stream")
