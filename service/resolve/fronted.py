"""Times that open a sentence, far from its saying: *On Monday, in a hall full of workers, Ann Lee said*."""

from collections.abc import Sequence

from service.model.attribution import Attribution
from service.model.span import Span
from service.resolve.circumstances import are_circumstances
from service.resolve.days import When
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables

#: Words from a participle that opens a sentence to its time: *Asked at a news conference on Monday*.
OPENING = 10


class Fronted:
    """Tells whether a time with which a sentence opens is that of its main clause, and the saying that clause's."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists = load_tables().words

    def opens(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time opens the sentence, and nothing but asides stands before the speaker and his verb."""
        words, sentence = self.reading.words, self.reading.sentence(self.reading.sentence_of(cue.start))
        subject = found.speaker or Span(cue.start, cue.end)
        if when.end > subject.start or not self._is_first(when, sentence):
            return False
        if found.speaker is None:
            return self._is_done_to(cue, when)
        at = self.reading.at(found.speaker.start)
        while words[at - 1].low in self.lists["definite"] and words[at - 1].gap == " ":
            at -= 1
        verb = self.reading.within(Span(found.speaker.end, cue.start)) if found.speaker.end < cue.start else range(0)
        behind_comma = "," in words[at - 1].gap and found.speaker.end <= cue.start
        return (
            behind_comma
            and all(words[index].low.endswith("ly") or words[index].low in self.lists["aside"] for index in verb)
            and self._are_asides(words[self._behind(when, sentence) : at])
        )

    def _is_first(self, when: When, sentence: range) -> bool:
        """Whether a time opens a sentence, or the participle does that it belongs to: *Asked on Monday about …*."""
        words, at = self.reading.words, self.reading.at(when.start)
        before = range(sentence[0], at)
        if not before:
            return not when.owns
        first = words[before[0]].low
        lead = before[1:] if first in self.lists["opener"] else before
        return (
            len(lead) <= OPENING
            and bool(lead)
            and words[lead[0]].low in self.lists["asked"]
            and are_circumstances(self.reading, lead[1:])
        )

    def _behind(self, when: When, sentence: range) -> int:
        """The first word behind a time, or behind the stretch with a participle that it belongs to."""
        words, at = self.reading.words, self.reading.at(when.end)
        if self.reading.at(when.start) == sentence[0]:
            return at
        return next((index + 1 for index in range(at - 1, sentence[-1]) if "," in words[index].gap), at)

    def _are_asides(self, words: Sequence[Word]) -> bool:
        """Whether each stretch between commas is no clause that could have a verb of its own: *however*, *in Hull*."""
        opens = True
        for word in words:
            if self.reading.is_said(word.start) or (opens and not self._is_aside(word)):
                return False
            opens = "," in word.gap
        return True

    def _is_aside(self, word: Word) -> bool:
        lists = self.lists
        return any(word.low in lists[kind] for kind in ("aside", "preposition", "meanwhile", "relative"))

    def _is_done_to(self, cue: Span, when: When) -> bool:
        """Whether only a name and what is told of it stands before *was charged*: *On Monday, Lee, who …, was charged*."""
        words = self.reading.words
        between = words[self.reading.at(when.end) : self.reading.at(cue.start)]
        if not between or between[-1].low not in self.lists["passive"] or "," not in self._gap(when):
            return False
        told = False
        for before, word in zip((None, *between), between[:-1], strict=False):
            if _is_parted(before):
                told = word.low == "who" or word.low in self.lists["relative"]
            if not told and not word.cap:
                return False
        return True

    def _gap(self, when: When) -> str:
        return self.reading.text[when.end : when.end + 1]


def _is_parted(word: Word | None) -> bool:
    return word is not None and "," in word.gap
