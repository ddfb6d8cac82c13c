"""What is told of each request: to its caller in headers, to the operator in metrics and the log."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any

from service.api.metrics import Metrics
from service.api.trace import Trace
from service.log import Log

log = Log("service.access")

#: What `Teller.stamps` puts on answers.
STAMPS = frozenset({b"x-request-id", b"server-timing"})


class Teller:
    """Tells of requests, as much as the operator wants to hear."""

    def __init__(self, metrics: Metrics | None, *, access_log: bool, server_timing: bool) -> None:
        self._metrics = metrics
        self._access_log = access_log
        self._server_timing = server_timing

    def begun(self) -> None:
        """Take note that a request is being answered."""
        if self._metrics:
            self._metrics.under_way += 1

    def ended(self, scope: Mapping[str, Any], trace: Trace) -> None:
        """Tell of a request that was answered, or given up."""
        if self._metrics:
            self._metrics.under_way -= 1
            self._metrics.count(scope["method"], trace)
        if self._access_log:
            _tell(scope, trace)

    def stamps(self, trace: Trace) -> list[tuple[bytes, bytes]]:
        """What every answer carries anew."""
        id = (b"x-request-id", trace.request_id.encode())
        return [id, (b"server-timing", _timing(trace).encode())] if self._server_timing else [id]


def _timing(trace: Trace) -> str:
    timing = f"total;dur={trace.seconds * 1000:.1f}"
    if trace.database is not None:
        render = perf_counter() - trace.answered
        timing += f", db;dur={trace.database * 1000:.1f}, render;dur={render * 1000:.1f}"
    return timing


def _tell(scope: Mapping[str, Any], trace: Trace) -> None:
    fields: dict[str, Any] = {
        "request_id": trace.request_id,
        **({"trace_id": trace.trace_id} if trace.trace_id else {}),
        "method": scope["method"],
        "path": scope["path"],
        "query": scope["query_string"].decode("latin-1"),
        "route": trace.route,
        "status": trace.status,
        "bytes": trace.sent,
        "ms": round(trace.seconds * 1000, 1),
    }
    if trace.database is not None:
        fields["db_ms"] = round(trace.database * 1000, 1)
    log.info("request", **fields)
