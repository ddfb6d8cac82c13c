"""The word lists of the parser, read once from `data/`."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

#: Words; no newspaper calls itself longer.
MASTHEAD_MOST = 5

_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’&-]*|of|the|and|&")
_BREAK = re.compile(r"[,/\[\]()]")


class Agency(Struct, frozen=True):
    """A news agency, or a publisher that prints its own name where an agency's stands."""

    name: str
    #: Two letters, lower case.
    country: str
    is_publisher: bool


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a data file, split at tabs; comments and empty lines left out."""
    text = files("service.parse").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and line[:1] != "#")
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def entries(name: str) -> frozenset[str]:
    """The lines of a word list, folded."""
    return frozenset(line.casefold() for line, *_ in rows(name))


@cache
def beginnings(name: str) -> tuple[str, ...]:
    """The lines of a word list, folded, for `str.startswith`."""
    return tuple(sorted(entries(name)))


def agency(name: str) -> Agency | None:
    """The agency that bears exactly this name, or its name in capitals."""
    return _agencies().get(name.strip())


def publisher_country(name: str) -> str | None:
    """The country of a publisher, where the list knows it."""
    return _known("publishers.tsv").get(name.strip().casefold())


def is_masthead(words: str) -> bool:
    """Whether the words are a newspaper's or an agency's name, to judge by capitals and the last of them."""
    names = words.split()
    if not 1 < len(names) <= MASTHEAD_MOST or not all(_NAME.fullmatch(name) for name in names):
        return False
    clear = names[2:] or names[0].casefold() == "the"
    mark = _mastheads().get(names[-1].casefold())
    return mark is not None and bool(clear or not mark)


def place_country(words: str) -> str | None:
    """The country that a place tells, for those that share the abbreviation of their clock."""
    return _of_place(words, _known("place_countries.tsv"))


def place_clock(words: str) -> str | None:
    """The offset of a place's clock, `+05:30`, where it is the same all year."""
    return _of_place(words, _known("clocks.tsv"))


def is_city(words: str) -> bool:
    """Whether the words, or the first of them before a comma, are a city or province of the list."""
    return any(part in entries("places.txt") for part in _parts(words)[:2])


def is_place(words: str) -> bool:
    """Whether the words, or any that a comma or bracket sets apart, are a place of the lists."""
    return any(part in entries("places.txt") or part in entries("countries.txt") for part in _parts(words))


def _of_place(words: str, known: Mapping[str, str]) -> str | None:
    return next((known[part] for part in _parts(words) if part in known), None)


def _parts(words: str) -> list[str]:
    whole = words.casefold()
    return [part.strip() for part in (whole, *_BREAK.split(whole))]


@cache
def _agencies() -> dict[str, Agency]:
    known: dict[str, Agency] = {}
    for name, country, kind, *others in rows("agencies.tsv"):
        row = Agency(name, country, is_publisher=kind == "publisher")
        for spelling in (name, *"".join(others).split(";")):
            known.setdefault(spelling.strip(), row)
            known.setdefault(spelling.strip().upper(), row)
    known.pop("", None)
    return known


@cache
def _known(name: str) -> dict[str, str]:
    """A list of two columns: what each entry, folded, stands for."""
    return {entry.casefold(): meaning for entry, meaning in rows(name)}


@cache
def _mastheads() -> dict[str, str]:
    return {last: "".join(mark) for last, *mark in rows("mastheads.txt")}
