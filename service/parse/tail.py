"""What stands below the body: agency lines, copyright, stamps, tags; and credits behind the last sentence."""

import re
from collections.abc import Sequence

from msgspec import Struct

from service.parse.found import Found, Given
from service.parse.lines import Line
from service.parse.marks import read_byline, read_house, read_url
from service.parse.stamp import read_stamp
from service.parse.words import Agency, agency, beginnings

#: Characters; notes that close a page are longer than furniture, and shorter than paragraphs.
LONGEST = 320
#: Characters from the end in which a credit lies.
REACH = 60

_QUOTES = re.compile(r"[\"“”]")
_CODE = re.compile(r"(?P<house>[A-Z]{2,5})(?:\s[A-Z]{2,4}){1,5}$")
_CREDIT = re.compile(
    r"(?P<end>[.?!…][\"'”’)\]]*)\s?(?:[(\[](?P<house>[A-Za-z][\w ./-]{1,30})[)\]]\.?|(?:--|[—–/-])\s?(?P<dashed>[A-Za-z][\w ./]{1,30}?)\.?"
    r"|\s(?P<coded>[A-Z]{2,5})(?:\s[A-Z]{2,4}){1,5}|\s(?P<ended>Enditem|ENDITEM|ENDS))$"
)
_CONTRIBUTED = re.compile(r".{3,120}\bcontributed (?:reporting )?to this (?:report|story|article)\.?", re.IGNORECASE)


class Tail(Struct, frozen=True):
    """What the tail tells, and the lines above it."""

    found: Found
    body: tuple[Line, ...]


def read_tail(lines: Sequence[Line], given: Given) -> Tail:
    """Take lines from the bottom as long as they are no body text."""
    found, end = Found(), len(lines)
    while end:
        last = lines[end - 1]
        credited, length = _read_credits(last.text, given)
        closing = _read_closing(last.text[:length], given)
        found = (closing or Found()).then(credited).then(found)
        if closing is None:
            kept = Line(last.text[:length], last.number, last.opens)
            return Tail(found, (*lines[: end - 1], kept))
        end -= 1
    return Tail(found, ())


def _read_closing(text: str, given: Given) -> Found | None:
    """What a line below the body tells; null where it is body text."""
    if read := read_stamp(text, given):
        return Found(stamps=read.stamps)
    if house := read_house(text, given):
        return Found(agency=house.agency)
    if url := read_url(text):
        return url
    if byline := read_byline(text, given):
        return byline
    code = _CODE.fullmatch(text)
    if code and (known := agency(code["house"])):
        return Found(agency=known.name)
    return Found() if _is_note(text) else None


def _is_note(text: str) -> bool:
    if len(text) > LONGEST or _QUOTES.search(text):
        return False
    low = text.casefold().replace("’", "'").lstrip(" *-–—•_[")
    return low.startswith(beginnings("tail.txt")) or bool(_CONTRIBUTED.fullmatch(text))


def _read_credits(text: str, given: Given) -> tuple[Found, int]:
    """The agencies behind the last sentence, and the length of the paragraph without them."""
    found, length = Found(), len(text)
    while credit := _CREDIT.search(text[max(length - REACH, 0) : length]):
        name = credit["house"] or credit["dashed"] or credit["coded"] or ""
        known = agency(name) or next((row for part in name.split("/") if (row := agency(part))), None)
        if known is None and not given.is_agency(name) and not credit["ended"]:
            break
        own = given.found.agency if known is None and name else _name(known)
        found = Found(agency=own).then(found)
        length = max(length - REACH, 0) + credit.end("end")
    return found, length


def _name(known: Agency | None) -> str | None:
    return known.name if known and not known.is_publisher else None
