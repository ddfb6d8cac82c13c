"""The time that is told with a saying itself: beside it, or where its clause opens or closes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from service.model.attribution import Attribution, Kind
from service.model.span import Span
from service.resolve.behind import Behind
from service.resolve.circumstances import are_circumstances, is_after
from service.resolve.days import When
from service.resolve.fronted import Fronted
from service.resolve.reading import Reading, Word
from service.resolve.setting import is_participle
from service.resolve.tables import load_tables
from service.resolve.taken import Taken
from service.resolve.times import OCCASION, Times, Told

#: Words that may stand between the words for a time and the saying: more make another clause.
NEAR = 16
#: Words for a time looked at on either side of a cue; no sentence of a report has more.
TIMES = 8
#: Characters looked through for the dash or bracket of a dateline between the two.
FAR = 200
#: Words from the one answered to the time behind: *responded to Ann Lee Monday by …*.
LEAD = 4

#: Words with which the narrator tells where, how and to whom something is said.
_QUOTES = '"“”'
_OCCASIONS = ("occasion", "paper", "audience", "venue")
_INTO = frozenset({"in", "at", "during"})


class Own:
    """Finds the words for a time that belong to a saying."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], times: Times) -> None:
        self.reading = reading
        self.attributions = attributions
        self.times = times
        self.lists = load_tables().words
        self.taken = Taken(reading, times)
        self.fronted = Fronted(reading)
        self.behind = Behind(reading)

    def of(self, found: Attribution) -> Told | None:
        """The time told with the saying itself, if any."""
        if found.cue is None or not self.reading.words or self._is_to_come(found.cue):
            return None
        if found.within is not None:
            return self._of_inner(found, found.cue, self.attributions[found.within])
        words = self.reading.sentence(self.reading.sentence_of(found.cue.start))
        first, last = self.reading.words[words[0]].start, self.reading.words[words[-1]].end
        near = bisect_left(self.times.starts, found.cue.start)
        low = max(bisect_left(self.times.starts, first), near - TIMES)
        high = min(bisect_right(self.times.starts, last), near + TIMES)
        told = (one for one in self.times.told[low:high] if self._belongs(found, found.cue, one.when))
        return next(told, None) or self.taken.of(found, found.cue)

    def _is_to_come(self, cue: Span) -> bool:
        """Whether it has not been said yet: *will say on Monday*, *she’ll say*, *is expected to announce*."""
        at = self.reading.at(cue.start)
        near = self.reading.words[max(at - 2, 0) : at + 1]
        will = any(
            word.low == "will" or self.reading.text[word.start : word.end].endswith(("'ll", "’ll")) for word in near
        )
        before = [word.low for word in near if word.start < cue.start]
        return will or (before[-1:] == ["to"] and before[0] in self.lists["future"])

    def _of_inner(self, found: Attribution, cue: Span, outer: Attribution) -> Told | None:
        """The time of a statement passed on, told in the narrator's words: *Kirby said Austin told him on Sunday …*."""
        if outer.kind is not Kind.INDIRECT:
            return None
        own = [span for span in (found.speaker, cue, found.addressee) if span is not None]
        for one in self.times.said_between(*self.reading.ends(self.reading.sentence_of(cue.start))):
            passed_on = any(piece.start <= one.when.start < piece.end for piece in found.content)
            if not passed_on and not one.when.owns and any(self._is_beside(span, one.when, found, own) for span in own):
                return one
        return None

    def _is_beside(self, span: Span, when: When, inner: Attribution, own: Sequence[Span]) -> bool:
        """Whether only circumstances stand between a part of an inner saying and the words for a time."""
        start, end = (span.end, when.start) if span.end <= when.start else (when.end, span.start)
        if end < start or any(start <= piece.start < end for piece in inner.content):
            return False
        words = self.reading.within(Span(start, end)) if start < end else range(0)
        return len(words) <= NEAR and are_circumstances(self.reading, words, own)

    def _belongs(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether words for a time tell when it was said, and not when something else was."""
        if when.owns and not self._is_at_occasion(when):
            return False
        if found.speaker is not None and found.speaker.start <= when.start < found.speaker.end:
            return self._is_beside_name(found.speaker, cue, when)
        if self._leads_to_clause(found, cue, when):
            return True
        if (
            self._is_told_of_speaker(found, cue, when)
            or self._is_of_clause(found, cue, when)
            or self._is_bounded(when)
            or _is_in_title(self.reading.text, when)
        ):
            return False
        own = [span for span in (found.speaker, cue, found.addressee) if span is not None]
        if any(span.start <= when.start < span.end for span in own):
            return True
        near = [span for span in own if span != cue or when.start > cue.start or self._has_verb(cue, when)]
        return (
            any(self._is_near(span, when, own) for span in near)
            or self.behind.tells(found, cue, when)
            or self._is_behind_object(cue, when)
            or self.fronted.opens(found, cue, when)
        )

    def _is_at_occasion(self, when: When) -> bool:
        """Whether a time belongs to an occasion, or to the paper in which something is said: *in a long 2013 memo*."""
        occasion = self.times.has_occasion(when)
        at = self.reading.at(when.start)
        lead = (word.low for word in self.reading.words[max(at - OCCASION, 0) : at])
        spoken = self.times.has_occasion(when, ("occasion", "event"))
        return spoken or (occasion and any(low in _INTO for low in lead))

    def _is_beside_name(self, speaker: Span, cue: Span, when: When) -> bool:
        """Whether the words open or close those for the speaker.

        *Last month Ann Lee*, *Ann Lee, the mayor, on Monday*, *Ann Lee, at Monday's briefing*, *an ad in May*.
        """
        words = self.reading.words
        if when.start == speaker.start:
            return when.end < speaker.end and words[min(self.reading.at(when.end), len(words) - 1)].cap
        before = self.reading.at(when.start) - 1
        if before < 1:
            return False
        word = words[before]
        if when.owns:
            return word.low in self.lists["preposition"] and words[before - 1].gap.strip() == ","
        if self._is_issued(speaker, before):
            return True
        plain = "," not in speaker.of(self.reading.text) and word.low.removesuffix("s") in self.lists["role"]
        relative = word.low in {"who", "which"} and self.reading.at(cue.start) == self.reading.at(when.end)
        beside = word.cap or "," in word.gap or plain or relative or word.low in self.lists["paper"]
        return when.end == speaker.end and beside and (relative or not self._is_told_within(speaker, before))

    def _is_told_within(self, speaker: Span, last: int) -> bool:
        """Whether a time closes what is told of the speaker behind a comma: *Ann Lee, elected in Hull on Monday*."""
        words, first = self.reading.words, self.reading.at(speaker.start)
        comma = next((at for at in range(last - 1, first - 1, -1) if "," in words[at].gap), None)
        return comma is not None and self._is_fate(words[comma + 1 : last + 1])

    def _is_issued(self, speaker: Span, before: int) -> bool:
        """Whether a paper speaks, which came out then: *a poll released on Monday*, *a letter from Ann Lee on Monday*."""
        words, first = self.reading.words, self.reading.at(speaker.start)
        noun = next((at for at in range(first, before) if words[at].low in self.lists["paper"]), None)
        if noun is None or any(words[at].low in self.lists["preposition"] for at in range(first, noun)):
            return False
        if words[noun].low in self.lists["film"]:
            return False  # what is said in it was said before
        if noun + 1 == before:
            return words[before].low in self.lists["issued"] or words[before].low == "from"
        return words[noun].low in self.lists["statement"] and words[noun + 1].low in {"from", "by"}

    def _is_told_of_speaker(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time is told between commas of what the speaker did or suffered: *Lee, who lost on Monday, said*."""
        if found.speaker is None or not found.speaker.end <= when.start < when.end <= cue.start:
            return False
        aside = self.reading.words[self.reading.at(found.speaker.end) : self.reading.at(when.start)]
        apart = bool(aside) and "," in self.reading.text[found.speaker.end : aside[0].start]
        return apart and not any("," in word.gap for word in aside) and self._is_fate(aside)

    def _is_fate(self, aside: Sequence[Word]) -> bool:
        """Whether words tell of what somebody did or suffered, and not of speaking: *who lost*, *elected in Hull*."""
        low = aside[0].low
        speaks = any(word.low in self.lists[kind] for word in aside for kind in ("speaks", "asked"))
        relative = low in {"who", "which"} or low in self.lists["relative"]
        speaks = speaks or aside[-1].low in self.lists["issued"]  # *the report, seen by few and released on Monday*
        return not speaks and (relative or low in self.lists["done"] or low.endswith("ed"))

    def _is_done_to(self, found: Attribution, first: Word) -> bool:
        """Whether the first word of a sentence is a participle: of what was done to the speaker, not asked of him."""
        participle = first.low in self.lists["done"] or first.low.endswith("ed")
        speaks = found.speaker is not None and found.speaker.start <= first.start
        return participle and first.low not in self.lists["asked"] and not speaks

    def _is_bounded(self, when: When) -> bool:
        """Whether the words tell how long something lasted, or what came after: *until Monday*."""
        before = self.reading.at(when.start) - 1
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

    def _is_behind_object(self, cue: Span, when: When) -> bool:
        """Whether a bare time stands behind the one answered, before what tells how: *responded to Lee Monday by …*."""
        words, after = self.reading.words, self.reading.at(when.end)
        between = self.reading.within(Span(cue.end, when.start)) if cue.end < when.start else range(0)
        return (
            0 < len(between) <= LEAD
            and "weekday" in when.parts
            and words[between[0] - 1].low == "to"
            and not any(words[index].low in self.lists["preposition"] for index in between)
            and self.reading.text[when.start].isupper()
            and after < len(words)
            and words[after].low == "by"
        )

    def _has_verb(self, cue: Span, when: When) -> bool:
        """Whether the cue, behind the words, is their own verb: not in *Ann Lee, shot on Monday, was blamed*."""
        before = self.reading.words[self.reading.at(cue.start) - 1]
        apart = before.low in self.lists["passive"] and "," in self.reading.text[when.end : before.start]
        return not apart and not is_participle(self.reading, cue)

    def _is_near(self, span: Span, when: When, own: Sequence[Span]) -> bool:
        """Whether only circumstances of the saying stand between a part of it and the words for a time."""
        start, end = (span.end, when.start) if span.end <= when.start else (when.end, span.start)
        if end < start or any(mark in self.reading.text[start : min(end, start + FAR)] for mark in "(—–"):
            return False
        words = self.reading.within(Span(start, end)) if start < end else range(0)
        if len(words) > NEAR or self._crosses_content(start, end):
            return False
        return are_circumstances(self.reading, words, own)

    def _crosses_content(self, start: int, end: int) -> bool:
        after = bisect_left(self.reading.opens, start)
        if after < len(self.reading.opens) and self._is_title(
            self.reading.opens[after], self.reading.closes[after], end
        ):
            after += 1
        return self.reading.is_said(start) or (after < len(self.reading.opens) and self.reading.opens[after] < end)

    def _is_title(self, start: int, close: int, end: int) -> bool:
        """Whether what was taken for words said is how a paper is called: *In her book, “The Hull Years,” Lee said*."""
        words, at = self.reading.words, self.reading.at(start)
        return (
            at > 0
            and close < end
            and words[at].cap
            and any(mark in words[at - 1].gap for mark in _QUOTES + "'‘’")
            and words[at - 1].low in self.lists["paper"]
        )

    def _leads_to_clause(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether the saying is told of that time in a clause with *when*: *Monday's debate, when Lee said*."""
        words = self.reading.words
        before = self.reading.at(min(cue.start, found.speaker.start if found.speaker else cue.start)) - 1
        while before >= 0 and words[before].low in self.lists["definite"]:
            before -= 1
        if before < 1 or when.end > words[before].start:
            return False
        if words[before].low == "which" and words[before - 1].low in _INTO:
            return self.reading.at(when.end) == before - 1 and self._is_behind_occasion(when)
        between = range(self.reading.at(when.end), before)
        return words[before].low == "when" and len(between) <= OCCASION and are_circumstances(self.reading, between)

    def _is_behind_occasion(self, when: When) -> bool:
        """Whether an occasion or a paper stands before a time: *a fund-raiser in Hull on Monday*, *one in May*."""
        at = self.reading.at(when.start)
        near = self.reading.words[max(at - NEAR, 0) : at]
        nouns = {"one", *(low for kind in _OCCASIONS for low in self.lists[kind])}
        last = next((place for place in range(len(near) - 1, -1, -1) if near[place].low in nouns), None)
        return last is not None and all(
            word.cap or word.low in self.lists["preposition"] or word.low in self.lists["circumstance"]
            for word in near[last + 1 :]
        )

    def _is_of_clause(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time is told in what opens the sentence, of something else: *After rain fell on Monday*, *Hurt on Monday*."""
        words = self.reading.words
        opening = self.reading.sentence(words[self.reading.at(when.start)].sentence)
        lead = [words[index].low for index in opening[:OCCASION]]
        clause = next((at for at, low in enumerate(lead) if low in self.lists["earlier_than"]), None)
        if clause is None and self._is_done_to(found, words[opening[0]]):
            clause = 0
        if clause is None or any("," in words[index].gap for index in opening[:clause]):
            return False
        if 0 < is_after(self.reading, opening[clause]) <= self.reading.at(when.end) + OCCASION:
            return False
        first = opening[clause]
        comma = next((words[index].end for index in opening[clause:] if "," in words[index].gap), cue.end)
        goes_on = first + 1 < len(words) and words[first + 1].low.endswith("ing")
        return not goes_on and words[first].start < when.start < comma <= cue.start


def _is_in_title(text: str, when: When) -> bool:
    """Whether a quotation mark stands right beside the words: *“Meet the Press Sunday,”*."""
    return any(
        mark in text[when.end : when.end + 2] or mark in text[max(when.start - 1, 0) : when.start] for mark in _QUOTES
    )
