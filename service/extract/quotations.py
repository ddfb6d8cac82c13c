"""Quotations: which runs of a text stand in quotation marks, however these nest, go on or stay open."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.marks import Mark, begins_with_mark, find_marks
from service.model.span import Span


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


class _Pair(Struct, frozen=True, kw_only=True):
    """Marks that belong together, before anything is known of depth."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool = True
    continues: bool = False
    single: bool = False


class _Open(Struct, frozen=True):
    """A mark that has opened and not yet closed."""

    mark: Mark
    continues: bool
    #: How many pairs had been found by then.
    pairs: int


def quotations(text: str, paragraphs: Sequence[Span]) -> list[list[Quotation]]:
    """For each paragraph its quotations, in order; an outer one comes before those that it contains."""
    found: list[list[Quotation]] = []
    marked = [begins_with_mark(text, paragraph) for paragraph in paragraphs]
    carried = False
    for index, paragraph in enumerate(paragraphs):
        goes_on = any(marked[index + 1 : index + 2])
        pairing = _Pairing(paragraph, carried=carried)
        pairs = pairing.pairs(find_marks(text, paragraph), goes_on=goes_on)
        carried = any(not pair.closed for pair in pairs)
        found.append(_nested(text, pairs))
    return found


class _Pairing:
    """The pairing of one paragraph's marks, from left to right.

    A double mark closes over single ones left open within it; a single one never closes over a double one.
    """

    def __init__(self, paragraph: Span, *, carried: bool) -> None:
        self._paragraph = paragraph
        #: Whether the paragraph before left a quotation open, and no mark has answered to that yet.
        self._carried = carried
        self._open: list[_Open] = []
        self._doubles = 0
        self._found: list[_Pair] = []

    def pairs(self, marks: Sequence[Mark], *, goes_on: bool) -> list[_Pair]:
        """The pairs of marks; `goes_on` says that the next paragraph opens with a mark."""
        closing = _closed_later(marks)
        for index, mark in enumerate(marks):
            if mark.single:
                self._take_single(mark, closed_later=closing[index])
            else:
                self._take_double(mark)
        self._leave_open(goes_on=goes_on)
        return self._found

    def _take_double(self, mark: Mark) -> None:
        opens = not self._doubles if mark.opens == mark.closes else mark.opens
        if opens:
            continues = self._carried and mark.start == self._paragraph.start
            self._open.append(_Open(mark, continues, len(self._found)))
            self._doubles += 1
        elif self._doubles:
            self._close(mark)
        elif self._carried:
            start = self._paragraph.start
            self._open.clear()
            self._found.append(
                _Pair(start=start, inner_start=start, inner_end=mark.start, end=mark.end, continues=True)
            )
        self._carried = False

    def _take_single(self, mark: Mark, *, closed_later: bool) -> None:
        inside = bool(self._open) and self._open[-1].mark.single
        if mark.closes and inside and not (mark.doubtful and closed_later):
            self._close(mark)
        elif mark.opens and not inside:
            self._open.append(_Open(mark, continues=False, pairs=len(self._found)))

    def _close(self, mark: Mark) -> None:
        opened = self._open.pop()
        while opened.mark.single != mark.single:
            opened = self._open.pop()
        self._doubles -= not mark.single
        self._add(opened, mark.start, mark.end, closed=True)

    def _leave_open(self, *, goes_on: bool) -> None:
        """The first one left open runs to the paragraph's end.

        Where others follow in it its end is anybody's guess, and it is none, unless the next paragraph goes on.
        """
        left = [one for one in self._open if not one.mark.single]
        for place, opened in enumerate(left):
            later = place + 1 < len(left) or any(not pair.single for pair in self._found[opened.pairs :])
            if not later or (goes_on and opened.mark.start == self._paragraph.start):
                self._add(opened, self._paragraph.end, self._paragraph.end, closed=False)
                return

    def _add(self, opened: _Open, inner_end: int, end: int, *, closed: bool) -> None:
        self._found.append(
            _Pair(
                start=opened.mark.start,
                inner_start=opened.mark.end,
                inner_end=inner_end,
                end=end,
                closed=closed,
                continues=opened.continues,
                single=opened.mark.single,
            )
        )


def _closed_later(marks: Sequence[Mark]) -> list[bool]:
    """For each mark, whether the next one is a single one that closes."""
    return [mark.single and mark.closes for mark in marks[1:]] + [False]


def _nested(text: str, pairs: Sequence[_Pair]) -> list[Quotation]:
    """Pairs as quotations with their depth; those with nothing in them are left out."""
    ends: list[int] = []
    found: list[Quotation] = []
    for pair in sorted(pairs, key=lambda one: (one.start, -one.end)):
        inner = _trimmed(text, pair.inner_start, pair.inner_end)
        if inner is None:
            continue
        while ends and ends[-1] <= pair.start:
            ends.pop()
        outer = Span(pair.start, pair.end)
        found.append(Quotation(outer, inner, len(ends), pair.closed, pair.continues, pair.single))
        ends.append(pair.end)
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    run = text[start:end]
    start, end = start + len(run) - len(run.lstrip()), start + len(run.rstrip())
    return Span(start, end) if start < end else None
