"""Quotation marks: which runs of a text stand in them, whatever their style."""

import re
from collections.abc import Sequence

from msgspec import Struct

from service.model.span import Span

_MARK = re.compile(r"'{2,}|’{2}|‘{2}|``|[\"“”„‟«»'‘’‹›`]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_ELISION = re.compile(r"['’‘](?:\d0s|(?:em|til|tis|twas|cause|bout|n|round|cuz)\b)", re.IGNORECASE)
_SURE_OPENERS = frozenset(["„", "‟", "``", "‘‘"])
_SINGLES = frozenset("'‘’‹›`")
#: What may stand before an opening mark, beside a space, and behind a closing one, beside a space.
_BEFORE = frozenset("([{-–—―/\"“„«''‘‹:…")
_BEHIND = frozenset(")]}-–—―/\"”»'’›.,;:?!…")
_ENDS = frozenset(".,;:?!…-–—")


class Quotation(Struct, frozen=True):
    """A run of one paragraph in quotation marks.

    Invariant: `outer` contains `inner`; quotations nest or are disjoint.
    """

    #: With its marks.
    outer: Span
    #: Without its marks and the spaces beside them.
    inner: Span
    #: How many quotations it lies in.
    depth: int
    #: Whether it has a closing mark; without one it runs to the end of its paragraph.
    closed: bool
    #: Whether it carries on what the paragraph before left open.
    continues: bool
    #: Whether its marks are single ones.
    single: bool


class _Mark(Struct, frozen=True):
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    #: Whether an apostrophe could be meant: *states'*, *goin'*.
    doubtful: bool = False


class _Open(Struct):
    mark: _Mark
    continues: bool = False
    #: How many quotations had been found when it opened.
    before: int = 0


def quotations(text: str, paragraphs: Sequence[Span]) -> list[list[Quotation]]:
    """For each paragraph its quotations, in order; an outer one before those that it contains."""
    found: list[list[Quotation]] = []
    starts = [_begins_with_mark(text, paragraph) for paragraph in paragraphs]
    carried = False
    for index, paragraph in enumerate(paragraphs):
        goes_on = index + 1 < len(paragraphs) and starts[index + 1]
        here = _Pairing(text, paragraph, carried=carried, goes_on=goes_on).run()
        carried = any(not one.closed and not one.single for one in here)
        found.append(here)
    return found


def _begins_with_mark(text: str, paragraph: Span) -> bool:
    mark = _MARK.match(text, paragraph.start, paragraph.end)
    return bool(mark) and mark[0] not in _SINGLES if mark else False


class _Pairing:
    """The pairing of one paragraph's marks, from left to right."""

    def __init__(self, text: str, paragraph: Span, *, carried: bool, goes_on: bool) -> None:
        self.text = text
        self.paragraph = paragraph
        self.carried = carried
        self.goes_on = goes_on
        self.open: list[_Open] = []
        self.doubles = 0
        self.found: list[tuple[int, int, int, int, bool, bool, bool]] = []

    def run(self) -> list[Quotation]:
        marks = _marks(self.text, self.paragraph)
        following = _next_singles(marks)
        for index, mark in enumerate(marks):
            if mark.single:
                self._single(mark, following[index])
            else:
                self._double(mark)
        self._leave_open()
        return _nested(self.text, self.found)

    def _double(self, mark: _Mark) -> None:
        opens, closes = mark.opens, mark.closes
        if opens == closes:
            opens = not self.doubles
        if opens:
            continues = self.carried and mark.start == self.paragraph.start
            self.carried = False
            self.open.append(_Open(mark, continues, len(self.found)))
            self.doubles += 1
        elif self.doubles:
            self._close(mark)
        elif self.carried:
            self.carried = False
            start = self.paragraph.start
            self.found.append((start, start, mark.start, mark.end, True, True, False))

    def _close(self, mark: _Mark) -> None:
        opened = self.open.pop()
        while opened.mark.single != mark.single:
            opened = self.open.pop()
        self.doubles -= not mark.single
        self._add(opened, mark.start, mark.end, closed=True)

    def _single(self, mark: _Mark, following: str) -> None:
        inside = bool(self.open) and self.open[-1].mark.single
        if mark.closes and inside and not (mark.doubtful and following == "closes"):
            self._close(mark)
        elif mark.opens and not inside:
            self.open.append(_Open(mark, before=len(self.found)))

    def _leave_open(self) -> None:
        """One left open runs to the end, unless others follow in it: then its end is anybody's guess."""
        left = [one for one in self.open if not one.mark.single]
        for place, opened in enumerate(left):
            followed = place + 1 < len(left) or any(not single for *_, single in self.found[opened.before :])
            if not followed or (self.goes_on and opened.mark.start == self.paragraph.start):
                self._add(opened, self.paragraph.end, self.paragraph.end, closed=False)
                return

    def _add(self, opened: _Open, inner_end: int, outer_end: int, *, closed: bool) -> None:
        mark = opened.mark
        self.found.append((mark.start, mark.end, inner_end, outer_end, closed, opened.continues, mark.single))


def _nested(text: str, found: list[tuple[int, int, int, int, bool, bool, bool]]) -> list[Quotation]:
    """Quotations with their depth; those with nothing in them are left out."""
    ends: list[int] = []
    nested: list[Quotation] = []
    for start, inner_start, inner_end, end, closed, continues, single in sorted(found, key=lambda one: (one[0], -one[3])):
        inner = _trimmed(text, inner_start, inner_end)
        if inner is None:
            continue
        while ends and ends[-1] <= start:
            ends.pop()
        nested.append(Quotation(Span(start, end), inner, len(ends), closed, continues, single))
        ends.append(end)
    return nested


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The marks of a paragraph, with what each may do by the characters beside it."""
    tags = [match.span() for match in _TAG.finditer(text, paragraph.start, paragraph.end)]
    marks: list[_Mark] = []
    tag = 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        while tag < len(tags) and tags[tag][1] <= match.start():
            tag += 1
        if tag == len(tags) or match.start() < tags[tag][0]:
            for start, end in _split(text, paragraph, match.start(), match.end()):
                mark = _mark(text, paragraph, start, end)
                if mark.opens or mark.closes:
                    marks.append(mark)
    return marks


def _split(text: str, paragraph: Span, start: int, end: int) -> list[tuple[int, int]]:
    """A run of apostrophes as single and doubled ones: `'''` closes a single one first, and opens it last."""
    length = end - start
    if length < 3:  # noqa: PLR2004 - one mark, or one doubled mark
        return [(start, end)]
    pairs = [(at, at + 2) for at in range(start + length % 2, end, 2)]
    if length % 2 and start == paragraph.start or text[start - 1].isspace():
        pairs = [(at, at + 2) for at in range(start, end - length % 2, 2)]
        return [*pairs, (end - 1, end)] if length % 2 else pairs
    return [(start, start + 1), *pairs] if length % 2 else pairs


def _mark(text: str, paragraph: Span, start: int, end: int) -> _Mark:
    sign = text[start:end]
    left = text[start - 1] if start > paragraph.start else " "
    right = text[end] if end < paragraph.end else " "
    free_left, free_right = left.isspace() or left in _BEFORE, right.isspace() or right in _BEHIND
    opens = free_left and not right.isspace()
    closes = not left.isspace() and not right.isalnum()
    if sign in _SINGLES:
        return _single_mark(text, start, end, opens=opens, closes=closes, left=left, right=right)
    if sign in _SURE_OPENERS:
        return _Mark(start, end, False, True, False)
    if sign in "“«":
        typo = not left.isspace() and left not in _BEFORE and free_right
        return _Mark(start, end, False, True, typo)
    if sign in ("”", "»", "’’"):
        typo = left.isspace() and not right.isspace()
        return _Mark(start, end, False, typo, True)
    if opens == closes:
        return _Mark(start, end, False, True, True)
    return _Mark(start, end, False, opens, closes)


def _single_mark(text: str, start: int, end: int, *, opens: bool, closes: bool, left: str, right: str) -> _Mark:
    sign = text[start]
    if sign in "‹›":
        return _Mark(start, end, True, sign == "‹", sign == "›")
    opens = opens and sign != "’" and not left.isalnum() and not _ELISION.match(text, start)
    closes = closes and sign not in "‘`"
    doubtful = closes and left in "sSnzx" and right not in _ENDS and right != " " * 0 and right not in "\"”»)"
    return _Mark(start, end, True, opens and not (closes and not left.isspace() and left not in _BEFORE), closes, doubtful)


def _next_singles(marks: Sequence[_Mark]) -> list[str]:
    """For each mark what the next single one in the same double ones does: opens, closes, or nothing."""
    following, ahead = [""] * len(marks), ""
    for index in range(len(marks) - 1, -1, -1):
        following[index] = ahead
        mark = marks[index]
        ahead = ("closes" if mark.closes else "opens") if mark.single else ""
    return following
