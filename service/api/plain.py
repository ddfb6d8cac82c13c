"""What layers of plain ASGI have in common: reading a header, and whole answers past the application."""

from collections.abc import Mapping
from typing import Any

import msgspec

from service.api import problems
from service.api.asgi import Scope, Send
from service.api.problems import Refused


def header(scope: Mapping[str, Any], name: bytes) -> str:
    """A header of the request, its lines joined; empty where there is none."""
    return ", ".join(value.decode("latin-1") for key, value in scope["headers"] if key == name)


async def answer(send: Send, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
    """Send a whole answer."""
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def refuse(scope: Scope, send: Send, refused: Refused, told: Mapping[str, str] | None = None) -> None:
    """Send a problem document, and what else is to be told in headers."""
    headers = {"Content-Type": problems.MEDIA, **problems.headers(refused.status, scope), **(told or {})}
    await answer(send, refused.status, headers, msgspec.json.encode(problems.problem(scope, refused)))
