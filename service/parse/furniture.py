"""Leftovers of a page that are no part of the report: menus, buttons, links, decorations."""

import re
from collections.abc import Sequence

from msgspec import Struct

from service.parse.lines import Line
from service.parse.marks import read_credit
from service.parse.words import beginnings, entries

#: Characters; furniture is short, and a longer line is a paragraph.
LONGEST = 200
#: Words; a row of buttons has no more.
BUTTONS = 14
#: Characters of a caption that a page runs together with its copy.
CAPTION_LEAST, CAPTION_MOST = 25, 600

_EDGES = " .:>»›<«‹-–—|•·*…!+_[]()↓→▼▶"
_TOKEN = re.compile(r"[a-z]+(?:_[a-z0-9]+)+|\S+\.(?:jpe?g|png|gif|webp|svg|mp4)", re.IGNORECASE)
_COUNT = re.compile(
    r"\d+ (?:min(?:ute)?s?|sec(?:ond)?s?)(?: read| video| listen)?|\d+ (?:years?|months?|weeks?|days?|hours?|hrs?|minutes?) ago"
    r"|[\d,.]+ ?[KkM]? (?:shares?|comments?|views?|likes?|followers)|\d+ ?/ ?\d+|page \d+ of \d+",
    re.IGNORECASE,
)
_LOGO = re.compile(r"(?:[\w.'’&]+ ){0,4}(?:logo|icon|banner|thumbnail)", re.IGNORECASE)
_ANNOUNCING = frozenset({"also read", "also see", "read also", "read more", "read", "see also", "related", "must read"})
_WORD = re.compile(r"[\w'’@.\-]+")
_QUOTES = re.compile(r"[\"“”]")
_TWEET = re.compile(r"twitter\.com|\bt\.co/")
#: A headline with the button behind it, and no sentence.
_LEADS_ON = re.compile(r"[^.!?“”\"]+ (?:Read more|READ MORE|Read More|Continue reading)")
_BULLET = "•·▪●*-–"


def is_furniture(text: str) -> bool:
    """Whether a line is nothing but furniture."""
    if len(text) > LONGEST:
        return False
    bare = text.casefold().replace("’", "'").strip(_EDGES)
    return (
        (not bare and not _QUOTES.search(text))
        or bare in entries("furniture.txt")
        or _is_link(text)
        or _LEADS_ON.fullmatch(text) is not None
        or _is_buttons(bare)
        or any(pattern.fullmatch(bare) for pattern in (_TOKEN, _COUNT, _LOGO))
    )


class Swept(Struct, frozen=True):
    """The lines without furniture, and the picture credits that stood among them."""

    lines: tuple[Line, ...]
    credits: tuple[str, ...]


def sweep(lines: Sequence[Line]) -> Swept:
    """Leave out furniture, the links that it announces, and credits; keep once what stands twice."""
    kept: list[Line] = []
    credited: list[str] = []
    skip_link = False
    for line in lines:
        if is_furniture(line.text):
            skip_link = _announces(line.text)
        elif _is_label(line.text):
            skip_link = True
        elif skip_link and _is_target(line):
            skip_link = False
        else:
            skip_link = False
            credited += _add(kept, line)
    return Swept(tuple(kept), tuple(credited))


def _add(kept: list[Line], line: Line) -> list[str]:
    """Add a line to those kept, or give it back as a credit."""
    once = _once(line.text)
    if credit := read_credit(once):
        return [credit]
    above = kept[-1] if kept else None
    if above and above.text == once:
        kept[-1] = Line(once, above.number, above.opens, doubled=True)
    else:
        kept.append(Line(once, line.number, line.opens, doubled=once != line.text))
    return []


def _once(text: str) -> str:
    """The caption that the line has twice over, or the line."""
    while 2 * CAPTION_LEAST <= len(text) <= 2 * CAPTION_MOST:
        length = len(text) // 2
        first, second = text[:length].strip(), text[length:].strip()
        if first != second or " " not in first:
            break
        text = first
    return text


def _is_link(text: str) -> bool:
    low = text.casefold().replace("’", "'").lstrip(_BULLET + "([>» ")
    if not low.startswith(beginnings("prefixes.txt")) or _TWEET.search(low):
        return False
    start = next(begin for begin in beginnings("prefixes.txt") if low.startswith(begin))
    return not start[-1].isalnum() or not _QUOTES.search(text)


def _is_buttons(bare: str) -> bool:
    words = [word.strip(".-'") for word in _WORD.findall(bare)]
    if not 0 < len(words) <= BUTTONS:
        return False
    buttons = entries("buttons.txt")
    return any(word in buttons for word in words) and all(
        word in buttons or word in entries("fillers.txt") or word.isdigit() for word in words
    )


def _announces(text: str) -> bool:
    """Whether the furniture is a bare *Also read:*, whose headline stands on the next line."""
    return text[-1] in ":|" and text.casefold().strip(_EDGES) in _ANNOUNCING


def _is_label(text: str) -> bool:
    bare = text.casefold().strip(_EDGES)
    return bare in entries("labels.txt") and (text[-1] == ":" or bare.startswith("related"))


def _is_target(line: Line) -> bool:
    return not line.is_prose and len(line.text) <= LONGEST and not _QUOTES.match(line.text)
