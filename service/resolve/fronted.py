"""Times that open a sentence, far from its saying: *On Monday, in a hall full of workers, Ann Lee said*."""

from service.model.attribution import Attribution
from service.model.span import Span
from service.resolve.circumstances import are_circumstances
from service.resolve.days import When
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables

#: Words from a participle that opens a sentence to its time: *Asked at a news conference on Monday*.
OPENING = 10

_DASHES = frozenset("—–-")
_CLOSES = _DASHES | {","}
_AT = frozenset({"at", "in", "during"})


class Fronted:
    """Tells whether a time with which a sentence opens is that of its main clause, and the saying that clause's."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists = load_tables().words

    def opens(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether a time opens the sentence, and nothing but asides stands before the speaker and his verb."""
        subject = found.speaker or cue
        if when.end > subject.start:
            return False
        behind = self._behind(when, self.reading.sentence(self.reading.sentence_of(cue.start)))
        if behind is None:
            return False
        if found.speaker is None:
            return self._is_done_to(behind, cue)
        return self._is_verb_of(found.speaker, cue) and self._are_asides(behind, self._opening(found.speaker))

    def _opening(self, speaker: Span) -> int:
        """The first of the words for a speaker, *the* included."""
        words, at = self.reading.words, self.reading.at(speaker.start)
        while words[at - 1].low in self.lists["definite"] and words[at - 1].gap == " ":
            at -= 1
        return at

    def _is_verb_of(self, speaker: Span, cue: Span) -> bool:
        """Whether a comma stands before the speaker, and the cue right behind."""
        if speaker.end > cue.start or not _CLOSES & {*self.reading.words[self._opening(speaker) - 1].gap}:
            return False
        between = self.reading.words[self.reading.at(speaker.end) : self.reading.at(cue.start)]
        return all(self._is_adverb(word) for word in between)

    def _is_adverb(self, word: Word) -> bool:
        return word.low.endswith("ly") or word.low in self.lists["aside"]

    def _behind(self, when: When, sentence: range) -> int | None:
        """The first word behind the stretch that a time belongs to, if that opens a sentence.

        *On Monday …*, *At the debate on Monday, …*, *Asked at the debate on Monday about …, …*
        """
        words, at, after = self.reading.words, self.reading.at(when.start), self.reading.at(when.end)
        first = sentence[0] + (words[sentence[0]].low in self.lists["opener"])
        if at in {sentence[0], first}:
            return None if when.owns else after
        if at - sentence[0] > OPENING:
            return None
        comma = next((index + 1 for index in range(after - 1, sentence[-1]) if "," in words[index].gap), after)
        if words[first].low in self.lists["asked"]:
            return comma if are_circumstances(self.reading, range(first + 1, at)) else None
        gotten = next((index for index in range(after, comma) if words[index].low in self.lists["gotten"]), comma)
        inside = (*range(sentence[0], at), *range(after, gotten))  # *In a May 7 memo obtained by the Post, …*
        return comma if words[sentence[0]].low in _AT and are_circumstances(self.reading, inside) else None

    def _are_asides(self, first: int, end: int) -> bool:
        """Whether each stretch between commas is no clause that could have a verb of its own: *however*, *in Hull*."""
        words = self.reading.words
        opens, dashed = True, bool(_DASHES & {*words[first - 1].gap})
        clause = False
        for word in words[first:end]:
            clause = clause or (opens and not dashed and word.low in self.lists["subordinate"])
            if self.reading.is_said(word.start) or (opens and not (clause or dashed or self._is_aside(word))):
                return False
            opens = "," in word.gap
            dashed = dashed != bool(_DASHES & {*word.gap})
        return True

    def _is_aside(self, word: Word) -> bool:
        lists = self.lists
        return any(word.low in lists[kind] for kind in ("aside", "preposition", "meanwhile", "relative"))

    def _is_done_to(self, behind: int, cue: Span) -> bool:
        """Whether only a name and what is told of it stands before *was charged*: *On Monday, Lee, who …, was charged*."""
        words = self.reading.words
        between = [*words[behind : self.reading.at(cue.start)]]
        while between and self._is_adverb(between[-1]):
            between.pop()
        if not between or between[-1].low not in self.lists["passive"] or "," not in words[behind - 1].gap:
            return False
        told = False
        for before, word in zip((None, *between), between[:-1], strict=False):
            if before is not None and "," in before.gap:
                told = word.low == "who" or word.low in self.lists["relative"]
            if not told and not word.cap:
                return False
        return True
