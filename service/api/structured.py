"""Header fields in the words of RFC 9651, *Structured Field Values*."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from service.model.actor import Resolution
from service.model.unmatched import Unmatched

#: What stands for itself in a display string.
PLAIN = "".join(char for char in map(chr, range(0x20, 0x7F)) if char not in '%"')


def resolved(resolutions: Iterable[Resolution]) -> str:
    """Whom names were taken to mean: `"Kirby";actor="john-kirby";reason=only_bearer;alternatives=0`."""
    return ", ".join(map(_resolved, resolutions))


def not_matched(values: Iterable[Unmatched]) -> str:
    """Values that no record has: `"Harbor";parameter=publisher;reason=unknown`."""
    return ", ".join(f"{text(one.value)};parameter={one.parameter};reason={one.reason}" for one in values)


def text(value: str) -> str:
    """A string, or a display string where it is not all of printable ASCII."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", r"\\").replace('"', r"\"")
        return f'"{escaped}"'
    return f'%"{_percent(value)}"'


def _resolved(one: Resolution) -> str:
    actor = f";actor={text(one.actor.id)}" if one.actor else ""
    return f"{text(one.query)}{actor};reason={one.reason};alternatives={len(one.alternatives) + one.others}"


def _percent(value: str) -> str:
    """As RFC 9651 writes a display string: printable ASCII as it is, the rest as lowercase percent-encoded UTF-8."""
    return re.sub("%..", lambda code: code[0].lower(), quote(value, safe=PLAIN))
