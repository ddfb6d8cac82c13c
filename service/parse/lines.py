"""A document's text as lines: white space made plain, empty lines counted, hard wrapping undone."""

import re

from msgspec import Struct

#: Characters; mail and wire programs break lines before 80.
WRAP_WIDTH = 80
#: Characters; a wrapped line that another one follows is hardly shorter.
WRAPPED_LEAST = 40

_PROSE_END = re.compile(r"(?:[.!?…:;,]|--|[—–])[\"'”’)\]»*]*(?:\s?\([A-Z][\w /]{1,20}\))?$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}$")

#: Characters; no headline is longer, and every longer line is a paragraph.
HEADLINE_MOST = 250


class Line(Struct, frozen=True):
    """One line that is not empty."""

    text: str
    #: Its number in the document, from 1.
    number: int
    #: Whether an empty line, or nothing at all, stands above it.
    opens: bool = True
    #: Whether the document has it twice in a row.
    doubled: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it ends as a sentence does, or is too long for a headline."""
        if len(self.text) > HEADLINE_MOST:
            return True
        return bool(_PROSE_END.search(self.text[-40:])) and not _ABBREVIATION_END.search(self.text[-12:])


def plain(text: str) -> str:
    """One line with plain single spaces inside and none at its edges."""
    return " ".join(text.split())


def split(text: str) -> list[Line]:
    """The lines that hold something, in order."""
    found = []
    opens = True
    for number, raw in enumerate(text.split("\n"), 1):
        line = plain(raw)
        if line:
            found.append(Line(line, number, opens))
        opens = not line
    return _unwrap(found)


def _unwrap(lines: list[Line]) -> list[Line]:
    """The lines, with paragraphs joined that were broken to a column; others are left as they are."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.opens or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    wrapped = [block for block in blocks if _is_wrapped(block)]
    if 2 * len(wrapped) <= len(blocks):
        return lines
    return [line for block in blocks for line in (_joined(block) if _is_wrapped(block) else block)]


def _is_wrapped(block: list[Line]) -> bool:
    *above, last = block
    return (
        len(above) >= 1
        and len(last.text) <= WRAP_WIDTH
        and all(WRAPPED_LEAST <= len(line.text) <= WRAP_WIDTH for line in above)
        and last.is_prose
        and sum(line.is_prose for line in above) * 2 <= len(above)
    )


def _joined(block: list[Line]) -> list[Line]:
    first = block[0]
    return [Line(" ".join(line.text for line in block), first.number, first.opens)]
