"""A load generator: keep-alive connections on loopback, one loop over raw sockets, no client library in between.

Closed loop: each connection sends its next request when its answer is there, which finds the most that a server can do.
Open loop: requests are sent at a fixed rate whatever becomes of those before, and each is timed from the moment at
which it was due, so that a server that falls behind is not asked less for it.
"""

import gc
import math
import select
import socket
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from time import perf_counter

from msgspec import Struct

HOST = "127.0.0.1"
#: Bytes taken from a socket at once; most answers are shorter.
CHUNK = 1 << 16
#: Share of the time at the beginning that does not count.
WARM_UP = 0.15
#: Seconds without any answer after which a server counts as dead.
PATIENCE = 60
#: Seconds before a request is due in which waiting for it is not worth the coarse clock of a poll.
NEARLY = 0.002
#: Requests that are made before the clock runs.
READY = 10_000
END, LENGTH = b"\r\n\r\n", b"content-length:"
NO_BODY = (204, 304)


class Load(Struct, frozen=True):
    """How a server is asked."""

    connections: int
    seconds: float
    #: Requests a second in an open loop; null for a closed one.
    rate: float | None = None


class Measured(Struct, frozen=True):
    """What came of a load."""

    #: Answers a second.
    rate: float
    #: Seconds.
    median: float
    p99: float
    answers: int
    #: Bytes of the last answer, with its head.
    size: int
    #: Answers by status.
    statuses: dict[int, int]


class Line:
    """One connection, and what it waits for."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.since = 0.0
        self._got = bytearray()
        self._chunk = bytearray(CHUNK)

    def ask(self, request: bytes, since: float) -> None:
        """Send a request that was due at a moment."""
        self.since = since
        self.socket.sendall(request)

    def whole(self) -> tuple[bytes, bytes]:
        """The head and the body of an answer, once it is there."""
        got = bytearray()
        while _whole(got, len(got)) is None:
            read = self.socket.recv(CHUNK)
            if not read:
                raise ConnectionError("the server closed a connection")
            got += read
        head, _, body = bytes(got).partition(END)
        return head, body

    def hear(self) -> tuple[int, int] | None:
        """The status of an answer and its size, once it is whole."""
        read = self.socket.recv_into(self._chunk)
        if not read:
            raise ConnectionError("the server closed a connection")
        if not self._got and (found := _whole(self._chunk, read)):
            return found
        self._got += self._chunk[:read]
        found = _whole(self._got, len(self._got))
        if found:
            self._got.clear()
        return found


def measure(port: int, requests: Iterator[bytes], load: Load) -> Measured:
    """Put a load on a server of this machine."""
    made = chain(list(islice(requests, READY)), requests)
    lines = Lines(port, load.connections)
    gc.disable()  # a pause of ours would be taken for the server's
    try:
        begin = perf_counter()
        tally = Tally(begin + WARM_UP * load.seconds, begin + load.seconds)
        if load.rate is None:
            _closed(lines, made, tally)
        else:
            _open(lines, made, tally, 1 / load.rate)
        return tally.summed()
    finally:
        gc.enable()
        lines.close()


class Lines:
    """Connections, and a way to hear from whichever has an answer."""

    def __init__(self, port: int, many: int) -> None:
        self.all = [Line(port) for _ in range(many)]
        self._by_number = {line.socket.fileno(): line for line in self.all}
        self._poll = select.epoll()
        for number in self._by_number:
            self._poll.register(number, select.EPOLLIN)

    def heard(self, wait: float, tally: "Tally") -> list[Line]:
        """Those whose answer has become whole within so many seconds; each is counted."""
        events = self._poll.poll(wait)
        if not events and wait == PATIENCE:
            raise TimeoutError(f"no answer for {PATIENCE} seconds")
        free = []
        for number, _ in events:
            line = self._by_number[number]
            answer = line.hear()
            if answer:
                tally.count(line.since, *answer)
                free.append(line)
        return free

    def close(self) -> None:
        """Hang up."""
        self._poll.close()
        for line in self.all:
            line.socket.close()


class Tally:
    """Answers that came between two moments, or as the first after them."""

    def __init__(self, first: float, last: float) -> None:
        self._first, self._last, self._now = first, last, 0.0
        self._taken: list[float] = []
        self._statuses: dict[int, int] = {}
        self._size = 0

    @property
    def wanting(self) -> bool:
        """Whether more answers are wanted."""
        return self._now < self._last or not self._taken

    def count(self, since: float, status: int, size: int) -> None:
        """Count an answer to what was asked at a moment."""
        self._now = now = perf_counter()
        if self._first <= now:
            self._taken.append(now - since)
            self._statuses[status] = self._statuses.get(status, 0) + 1
            self._size = size

    def summed(self) -> Measured:
        """What came of it all."""
        taken = sorted(self._taken)
        rate = len(taken) / (self._now - self._first)
        return Measured(rate, _at(taken, 0.5), _at(taken, 0.99), len(taken), self._size, self._statuses)


def _closed(lines: Lines, requests: Iterator[bytes], tally: Tally) -> None:
    free = lines.all
    while tally.wanting:
        for line in free:
            line.ask(next(requests), perf_counter())
        free = lines.heard(PATIENCE, tally)


def _open(lines: Lines, requests: Iterator[bytes], tally: Tally, gap: float) -> None:
    due, waiting, free = perf_counter(), deque[float](), list(lines.all)
    while tally.wanting:
        now = perf_counter()
        while due <= now:
            waiting.append(due)
            due += gap
        while waiting and free:
            free.pop().ask(next(requests), waiting.popleft())
        free += lines.heard(max(0.0, due - now - NEARLY), tally)


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, math.floor(share * len(ordered)))]


def _whole(got: bytearray, length: int) -> tuple[int, int] | None:
    """The status and the size of the answer in the first so many bytes; null while some of it is missing."""
    head = got.find(END, 0, length)
    if head < 0:
        return None
    status, size = int(got[9:12]), head + len(END)
    if status not in NO_BODY:
        fields = bytes(got[:head]).lower()
        at = fields.index(LENGTH) + len(LENGTH)
        size += int(fields[at:].split(b"\r", 1)[0])
    return (status, size) if size <= length else None
