"""`onrecord openapi`: the contract, for whoever generates a client from it."""

import argparse
import asyncio
from typing import Any

import msgspec
from msgspec.structs import replace

from service.api.app import create_app
from service.cli.output import say
from service.settings import Settings

REQUEST: dict[str, Any] = {
    "type": "http",
    "asgi": {"version": "3.0"},
    "http_version": "1.1",
    "method": "GET",
    "scheme": "http",
    "path": "/openapi.json",
    "raw_path": b"/openapi.json",
    "query_string": b"",
    "root_path": "",
    "headers": [],
    "client": None,
    "server": None,
}


def openapi(settings: Settings, _options: argparse.Namespace) -> int:
    """Print what the API answers for it, without a server or a database."""
    answer = asyncio.run(_answer(create_app(replace(settings, access_log=False))))
    say(msgspec.json.format(answer, indent=2).decode())
    return 0


async def _answer(app: Any) -> bytes:
    body = bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        body.extend(message.get("body", b""))

    await app(dict(REQUEST), receive, send)
    return bytes(body)
