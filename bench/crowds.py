"""Others beside a caller: `python -m bench.crowds`, over a corpus of ten thousand quotes.

A caller asks the default form, cold, at a rate that can be kept up. How long he waits is measured alone, and beside
others who are no concern of his: a burst of 500 connections each second, slow readers, slow writers.
"""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

from bench.contests import Entrants, Try, run
from bench.databases import filled, server
from bench.facts import facts
from bench.load import CHUNK, HOST, Load
from bench.measuring import asked
from bench.servers import QUIET, Server, ours
from bench.shapes import SPEAKER, Facts, get
from bench.stories import Corpus

HOME = Path(__file__).parents[1]
QUOTES, ROUNDS = 10_000, 5
#: How the caller asks: well below what a worker can answer.
CALLER = Load(16, 2.0, rate=100)
BURST, SLOW = 500, 100
#: Seconds from one burst to the next, and between two bites of the slow.
PAUSE, BITE = 1.0, 0.05
#: Bytes that a slow reader takes at a time, of an answer that fills its socket and the server's.
SIP, HELD = 256, 4_096
LONG = get("/quotes?limit=200")
ALONE = "alone"

Crowd = Callable[[int, bytes, Event], None]


def burst(port: int, ask: bytes, over: Event) -> None:
    """Connections that come at once, ask once, and go when they are answered."""
    while not over.wait(PAUSE):
        lines = [socket.create_connection((HOST, port)) for _ in range(BURST)]
        for line in lines:
            line.sendall(ask)
        for line in lines:
            if not line.recv(CHUNK).startswith(b"HTTP/1.1 200"):
                raise RuntimeError("somebody of a burst was not answered")
            line.close()


def slow_readers(port: int, _: bytes, over: Event) -> None:
    """Connections that ask for much and take a little at a time."""
    lines = [_narrow(port) for _ in range(SLOW)]
    for line in lines:
        line.sendall(LONG)
    while not over.wait(BITE):
        for line in lines:
            with suppress(BlockingIOError):
                line.recv(SIP)


def slow_writers(port: int, ask: bytes, over: Event) -> None:
    """Connections that send a request byte by byte, and never end it."""
    lines = [socket.create_connection((HOST, port)) for _ in range(SLOW)]
    sent = 0
    while not over.wait(BITE):
        for line in lines:
            with suppress(OSError):  # the server need not wait for ever
                line.sendall(ask[sent : sent + 1])
        sent = min(sent + 1, len(ask) - 3)


CROWDS: Mapping[str, Crowd] = {
    f"beside a burst of {BURST} each second": burst,
    f"beside {SLOW} slow readers": slow_readers,
    f"beside {SLOW} slow writers": slow_writers,
}


def main(url: str) -> None:
    """Measure, and print a table."""
    known = asyncio.run(facts(url, Corpus(QUOTES)))
    with ours("On Record", url, QUIET, next(SPEAKER.requests(known, "start"))) as one:
        contest = run({"crowds": _entrants(one, known)}, ROUNDS, print)["crowds"]
    print(f"{'median ms':>38} {'p99 ms':>9} {'median to alone':>17}")
    for name in contest.tries:
        median, p99 = contest.median(name) * 1000, contest.p99(name) * 1000
        print(f"{name:28} {median:9.2f} {p99:9.2f} {contest.slower(name, ALONE):17.2f}")


def _entrants(one: Server, known: Facts) -> Entrants:
    seeds = iter(range(10_000))
    hot = next(SPEAKER.requests(known, "hot"))
    ask = asked(one, lambda: SPEAKER.requests(known, f"crowd {next(seeds)}"), CALLER)

    def within(crowd: Crowd) -> Try:
        with _crowded(crowd, one.port, hot):
            return ask()

    return {ALONE: ask, **{name: partial(within, crowd) for name, crowd in CROWDS.items()}}


@contextmanager
def _crowded(crowd: Crowd, port: int, ask: bytes) -> Iterator[None]:
    """A crowd in a process of its own, so that it does not hold up the measuring; gone at the end."""
    spawn = get_context("spawn")
    over = spawn.Event()
    process = spawn.Process(target=crowd, args=(port, ask, over))
    process.start()
    time.sleep(PAUSE)
    try:
        yield
    finally:
        over.set()
        process.join()
    if process.exitcode:
        raise RuntimeError(f"the crowd of {crowd.__name__} ended with {process.exitcode}")


def _narrow(port: int) -> socket.socket:
    """A connection that holds little of what it has not taken."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, HELD)
    line.connect((HOST, port))
    line.settimeout(0)
    return line


if __name__ == "__main__":
    with server(HOME / "data" / "bench") as server_url:
        main(asyncio.run(filled(server_url, QUOTES, processes=1)))
