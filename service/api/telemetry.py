"""Spans for requests and statements, where the standard variables of OpenTelemetry ask for them.

What they need is in requirements-telemetry.txt, and nothing of it is imported while nobody asks.
"""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from importlib.metadata import version
from importlib.util import find_spec
from time import time_ns
from typing import TYPE_CHECKING

from service.api.asgi import App, Receive, Scope, Send
from service.api.metrics import METHODS
from service.api.trace import KEY, Trace
from service.errors import SettingsError
from service.log import bind

if TYPE_CHECKING:  # at run time only where it is asked for
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter
    from opentelemetry.trace import Span

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
EXPORTERS = ("otlp", "console", "none")
SERVICE = "service.name"
SYSTEM = "postgresql"
#: What comes with `onrecord[telemetry]`.
MODULES = ("opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http")


def exporter_of(environ: Mapping[str, str]) -> str | None:
    """Where spans are to go, if the environment asks for any. Raises SettingsError."""
    named = "otlp" if any(environ.get(name) for name in ENDPOINTS) else "none"
    exporter = environ.get("OTEL_TRACES_EXPORTER") or named
    if exporter not in EXPORTERS:
        raise SettingsError(f"OTEL_TRACES_EXPORTER is {exporter!r}: it must be one of {', '.join(EXPORTERS)}")
    if exporter == "none" or environ.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return None
    if not all(map(_is_here, MODULES)):
        raise SettingsError("OTEL_… asks for spans, which need requirements-telemetry.txt to be installed")
    return exporter


def spans_of(environ: Mapping[str, str]) -> "Spans | None":
    """What makes spans, if the environment asks for any. Raises SettingsError."""
    exporter = exporter_of(environ)
    return Spans(_provider(environ, exporter)) if exporter else None


def _provider(environ: Mapping[str, str], exporter: str) -> "TracerProvider":
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - these cost a second and many megabytes
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    named = environ.get("OTEL_SERVICE_NAME") or f"{SERVICE}=" in environ.get("OTEL_RESOURCE_ATTRIBUTES", "")
    provider = TracerProvider(resource=Resource.create({} if named else {SERVICE: "onrecord"}))
    provider.add_span_processor(BatchSpanProcessor(_exporter(exporter)))
    return provider


def _exporter(named: str) -> "SpanExporter":
    if named == "console":
        from opentelemetry.sdk.trace.export import ConsoleSpanExporter  # noqa: PLC0415

        return ConsoleSpanExporter()
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415

    return OTLPSpanExporter()


class Spans:
    """Makes spans: one for each request, and within it one for each statement."""

    def __init__(self, provider: "TracerProvider") -> None:
        from opentelemetry import propagate, trace  # noqa: PLC0415

        self._provider = provider
        self._tracer = provider.get_tracer("onrecord", version("onrecord"))
        self._extract = propagate.extract
        self._api = trace

    def around(self, app: App) -> App:
        """A layer that makes each request a span, of the caller's trace if it gives one."""

        async def layer(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            given = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            method = scope["method"] if scope["method"] in METHODS else "_OTHER"
            told = {"http.request.method": method, "url.path": scope["path"], "url.scheme": scope["scheme"]}
            with self._tracer.start_as_current_span(
                method, context=self._extract(given), kind=self._api.SpanKind.SERVER, attributes=told
            ) as span:
                own = span.get_span_context()
                with bind(trace_id=f"{own.trace_id:032x}", span_id=f"{own.span_id:016x}"):
                    await app(scope, receive, send)
                self._finish(span, method, scope[KEY])

        return layer

    def statement(self, text: str, seconds: float, error: BaseException | None) -> None:
        """Make a span of a statement that has just ended, within the request that it was for."""
        ended = time_ns()
        told = {"db.system.name": SYSTEM, "db.query.text": text}
        span = self._tracer.start_span(
            SYSTEM,
            kind=self._api.SpanKind.CLIENT,
            attributes=told,
            start_time=ended - int(seconds * 1e9),
        )
        if error:
            span.set_status(self._api.StatusCode.ERROR, type(error).__name__)
        span.end(ended)

    async def close(self) -> None:
        """Send what is left to send."""
        await asyncio.to_thread(self._provider.shutdown)

    def _finish(self, span: "Span", method: str, trace: Trace) -> None:
        span.update_name(f"{method} {trace.route}")
        span.set_attribute("http.route", trace.route)
        span.set_attribute("http.response.status_code", trace.status)
        span.set_attribute("onrecord.request_id", trace.request_id)
        if trace.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            span.set_status(self._api.StatusCode.ERROR)


def _is_here(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
