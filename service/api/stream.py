"""The feed of changes as server-sent events: what happened since, and from then on what happens."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.response import Stream
from msgspec import Meta, Struct

from service.api.asked import Ask
from service.api.asking import StreamQuery
from service.api.changes import ahead
from service.api.layers import HEADLESS
from service.api.operation import Operation, operation
from service.api.plain import header
from service.api.problems import Fault, Refused
from service.db import changes
from service.db.corpus import Corpus, snapshot
from service.db.paging import Key
from service.errors import Unavailable
from service.log import Log

log = Log(__name__)

MEDIA = "text/event-stream"
#: Streams that one worker keeps open.
MOST = 100
#: Changes read at a time: what a slow reader makes us hold, as the next are read when these are sent.
AT_ONCE = 50
#: Seconds between two signs of life.
HEARTBEAT = 15.0
#: Milliseconds after which a reader that was cut off comes again.
RETRY = 2_000
#: Where a reader stands: after all of a version, or after one change of it.
PLACE = re.compile(r"(\d{1,15})(?:\.(\d{1,9}))?")
#: Where a reader that was cut off says how far it came.
LAST, LAST_KEY = "Last-Event-ID", b"last-event-id"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

Events = Annotated[
    str, Meta(description="Events `change`, with a change as its data, and `version`: all until then has been told.")
]
STREAM = Operation(
    id="streamChanges",
    tag="changes",
    answer=Events,
    query=StreamQuery,
    problems=(503,),
    media=MEDIA,
    tagged=False,
    resumes=True,
)


class Place(Struct, frozen=True):
    """Where a reader stands: behind a version, or behind a change within the one after it."""

    since: int
    key: Key | None = None

    @property
    def version(self) -> int:
        """The version that its reader has heard of."""
        return int(self.key[0]) if self.key else self.since


class Streams(Struct):
    """How many are open in this worker."""

    open: int = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place for one more while the block lasts. Raises Refused where all are taken."""
        if self.open >= MOST:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "too many streams are open; try again shortly")
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1


class Counted(Stream):
    """A stream that is sent in a place of its own, or refused before its first byte."""

    def __init__(self, events: AsyncIterator[bytes], streams: Streams) -> None:
        super().__init__(events, media_type=MEDIA, headers=HEADERS)
        self._streams = streams

    def to_asgi_response(self, *given: Any, **named: Any) -> Any:
        """What sends it."""
        answer = super().to_asgi_response(*given, **named)

        async def placed(scope: Any, receive: Any, send: Any) -> None:
            with self._streams.place():
                await answer(scope, receive, send)

        return placed


@get("/changes/stream", **operation(STREAM))
async def stream_changes(
    request: Request[Any, Any, Any],
    wanted: NamedDependency[StreamQuery],
    ask: NamedDependency[Ask],
    corpus: NamedDependency[Corpus],
    streams: NamedDependency[Streams],
) -> Stream | Response[None]:
    """The same as `/changes`, as it happens: server-sent events, resumed where `Last-Event-ID` says.

    Without `since` and `Last-Event-ID` it begins with what comes next. Each event `change` has an entry of `/changes`
    as its data; an event `version` says that all changes up to it have been told. The id of either is where to go on:
    nothing is missed or told twice. Comments keep the connection alive. A stream may end at any time: come again.
    """
    place = _place(request, wanted.since)
    known = await ask(snapshot)
    if place is not None and place.version > known.version:
        raise ahead(place.version, known.version, *((LAST, "header") if header(request.scope, LAST_KEY) else ()))
    if HEADLESS in request.scope:
        with streams.place():
            return Response(None, media_type=MEDIA, headers=HEADERS)
    return Counted(_events(ask, corpus, place or Place(known.version)), streams)


async def _events(ask: Ask, corpus: Corpus, place: Place) -> AsyncIterator[bytes]:
    try:
        yield f"retry: {RETRY}\n\n".encode()
        while True:
            found = await ask(lambda db: changes.follow(db, place.since, place.key, AT_ONCE))  # noqa: B023 - awaited here
            for row in found.rows:
                yield _event("change", ".".join(map(str, row.key)), msgspec.json.encode(row.item))
            if len(found.rows) == AT_ONCE:
                place = _behind(found.rows[-1].key)
                continue
            place = Place(found.snapshot.version)
            yield _event("version", str(place.since), msgspec.json.encode({"corpus_version": place.since}))
            while not await corpus.passes(place.since, HEARTBEAT):
                yield b": still here\n\n"
    except Unavailable as error:
        log.warning("a stream of changes ends", reason=str(error))


def _event(kind: str, id: str, body: bytes) -> bytes:
    """One event; JSON has no line ends in it."""
    return f"event: {kind}\nid: {id}\ndata: ".encode() + body + b"\n\n"


def _place(request: Request[Any, Any, Any], since: int | None) -> Place | None:
    """Where a reader stands; null where it wants what comes next. Raises Refused."""
    last = header(request.scope, LAST_KEY)
    if not last:
        return None if since is None else Place(since)
    match = PLACE.fullmatch(last)
    if match is None:
        message = "is not the id of an event of this stream"
        raise Refused(400, f"{LAST} {message}", errors=[Fault(in_="header", name=LAST, message=message)])
    version, n = int(match[1]), match[2]
    return Place(version) if n is None else _behind([version, int(n)])


def _behind(key: Key) -> Place:
    return Place(max(0, int(key[0]) - 1), key)
