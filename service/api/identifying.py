"""The layer that finds out whose key a request comes with."""

from collections.abc import Callable

from service.api.asgi import App, Receive, Scope, Send
from service.api.keyring import Keyring
from service.api.keys import KEY, bearer
from service.api.limiting import TAKEN, Limits
from service.api.plain import refuse
from service.api.problems import Refused
from service.errors import Unavailable
from service.model.key import KeyScope


def identified(app: App, ring: Callable[[], Keyring], limits: Limits) -> App:
    """Look up the key of a request.

    One that was not good here a moment ago is paid for by its address, and nobody looks when that has nothing left:
    whoever makes up keys is held to what an address may ask. If it is good, its address gets the token back.
    """

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        secret = bearer(scope) if scope["type"] == "http" else None
        if secret is not None:
            taken = None if ring().knows(secret) else limits.take_from_address(scope)
            try:
                key = await ring().find(secret) if taken is None or taken.left.taken else None
            except Unavailable:
                await refuse(scope, send, Refused(503, "the key cannot be looked up now; try again shortly"))
                return
            if key is not None and taken is not None:
                taken.give_back()
            scope[KEY], scope[TAKEN] = key, taken if key is None else None
        await app(scope, receive, send)

    return layer


async def may_read(scope: Scope, ring: Keyring, *, closed: bool) -> bool:
    """Whether somebody may read who has no key, or one that was good a moment ago; the key is then in the scope.

    `closed` is whether reading needs one. Whoever may not, or has another key, is for the layers to judge.
    """
    secret = bearer(scope)
    if secret is None:
        return not closed
    try:
        key = await ring.find(secret) if ring.knows(secret) else None
    except Unavailable:
        return False
    scope[KEY] = key
    return key is not None and (not closed or KeyScope.READ in key.scopes)
