"""Nesting: statements in another one's content, and no two outer ones over the same words."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from service.model.attribution import Attribution
from service.model.span import Span


class Found(Struct, frozen=True):
    """An attribution, and whether it is plain enough to be kept inside another one's content."""

    attribution: Attribution
    clear: bool


def nest(found: Sequence[Found]) -> list[Attribution]:
    """The attributions in order of appearance; a clear one in another's content says so, others that overlap go.

    The longer content is the outer one.
    """
    sortable = sorted(found, key=lambda one: _appearance(one.attribution))
    ordered = [one.attribution for one in sortable]
    levels: list[_Level] = []
    parents: dict[int, int | None] = {}
    for index in sorted(range(len(ordered)), key=lambda at: -_size(ordered[at])):
        parent: int | None = None
        for level in levels:
            if level.is_free(ordered[index]):
                break
            parent = level.container(ordered[index]) if sortable[index].clear else None
            if parent is None:
                break
        else:
            level = _Level()
            levels.append(level)
        if level.is_free(ordered[index]):
            level.add(ordered[index], index)
            parents[index] = parent
    kept = sorted(parents)
    places = {index: place for place, index in enumerate(kept)}
    return [_within(ordered[index], places, parents[index]) for index in kept]


class _Level:
    """Statements whose contents are disjoint."""

    def __init__(self) -> None:
        self._pieces: list[tuple[Span, int]] = []

    def add(self, one: Attribution, index: int) -> None:
        for span in one.content:
            insort(self._pieces, (span, index))

    def is_free(self, one: Attribution) -> bool:
        return not any(self._overlapping(span) for span in one.content)

    def container(self, one: Attribution) -> int | None:
        """The statement in one piece of whose content all of this one lies."""
        spans = [*one.content, *(span for span in (one.cue, one.speaker) if span)]
        around = Span(min(span.start for span in spans), max(span.end for span in spans))
        held = self._overlapping(around)
        return held[0][1] if len(held) == 1 and held[0][0].contains(around) else None

    def _overlapping(self, span: Span) -> list[tuple[Span, int]]:
        """The pieces that share a character with the span; the first two are enough for every caller."""
        place = bisect_right(self._pieces, (Span(span.start, span.start + 1), -1))
        near = self._pieces[max(0, place - 1) : place + 2]
        return [held for held in near if held[0].overlaps(span)]


def _within(one: Attribution, places: dict[int, int], parent: int | None) -> Attribution:
    return one if parent is None else replace(one, within=places[parent])


def _appearance(one: Attribution) -> tuple[int, int]:
    return one.content[0].start, -_size(one)


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)
