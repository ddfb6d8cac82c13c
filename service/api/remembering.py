"""The layer in front of all others: it gives answers that were given before, while the corpus is as it was.

It remembers what the layers behind it sent, so that whatever these decide holds here too. What each caller is told anew
(the id of its request, what is left of its limit) is left out and put on again. Whoever may not have an answer, and
whatever is not as plain as can be, goes the long way.
"""

from collections.abc import Awaitable, Callable, Collection

from msgspec import Struct

from service.api import limiting, telling
from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.codings import codings
from service.api.cors import ANY
from service.api.etags import anything, named, tag
from service.api.forms import Form, liked
from service.api.identifying import may_read
from service.api.keyring import Keyring
from service.api.limiting import Limits
from service.api.memory import Answer, Memory, Way
from service.api.parameters import MOST_PARAMETERS
from service.api.plain import header
from service.api.telling import Teller
from service.api.trace import ID, KEY, PARENT, Trace, called, trace_of
from service.db.corpus import Corpus, Snapshot
from service.log import Log

log = Log(__name__)

READING = frozenset({"GET", "HEAD"})
KEPT = frozenset({200, 304})
#: Headers that decide what is answered; where not all web pages are alike, Origin does too.
DECIDING = frozenset({b"accept", b"accept-encoding", b"if-none-match"})
#: Headers that tell of the caller: with them come a key, and what the request is called.
AUTHORIZATION = b"authorization"
OWN = frozenset({AUTHORIZATION, ID, PARENT})
Apart = dict[bytes, bytes]
#: What is said anew to each caller.
ANEW = telling.STAMPS | limiting.HEADERS
#: Bytes of an address beyond which nobody looks whether it was asked before.
LONGEST = 2_048


class Gate(Struct, frozen=True):
    """Who is let through, as the layers behind have it."""

    ring: Callable[[], Keyring]
    #: Whether reading needs a key.
    closed: bool
    limits: Limits
    #: The web pages whose scripts may read answers.
    origins: Collection[str]
    #: Bytes that all headers of a request may take.
    longest: int


class Front:
    """Gives what is remembered, and remembers what is given at paths that begin with one of the rooms."""

    def __init__(
        self, app: App, memory: Memory, corpus: Corpus, *, teller: Teller, gate: Gate, rooms: tuple[str, ...]
    ) -> None:
        self._app = app
        self._memory = memory
        self._corpus = corpus
        self._teller = teller
        self._gate = gate
        self._rooms = rooms
        self._deciding = DECIDING if ANY in gate.origins else DECIDING | {b"origin"}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Answer a request; whose work it is gives the coroutine, as one more around it would cost a look-up."""
        if scope["type"] != "http" or scope["method"] not in READING:
            return self._app(scope, receive, send)
        try:
            way, size, apart = _read(scope, self._deciding)
            if self._gate.longest < size:
                return self._app(scope, receive, send)
            if self._gate.closed or AUTHORIZATION in apart:
                return self._judge(scope, receive, send, way, apart)
            return self._answer(scope, receive, send, way, apart)
        except Exception as error:  # noqa: BLE001 - what it was is told there
            return self._instead(error, scope, receive, send)

    async def _instead(self, error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the layers answer where the memory fails: that costs a request the short way, and not its answer.

        With a trace it is on its way already: what failed behind was told, or its caller has left.
        """
        if KEY in scope:
            raise error
        log.error("the memory of answers failed", exc_info=error)
        await self._app(scope, receive, send)

    async def _judge(self, scope: Scope, receive: Receive, send: Send, way: Way, apart: Apart) -> None:
        """Answer who may read, as its key says."""
        try:
            readable = await may_read(scope, self._gate.ring(), closed=self._gate.closed)
        except Exception as error:  # noqa: BLE001 - as above
            await self._instead(error, scope, receive, send)
            return
        await (self._answer(scope, receive, send, way, apart) if readable else self._app(scope, receive, send))

    def _answer(self, scope: Scope, receive: Receive, send: Send, way: Way, apart: Apart) -> Awaitable[None]:
        known = self._corpus.known
        if known is None:
            return self._app(scope, receive, send)
        answer = self._memory.recall(known, way)
        if answer is None:
            return self._seek(scope, receive, send, way, known)
        return self._give(scope, receive, send, apart, answer)

    async def _give(self, scope: Scope, receive: Receive, send: Send, apart: Apart, answer: Answer) -> None:
        """Send an answer that is remembered, unless its caller has used up a limit."""
        try:
            taken = self._gate.limits.take(scope)
            id, parent = called(apart)
            trace = Trace(id, parent, route=answer.route, status=answer.status, sent=len(answer.body))
            headers = [*answer.headers, *self._teller.stamps(trace), *(taken.told if taken else ())]
        except Exception as error:  # noqa: BLE001 - as above
            await self._instead(error, scope, receive, send)
            return
        if taken and not taken.left.taken:
            await self._app(scope, receive, send)
            return
        scope[KEY] = trace
        self._teller.begun()
        try:
            await send({"type": "http.response.start", "status": answer.status, "headers": headers})
            await send({"type": "http.response.body", "body": answer.body, "more_body": False})
        finally:
            self._teller.ended(scope, trace)

    async def _seek(self, scope: Scope, receive: Receive, send: Send, way: Way, known: Snapshot) -> None:
        """Find the answer by what is asked; else have the layers give it, and remember it if the state stays known."""
        try:
            name = self._name(scope, known)
            answer = self._memory.find(known, name, way) if name else None
        except Exception as error:  # noqa: BLE001 - as above
            await self._instead(error, scope, receive, send)
            return
        if name is None:
            await self._app(scope, receive, send)
        elif answer:
            await self._give(scope, receive, send, dict(scope["headers"]), answer)
        else:
            caught = _Caught(send)
            await self._app(scope, receive, caught)
            self._keep(caught.answer(trace_of(scope), known), name, way, known)

    def _keep(self, answer: Answer | None, name: str, way: Way, known: Snapshot) -> None:
        if answer and self._corpus.known == known:
            self._memory.keep(known, name, way, answer)

    def _name(self, scope: Scope, known: Snapshot) -> str | None:
        """What a request asks for, however it is written; null where its answer is not remembered."""
        taken = codings(header(scope, b"accept-encoding"))
        if not (taken and scope["path"].startswith(self._rooms) and _is_plain(scope)):
            return None
        current, given, origin = tag(scope, known), header(scope, b"if-none-match"), header(scope, b"origin")
        same = current if anything(given) else named(given, current, taken)
        allowed = origin if origin in self._gate.origins else ""
        return " ".join((scope["method"], current, *taken, str(same), allowed))


class _Caught:
    """Sends an answer on, and holds it where it comes in one piece."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._headers: list[tuple[bytes, bytes]] = []
        self._body: bytes | None = None

    async def __call__(self, message: Message) -> None:
        """Send."""
        if message["type"] == "http.response.start":
            self._headers = message["headers"]
        elif not message.get("more_body", False) and self._body is None:
            self._body = message.get("body", b"")
        else:
            self._body = None
        await self._send(message)

    def answer(self, trace: Trace, known: Snapshot) -> Answer | None:
        """What was sent, if it came in one piece and was made of a state of the corpus."""
        if self._body is None or trace.status not in KEPT or trace.snapshot != known:
            return None
        headers = tuple(pair for pair in self._headers if pair[0] not in ANEW)
        return Answer(trace.status, headers, self._body, trace.route)


def _read(scope: Scope, deciding: frozenset[bytes]) -> tuple[Way, int, Apart]:
    """How a request is written, the bytes of its headers, and those of them that are its caller's own."""
    way, size, apart = [scope["method"], scope["path"], scope["query_string"]], 0, {}
    for pair in scope["headers"]:
        name, value = pair
        size += len(name) + len(value)
        if name in deciding:
            way.append(pair)
        elif name in OWN:
            apart[name] = value
    return tuple(way), size, apart


def _is_plain(scope: Scope) -> bool:
    """Whether a request is for JSON, in so few characters that it cannot be refused for any of them."""
    path, query = scope["path"], scope["query_string"]
    few = len(path) + len(query) <= LONGEST and query.count(b"&") < MOST_PARAMETERS
    return few and query.isascii() and liked(header(scope, b"accept")) is Form.JSON
