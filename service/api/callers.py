"""Who asks: what a limit is held against."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from service.api.plain import header
from service.settings import Networks, ProxyHeader, Settings

Address = IPv4Address | IPv6Address

#: Bits of an IPv6 address that tell one subscriber from another; the rest is theirs to choose.
SUBSCRIBER = 64
#: Callers whose identity is remembered.
KNOWN = 1_000


def identity(scope: Mapping[str, Any], settings: Settings) -> str | None:
    """Who is held to a limit, by address; null for whom none holds."""
    address = caller(scope, settings.proxies, settings.proxy_header)
    return None if address is None or settings.rate_limit_exempt.hold(address) else subscriber(address)


def identities(settings: Settings) -> Callable[[Mapping[str, Any]], str | None]:
    """The same for many requests: worked out once for who comes again."""
    name = settings.proxy_header.lower().encode()

    @lru_cache(maxsize=KNOWN)
    def of(host: str | None, told: str = "") -> str | None:
        client = None if host is None else (host, 0)
        return identity({"client": client, "headers": [(name, told.encode("latin-1"))]}, settings)

    def who(scope: Mapping[str, Any]) -> str | None:
        client = scope.get("client")
        host = client[0] if client else None
        return of(host, header(scope, name)) if settings.proxies else of(host)

    return who


def caller(scope: Mapping[str, Any], proxies: Networks, told: ProxyHeader) -> Address | None:
    """The address that a request comes from; null where the server does not say.

    Of those that proxies tell, from the right: each is believed only if the one who tells it is a proxy of ours.
    """
    client = scope.get("client")
    address = _address(client[0]) if client else None
    for hop in reversed(_hops(scope, told)):
        if address is None or not proxies.hold(address):
            break
        if (before := _address(hop)) is None:
            break
        address = before
    return address


def subscriber(address: Address) -> str:
    """What addresses of one subscriber have in common."""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Address(int(address) >> SUBSCRIBER << SUBSCRIBER))


def _hops(scope: Mapping[str, Any], told: ProxyHeader) -> list[str]:
    """The addresses that proxies tell, in their order, as they stand.

    Quotation marks do not protect a comma here: a caller could open one that swallows what our own proxy adds.
    """
    parts = header(scope, told.lower().encode()).split(",")
    return [_for(part) for part in parts] if told == "Forwarded" else parts


def _for(element: str) -> str:
    pairs = (pair.partition("=") for pair in element.split(";"))
    return next((value for name, _, value in pairs if name.strip().lower() == "for"), "")


def _address(text: str) -> Address | None:
    """An address out of `192.0.2.1:80`, `"[2001:db8::1]:80"`, or itself; null for a name or a mask."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
