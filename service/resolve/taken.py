"""Times that were taken for a part of what is said, but tell when: *told “Morning Joe” on Friday that …*."""

from collections.abc import Sequence

from service.model.attribution import Attribution
from service.model.span import Span
from service.resolve.behind import OF_WORDS
from service.resolve.circumstances import INTO, are_circumstances
from service.resolve.days import When
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told

#: Words from the cue to the time: more make another clause.
NEAR = 16
#: Characters from the cue to the time.
FAR = 200
#: Words from *in* to the occasion that closes a sentence: *in a short written statement on Monday*.
LEAD = 4
#: Words in what is said of somebody's plan, up to its noun: *plans*, *his own decision*.
PLAN = 3
#: Words for the one spoken to or of: *Ann Lee*, *his many supporters*.
OBJECT = 4

_QUOTES = '"“”'


class Taken:
    """Finds the time of a saying within the words of its content."""

    def __init__(self, reading: Reading, times: Times) -> None:
        self.reading = reading
        self.times = times
        self.lists = load_tables().words

    def of(self, found: Attribution, cue: Span) -> Told | None:
        """A time that was taken for a part of the content, but tells when it was said."""
        said = self.times.said_between(found.content[0].start, found.content[-1].end)
        return next((one for one in said if self._tells(found, cue, one.when)), None)

    def _tells(self, found: Attribution, cue: Span, when: When) -> bool:
        return (
            self._leads(cue, when)
            or self._ends(found, when)
            or self._is_behind_plan(found, cue, when)
            or self._is_behind_whom(found, cue, when)
            or self._is_at_occasion(cue, when)
        )

    def _leads(self, cue: Span, when: When) -> bool:
        """*told “Morning Joe” on Friday that …*, *called Friday for …*."""
        after = self.reading.at(when.end)
        if not cue.end <= when.start <= cue.end + FAR or after == len(self.reading.words):
            return False
        between, low = range(self.reading.at(cue.end), self.reading.at(when.start)), self.reading.words[after].low
        if low != "that" and (between or low not in self.lists["preposition"]):
            return False
        quotes = sum(mark in _QUOTES for mark in self.reading.text[cue.end : when.start])
        return quotes % 2 == 0 and len(between) <= NEAR and are_circumstances(self.reading, between)

    def _ends(self, found: Attribution, when: When) -> bool:
        """*called for more in a statement on Thursday*; what is criticised or denied may itself have been said there."""
        before = self.reading.at(when.start) - 1
        before -= self.reading.words[before].low in self.lists["issued"]
        noun = self.reading.words[before].low
        lead = (word.low for word in self.reading.words[max(before - LEAD, 0) : before])
        sure = (
            noun in self.lists["statement"]
            or noun in self.lists["verdict"]
            or (noun in self.lists["occasion"] and found.stance not in OF_WORDS)
        )
        put = found.lemma == "ask" and noun in self.lists["question"]  # *asked Lee a question on Monday*
        return found.content[-1].end == when.end and (put or (sure and "in" in lead))

    def _is_behind_plan(self, found: Attribution, cue: Span, when: When) -> bool:
        """*announced plans on Friday to …*: between a plan and what it is stands when it was told."""
        between = self._between(cue, when)
        return (
            (found.lemma or "") in self.lists["unveiling"]
            and 0 < len(between) <= PLAN
            and between[-1].low in self.lists["plan"]
            and self._after(when) in {"to", "for"}
        )

    def _is_behind_whom(self, found: Attribution, cue: Span, when: When) -> bool:
        """*rebuked Ann Lee in May for …*: whom it is said of or to stands between."""
        between = self._between(cue, when)
        return (
            (found.lemma or "").split(" ")[0] in self.lists["aimed"]
            and 0 < len(between) <= OBJECT
            and self._are_somebody(between)
            and self._after(when) in self.lists["aim"]
        )

    def _is_at_occasion(self, cue: Span, when: When) -> bool:
        """*urged supporters at a rally on Friday to …*, *called them in an article last week “…”*."""
        between = self._between(cue, when)
        lead = next((at for at, word in enumerate(between) if word.low in INTO), 0)
        behind = between[lead + 1 :]  # nothing, where the time is the occasion's: *in Monday's debate*
        if not lead or not 0 < len(behind) <= LEAD or not self._are_somebody(between[:lead]):
            return False
        noun = behind[-1].low in self.lists["occasion"] or behind[-1].low in self.lists["audience"]
        opens = behind[0].low in self.lists["indefinite"] or behind[0].low in self.lists["owner"]
        parted = self.reading.text[when.end : when.end + 1] in {",", ":"}
        return noun and opens and (parted or self._after(when) in {"to", "that", "in", "at"})

    def _are_somebody(self, words: Sequence[Word]) -> bool:
        """Whether words are a name, *them*, or the ones spoken to: *his supporters*."""
        if len(words) == 1 and words[0].low in self.lists["object"]:
            return True
        named = all(word.cap and not word.owner for word in words)
        heard = words[-1].low in self.lists["audience"] and words[-1].low.endswith("s") and len(words) <= OBJECT
        return named or heard

    def _between(self, cue: Span, when: When) -> Sequence[Word]:
        """The words from the cue to the time, where these are few and nothing parts them."""
        if not cue.end < when.start <= cue.end + FAR:
            return ()
        between = self.reading.words[self.reading.at(cue.end) : self.reading.at(when.start)]
        parted = any(word.gap.strip() for word in between)
        return () if parted else between

    def _after(self, when: When) -> str:
        """The word right behind a time."""
        at = self.reading.at(when.end)
        near = at < len(self.reading.words) and not self.reading.text[when.end : self.reading.words[at].start].strip()
        return self.reading.words[at].low if near else ""
