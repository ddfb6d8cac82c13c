"""Which web pages may read the answers: CORS, as the Fetch standard has it.

Nothing here goes by cookie, so that no page gets at more than whoever opens it could read without it:
a key has to be in the page's own hands. Credentials in the sense of CORS are therefore never allowed.
"""

from collections.abc import Collection
from http import HTTPStatus

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.plain import answer, header
from service.api.trace import trace_of

ANY = "*"
#: Headers of answers that scripts may read beside those that they always may.
EXPOSED = (
    "Allow, Content-Disposition, Corpus-Version, Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy, "
    "Resolution, Retry-After, Server-Timing, Sunset, Unmatched, X-Request-Id"
)
#: Seconds for which a browser need not ask again; none keeps it longer.
KEPT = 7200
#: What is allowed at a path that is not there, so that a page may learn that it is not.
READING = ("GET", "HEAD")


def readable(app: App, origins: Collection[str]) -> App:
    """Let web pages of these origins read the answers, problems too."""

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        origin = header(scope, b"origin") if scope["type"] == "http" else ""
        allowed = ANY if ANY in origins else origin if origin in origins else ""
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif allowed and scope["method"] == "OPTIONS" and header(scope, b"access-control-request-method"):
            await answer(send, HTTPStatus.NO_CONTENT, _preflight(scope, allowed))
        else:
            await app(scope, receive, _told(send, allowed))

    return layer if origins else app


def _told(send: Send, allowed: str) -> Send:
    told = [] if allowed == ANY else [(b"vary", b"Origin")]
    if allowed:
        told += [
            (b"access-control-allow-origin", allowed.encode()),
            (b"access-control-expose-headers", EXPOSED.encode()),
        ]

    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *told]}
        await send(message)

    return send_told


def _preflight(scope: Scope, allowed: str) -> dict[str, str]:
    """Leave for what the path takes, with whatever headers a page wants to send: none of them can do harm."""
    asked = header(scope, b"access-control-request-headers")
    return {
        "Access-Control-Allow-Origin": allowed,
        "Access-Control-Allow-Methods": ", ".join(trace_of(scope).methods or READING),
        "Access-Control-Max-Age": str(KEPT),
        "Vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    } | ({"Access-Control-Allow-Headers": asked} if asked else {})
