"""The layer that asks for a key where one is needed, and whose key a request came with."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.plain import header, refuse
from service.api.problems import Refused
from service.api.trace import trace_of
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


def bearer(scope: Mapping[str, Any]) -> str | None:
    """What a request gives as its key; null where it gives none."""
    scheme, _, secret = header(scope, b"authorization").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


def keyed(app: App, *, closed: bool) -> App:
    """Refuse with 401 what comes without a key that it needs, or with a bad one, and with 403 what its key is not for.

    `closed` is whether reading needs one too; answers may then be kept by their caller alone.
    """

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        needed, key = _needed(scope, closed=closed), scope.get(KEY)
        bad = key is None and bearer(scope) is not None
        if bad or (key is None and needed):
            told = f'{REALM}, error="invalid_token"' if bad else REALM
            refused = Refused(HTTPStatus.UNAUTHORIZED, BAD_KEY if bad else NO_KEY)
            await refuse(scope, send, refused, {"WWW-Authenticate": told})
        elif key is not None and needed is not None and needed not in key.scopes:
            told = f'{REALM}, error="insufficient_scope", scope="{needed}"'
            refused = Refused(HTTPStatus.FORBIDDEN, f"the key {key.id} is not for this: it lacks {needed}")
            await refuse(scope, send, refused, {"WWW-Authenticate": told})
        else:
            await app(scope, receive, _kept_private(send) if closed else send)

    return layer


def _needed(scope: Scope, *, closed: bool) -> KeyScope | None:
    route = trace_of(scope).route
    if (scope["method"], route) in WRITING:
        return KeyScope.WRITE
    return KeyScope.READ if closed and route not in OPEN else None


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
