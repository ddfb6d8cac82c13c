"""The load generator against a server that answers in a way that is known."""

import socketserver
import threading
import time
from collections.abc import Iterator
from itertools import repeat

import pytest

from bench.load import Load, measure

ASK = b"GET / HTTP/1.1\r\nHost: test\r\n\r\n"
#: Seconds that the server thinks.
DELAY = 0.01


class Slow(socketserver.BaseRequestHandler):
    """Answers each request after a while, in two parts."""

    def handle(self) -> None:
        """Answer until the other side hangs up."""
        while self.request.recv(1000):
            time.sleep(DELAY)
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234")
            self.request.sendall(b"56789")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where the server listens."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Slow) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_a_closed_loop_waits_for_each_answer(port: int) -> None:
    """With two connections there are never more than two requests under way, so that each takes what it takes."""
    found = measure(port, repeat(ASK), Load(2, 0.5))

    assert found.statuses == {200: found.answers}
    assert found.size == len(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n") + 10
    assert found.rate < 1.2 * 2 / DELAY
    assert found.median >= DELAY


def test_an_open_loop_asks_as_often_as_it_is_told(port: int) -> None:
    """The rate is kept, and no answer is taken for quicker than it was."""
    found = measure(port, repeat(ASK), Load(16, 1.0, rate=50))

    assert 10 < found.rate < 75
    assert found.median >= DELAY


def test_an_open_loop_counts_the_time_that_requests_waited(port: int) -> None:
    """A server that cannot keep up is not spared: what was due long ago has taken that long."""
    found = measure(port, repeat(ASK), Load(1, 1.0, rate=4 / DELAY))

    assert found.p99 > 10 * DELAY
