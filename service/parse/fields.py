"""Metadata that comes as fields: a JSON document, and the side file of either kind."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from service.errors import ArticleError
from service.parse.dates import find_dates
from service.parse.decode import mend, tidy
from service.parse.found import Found, Given, Stamp, StampKind
from service.parse.lines import plain
from service.parse.words import agency, publisher_country

#: Characters; a longer field is a text in the wrong place.
LONGEST = 10_000

_TEXT = ("text", "body")
_BYLINE = ("byline", "author", "authors")
_STANDFIRST = ("standfirst", "description", "summary")
_CODE = re.compile(r"[A-Za-z]{2}")
_KINDS = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "a text"}
#: Top-level domains whose pages are their country's; `.uk` is the only one spelt otherwise.
_DOMAINS = frozenset(
    [
        "in",
        "pk",
        "ie",
        "il",
        "bd",
        "af",
        "np",
        "lk",
        "cn",
        "jp",
        "kr",
        "au",
        "nz",
        "za",
        "fr",
        "de",
        "es",
        "it",
        "ru",
        "tr",
        "ae",
        "sg",
        "my",
    ]
)


def read_object(text: str) -> dict[str, Any]:
    """The one object of a JSON document."""
    try:
        value = json.loads(text, strict=False)
    except RecursionError:
        raise ArticleError("line 1: JSON that is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ArticleError(f"line {error.lineno}, column {error.colno}: not JSON ({error.msg})") from None
    except ValueError as error:
        raise ArticleError(f"line 1: not JSON that can be read ({str(error).split(';')[0]})") from None
    if not isinstance(value, dict):
        raise ArticleError(f"line 1: one JSON object was expected, {_kind(value)} was found")
    return value


def read_text(fields: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the value of the text among the fields of a JSON document."""
    for name in _TEXT:
        if (text := _string(fields, name, "", limit=None)) is not None:
            return name, text
    raise ArticleError('field "text": missing or empty')


def read_fields(fields: Mapping[str, Any], where: str = "") -> Found:
    """What the fields say; `where` stands before the field's name in an error."""
    house = _line(fields, "agency", where)
    known = agency(house) if house else None
    return Found(
        title=_line(fields, "title", where),
        standfirst=_first(fields, _STANDFIRST, where),
        highlights=_lines(fields, "highlights", where),
        byline=_byline(fields, where),
        agency=known.name if known else house,
        publisher=_line(fields, "publisher", where),
        url=_line(fields, "url", where),
        place=_line(fields, "dateline_place", where),
        photo_credit=_line(fields, "photo_credit", where),
        stamps=(*_stamp(fields, StampKind.PUBLISHED, where), *_stamp(fields, StampKind.UPDATED, where)),
    )


def home(found: Found) -> str | None:
    """The country of the page: by its publisher, its address, its agency."""
    by_publisher = publisher_country(found.publisher or "")
    by_agency = agency(found.agency or "")
    return by_publisher or _country_of(found.url) or (by_agency.country if by_agency else None)


def given(*found: Found, country: str | None = None) -> Given:
    """What is known before the page is read, the weightiest first."""
    together = Found()
    for one in found:
        together = together.then(one)
    return Given(together, country or home(together))


def country(fields: Mapping[str, Any], where: str = "") -> str | None:
    """The country of the page, two letters, where a side file gives it."""
    code = _line(fields, "country", where)
    if code is None or _CODE.fullmatch(code):
        return code and code.lower()
    raise ArticleError(f'{where}field "country": two letters were expected, "{code[:60]}" was found')


def _country_of(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    ending = host.rpartition(".")[2]
    return "gb" if ending == "uk" else ending if ending in _DOMAINS else None


def _stamp(fields: Mapping[str, Any], kind: StampKind, where: str) -> tuple[Stamp, ...]:
    printed = _line(fields, kind.value, where)
    if printed is None:
        return ()
    moments = find_dates(printed)
    if not moments:
        raise ArticleError(f'{where}field "{kind.value}": no date can be read from "{printed[:60]}"')
    return (Stamp(kind, moments[0]),)


def _byline(fields: Mapping[str, Any], where: str) -> str | None:
    for name in _BYLINE:
        names = _lines(fields, name, where)
        if names:
            return ", ".join(names)
    return None


def _first(fields: Mapping[str, Any], names: tuple[str, ...], where: str) -> str | None:
    return next((line for name in names if (line := _line(fields, name, where))), None)


def _lines(fields: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = fields.get(name)
    if not isinstance(value, list):
        line = _line(fields, name, where)
        return (line,) if line else ()
    items = {f"{name}[{place}]": item for place, item in enumerate(value)}
    return tuple(line for key in items if (line := _line(items, key, where)))


def _line(fields: Mapping[str, Any], name: str, where: str) -> str | None:
    text = _string(fields, name, where, limit=LONGEST)
    return plain(text.replace("\n", " ")) or None if text else None


def _string(fields: Mapping[str, Any], name: str, where: str, *, limit: int | None) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError(f'{where}field "{name}": a text was expected, {_kind(value)} was found')
    if limit is not None and len(value) > limit:
        raise ArticleError(
            f'{where}field "{name}": too long, {len(value):,} characters where {limit:,} are read at most'
        )
    return tidy(mend(value)) or None


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null" if value is None else f"a {type(value).__name__}")
