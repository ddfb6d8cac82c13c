"""Bounds of a request: too long, too slow, too late, each a problem like any other."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx import AsyncClient

from service.api import app
from service.api.asgi import Receive, Scope, Send
from service.api.bounding import Bounds, bounded
from service.db.reader import Reader
from service.settings import Settings
from tests.api.answers import faults
from tests.api.conftest import calling

AWAY = "postgresql://127.0.0.1:1/nowhere"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("path", "headers", "status", "type"),
    [
        (f"/quotes?q={'x' * 17_000}", {}, 414, "address-too-long"),
        (f"/{'x' * 17_000}", {}, 414, "address-too-long"),
        ("/quotes", {"Cookie": "x" * 33_000}, 431, "headers-too-large"),
    ],
)
async def test_too_long(idle: AsyncClient, path: str, headers: dict[str, str], status: int, type: str) -> None:
    """Refused before anybody reads it."""
    response = await idle.get(path, headers=headers)

    assert response.status_code == status
    assert faults(response) == {}
    assert response.json()["type"] == f"urn:onrecord:problem:{type}"


async def test_a_body_in_a_coding_is_not_read(idle: AsyncClient) -> None:
    """It is said so, and not complained of as bad JSON."""
    response = await idle.post(
        "/extract", content=b"x", headers={"Content-Type": "application/json", "Content-Encoding": "gzip"}
    )

    assert response.status_code == 415
    assert "Content-Encoding" in faults(response)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that waits for nobody."""
    monkeypatch.setattr(app, "BOUNDS", Bounds(patience=0.6, earning=10, answer=2))


async def coming(*pieces: bytes) -> AsyncIterator[bytes]:
    """A body that comes in pieces, five a second."""
    for piece in pieces:
        yield piece
        await asyncio.sleep(0.2)


@pytest.mark.usefixtures("hasty")
async def test_a_slow_body_is_cut() -> None:
    """The connection with it, since the rest may still come."""
    async with calling(Settings(database_url=AWAY, access_log=False)) as client:
        response = await client.post("/extract", content=coming(*[b" "] * 20), headers=JSON)

    assert response.status_code == 408
    assert faults(response) == {}
    assert response.headers["connection"] == "close"


@pytest.mark.usefixtures("hasty")
async def test_a_body_that_keeps_coming_is_waited_for() -> None:
    """What it brings buys it time."""
    async with calling(Settings(database_url=AWAY, access_log=False)) as client:
        response = await client.post("/extract", content=coming(b"{       ", *[b" " * 8] * 4, b"}"), headers=JSON)

    assert faults(response) == {"text": "is missing"}


@pytest.mark.usefixtures("hasty")
async def test_an_answer_that_does_not_come_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it hangs on."""

    async def hanging(*_: object, **_given: object) -> None:
        await asyncio.sleep(10)

    async with calling(Settings(database_url=AWAY, access_log=False)) as client:
        monkeypatch.setattr(Reader, "__call__", hanging)
        response = await client.get("/health/ready")

    assert response.status_code == 503
    assert faults(response) == {}
    assert response.headers["retry-after"] == "1"


async def nothing() -> Any:
    """A request without a body."""
    return {"type": "http.request", "body": b"", "more_body": False}


async def long(_scope: Scope, _receive: Receive, send: Send) -> None:
    """An application whose answer goes on for longer than one may take to begin."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(5):
        await asyncio.sleep(0.05)
        await send({"type": "http.response.body", "body": b"x", "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


SCOPE = {"type": "http", "path": "/", "query_string": b"", "headers": []}


async def test_an_answer_that_has_begun_may_go_on() -> None:
    """As a stream does."""
    messages = []

    async def send(message: Any) -> None:
        messages.append(message)

    await bounded(long, Bounds(answer=0.1))(dict(SCOPE), nothing, send)

    assert len(messages) == 7


async def test_who_takes_nothing_is_given_up() -> None:
    """What an answer holds is let go, and its connection ends unfinished."""

    async def send(message: Any) -> None:
        await asyncio.sleep(10 if message["type"] == "http.response.body" else 0)

    with pytest.raises(ConnectionAbortedError):
        await bounded(long, Bounds(taking=0.1))(dict(SCOPE), nothing, send)
