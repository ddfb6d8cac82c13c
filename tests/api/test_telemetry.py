"""Spans, where they are asked for; and nothing of them where they are not."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service.api import telemetry
from service.api.telemetry import Spans, exporter_of, spans_of
from service.errors import SettingsError
from service.log import Json
from service.settings import Settings
from tests.api.conftest import calling

TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
PARENT = f"00-{TRACE}-{CALLER}-01"


@pytest.fixture
def memory() -> InMemorySpanExporter:
    """Where spans go."""
    return InMemorySpanExporter()


@pytest.fixture
def spans(memory: InMemorySpanExporter) -> Spans:
    """What makes them."""
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(memory))
    return Spans(provider)


def by_name(memory: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    """What was made, by name."""
    return {span.name: span for span in memory.get_finished_spans()}


@contextmanager
def access_lines() -> Iterator[list[dict[str, Any]]]:
    """What the log tells of requests, as its lines say it."""
    lines = list[dict[str, Any]]()
    formatter, handler, log = Json(), logging.Handler(), logging.getLogger("service.access")
    handler.emit = lambda record: lines.append(json.loads(formatter.format(record)))  # type: ignore[method-assign]
    level = log.level
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    try:
        yield lines
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


async def test_a_request_and_its_statement_are_spans(
    database_url: str, spans: Spans, memory: InMemorySpanExporter
) -> None:
    """Of the caller's trace, one within the other, by the names that everybody knows; the log leads there."""
    with access_lines() as lines:
        async with calling(Settings(database_url=database_url), spans) as client:
            await client.get("/quotes/none?offsets=utf16", headers={"traceparent": PARENT, "X-Request-Id": "order-66"})

    made = by_name(memory)
    request, statement = made["GET /quotes/{id}"], made["postgresql"]
    assert (f"{request.context.trace_id:032x}", f"{request.parent.span_id:016x}") == (TRACE, CALLER)  # type: ignore[union-attr]
    assert statement.parent == request.context
    assert dict(request.attributes or {}) == {
        "http.request.method": "GET", "url.path": "/quotes/none", "url.scheme": "http", "http.route": "/quotes/{id}",
        "http.response.status_code": 404, "onrecord.request_id": "order-66",
    }  # fmt: skip
    assert statement.attributes["db.system.name"] == "postgresql"  # type: ignore[index]
    assert "FROM" in str(statement.attributes["db.query.text"])  # type: ignore[index]
    assert request.start_time <= statement.start_time <= statement.end_time  # type: ignore[operator]
    [line] = [line for line in lines if line["event"] == "request"]
    assert (line["trace_id"], line["span_id"]) == (TRACE, f"{request.context.span_id:016x}")
    assert line["request_id"] == "order-66"


async def test_so_are_those_of_a_stream(database_url: str, spans: Spans, memory: InMemorySpanExporter) -> None:
    """Within the request that it is the answer to, though they are read while it is sent."""
    async with calling(Settings(database_url=database_url, access_log=False), spans) as client:
        await client.get("/quotes?format=csv")

    made = memory.get_finished_spans()
    [request] = [span for span in made if span.name == "GET /quotes"]
    read = [span for span in made if span.name == "postgresql" and span.parent == request.context]
    assert any("FROM quotes" in str((span.attributes or {})["db.query.text"]) for span in read)


async def test_a_fault_of_ours_is_an_error(spans: Spans, memory: InMemorySpanExporter) -> None:
    """A caller's is not; what nobody serves has no name of its own."""
    settings = Settings(database_url="postgresql://127.0.0.1:1/nowhere", access_log=False)
    async with calling(settings, spans) as client:
        for path in ("/health/ready", "/made/up"):
            await client.get(path)

    made = by_name(memory)
    assert made["GET /health/ready"].status.status_code.name == "ERROR"
    assert made["GET (none)"].status.status_code.name == "UNSET"


async def test_a_trace_of_the_callers_is_in_the_log_without_spans_too(database_url: str) -> None:
    """The log leads to what the caller knows it by."""
    with access_lines() as lines:
        async with calling(Settings(database_url=database_url)) as client:
            await client.get("/health/live", headers={"traceparent": PARENT})

    assert [line["trace_id"] for line in lines if line["event"] == "request"] == [TRACE]


@pytest.mark.parametrize(
    ("environ", "exporter"),
    [
        ({}, None),
        ({"OTEL_SERVICE_NAME": "quotes"}, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, "otlp"),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4318/v1/traces"}, "otlp"),
        ({"OTEL_TRACES_EXPORTER": "console"}, "console"),
        ({"OTEL_TRACES_EXPORTER": "none", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, None),
        ({"OTEL_SDK_DISABLED": "TRUE", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, None),
    ],
)
def test_the_standard_variables_decide(environ: dict[str, str], exporter: str | None) -> None:
    """Nothing of our own."""
    assert exporter_of(environ) == exporter


def test_what_cannot_be_had_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter that is not known, or a package that is not here."""
    with pytest.raises(SettingsError, match="'zipkin': it must be one of otlp"):
        exporter_of({"OTEL_TRACES_EXPORTER": "zipkin"})
    monkeypatch.setattr(telemetry, "MODULES", ("nowhere.to.be.found",))
    with pytest.raises(SettingsError, match=r"requirements-telemetry\.txt"):
        exporter_of({"OTEL_TRACES_EXPORTER": "otlp"})


def test_costs_nothing_where_nobody_asks() -> None:
    """The whole application comes up without a module of it."""
    script = "import sys, service.api.app, service.cli.worker; print([m for m in sys.modules if m.startswith('opentelemetry')])"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.strip() == "[]"


@pytest.fixture
def collector() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A collector's address, and what it is sent."""
    taken: list[tuple[str, bytes]] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Taking) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", taken
        server.shutdown()
        thread.join()


async def test_spans_reach_a_collector(
    collector: tuple[str, list[tuple[str, bytes]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By OTLP, under the name of the service, at the latest when it ends."""
    address, taken = collector
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
    settings = Settings(database_url="postgresql://127.0.0.1:1/nowhere", access_log=False)
    async with calling(settings, spans_of({"OTEL_EXPORTER_OTLP_ENDPOINT": address})) as client:
        await client.get("/health/live")

    [(path, body)] = taken
    assert path == "/v1/traces"
    assert b"onrecord" in body
    assert b"GET /health/live" in body
