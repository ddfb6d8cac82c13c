"""The prefix of a report's first paragraph: `WASHINGTON, July 9 (Reuters) -`."""

import re

from service.parse.dates import DAY_MONTH, MONTH_DAY, month_number
from service.parse.found import Found, Given, LineDate
from service.parse.words import Agency, agency, entries, is_city, is_place

#: Characters; the longest dateline seen has 70.
LONGEST = 160
#: Letters; shorter words in capitals are abbreviations of anything.
SHORTEST_CAPITALS = 3

_WORD = r"[A-ZÀ-Þ][\w.'’\-]*"
_MORE = rf"(?:[ /]{{1,2}}(?:{_WORD}|of|de|del|la|el|al|and|the|es)){{0,4}}"
_MONTH_AHEAD = r"(?!\s?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d))"
_PLACE = rf"{_WORD}{_MORE}(?:\s?\[[A-Z][\w .]{{2,30}}\])?(?:,{_MONTH_AHEAD}\s?{_WORD}{_MORE}){{0,2}}"
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:"
    + MONTH_DAY.replace("<m>", "<m1>").replace("<d>", "<d1>")
    + "|"
    + DAY_MONTH.replace("<m>", "<m2>").replace("<d>", "<d2>")
    + r")(?:,?\s(?P<y>\d{4}))?"
)
_HOUSE = r"(?:\s?--)?\s?(?:\((?P<house>[^()]{2,40})\)|(?<=[\s.])/(?P<slashed>[A-Za-z][\w ]{1,30})/)\.?"
_MARK = r"(?P<mark>\s?(?:[—–:]|--)\s?|\s-\s?|-\s)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\(?(?P<place>{_PLACE})\)?(?:,?\s?{_DATE}\.?)?{_HOUSE}(?:{_MARK})?",
        rf"(?P<place>{_PLACE}),?\s?{_DATE}(?:{_MARK})",
        rf"(?P<place>{_PLACE})(?:{_MARK})",
        rf"{_DATE}{_HOUSE}(?:{_MARK})?",
        rf"{_HOUSE}(?:{_MARK})?",
    )
)
_ALONE = re.compile(rf"(?P<place>{_PLACE}),?\s{_DATE}\s?[.:]?")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_PARTY = re.compile(r"[DRIL][-–,.]|[A-Z]{1,2}$")
_STARTS = re.compile(r"\s*[\"'“‘«\[(¿¡$€£]*[A-ZÀ-Þ0-9]")
_BRACKET = re.compile(r"\s?\[([^\]]+)\]")


def read_dateline(text: str, given: Given, at: int = 0) -> tuple[Found, int] | None:
    """Place, date and agency in front of a paragraph, and where the paragraph goes on."""
    head = text[at : at + LONGEST]
    for form in _FORMS:
        found = form.match(head)
        if found is None:
            continue
        rest = head[found.end() :]
        read = _read(found.groupdict(), given) if not rest.strip() or _STARTS.match(rest) else None
        if read is not None:
            return read, at + len(head) - len(rest.lstrip())
    return None


def read_line(text: str) -> Found | None:
    """A dateline that stands on a line of its own, without a house: `New Delhi, August 9`."""
    found = _ALONE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None or not (is_place(found["place"]) or _is_capitals(found["place"])):
        return None
    return Found(place=_tidy(found["place"]), line_date=_line_date(found.groupdict()))


def _read(parts: dict[str, str | None], given: Given) -> Found | None:
    place, mark, house = (
        parts.get("place"),
        (parts.get("mark") or "").strip(),
        parts.get("house") or parts.get("slashed"),
    )
    day = _line_date(parts)
    if house is None:
        return _read_without_house(place or "", day, mark)
    known = _house(house, given)
    if known is None:
        return _read_unknown_house(place, day, mark, house)
    if place and not (mark or day or _is_capitals(place) or is_place(place)):
        return None
    return known.then(Found(place=_tidy(place), line_date=day))


def _house(name: str, given: Given) -> Found | None:
    if given.is_agency(name):
        return Found(agency=given.found.agency)
    known = agency(name) or next((row for part in name.split("/") if (row := agency(part))), None)
    return _named(known) if known else None


def _named(known: Agency) -> Found:
    return Found(publisher=known.name) if known.is_publisher else Found(agency=known.name)


def _read_unknown_house(place: str | None, day: LineDate | None, mark: str, house: str) -> Found | None:
    """A house that no list knows, where everything around it says that it is one."""
    if place is None:
        return Found(place=house) if mark and is_city(house) else None
    is_wire = bool(day and is_place(place) and _ACRONYM.fullmatch(house))
    if not (mark or is_wire) or _PARTY.match(house) or not house[0].isupper():
        return None
    if not (day or is_place(place) or (_is_capitals(place) and mark != ":")):
        return None
    return Found(place=_tidy(place), line_date=day, agency=house.strip())


def _read_without_house(place: str, day: LineDate | None, mark: str) -> Found | None:
    known = agency(place)
    if known and place.isupper() and mark != ":":
        return _named(known)
    if mark == ":" and not day:
        return Found(place=_tidy(place)) if is_city(place) else None
    if day or is_place(place) or _is_capitals(place):
        return Found(place=_tidy(place), line_date=day)
    return None


def _is_capitals(place: str) -> bool:
    """Whether it is a place's name in capitals, whatever stands behind its comma."""
    first = place.split(",", maxsplit=1)[0].split("[", maxsplit=1)[0].strip()
    letters = sum(char.isalpha() for char in first)
    return (
        letters >= SHORTEST_CAPITALS
        and (first.isupper() or first.startswith("Mc"))
        and entries("not_places.txt").isdisjoint((first.casefold(), first.casefold().split()[0]))
    )


def _line_date(parts: dict[str, str | None]) -> LineDate | None:
    month, day, year = parts.get("m1") or parts.get("m2"), parts.get("d1") or parts.get("d2"), parts.get("y")
    if not month or not day or int(day) not in range(1, 32):
        return None
    return LineDate(month_number(month), int(day), int(year) if year else None)


def _tidy(place: str | None) -> str | None:
    """`Kabul [Afghanistan]` as `Kabul, Afghanistan`."""
    return _BRACKET.sub(r", \1", place).strip(" ,") if place else None
