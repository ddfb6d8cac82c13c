"""The layer that puts answers into the content coding that a caller likes best."""

from http import HTTPStatus

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.codings import IDENTITY, Coder, coder, codings
from service.api.etags import coded
from service.api.plain import header, refuse
from service.api.problems import Fault, Refused

#: Bytes below which a body fits into a packet anyway.
SMALL = 1024
#: A coder would hold back what is to arrive at once.
EVENTS = b"text/event-stream"
BODILESS = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)
NONE_TAKEN = "this service gives br, gzip and identity"


def compressed(app: App) -> App:
    """Put bodies into a coding that the caller takes; a small one, or one that is in a coding already, stays as it is.

    A body in a coding is another representation and has a tag of its own, see `etags.coded`.
    """

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif taken := codings(header(scope, b"accept-encoding")):
            await app(scope, receive, _Sender(send, taken))
        else:
            faults = [Fault(in_="header", name="Accept-Encoding", message=NONE_TAKEN)]
            await refuse(scope, send, Refused(406, NONE_TAKEN, errors=faults))

    return layer


class _Sender:
    """Sends one answer on, in a coding."""

    def __init__(self, send: Send, taken: tuple[str, ...]) -> None:
        self._send = send
        self._taken = taken
        self._coder: Coder | None = None
        #: The head of an answer whose length is known once its body is coded.
        self._held: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif message["type"] == "http.response.body" and self._coder:
            await self._go_on(message, self._coder)
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        given = dict(message.get("headers", ()))
        coding = self._choose(message["status"], given)
        told = {b"vary": b", ".join(filter(None, (given.get(b"vary"), b"Accept-Encoding")))}
        if coding != IDENTITY:
            self._coder = coder(coding)
            told[b"content-encoding"] = coding.encode()
            if tag := given.get(b"etag"):
                told[b"etag"] = coded(tag.decode(), coding).encode()
        outdated = told.keys() | ({b"content-length"} if self._coder else set())
        kept = [(name, value) for name, value in message.get("headers", ()) if name not in outdated]
        begun = {**message, "headers": [*kept, *told.items()]}
        if self._coder and b"content-length" in given:
            self._held = begun
        else:
            await self._send(begun)

    async def _go_on(self, message: Message, coder: Coder) -> None:
        more = message.get("more_body", False)
        body = coder(message.get("body", b""), more)
        if self._held:
            if not more:
                self._held["headers"].append((b"content-length", str(len(body)).encode()))
            await self._send(self._held)
            self._held = None
        await self._send({**message, "body": body})

    def _choose(self, status: int, headers: dict[bytes, bytes]) -> str:
        small = int(headers.get(b"content-length", SMALL)) < SMALL and IDENTITY in self._taken
        streams = headers.get(b"content-type", b"").startswith(EVENTS)
        if small or streams or status in BODILESS or b"content-encoding" in headers:
            return IDENTITY
        return self._taken[0]
