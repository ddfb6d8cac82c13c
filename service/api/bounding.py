"""The layer that bounds requests: how long they may be, how slowly they may come, and how long an answer may take."""

import asyncio
from time import monotonic

from msgspec import Struct

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.plain import refuse
from service.api.problems import Refused


class Bounds(Struct, frozen=True, kw_only=True):
    """What a request may be; its body's size is bounded by the path that takes it."""

    #: Bytes of path and query, and of all headers.
    address: int = 16_384
    headers: int = 32_768
    #: Seconds that a body may keep us waiting, and how many of its bytes earn it another one.
    patience: float = 20.0
    earning: int = 16_384
    #: Seconds until an answer must begin, counted from the last piece of the body. The last net: reads of the
    #: database and of texts have limits of their own, far below.
    answer: float = 600.0
    #: Seconds in which a caller must take a piece of its answer.
    taking: float = 60.0


def bounded(app: App, bounds: Bounds) -> App:
    """Refuse what is too long, and give up what takes too long."""

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif refused := _too_long(scope, bounds):
            await refuse(scope, send, refused)
        else:
            await _in_time(app, scope, _Body(receive, bounds), send, bounds)

    return layer


def _too_long(scope: Scope, bounds: Bounds) -> Refused | None:
    if len(scope["path"]) + len(scope["query_string"]) > bounds.address:
        return Refused(414, f"the address is longer than {bounds.address:,} bytes")
    if sum(len(name) + len(value) for name, value in scope["headers"]) > bounds.headers:
        return Refused(431, f"the headers are longer than {bounds.headers:,} bytes")
    return None


async def _in_time(app: App, scope: Scope, receive: Receive, send: Send, bounds: Bounds) -> None:
    async def send_in_time(message: Message) -> None:
        limit.reschedule(None)
        if message["type"] == "http.response.start":  # it goes out with the first piece of the body
            await send(message)
            return
        try:
            async with asyncio.timeout(bounds.taking):
                await send(message)
        except TimeoutError:
            raise ConnectionAbortedError("the caller takes no more of its answer") from None

    async def receive_on() -> Message:
        message = await receive()
        if limit.when() is not None:
            limit.reschedule(asyncio.get_running_loop().time() + bounds.answer)
        return message

    try:
        async with asyncio.timeout(bounds.answer) as limit:
            await app(scope, receive_on, send_in_time)
    except TimeoutError:
        if not limit.expired():
            raise
        await refuse(scope, send, Refused(503, f"no answer could be given within {bounds.answer:g} seconds"))


class _Body:
    """Receives a body, if it keeps coming: what it brings buys it time."""

    def __init__(self, receive: Receive, bounds: Bounds) -> None:
        self._receive = receive
        self._bounds = bounds
        self._left = bounds.patience
        self._whole = False

    async def __call__(self) -> Message:
        if self._whole:
            return await self._receive()
        began = monotonic()
        try:
            async with asyncio.timeout(self._left):
                message = await self._receive()
        except TimeoutError:
            raise Refused(408, "the body came too slowly") from None
        earned = len(message.get("body", b"")) / self._bounds.earning
        self._left = min(self._left + earned - (monotonic() - began), self._bounds.patience)
        self._whole = not message.get("more_body", False)
        return message
