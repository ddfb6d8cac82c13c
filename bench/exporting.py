"""Whole lists as streams: what sending every quote as NDJSON costs beside COPY of the table they lie in."""

import asyncio
from http.client import HTTPConnection
from time import perf_counter

from bench.load import HOST
from bench.servers import QUIET, ours
from bench.shapes import Facts, get
from service.db.pool import close, connect

PATH = "/quotes?format=ndjson"
#: Bytes that are taken at once.
TAKEN = 1 << 16


def export_beside_copy(url: str, facts: Facts, rounds: int) -> list[float]:
    """How fast all quotes come as NDJSON, as a share of the speed of COPY TO STDOUT; once for each round."""
    with ours("export", url, QUIET, get("/health/live")) as server:
        return [_share(url, server.port, facts.corpus.quotes) for _ in range(rounds)]


def _share(url: str, port: int, quotes: int) -> float:
    began = perf_counter()
    _export(port, quotes)
    exported = perf_counter()
    asyncio.run(_copy(url))
    return (perf_counter() - exported) / (exported - began)


def _export(port: int, quotes: int) -> None:
    connection = HTTPConnection(HOST, port)
    connection.request("GET", PATH)
    answer = connection.getresponse()
    lines = 0
    while part := answer.read(TAKEN):
        lines += part.count(b"\n")
    connection.close()
    if lines != quotes:
        raise RuntimeError(f"{PATH} gave {lines} lines of {quotes}")


async def _copy(url: str) -> None:
    async def leave(_part: bytes) -> None:
        """Take it, and do nothing with it."""

    db = await connect(url)
    try:
        await db.copy_from_table("quotes", output=leave)
    finally:
        await close(db)
