"""Whether a caller takes what a path gives."""

from typing import Any

from litestar import Request

from service.api.plain import header
from service.api.problems import Fault, Refused

#: A path that gives whatever was asked for by name.
ANYTHING = "*/*"


def accept(request: Request[Any, Any, Any], media: str) -> None:
    """Raise Refused where the caller's Accept leaves out what the path gives."""
    if media != ANYTHING and not acceptable(header(request.scope, b"accept"), media):
        message = f"this path gives {media.partition(';')[0]}"
        raise Refused(406, message, errors=[Fault(in_="header", name="Accept", message=message)])


def acceptable(given: str, media: str) -> bool:
    """Whether an Accept header takes a media type."""
    return preference(given, media)[0] > 0


def preference(given: str, media: str) -> tuple[float, int]:
    """How much an Accept header wants a media type: a weight, and how exactly it names it.

    Of the ranges that fit, the most exact one decides. `*` alone, as old clients send it, is anything.
    """
    if not given.strip():
        return 1.0, 0
    wanted = media.partition(";")[0]
    ranks = {wanted: 2, f"{wanted.partition('/')[0]}/*": 1, "*/*": 0, "*": 0}
    fitting = [(ranks[name], weight) for name, weight in map(weighed, given.split(",")) if name in ranks]
    rank, weight = max(fitting, default=(0, 0.0))
    return weight, rank


def weighed(text: str) -> tuple[str, float]:
    """One of the values of a header that ranks them, with its weight."""
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    weight = next((value.removeprefix("q=") for value in parameters if value.startswith("q=")), "1")
    try:
        return name, float(weight)
    except ValueError:
        return name, 1.0
