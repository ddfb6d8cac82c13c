"""A text cut where its marks begin and end, so that each piece can be shown in one go."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from service.model.finding import Finding, FindingSpeaker
from service.model.span import Offsets

#: What may stand between a content and the place where its speaker's name reads well.
_CLOSING = re.compile(r"[,.;:!?]?[”\"’'»›]*[,.;:!?]?")
_PARAGRAPH_END = re.compile(r"\n+")


class Role(StrEnum):
    """What a mark says of its words; of several, the last one here shows."""

    CONTENT = "content"
    SPEAKER = "speaker"
    CUE = "cue"


class Mark(Struct, frozen=True):
    """A mark of a quote, which is known by its number in the text, from 1."""

    quote: int
    role: Role


class Segment(Struct, frozen=True):
    """A piece of the text under the same marks."""

    text: str
    marks: tuple[Mark, ...]
    #: Those of them that begin with it, and those that end.
    opened: tuple[Mark, ...]
    closed: tuple[Mark, ...]
    #: Quotes that begin with this piece, and those behind which their speaker is named after it.
    begin: tuple[int, ...]
    end: tuple[int, ...]
    #: Whether it is nothing but the end of a paragraph.
    between: bool


def segments(text: str, quotes: Sequence[Finding]) -> Iterator[Segment]:
    """The pieces of a text, in order; together they are the text."""
    opened: dict[int, list[Mark]] = defaultdict(list)
    closed: dict[int, list[Mark]] = defaultdict(list)
    begin, end = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for number, quote in enumerate(quotes, start=1):
        for role, (first, last) in _places(quote):
            opened[first].append(Mark(number, role))
            closed[last].append(Mark(number, role))
        begin[quote.evidence.content[0][0]].append(number)
        end[_behind(text, quote.evidence.content[-1][1])].append(number)
    breaks = {match.start(): match.end() for match in _PARAGRAPH_END.finditer(text)}
    edges = sorted({0, len(text), *opened, *closed, *end, *breaks, *breaks.values()})
    marks: list[Mark] = []
    for at, until in itertools.pairwise(edges):
        marks = [one for one in marks if one not in closed[at]] + opened[at]
        yield Segment(
            text[at:until],
            tuple(marks),
            tuple(opened[at]),
            tuple(one for one in reversed(marks) if one in closed[until]),
            tuple(begin[at]),
            tuple(end[until]),
            at in breaks,
        )


def who(speaker: FindingSpeaker) -> str:
    """Who speaks, as far as the text tells."""
    if speaker.name is None:
        said = "unnamed" if speaker.anonymous else "not resolved"
        return f"{said}: {speaker.text}" if speaker.text else "nobody named"
    return speaker.name


def _places(quote: Finding) -> Iterator[tuple[Role, Offsets]]:
    for piece in quote.evidence.content:
        yield Role.CONTENT, piece
    if quote.evidence.speaker:
        yield Role.SPEAKER, quote.evidence.speaker
    if quote.evidence.cue:
        yield Role.CUE, quote.evidence.cue


def _behind(text: str, at: int) -> int:
    """The place behind a content and the marks that close it."""
    match = _CLOSING.match(text, at)
    return match.end() if match else at
