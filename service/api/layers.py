"""Thin layers of plain ASGI around the application: tracing, the last net, HEAD, and answers that have not changed."""

from collections.abc import Sequence
from http import HTTPStatus

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.codings import codings
from service.api.etags import named, tag
from service.api.forms import Form, liked
from service.api.plain import answer, header, refuse
from service.api.problems import unforeseen
from service.api.retiring import told
from service.api.sending import SHARED
from service.api.telling import Teller
from service.api.trace import KEY, Route, Trace, begin, trace_of
from service.db.corpus import Corpus
from service.log import Log, bind

log = Log(__name__)

#: Marks a request of which nobody reads the body.
HEADLESS = "onrecord.headless"
NOSNIFF = (b"x-content-type-options", b"nosniff")


def traced(app: App, routes: Sequence[Route], teller: Teller) -> App:
    """Give each request an id and a clock, and tell of it."""

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        trace = begin(scope, routes)
        scope[KEY] = trace
        with bind(request_id=trace.request_id, **({"trace_id": trace.trace_id} if trace.trace_id else {})):
            teller.begun()
            try:
                await app(scope, receive, _stamped(trace, teller, send))
            finally:
                teller.ended(scope, trace)

    return layer


def guarded(app: App) -> App:
    """The last net: whatever a layer lets fall becomes a problem document, if nothing was sent yet."""

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await app(scope, receive, send_noted)
        except Exception as error:
            if scope["type"] != "http":
                raise
            if isinstance(error, ConnectionAbortedError):
                log.info("request given up", reason=str(error))
                raise
            log.error("request failed", exc_info=error)  # noqa: TRY400 - our log
            if started:
                raise
            await refuse(scope, send, unforeseen())

    return layer


def headless(app: App) -> App:
    """Answer HEAD as GET is answered, without the body, and OPTIONS with all that a path takes, HEAD included."""

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "OPTIONS" and (methods := trace_of(scope).methods):
            await answer(send, HTTPStatus.NO_CONTENT, {"Allow": ", ".join(methods)})
            return
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await app({**scope, "method": "GET", HEADLESS: True}, receive, send_head)

    return layer


def conditional(app: App, corpus: Corpus) -> App:
    """Tell a caller that nothing has changed, without asking the database or even finding the route.

    A tag can only have come from an answer to the same request: nobody else can make one.
    While the version is not known for certain, the request goes the long way.
    """

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET":
            given = header(scope, b"if-none-match")
            known = corpus.known if given and liked(header(scope, b"accept")) is Form.JSON else None
            taken = codings(header(scope, b"accept-encoding"))
            if known and (found := named(given, tag(scope, known), taken)):
                trace_of(scope).snapshot = known
                await answer(send, HTTPStatus.NOT_MODIFIED, SHARED | {"ETag": found})
                return
        await app(scope, receive, send)

    return layer


def _stamped(trace: Trace, teller: Teller, send: Send) -> Send:
    """Add what every answer carries, and take note of what it was."""

    async def send_stamped(message: Message) -> None:
        if message["type"] == "http.response.start":
            trace.status = message["status"]
            message = {
                **message,
                "headers": [*message.get("headers", ()), *teller.stamps(trace), NOSNIFF, *told(trace.retiring)],
            }
        elif message["type"] == "http.response.body":
            trace.sent += len(message.get("body", b""))
        await send(message)

    return send_stamped
