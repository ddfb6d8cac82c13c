"""The layer that asks for a key where one is needed, and knows whose it is."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.keyring import Keyring
from service.api.plain import header, refuse
from service.api.problems import Refused
from service.api.trace import trace_of
from service.errors import Unavailable
from service.model.key import Key, KeyScope

KEY = "onrecord.key"
REALM = 'Bearer realm="onrecord"'
#: What changes what is on record, by method and route: it always needs a key.
WRITING = frozenset({("POST", "/articles")})
#: What anybody may read, also where reading needs a key: whether we live, and what can be asked.
OPEN = frozenset({"/", "/health/live", "/health/ready", "/openapi.json", "/docs", "/docs/{name}"})
NO_KEY = "this needs a key: send it as Authorization: Bearer …"
BAD_KEY = "the key is not known, or no longer good"


def key_of(scope: Mapping[str, Any]) -> str | None:
    """The id of the key that a request came with; null where it came without one. It is no secret."""
    found: Key | None = scope.get(KEY)
    return None if found is None else found.id


def writer_of(scope: Mapping[str, Any]) -> str:
    """The id of the key that something is written with, however its path was spelt. Raises Refused."""
    found: Key | None = scope.get(KEY)
    if found is None or KeyScope.WRITE not in found.scopes:
        raise Refused(HTTPStatus.FORBIDDEN, NO_KEY)
    return found.id


def keyed(app: App, ring: Callable[[], Keyring], *, closed: bool) -> App:
    """Refuse with 401 what comes without a key that it needs, or with a bad one, and with 403 what its key is not for.

    `closed` is whether reading needs one too; answers may then be kept by their caller alone.
    """

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        needed = _needed(scope, closed=closed)
        given = header(scope, b"authorization")
        try:
            key = await ring().find(given.partition(" ")[2].strip()) if _is_bearer(given) else None
        except Unavailable:
            await refuse(scope, send, Refused(503, "the key cannot be looked up now; try again shortly"))
            return
        if key is None and (needed or _is_bearer(given)):
            await _refuse_key(scope, send, given)
        elif key is not None and needed is not None and needed not in key.scopes:
            told = {"WWW-Authenticate": f'{REALM}, error="insufficient_scope", scope="{needed}"'}
            await refuse(scope, send, Refused(403, f"the key {key.id} is not for this: it lacks {needed}"), told)
        else:
            scope[KEY] = key
            await app(scope, receive, _kept_private(send) if closed else send)

    return layer


def _needed(scope: Scope, *, closed: bool) -> KeyScope | None:
    route = trace_of(scope).route
    if (scope["method"], route) in WRITING:
        return KeyScope.WRITE
    return KeyScope.READ if closed and route not in OPEN else None


def _is_bearer(given: str) -> bool:
    return given.partition(" ")[0].lower() == "bearer"


async def _refuse_key(scope: Scope, send: Send, given: str) -> None:
    bad = _is_bearer(given)
    told = f'{REALM}, error="invalid_token"' if bad else REALM
    await refuse(scope, send, Refused(HTTPStatus.UNAUTHORIZED, BAD_KEY if bad else NO_KEY), {"WWW-Authenticate": told})


def _kept_private(send: Send) -> Send:
    """Have no cache that others share keep an answer."""

    async def send_private(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*map(_private, message.get("headers", ())), (b"vary", b"Authorization")]}
        await send(message)

    return send_private


def _private(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    name, value = pair
    return (name, value.replace(b"public", b"private")) if name.lower() == b"cache-control" else pair
