"""Marked texts as attributions: `{1:Ann Lee} [1:said] <1:it works>`."""

from datetime import date, timedelta

from service.model.attribution import Attribution, Kind
from service.model.figure import Cast
from service.model.quote import SaidOn
from service.resolve.cast import cast
from service.resolve.clock import Zones
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.marked import unmark_all

#: A Tuesday.
DAY = date(2021, 8, 10)


def statements(marked: str) -> tuple[str, list[Attribution]]:
    """The text without its marks, and its statements in the order of their numbers."""
    text, marks = unmark_all(marked)
    found = [
        Attribution(content=one.content, kind=Kind.DIRECT, confidence=1.0, cue=one.cue, speaker=one.speaker)
        for one in marks.values()
    ]
    return text, found


def cast_of(marked: str) -> Cast:
    """The cast of a marked text."""
    text, found = statements(marked)
    return cast(text, found, load_tables())


def speakers(marked: str) -> list[str | None]:
    """For each statement the speaker's name; `?` for somebody unnamed, null where nothing decides."""
    found = cast_of(marked)
    return [
        "?" if speaker.anonymous else None if speaker.figure is None else found.figures[speaker.figure].name
        for speaker in found.speakers
    ]


def ids(marked: str) -> list[str | None]:
    """For each statement the speaker's id in the tables."""
    found = cast_of(marked)
    return [None if one.figure is None else found.figures[one.figure].known for one in found.speakers]


def no_zones(_zone: str, _day: date) -> timedelta | None:
    """Knows no zone."""
    return None


def said(marked: str, on: date | None = DAY, zones: Zones = no_zones) -> list[SaidOn]:
    """When the statements of a marked text were made, in a report of that day."""
    text, found = statements(marked)
    who = cast(text, found, load_tables())
    return [one.said for one in said_on(text, found, who, on=on, published_on=on, zones=zones)]
