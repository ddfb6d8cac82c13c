"""When each statement was made, as far as the narrator says so."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from service.model.attribution import Attribution
from service.model.figure import Cast
from service.model.quote import Precision, SaidOn
from service.model.span import Span
from service.resolve.days import When
from service.resolve.governing import Governing
from service.resolve.reading import Reading, read
from service.resolve.setting import is_participle
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told

#: Words that may stand between the words for a time and the saying: more make another clause.
NEAR = 16
#: Words for a time looked at on either side of a cue; no sentence of a report has more.
TIMES = 8
#: Characters looked through for the dash or bracket of a dateline between the two.
FAR = 200

#: Words with which the narrator tells where, how and to whom something is said.
_MARKS = " \u00a0,.—–-()\"“”'‘’:;…"


class Dated(Struct, frozen=True):
    """When a statement was made, and where the words for it stand."""

    said: SaidOn
    at: Span | None = None


def said_on(
    text: str,
    attributions: Sequence[Attribution],
    who: Cast,
    *,
    on: date | None,
    published_on: date | None,
) -> list[Dated]:
    """When each statement was made, read against the report's day `on`; what is not told is unknown."""
    unknown = Dated(SaidOn(from_=None, to=published_on, precision=Precision.UNKNOWN, evidence=None, inherited=False))
    if on is None:
        return [unknown for _ in attributions]
    reading = read(text, attributions)
    told = _told(reading, attributions, who, Times(reading, on))
    return [unknown if one is None else _on_record(text, one) for one in told]


def _on_record(text: str, told: Told) -> Dated:
    at = Span(told.when.start, told.when.end)
    said = SaidOn(
        from_=told.time.first,
        to=told.time.last,
        precision=told.time.precision,
        evidence=at.of(text),
        inherited=told.inherited,
    )
    return Dated(said, at)


def _told(reading: Reading, attributions: Sequence[Attribution], who: Cast, times: Times) -> list[Told | None]:
    told = [_own(reading, found, times) for found in attributions]
    Governing(reading, attributions, who, times).fill(told)
    return told


def _own(reading: Reading, found: Attribution, times: Times) -> Told | None:
    """The time told with the saying itself: next to it, or where its clause opens or closes."""
    if found.cue is None or found.within is not None or not reading.words:
        return None
    words = reading.sentence(reading.sentence_of(found.cue.start))
    first, last = reading.words[words[0]].start, reading.words[words[-1]].end
    near = bisect_left(times.starts, found.cue.start)
    low, high = max(bisect_left(times.starts, first), near - TIMES), min(bisect_right(times.starts, last), near + TIMES)
    return next((one for one in times.told[low:high] if _belongs(reading, found, found.cue, one.when, times)), None)


def _belongs(reading: Reading, found: Attribution, cue: Span, when: When, times: Times) -> bool:
    """Whether words for a time tell when it was said, and not when something else was."""
    if when.owns and not times.has_occasion(when):
        return False
    if found.speaker is not None and found.speaker.start <= when.start < found.speaker.end:
        return _is_beside_name(reading, found.speaker, when)
    if _is_bounded(reading, when) or _is_in_title(reading.text, when):
        return False
    own = [span for span in (found.speaker, cue, found.addressee) if span is not None]
    if any(span.start <= when.start < span.end for span in own):
        return True
    near = [span for span in own if span != cue or when.start > cue.start or not is_participle(reading, cue)]
    return any(_is_near(reading, span, when, own) for span in near) or _after_content(reading, found, when)


def _is_beside_name(reading: Reading, speaker: Span, when: When) -> bool:
    """Whether the words open or close those for the speaker: *Last month Ann Lee*, *Ann Lee, the mayor, on Monday*."""
    if when.start == speaker.start:
        return when.end < speaker.end and reading.words[min(reading.at(when.end), len(reading.words) - 1)].cap
    before = reading.at(when.start) - 1
    return when.end == speaker.end and before >= 0 and (reading.words[before].cap or "," in reading.words[before].gap)


def _is_bounded(reading: Reading, when: When) -> bool:
    """Whether the words tell how long something lasted, or what came after: *until Monday*."""
    before = reading.at(when.start) - 1
    return (
        before >= 0
        and reading.words[before].low in load_tables().words["bound"]
        and not reading.words[before].gap.strip()
    )


def _is_in_title(text: str, when: When) -> bool:
    """Whether a quotation mark stands right beside the words: *“Meet the Press Sunday,”*."""
    return any(
        mark in text[when.end : when.end + 2] or mark in text[max(when.start - 1, 0) : when.start] for mark in '"”“'
    )


def _is_near(reading: Reading, span: Span, when: When, own: Sequence[Span]) -> bool:
    """Whether only circumstances of the saying stand between a part of it and the words for a time."""
    start, end = (span.end, when.start) if span.end <= when.start else (when.end, span.start)
    if end < start or any(mark in reading.text[start : min(end, start + FAR)] for mark in "(—–"):
        return False
    words = reading.within(Span(start, end)) if start < end else range(0)
    if len(words) > NEAR or _crosses_content(reading, start, end):
        return False
    return all(_is_circumstance(reading, index, own) for index in words)


def _crosses_content(reading: Reading, start: int, end: int) -> bool:
    after = bisect_left(reading.opens, start)
    return reading.is_said(start) or (after < len(reading.opens) and reading.opens[after] < end)


def _is_circumstance(reading: Reading, index: int, own: Sequence[Span]) -> bool:
    """Whether a word tells where, how or to whom; before a noun that does, any word may stand."""
    word, lists = reading.words[index], load_tables().words
    after = reading.words[index + 1].low if index + 1 < len(reading.words) else ""
    if word.cap or word.low in lists["circumstance"] or after in lists["audience"]:
        return True
    return any(span.start <= word.start < span.end for span in own)


def _after_content(reading: Reading, found: Attribution, when: When) -> bool:
    """Whether the words for a time close the sentence right behind the quotation that they date."""
    end = max(piece.end for piece in found.content)
    gap = reading.text[end : when.start]
    closes = reading.text[when.end : when.end + 1] in {".", ""}
    quoted = any(mark in gap for mark in "\"”’'")
    return 0 < len(gap) <= NEAR and quoted and closes and not gap.strip(_MARKS)
