"""What stands above the body: headline, standfirst, highlights, byline, stamps, captions."""

import re
from collections.abc import Sequence

from msgspec import Struct

from service.model.name import fold
from service.parse.dateline import read_dateline, read_line
from service.parse.found import Found, Given
from service.parse.lines import HEADLINE_MOST, Line
from service.parse.marks import is_name, read_caption, read_mark
from service.parse.stamp import read_stamp
from service.parse.words import entries

#: Lines; a mark so far below a line still says that the line belongs to the head.
REACH = 2
#: Words; a headline has more, a section's name has no more.
SECTION_MOST = 2
#: Characters; no item of a block of highlights is longer.
HIGHLIGHT_MOST = 500
#: Characters; no standfirst is longer.
STANDFIRST_MOST = 300
#: Characters; a longer question above a text is its first paragraph.
QUESTION_MOST = 120
#: Items; a longer list is the report itself.
MOST_BULLETS = 8

_HIGHLIGHTS = frozenset(
    {"story highlights", "highlights", "key points", "key highlights", "in brief", "at a glance", "key takeaways"}
)
#: An agency that no list knows, alone between headline and stamp.
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_BULLET = re.compile(r"(?:[•·▪●*➤►]|[-–—](?=\s))\s*")


class Head(Struct, frozen=True):
    """What the head tells, and the lines below it."""

    found: Found
    body: tuple[Line, ...]


def read_head(lines: Sequence[Line], given: Given) -> Head:
    """Take lines from the top as long as they are no body text."""
    found, at, title_at = Found(), 0, -1
    while at < len(lines):
        line = lines[at]
        if mark := _mark(lines, at, found, given):
            found, at = found.then(mark), at + 1
        elif _is_heading(line):
            highlights, at = _read_highlights(lines, at + 1)
            found = found.then(Found(highlights=highlights))
        elif found.title and same_headline(line.text, found.title):
            found, at, title_at = _with_site(found, line.text), at + 1, at
        elif _is_bullets(lines, at, given):
            highlights, at = _read_highlights(lines, at)
            found = found.then(Found(highlights=highlights))
        elif _is_caption(lines, at, found, given):
            found, at = found.then(Found(photo_credit=read_caption(line.text))), at + 1
        elif _is_section(lines, at, found, given):
            at += 1
        elif title_at < 0 and _is_title(lines, at, found, given):
            found, at, title_at = found.then(Found(title=line.text)), at + 1, at
        elif _is_standfirst(lines, at, found, given, below_title=title_at == at - 1 >= 0):
            found, at = found.then(Found(standfirst=line.text)), at + 1
        else:
            break
    return Head(found, tuple(lines[at:]))


def same_headline(one: str | None, other: str | None) -> bool:
    """Whether two headlines are one, apart from a site's name behind either."""
    first, second = sorted((fold(one or ""), fold(other or "")), key=len)
    return bool(first) and (first == second or (second.startswith(first) and len(first) > len(second) // 2))


def _mark(lines: Sequence[Line], at: int, found: Found, given: Given) -> Found | None:
    text = lines[at].text
    if read := read_stamp(text, given) or read_mark(text, given) or read_line(text):
        return read
    if found.publisher and fold(text) == fold(found.publisher):
        return Found(publisher=found.publisher)
    if found.title and _ACRONYM.fullmatch(text) and text.casefold() not in entries("not_places.txt"):
        return Found(agency=text) if _mark_below(lines, at, 1, given) else None
    below_title = (found.title or given.found.title) and not found.byline
    return Found(byline=text) if below_title and is_name(text) and _mark_below(lines, at, 1, given) else None


def _mark_below(lines: Sequence[Line], at: int, reach: int, given: Given) -> bool:
    """Whether a line that only a head has stands within reach below."""
    below = lines[at + 1 : at + 1 + reach]
    return any(_is_heading(line) or _is_strong(line, given) for line in below)


def _is_strong(line: Line, given: Given) -> bool:
    read = read_stamp(line.text, given) or read_mark(line.text, given)
    return read is not None and not (read.url or (read.place and not read.stamps and not read.page_day))


def _is_title(lines: Sequence[Line], at: int, found: Found, given: Given) -> bool:
    line = lines[at]
    if at + 1 == len(lines) or len(line.text) > HEADLINE_MOST or found.title:
        return False
    if same_headline(line.text, given.found.title) or _mark_below(lines, at, REACH, given):
        return not line.is_prose or not _opens_body(line, given)
    if given.found.title:
        return False
    asks = line.text[-1] in "?!" and len(line.text) <= QUESTION_MOST
    return (not line.is_prose or asks) and not _opens_body(line, given)


def _is_standfirst(lines: Sequence[Line], at: int, found: Found, given: Given, *, below_title: bool) -> bool:
    line, rest = lines[at], lines[at + 1 :]
    if not rest or found.standfirst or len(line.text) > STANDFIRST_MOST or _opens_body(line, given):
        return False
    if not (found.title or given.found.title):
        return False
    if _mark_below(lines, at, REACH, given) or line.text == given.found.standfirst:
        return True
    return below_title and (_opens_body(rest[0], given) or (not line.is_prose and rest[0].is_prose))


def _opens_body(line: Line, given: Given) -> bool:
    """Whether it has a dateline; a headline may begin with a place too, but has no full stop."""
    read = read_dateline(line.text, given)
    if read is None:
        return False
    found, _ = read
    return line.is_prose or bool(found.agency or found.publisher or found.line_date)


def _is_section(lines: Sequence[Line], at: int, found: Found, given: Given) -> bool:
    """The name of a section above the headline."""
    text, below = lines[at].text, lines[at + 1 : at + 2]
    if found.title or not below:
        return False
    if text.casefold().strip(" :|>") in entries("sections.txt"):
        return True
    words, next_words = text.split(), below[0].text.split()
    if _mark_below(lines, at, 1, given):
        return False
    return len(words) <= SECTION_MOST < len(next_words) and not lines[at].is_prose and not below[0].is_prose


def _is_caption(lines: Sequence[Line], at: int, found: Found, given: Given) -> bool:
    """A sentence that stands twice, or ends in a picture's credit, between headline and body."""
    line = lines[at]
    has_title = bool(found.title or given.found.title)
    if at + 1 == len(lines) or (found == Found() and not has_title):
        return False
    if line.doubled and found != Found() and (line.is_prose or found.title):
        return True
    return has_title and read_caption(line.text) is not None and not _opens_body(line, given)


def _with_site(found: Found, again: str) -> Found:
    """What was found, the headline being printed twice: one of them may carry the site's name."""
    longer, shorter = sorted((found.title or "", again), key=len, reverse=True)
    site = longer[len(shorter) :].strip(" |-–—:»") if longer.startswith(shorter) else ""
    return Found(title=shorter, publisher=site or None).then(found)


def _is_bullets(lines: Sequence[Line], at: int, given: Given) -> bool:
    """A list above the body: bullets, and below them a line that only a head has."""
    end = at
    while end < len(lines) and end - at <= MOST_BULLETS and _BULLET.match(lines[end].text):
        end += 1
    return end > at and end < len(lines) and (_is_strong(lines[end], given) or _opens_body(lines[end], given))


def _is_heading(line: Line) -> bool:
    return line.text.casefold().strip(" :•") in _HIGHLIGHTS


def _read_highlights(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The items below *Story highlights*: one block of lines, or the bullets, or what has no full stop."""
    start = at
    while at < len(lines) - 1 and len(lines[at].text) <= HIGHLIGHT_MOST and _goes_on(lines, start, at):
        at += 1
    return tuple(_BULLET.sub("", line.text, count=1) for line in lines[start:at]), at


def _goes_on(lines: Sequence[Line], start: int, at: int) -> bool:
    if at == start:
        return True
    line, first = lines[at], lines[start]
    if _BULLET.match(first.text):
        return bool(_BULLET.match(line.text))
    return not line.opens or (not first.is_prose and not line.is_prose)


def without_site(title: str, publisher: str | None) -> str:
    """A headline without the site's name behind it."""
    for mark in (" | ", " - ", " – ", " — "):
        before, found, after = title.rpartition(mark)
        if found and publisher and fold(after) == fold(publisher):
            return before
    return title
