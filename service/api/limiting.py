"""The layer that holds each caller to a number of requests, and tells all of them how many are left.

The headers are those of draft-ietf-httpapi-ratelimit-headers-11.
"""

from collections.abc import Callable

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.buckets import Buckets, Left
from service.api.plain import refuse
from service.api.problems import Refused
from service.api.trace import trace_of

#: What the one policy is called: it holds for an address.
POLICY = "address"
#: Probes and scrapers come at their own pace.
UNLIMITED = frozenset({"/health/live", "/health/ready", "/metrics"})


def limited(app: App, buckets: Buckets, who: Callable[[Scope], str | None]) -> App:
    """Refuse with 429 who has used up a bucket; `who` gives nobody for those that no limit holds for."""
    policy = f'"{POLICY}";q={buckets.quota};w={buckets.window}'.encode()

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        asking = who(scope) if scope["type"] == "http" and trace_of(scope).route not in UNLIMITED else None
        if asking is None:
            await app(scope, receive, send)
            return
        left = buckets.take(asking)
        told = _told(send, policy, left)
        if left.taken:
            await app(scope, receive, told)
        else:
            await refuse(scope, told, _too_many(buckets), {"Retry-After": str(left.seconds)})

    return layer


def _told(send: Send, policy: bytes, left: Left) -> Send:
    told = [
        (b"ratelimit-policy", policy),
        (b"ratelimit", f'"{POLICY}";r={left.tokens};t={left.seconds}'.encode()),
    ]

    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *told]}
        await send(message)

    return send_told


def _too_many(buckets: Buckets) -> Refused:
    return Refused(429, f"more than {buckets.quota:,} requests within {buckets.window} seconds came from this address")
