"""The time that is told with a saying itself: beside it, or where its clause opens or closes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from service.model.attribution import Attribution, Kind
from service.model.span import Span
from service.resolve.ahead import is_will
from service.resolve.behind import Behind
from service.resolve.circumstances import INTO, are_circumstances
from service.resolve.days import When
from service.resolve.elsewhere import Elsewhere
from service.resolve.fronted import Fronted
from service.resolve.reading import Reading
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
#: Words from *are* to what somebody does: *are now quietly saying*.
BEFORE = 3

#: Marks around the name of a paper.
_QUOTES = '"“”'
_OCCASIONS = ("occasion", "paper", "audience", "venue")


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
        self.elsewhere = Elsewhere(reading)

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
        own = next(told, None)
        if own is not None and self._is_over(found.cue, own):
            own = None
        return own or self.taken.of(found, found.cue)

    def _is_over(self, cue: Span, told: Told) -> bool:
        """Whether a time is past while somebody *is saying* it."""
        at, words = self.reading.at(cue.start), self.reading.words
        if at == len(words) or not words[at].low.endswith("ing") or self.times.on <= told.time.last:
            return False
        return any(word.low in {"is", "are"} for word in words[max(at - BEFORE, 0) : at])

    def _is_to_come(self, cue: Span) -> bool:
        """Whether it has not been said yet: *will say on Monday*, *she’ll say*, *is expected to announce*."""
        at = self.reading.at(cue.start)
        near = range(max(at - 2, 0), min(at + 1, len(self.reading.words)))
        will = any(is_will(self.reading, index) for index in near)
        before = [word.low for word in self.reading.words[near.start : near.stop] if word.start < cue.start]
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
        if self.elsewhere.is_of_else(found, cue, when):
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
        return spoken or (occasion and any(low in INTO for low in lead))

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
        apposed = "," in speaker.of(self.reading.text)
        plain = not apposed and word.low.removesuffix("s") in self.lists["role"]
        relative = word.low in {"who", "which"} and self.reading.at(cue.start) == self.reading.at(when.end)
        held = apposed and ("y4" in when.parts or "m3" in when.parts)  # *Ann Lee, mayor of Hull in 2012*
        named = word.cap and not word.owner and not held
        beside = named or "," in word.gap or plain or relative or word.low in self.lists["paper"]
        return when.end == speaker.end and beside and (relative or not self.elsewhere.is_within(speaker, before))

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
        if words[before].low == "which" and words[before - 1].low in INTO:
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
