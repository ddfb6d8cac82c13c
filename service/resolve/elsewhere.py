"""Times in the sentence of a saying that are those of something else: *Lee, who was sacked on Monday, said*."""

from collections.abc import Sequence

from service.model.attribution import Attribution
from service.model.span import Span
from service.resolve.circumstances import is_after
from service.resolve.days import When
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told

#: Words at the head of a sentence among which *after* opens it: *Soon after*.
LEAD = 3
#: The same where it counts: *Some fifty working days before*.
COUNT = 6
#: Words from a paper's coming to light to the day: *obtained by the Hull Evening Post on Monday*.
GOTTEN = 7

_HOURS = frozenset({"am", "pm", "noon", "midnight"})
_QUOTES = '"“”'


class Elsewhere:
    """Tells which times are not those of a saying."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists = load_tables().words

    def is_of_else(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether words for a time tell when something else was, or how long it lasted."""
        return (
            self._is_passed_on(found, cue, when)
            or self._is_told_of_speaker(found, cue, when)
            or self._is_of_clause(found, cue, when)
            or self._is_bounded(when)
            or self._is_of_getting(when)
            or _is_in_title(self.reading.text, when)
        )

    def is_within(self, speaker: Span, last: int) -> bool:
        """Whether a time closes what is told of the speaker behind a comma: *Ann Lee, elected in Hull on Monday*."""
        words, first = self.reading.words, self.reading.at(speaker.start)
        comma = next((at for at in range(last - 1, first - 1, -1) if "," in words[at].gap), None)
        return comma is not None and self._is_fate(words[comma + 1 : last + 1])

    def is_between(self, times: Times, found: Attribution, told: Told, start: int, end: int) -> bool:
        """Whether the narrator tells between two offsets of another time, and not in passing of the speaker."""
        between = (one.when for one in times.between(start, end) if one.time != told.time)
        return times.is_open_between(start, end) or any(not self._is_of_who(found, when) for when in between)

    def _is_of_who(self, found: Attribution, when: When) -> bool:
        """Whether a time is told with a name behind the verb, and of no other saying: *said Lee, who left in 2009*."""
        if found.speaker is None or found.cue is None or not found.cue.end <= found.speaker.start <= when.start:
            return False
        words, first = self.reading.words, self.reading.at(found.speaker.start)
        told = words[first : self.reading.at(when.start)]
        who = next((at for at, word in enumerate(told) if word.low in {"who", "whose"}), None)
        if not who or "," not in told[who - 1].gap or told[0].sentence != words[self.reading.at(when.start)].sentence:
            return False
        kinds = ("speaks", "asked", "occasion", "paper")
        speaks = any(word.low in self.lists[kind] for word in told for kind in kinds)
        return not speaks and not any("," in word.gap for word in told[who:])

    def _is_passed_on(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time may be a part of what stands behind *that*: *recalled that in 2009 it rained*."""
        words, after, at = self.reading.words, self.reading.at(cue.end), self.reading.at(when.start)
        if after >= at or words[after].low != "that":
            return False
        of_noun = when.owns or words[at - 1].low in {"a", "the"}  # *in a May 5 call*
        return of_noun or when.start < found.content[0].start

    def _is_told_of_speaker(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time is told between commas of what the speaker did or suffered: *Lee, who lost on Monday, said*."""
        if found.speaker is None or not found.speaker.end <= when.start < when.end <= cue.start:
            return False
        words, first = self.reading.words, self.reading.at(found.speaker.end)
        first -= words[first - 1].low in {"who", "which"}
        aside = words[first : self.reading.at(when.start)]
        apart = bool(aside) and "," in words[first - 1].gap and "," in self.reading.text[when.end : cue.start]
        return apart and not any("," in word.gap for word in aside) and self._is_fate(aside)

    def _is_fate(self, aside: Sequence[Word]) -> bool:
        """Whether words tell of what somebody did or suffered, and not of speaking: *who lost*, *elected in Hull*."""
        low = aside[0].low
        speaks = any(word.low in self.lists[kind] for word in aside for kind in ("speaks", "asked"))
        relative = low in {"who", "which"} or low in self.lists["relative"]
        speaks = speaks or aside[-1].low in self.lists["issued"]  # *the report, seen by few and released on Monday*
        return not speaks and (relative or low in self.lists["done"] or low.endswith("ed"))

    def _is_of_clause(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time is told in what opens the sentence, of something else: *After rain fell on Monday*, *Hurt on Monday*."""
        words = self.reading.words
        opening = self.reading.sentence(words[self.reading.at(when.start)].sentence)
        counted = any(words[index].low in self.lists["span"] for index in opening[:COUNT])
        lead = [words[index].low for index in opening[: COUNT if counted else LEAD]]
        clause = next((at for at, low in enumerate(lead) if low in self.lists["earlier_than"]), None)
        if clause is None and self._is_done_to(found, words[opening[0]]):
            clause = 0
        if clause is None or any("," in words[index].gap for index in opening[:clause]):
            return False
        if 0 < is_after(self.reading, opening[clause]) <= self.reading.at(when.end) + LEAD:
            return False
        first = opening[clause]
        comma = next((words[index].end for index in opening[clause:] if "," in words[index].gap), cue.end)
        goes_on = first + 1 < len(words) and words[first + 1].low.endswith("ing")
        return not goes_on and words[first].start < when.start < comma <= cue.start

    def _is_done_to(self, found: Attribution, first: Word) -> bool:
        """Whether the first word of a sentence is a participle: of what was done to the speaker, not asked of him."""
        participle = first.low in self.lists["done"] or first.low.endswith("ed")
        speaks = found.speaker is not None and found.speaker.start <= first.start
        return participle and first.low not in self.lists["asked"] and not speaks

    def _is_of_getting(self, when: When) -> bool:
        """Whether a time tells when a paper came to those who report it: *an email obtained by the Post on Monday*."""
        words, at = self.reading.words, self.reading.at(when.start)
        for index in range(at - 1, max(at - 1 - GOTTEN, -1), -1):
            ends = words[index].sentence != words[at].sentence or "," in words[index].gap
            if ends or words[index].low in self.lists["issued"]:
                return False
            if words[index].low in self.lists["gotten"]:
                return True
        return False

    def _is_bounded(self, when: When) -> bool:
        """Whether the words tell how long something lasted, or what came after: *until Monday*."""
        before = self.reading.at(when.start) - 1
        while before > 0 and (self.reading.words[before].low[:1].isdigit() or self.reading.words[before].low in _HOURS):
            before -= 1  # *until 2 p.m. on Friday*
        if before >= 0 and when.owns and is_after(self.reading, before):
            return False  # *after Saturday's match*
        if before > 0 and [word.low for word in self.reading.words[before - 1 : before + 1]] == ["audience", "of"]:
            return False  # *told his audience of Monday*
        before -= before > 0 and when.modifies and self.reading.words[before].low == "the"  # *from the May report*
        return (
            before >= 0
            and self.reading.words[before].low in self.lists["bound"]
            and not self.reading.words[before].gap.strip()
        )


def _is_in_title(text: str, when: When) -> bool:
    """Whether a quotation mark touches the words, or the comma behind them: *“Meet the Press Sunday,”*."""
    behind = text[when.end : when.end + 2]
    return text[max(when.start - 1, 0) : when.start] in {*_QUOTES} or behind.lstrip(",.?!")[:1] in {*_QUOTES}
