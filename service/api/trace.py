"""What is known of one request on its way through: its id, its route, and where the time went."""

import random
import re
from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import Any

from msgspec import Struct, field

from service.api.retiring import Retiring
from service.db.corpus import Snapshot

KEY = "onrecord.trace"
#: The headers that call a request something.
ID, PARENT = b"x-request-id", b"traceparent"
#: Request ids that we take over from a caller.
USABLE_ID = re.compile(rb"[A-Za-z0-9._~:/+=-]{1,128}")
TRACEPARENT = re.compile(rb"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
#: The route of a path that has none.
UNKNOWN = "(none)"


class Trace(Struct):
    """One request as logs, metrics and headers tell of it."""

    request_id: str
    traceparent: str | None = None
    #: The template of the path, `/quotes/{id}`.
    route: str = UNKNOWN
    #: What the path can be asked with.
    methods: tuple[str, ...] = ()
    began: float = field(default_factory=perf_counter)
    #: Seconds spent waiting for the database; null when it was not asked.
    database: float | None = None
    #: When it last answered, on the same clock as `began`.
    answered: float = 0.0
    #: What the answer was read from, where it is made of the corpus.
    snapshot: Snapshot | None = None
    #: What it used that is to go.
    retiring: list[Retiring] = field(default_factory=list)
    status: int = 0
    sent: int = 0

    @property
    def trace_id(self) -> str | None:
        """The trace of the caller's that the request belongs to."""
        return self.traceparent and self.traceparent.split("-")[1]

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return perf_counter() - self.began


class Route(Struct, frozen=True):
    """A template of paths, and the methods it answers."""

    template: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def begin(scope: Mapping[str, Any], routes: Sequence[Route]) -> Trace:
    """A trace for a request, as its caller calls it."""
    id, parent = called(dict(scope["headers"]))
    trace = Trace(id, parent)
    route = next((route for route in routes if route.pattern.fullmatch(scope["path"])), None)
    if route:
        trace.route, trace.methods = route.template, route.methods
    return trace


def called(given: Mapping[bytes, bytes]) -> tuple[str, str | None]:
    """What headers call a request: the id, if it is usable, else a fresh one, and the caller's traceparent."""
    id, parent = given.get(ID), given.get(PARENT)
    return (
        id.decode() if id and USABLE_ID.fullmatch(id) else _fresh_id(),
        parent.decode() if parent and TRACEPARENT.fullmatch(parent) else None,
    )


def _fresh_id() -> str:
    """An id for a request; it is no secret, and costs a tenth of a UUID."""
    return random.getrandbits(128).to_bytes(16, "big").hex()


def trace_of(scope: Mapping[str, Any]) -> Trace:
    """The trace of the request at hand."""
    found: Trace = scope[KEY]
    return found


def route(template: str, methods: Sequence[str]) -> Route:
    """A route from its template; HEAD goes wherever GET does."""
    pattern = re.sub(r"\\{[^/]*\\}", "[^/]+", re.escape(template)) + ("" if template == "/" else "/?")
    asked = {*methods, *(["HEAD"] if "GET" in methods else [])}
    return Route(template, re.compile(pattern), tuple(sorted(asked)))
