"""Where the time of a cold `/quotes?speaker=` goes: `python -m bench.breakdown`, over the smallest corpus.

Processor time, the service's own and the database's; the shares within the service are a profiler's.
"""

import asyncio
import pstats
import time
from collections.abc import Iterator, Mapping
from cProfile import Profile
from itertools import repeat
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil

from bench.databases import filled, server
from bench.facts import facts
from bench.shapes import SPEAKER
from bench.stories import Corpus
from service.api.app import create_app
from service.api.asgi import App, Message
from service.settings import Settings

HOME = Path(__file__).parents[1]
QUOTES, REQUESTS = 10_000, 1_000
OK = 200
#: Where each part of the service begins: the file, and the function.
PARTS = {
    "everything": ("bench/breakdown.py", "_ask"),
    "Litestar": ("litestar/app.py", "__call__"),
    "parameters": ("api/operation.py", "asked"),
    "handler": ("api/quotes.py", "find_quotes"),
    "asking": ("api/asked.py", "__call__"),
    "rows": ("db/quotes.py", "_found"),
    "writing": ("litestar/response/base.py", "render"),
}


async def main(url: str) -> None:
    """Ask, and print the shares."""
    app = create_app(Settings(database_url=url, access_log=False, metrics=False, server_timing=False))
    scopes = _scopes(await facts(url, Corpus(QUOTES)))
    running = asyncio.create_task(_live(app))
    await asyncio.sleep(1)
    await _ask(app, scopes, REQUESTS // 5)
    before, began = _postgres(), time.process_time()
    await _ask(app, scopes, REQUESTS)
    own, database = time.process_time() - began, _postgres() - before
    again = next(scopes)
    await _ask(app, repeat(again), 2)
    began = time.process_time()
    await _ask(app, repeat(again), REQUESTS)
    remembered = time.process_time() - began
    profile = Profile(time.process_time)
    profile.enable()
    await _ask(app, scopes, REQUESTS)
    profile.disable()
    running.cancel()
    for part, share in _shares(_cumulative(profile)).items():
        print(f"{part:42} {share * own / (own + database):5.0%}")
    print(f"{'the statement, in Postgres':42} {database / (own + database):5.0%}")
    print(f"{'the same answer from memory, beside all this':42} {remembered / (own + database):5.1%}")


def _shares(spent: Mapping[str, float]) -> dict[str, float]:
    """The parts of the service's own time."""
    whole = spent["everything"]
    parts = {
        "memory, and the layers before Litestar": whole - spent["Litestar"],
        "Litestar: route, dependencies, response": spent["Litestar"]
        - spent["parameters"]
        - spent["handler"]
        - spent["writing"],
        "reading the parameters": spent["parameters"],
        "names, cursors, links, tag": spent["handler"] - spent["asking"],
        "sending the statement, taking the row": spent["asking"] - spent["rows"],
        "the row as structs": spent["rows"],
        "structs as JSON": spent["writing"],
    }
    return {part: seconds / whole for part, seconds in parts.items()}


def _cumulative(profile: Profile) -> dict[str, float]:
    stats: Any = pstats.Stats(profile)
    return {
        part: sum(row[3] for (where, _, name), row in stats.stats.items() if where.endswith(file) and name == function)
        for part, (file, function) in PARTS.items()
    }


def _scopes(known: Any) -> Iterator[dict[str, Any]]:
    for request in SPEAKER.requests(known, "breakdown"):
        address = urlsplit(request.split(b" ")[1])
        yield {
            "type": "http", "method": "GET", "path": address.path.decode(), "query_string": address.query,
            "headers": [(b"accept", b"application/json")], "client": ("127.0.0.1", 1), "root_path": "", "state": {},
            "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", "1"),
        }  # fmt: skip


async def _ask(app: App, scopes: Iterator[dict[str, Any]], many: int) -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message.get("status", OK) != OK:
            raise RuntimeError(f"answered {message['status']}")

    for _ in range(many):
        await app(next(scopes), receive, send)


async def _live(app: App) -> None:
    async def receive() -> Message:
        if not begun.is_set():
            begun.set()
            return {"type": "lifespan.startup"}
        await asyncio.Event().wait()
        raise AssertionError

    async def send(_: Message) -> None:
        """Nothing."""

    begun = asyncio.Event()
    await app({"type": "lifespan", "asgi": {}, "state": {}}, receive, send)


def _postgres() -> float:
    """Seconds of processors that the servers below this process have used."""
    times = [one.cpu_times() for one in psutil.Process().children(recursive=True) if one.name() == "postgres"]
    return sum(one.user + one.system for one in times)


if __name__ == "__main__":
    with server(HOME / "data" / "bench") as server_url:
        asyncio.run(main(asyncio.run(filled(server_url, QUOTES, processes=1))))
