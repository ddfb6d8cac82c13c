"""The layer that holds each caller to a number of requests, and tells all of them how many are left.

The headers are those of draft-ietf-httpapi-ratelimit-headers-11.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct, field

from service.api.asgi import App, Message, Receive, Scope, Send
from service.api.buckets import Buckets, Left
from service.api.keys import KEY
from service.api.plain import refuse
from service.api.problems import Refused
from service.api.trace import trace_of
from service.model.key import Key

#: Seconds within which an address, or a key, may make so many requests.
WINDOW = 60
#: What was taken for a request before it came to this layer.
TAKEN = "onrecord.taken"
#: What `Taken.told` puts on answers.
HEADERS = frozenset({b"ratelimit-policy", b"ratelimit"})
#: Probes and scrapers come at their own pace.
UNLIMITED = frozenset({"/health/live", "/health/ready", "/metrics"})


class Policy(StrEnum):
    """What a limit is held against."""

    ADDRESS = "address"
    KEY = "key"


FROM = {Policy.ADDRESS: "came from this address", Policy.KEY: "came with this key"}


class Taken(Struct, frozen=True):
    """What was taken for a request, or was not there to be taken."""

    policy: Policy
    buckets: Buckets
    who: str
    left: Left

    @property
    def told(self) -> list[tuple[bytes, bytes]]:
        """What the caller is told of it."""
        buckets, left = self.buckets, self.left
        return [
            (b"ratelimit-policy", f'"{self.policy}";q={buckets.quota};w={buckets.window}'.encode()),
            (b"ratelimit", f'"{self.policy}";r={left.tokens};t={left.seconds}'.encode()),
        ]

    def give_back(self) -> None:
        """Put the token back where it was taken."""
        self.buckets.give_back(self.who)


class Rates:
    """Buckets for keys that have a limit of their own, by that limit."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._buckets: dict[int, Buckets] = {}

    def of(self, quota: int) -> Buckets | None:
        """The buckets of all keys with that limit; null for 0, which is none."""
        if quota and quota not in self._buckets:
            self._buckets[quota] = Buckets(quota, self._window)
        return self._buckets.get(quota)


class Limits(Struct, frozen=True):
    """How often may be asked: from an address, and with a key; null where no limit holds."""

    #: The address that counts; null for those that no limit holds for, whatever key they have.
    address: Callable[[Scope], str | None]
    addresses: Buckets | None = None
    keys: Buckets | None = None
    #: Of keys that have a limit of their own.
    rates: Rates = field(default_factory=lambda: Rates(WINDOW))

    def take(self, scope: Scope) -> Taken | None:
        """Take what a request costs from its key, or without one from its address."""
        who = self.address(scope)
        if who is None:
            return None
        key: Key | None = scope.get(KEY)
        if key is None:
            return _taken(Policy.ADDRESS, self.addresses, who)
        return _taken(Policy.KEY, self.keys if key.rate is None else self.rates.of(key.rate), key.id)

    def take_from_address(self, scope: Scope) -> Taken | None:
        """Take what a request costs from the address that it came from."""
        who = self.address(scope)
        return None if who is None else _taken(Policy.ADDRESS, self.addresses, who)


def limited(app: App, limits: Limits) -> App:
    """Refuse with 429 who has used up a bucket."""

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        taken = scope.get(TAKEN)
        if taken is None and scope["type"] == "http" and trace_of(scope).route not in UNLIMITED:
            taken = limits.take(scope)
        if taken is None:
            await app(scope, receive, send)
        elif taken.left.taken:
            await app(scope, receive, _told(send, taken))
        else:
            await refuse(scope, _told(send, taken), _too_many(taken), {"Retry-After": str(taken.left.seconds)})

    return layer


def _taken(policy: Policy, buckets: Buckets | None, who: str) -> Taken | None:
    return None if buckets is None else Taken(policy, buckets, who, buckets.take(who))


def _told(send: Send, taken: Taken) -> Send:
    told = taken.told

    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *told]}
        await send(message)

    return send_told


def _too_many(taken: Taken) -> Refused:
    buckets = taken.buckets
    return Refused(429, f"more than {buckets.quota:,} requests within {buckets.window} seconds {FROM[taken.policy]}")
