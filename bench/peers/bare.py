"""The least that an ASGI function can do: it sends the bytes that the service sent, and knows nothing of their making."""

import os
from pathlib import Path
from typing import Any

import msgspec

#: Names the file that holds the answer.
VARIABLE = "BENCH_ANSWER"


class Answer(msgspec.Struct, frozen=True):
    """An answer as it was sent."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Bare:
    """Sends one answer to whatever it is asked."""

    def __init__(self, answer: Answer) -> None:
        self._start = {"type": "http.response.start", "status": answer.status, "headers": answer.headers}
        self._body = {"type": "http.response.body", "body": answer.body, "more_body": False}

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answer."""
        if scope["type"] == "http":
            await send(self._start)
            await send(self._body)
        elif scope["type"] == "lifespan":
            while (await receive())["type"] != "lifespan.shutdown":
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})


def application() -> Bare:
    """What the server runs."""
    return Bare(msgspec.msgpack.decode(Path(os.environ[VARIABLE]).read_bytes(), type=Answer))
