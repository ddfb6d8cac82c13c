"""When each statement was made, as far as the narrator says so."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from service.model.attribution import Attribution
from service.model.figure import Cast
from service.model.quote import Precision, SaidOn
from service.model.span import Span
from service.resolve.clock import Zones, find_instant
from service.resolve.governing import Governing
from service.resolve.own import Own
from service.resolve.posts import Posts
from service.resolve.reading import read
from service.resolve.times import Times, Told


class Dated(Struct, frozen=True):
    """When a statement was made, and where the words for it stand."""

    said: SaidOn
    at: Span | None = None


def said_on(
    text: str,
    attributions: Sequence[Attribution],
    who: Cast,
    *,
    on: date | None,
    published_on: date | None,
    zones: Zones,
) -> list[Dated]:
    """When each statement was made, read against the report's day `on`; what is not told is unknown."""
    unknown = Dated(
        SaidOn(from_=None, to=published_on, at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)
    )
    if on is None:
        return [unknown for _ in attributions]
    reading = read(text, attributions)
    times = Times(reading, on, attributions)
    own, posts = Own(reading, attributions, times), Posts(times, attributions, who)
    posted = [posts.of(index) for index in range(len(attributions))]
    owned = [own.of(found) for found in attributions]
    told = [_nearer(one, post) for one, post in zip(owned, posted, strict=True)]
    alone = [one is not None and one is post for one, post in zip(told, posted, strict=True)]
    Governing(reading, attributions, who, times).fill(told, alone)
    return [unknown if one is None else _on_record(text, one, zones) for one in told]


def _nearer(own: Told | None, posted: Told | None) -> Told | None:
    """The day of a post where nothing nearer tells it, or only the month in which that day lies."""
    if own is None or posted is None:
        return own or posted
    return posted if own.time.precision is not Precision.DAY and own.time.holds(posted.time) else own


def _on_record(text: str, told: Told, zones: Zones) -> Dated:
    at = Span(told.when.start, told.when.end)
    exact = told.time.precision is Precision.DAY and not told.inherited
    instant = find_instant(text, at, told.time.first, zones) if exact else None
    if instant is not None:
        at = instant.span
    said = SaidOn(
        from_=told.time.first,
        to=told.time.last,
        at=instant.at if instant is not None else None,
        precision=told.time.precision if instant is None else Precision.INSTANT,
        evidence=at.of(text),
        inherited=told.inherited,
    )
    return Dated(said, at)
