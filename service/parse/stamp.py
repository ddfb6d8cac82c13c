"""Lines that tell when a report was published and updated, with what was run together with them."""

import re
from collections.abc import Sequence

from service.parse.dates import STAMP_MOST, PrintedDate, find_dates, make_day
from service.parse.found import Found, Given, LineDate, Stamp, StampKind
from service.parse.furniture import is_furniture
from service.parse.lines import Line
from service.parse.marks import read_mark
from service.parse.words import entries, is_place

#: Words beside the dates; a line with more is a sentence that happens to hold a date.
MOST_WORDS = 9

_UPDATED = re.compile(r"(?:Last |last )?(?:[Uu]pdated|UPDATED|[Mm]odified|[Rr]evised)(?:\s+(?:on|at|:))?\s*:?\s*")
_PUBLISHED = re.compile(
    r"(?:(?:First |first )?(?:[Pp]ublished|PUBLISHED|[Pp]osted|[Cc]reated|[Ii]ssued|[Rr]eleased|[Uu]ploaded)"
    r"|(?<![A-Za-z])(?:DATE|Date|[Pp]ublication date))(?:\s+(?:on|at|in|:))?\s*:?\s*"
)
_BREAKS = re.compile(r"\s*(?:[|•·/]|\s[-–—]\s|\n)\s*")
_WEEKDAYS = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b,?")
_EDGES = " ,;:|-–—•·()[]."
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’\-]+(?:\s(?:[A-ZÀ-Þ][\w.'’\-]*|and|de|bin|al)){1,4}")
_SITE = re.compile(r"[A-Za-z][\w-]*(?:\.[A-Za-z]{2,6}){1,2}")
_PROSE_WORD = re.compile(r"\b(?<!\.)(?!(?:and|de|bin|al|am|pm|at|on|hrs)\b)[a-z]{2,}\b")
#: An agency that no list knows, first on the line.
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_EMPTY = frozenset({"on", "at", "by", "ist", "time", "local time", "hrs", "today's paper"})
_EDITOR = re.compile(r"(?:editor|edited by|editing)\b", re.IGNORECASE)
_PAGE_DAY = re.compile(r"date\s+(\d{4})-(\d\d)-(\d\d)(?:\s+(?P<rest>.*))?", re.IGNORECASE)


def read_stamp(text: str, given: Given) -> Found | None:
    """The dates of a line that holds nothing else of weight, and the place, agency or name beside them."""
    if len(text) > STAMP_MOST:
        return None
    if page_day := _read_page_day(text):
        return page_day
    moments = find_dates(text)
    if not moments:
        return None
    labels = sorted(
        (label.start(), label.end(), kind)
        for kind, pattern in ((StampKind.UPDATED, _UPDATED), (StampKind.PUBLISHED, _PUBLISHED))
        for label in pattern.finditer(text)
    )
    stamps = tuple(Stamp(_kind(moment, labels), moment) for moment in moments)
    beside = _beside(text, [(m.start, m.end) for m in moments] + [(start, end) for start, end, _ in labels])
    read = _read_beside(beside, given, labelled=bool(labels))
    return None if read is None else read.then(Found(stamps=stamps))


def join_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, with *Published* alone on a line joined to the date on the next."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        is_label = above and (_PUBLISHED.fullmatch(above.text) or _UPDATED.fullmatch(above.text))
        if above and is_label and find_dates(line.text):
            joined[-1] = Line(f"{above.text} {line.text}", above.number, above.opens)
        else:
            joined.append(line)
    return joined


def _kind(moment: PrintedDate, labels: list[tuple[int, int, StampKind]]) -> StampKind:
    """What the last label before the date says of it, where no other date stands between."""
    before = [kind for _, end, kind in labels if end <= moment.start and moment.start - end <= len("Thursday, ")]
    return before[-1] if before else StampKind.PUBLISHED


def _beside(text: str, taken: list[tuple[int, int]]) -> list[str]:
    """What stands beside the dates and labels, piece by piece."""
    left = text
    for start, end in taken:
        left = left[:start] + "\n" * (end - start) + left[end:]
    pieces = _BREAKS.split(_WEEKDAYS.sub("\n", left))
    return [piece.strip(_EDGES) for part in pieces for piece in [part.strip(_EDGES)] if piece]


def _read_beside(pieces: list[str], given: Given, *, labelled: bool) -> Found | None:
    if sum(len(piece.split()) for piece in pieces) > MOST_WORDS:
        return None
    found = Found()
    for piece in pieces:
        read = _read_piece(piece, found, given, labelled=labelled)
        if read is None:
            return None
        found = found.then(read)
    return found


def _read_piece(piece: str, found: Found, given: Given, *, labelled: bool) -> Found | None:
    """What one piece is; null where it makes the line something else than a stamp."""
    if _says_nothing(piece):
        return Found()
    if read := read_mark(piece, given):
        return read
    if is_place(piece) or (found.agency and _NAME.fullmatch(f"{piece} {piece}")):
        return Found(place=piece)
    return _read_labelled(piece, found) if labelled and not _PROSE_WORD.search(piece) else None


def _read_labelled(piece: str, found: Found) -> Found:
    """A name beside a label: the agency's comes first on the line, the author's is in capitals and small letters."""
    if _SITE.fullmatch(piece):
        return Found(publisher=piece)
    if found == Found() and _ACRONYM.fullmatch(piece):
        return Found(agency=piece)
    return Found(byline=piece) if _NAME.fullmatch(piece) and "," not in piece else Found()


def _says_nothing(piece: str) -> bool:
    low = piece.casefold()
    return is_furniture(piece) or bool(_EDITOR.match(piece)) or low in _EMPTY or low in entries("sections.txt")


def _read_page_day(text: str) -> Found | None:
    """The line that stands above some pages: `date 2021-07-09 Washington :`."""
    found = _PAGE_DAY.fullmatch(text)
    day = make_day(*(int(part) for part in found.groups()[:3])) if found else None
    if found is None or day is None:
        return None
    rest = (found["rest"] or "").strip()
    words = rest.rstrip(": ")
    if not words or is_furniture(words):
        return Found(page_day=day)
    if rest.endswith(":") or is_place(words):
        return Found(page_day=day, place=words, line_date=LineDate(day.month, day.day, day.year))
    return Found(page_day=day, title=words if len(words.split()) > MOST_WORDS // 2 else None)
