"""The servers that are measured: each a process of its own on a port of its own, started as its makers start it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
import psutil
from msgspec import Struct

from bench.load import HOST, Line
from bench.peers import bare

#: Seconds until a server must answer.
START_LIMIT = 60
#: Seconds that it has for its end.
STOP_LIMIT = 10
POLL = 0.01
#: The peers' packages, which the service does not see: Litestar loads pydantic wherever it is installed.
PEERS = Path(sys.prefix) / "peers"
SWITCHES = ("ONRECORD_ACCESS_LOG", "ONRECORD_METRICS", "ONRECORD_SERVER_TIMING")
QUIET, TELLING = dict.fromkeys(SWITCHES, "false"), dict.fromkeys(SWITCHES, "true")


class Server(Struct):
    """A server that answers."""

    name: str
    port: int
    process: psutil.Process
    #: Seconds from its start to its first answer.
    ready: float

    @property
    def busy(self) -> float:
        """Seconds of processors that it has used so far."""
        return sum(one.user + one.system for one in (process.cpu_times() for process in self._processes()))

    @property
    def memory(self) -> int:
        """Bytes that the largest of its processes holds."""
        return max(process.memory_info().rss for process in self._processes())

    def _processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def ours(name: str, url: str, settings: Mapping[str, str], ask: bytes) -> Iterator[Server]:
    """The service, as `onrecord serve` runs it."""
    port = _free_port()
    environ = {"ONRECORD_DATABASE_URL": url, "ONRECORD_PORT": str(port), **settings}
    with _server(name, port, ["-m", "service.cli", "serve"], environ, ask) as server:
        yield server


@contextmanager
def fastapi(url: str, ask: bytes) -> Iterator[Server]:
    """FastAPI with SQLAlchemy and pydantic, on uvicorn."""
    port = _free_port()
    command = ["-m", "uvicorn", "bench.peers.app:app", "--host", HOST, "--port", str(port), "--no-access-log"]
    environ = {"BENCH_DATABASE_URL": url, "PYTHONPATH": str(PEERS)}
    with _server("FastAPI", port, [*command, "--log-level", "warning"], environ, ask) as server:
        yield server


@contextmanager
def same_bytes(name: str, answer: bare.Answer, folder: Path) -> Iterator[Server]:
    """A bare ASGI function that sends an answer, on the service's server with the service's settings."""
    port, file = _free_port(), folder / f"{quote(name, safe='')}.msgpack"
    file.write_bytes(msgspec.msgpack.encode(answer))
    command = ["-m", "granian", "--interface", "asgi", "--loop", "uvloop", "--no-ws", "--workers", "1", "--factory"]
    command += ["--host", HOST, "--port", str(port), "--log-level", "warning", "bench.peers.bare:application"]
    with _server(name, port, command, {bare.VARIABLE: str(file)}, b"GET / HTTP/1.1\r\nHost: bench\r\n\r\n") as server:
        yield server


def once(port: int, request: bytes) -> bare.Answer:
    """One answer, whole."""
    line = Line(port)
    try:
        line.ask(request, 0.0)
        head, body = line.whole()
    finally:
        line.socket.close()
    status, *fields = head.split(b"\r\n")
    pairs = (field.partition(b":") for field in fields)
    return bare.Answer(int(status.split()[1]), [(name.lower(), value.strip()) for name, _, value in pairs], body)


@contextmanager
def _server(name: str, port: int, command: Sequence[str], environ: Mapping[str, str], ask: bytes) -> Iterator[Server]:
    began = time.monotonic()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, *command], env={**os.environ, **environ}, stdout=log, stderr=log
        )
    try:
        _wait(process, port, ask, began + START_LIMIT)
        yield Server(name, port, psutil.Process(process.pid), time.monotonic() - began)
    finally:
        process.terminate()
        try:
            process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, ask: bytes, deadline: float) -> None:
    while process.poll() is None and time.monotonic() < deadline:
        try:
            once(port, ask)
        except OSError:
            time.sleep(POLL)
        else:
            return
    raise RuntimeError(f"a server did not start: {process.args!r}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
