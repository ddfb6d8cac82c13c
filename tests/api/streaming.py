"""A caller who takes an answer message by message, or does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from httpx import AsyncClient


class Taking:
    """An answer on its way: the application waits until what it sent was taken."""

    def __init__(self) -> None:
        self._sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue(maxsize=1)
        self._taken = asyncio.Semaphore(0)
        self._left = asyncio.Event()
        self._asked = False
        self.task: asyncio.Task[None] | None = None

    async def receive(self) -> dict[str, Any]:
        """A request without a body, then nothing until the caller leaves."""
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        """Wait until the caller takes it."""
        await self._sent.put(message)
        await self._taken.acquire()

    async def take(self) -> dict[str, Any]:
        """The next message."""
        message = await asyncio.wait_for(self._sent.get(), 30)
        self._taken.release()
        return message

    async def rest(self) -> bytes:
        """The body to its end."""
        body = b""
        while True:
            message = await self.take()
            body += message["body"]
            if not message["more_body"]:
                return body

    async def leave(self) -> None:
        """Go away, and wait until the application has noticed."""
        self._left.set()
        await self.end()

    async def end(self) -> None:
        """Wait until the application is done with it. Raises what it raises."""
        assert self.task is not None
        await asyncio.wait_for(self.task, 30)


@asynccontextmanager
async def taking(client: AsyncClient, address: str, method: str = "GET") -> AsyncIterator[Taking]:
    """An answer of the application that a client calls."""
    parts = urlsplit(address)
    caller = Taking()
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
             "path": parts.path, "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
             "root_path": "", "headers": [], "client": ("127.0.0.1", 1), "server": ("onrecord.test", 80)}  # fmt: skip
    app: Any = client._transport.app  # type: ignore[attr-defined]
    caller.task = asyncio.ensure_future(app(scope, caller.receive, caller.send))
    try:
        yield caller
    finally:
        caller.task.cancel()
        await asyncio.gather(caller.task, return_exceptions=True)
