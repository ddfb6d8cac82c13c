"""The time that is told with a saying itself: beside it, or where its clause opens or closes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from service.model.attribution import Attribution, Kind, Stance
from service.model.span import Span
from service.resolve.days import When
from service.resolve.reading import Reading
from service.resolve.setting import is_participle
from service.resolve.tables import load_tables
from service.resolve.times import OCCASION, Times, Told

#: Words that may stand between the words for a time and the saying: more make another clause.
NEAR = 16
#: Words for a time looked at on either side of a cue; no sentence of a report has more.
TIMES = 8
#: Characters looked through for the dash or bracket of a dateline between the two.
FAR = 200
#: Words from *in* to the occasion that closes a sentence: *in a short written statement on Monday*.
LEAD = 4

#: Words with which the narrator tells where, how and to whom something is said.
_MARKS = " \u00a0,.—–-()\"“”'‘’:;…"
_QUOTES = '"“”'
#: What is said of another's words.
_OF_WORDS = {Stance.CRITICISM, Stance.DENIAL, Stance.PRAISE}

#: What is told of a paper before its day: *in a ruling released Thursday*.
_ISSUED = frozenset({"issued", "posted", "published", "released"})


class Own:
    """Finds the words for a time that belong to a saying."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], times: Times) -> None:
        self.reading = reading
        self.attributions = attributions
        self.times = times
        self.lists = load_tables().words

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
        return next(told, None) or self._in_content(found, found.cue)

    def _is_to_come(self, cue: Span) -> bool:
        """Whether it has not been said yet: *will say on Monday*, *is expected to announce*."""
        at = self.reading.at(cue.start)
        first = self.reading.words[at].low if at < len(self.reading.words) else ""
        before = [word.low for word in self.reading.words[max(at - 2, 0) : at]]
        return "will" in {first, *before} or (before[-1:] == ["to"] and before[0] in self.lists["future"])

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
        return len(words) <= NEAR and self._are_circumstances(words, own)

    def _belongs(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether words for a time tell when it was said, and not when something else was."""
        if when.owns and not self.times.has_occasion(when):
            return False
        if found.speaker is not None and found.speaker.start <= when.start < found.speaker.end:
            return self._is_beside_name(found.speaker, when)
        if self._leads_to_clause(found, cue, when):
            return True
        if self._is_bounded(when) or _is_in_title(self.reading.text, when):
            return False
        own = [span for span in (found.speaker, cue, found.addressee) if span is not None]
        if any(span.start <= when.start < span.end for span in own):
            return True
        near = [span for span in own if span != cue or when.start > cue.start or self._has_verb(cue, when)]
        return (
            any(self._is_near(span, when, own) for span in near)
            or self._closes(found, when)
            or self._is_behind_object(cue, when)
        )

    def _is_beside_name(self, speaker: Span, when: When) -> bool:
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
        plain = "," not in speaker.of(self.reading.text) and word.low.removesuffix("s") in self.lists["role"]
        return when.end == speaker.end and (word.cap or "," in word.gap or word.low in self.lists["paper"] or plain)

    def _is_bounded(self, when: When) -> bool:
        """Whether the words tell how long something lasted, or what came after: *until Monday*."""
        before = self.reading.at(when.start) - 1
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
        return self._are_circumstances(words, own)

    def _crosses_content(self, start: int, end: int) -> bool:
        after = bisect_left(self.reading.opens, start)
        return self.reading.is_said(start) or (after < len(self.reading.opens) and self.reading.opens[after] < end)

    def _are_circumstances(self, indexes: Iterable[int], own: Sequence[Span] = ()) -> bool:
        """Whether all words tell where, how or to whom; before a noun that does, any word may stand."""
        words, lists = self.reading.words, self.lists
        for index in indexes:
            word, after = words[index], words[index + 1].low if index + 1 < len(words) else ""
            if word.cap or word.low.isdigit() or word.low in lists["circumstance"] or after in lists["audience"]:
                continue
            if not any(span.start <= word.start < span.end for span in own):
                return False
        return True

    def _leads_to_clause(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether the saying is told of that time in a clause with *when*: *Monday's debate, when Lee said*."""
        words = self.reading.words
        before = self.reading.at(min(cue.start, found.speaker.start if found.speaker else cue.start)) - 1
        while before >= 0 and words[before].low in self.lists["definite"]:
            before -= 1
        if before < 1 or words[before].low != "when" or when.end > words[before].start:
            return False
        between = range(self.reading.at(when.end), before)
        return len(between) <= OCCASION and self._are_circumstances(between)

    def _closes(self, found: Attribution, when: When) -> bool:
        """Whether the words close the sentence behind the content, alone or with an occasion: *in the interview*."""
        end = max(piece.end for piece in found.content)
        gap = self.reading.text[end : when.start]
        if not gap or len(gap) > FAR or self.reading.text[when.end : when.end + 1] not in {".", ""}:
            return False
        if len(gap) <= NEAR and any(mark in gap for mark in "\"”’'") and not gap.strip(_MARKS):
            return True
        between = self.reading.within(Span(end, when.start))
        occasions = any(self.reading.words[index].low in self.lists["occasion"] for index in between)
        return occasions and len(between) <= NEAR and self._are_circumstances(between)

    def _in_content(self, found: Attribution, cue: Span) -> Told | None:
        """A time that was taken for a part of the content, but tells when it was said."""
        said = self.times.said_between(found.content[0].start, found.content[-1].end)
        return next((one for one in said if self._leads(cue, one.when) or self._ends(found, one.when)), None)

    def _leads(self, cue: Span, when: When) -> bool:
        """*told “Morning Joe” on Friday that …*, *called Friday for …*."""
        after = self.reading.at(when.end)
        if not cue.end <= when.start <= cue.end + FAR or after == len(self.reading.words):
            return False
        between, low = range(self.reading.at(cue.end), self.reading.at(when.start)), self.reading.words[after].low
        if low != "that" and (between or low not in self.lists["preposition"]):
            return False
        quotes = sum(mark in _QUOTES for mark in self.reading.text[cue.end : when.start])
        return quotes % 2 == 0 and len(between) <= NEAR and self._are_circumstances(between)

    def _ends(self, found: Attribution, when: When) -> bool:
        """*called for more in a statement on Thursday*; what is criticised or denied may itself have been said there."""
        before = self.reading.at(when.start) - 1
        before -= self.reading.words[before].low in _ISSUED
        noun = self.reading.words[before].low
        lead = (word.low for word in self.reading.words[max(before - LEAD, 0) : before])
        sure = (
            noun in self.lists["statement"]
            or noun in self.lists["verdict"]
            or (noun in self.lists["occasion"] and found.stance not in _OF_WORDS)
        )
        return sure and found.content[-1].end == when.end and "in" in lead


def _is_in_title(text: str, when: When) -> bool:
    """Whether a quotation mark stands right beside the words: *“Meet the Press Sunday,”*."""
    return any(
        mark in text[when.end : when.end + 2] or mark in text[max(when.start - 1, 0) : when.start] for mark in _QUOTES
    )
