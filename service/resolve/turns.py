"""Statements of one moment by several: *When Lee said …, Roy replied*, a question and its answer, an advertisement's voices."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from service.model.attribution import Attribution
from service.model.span import Span
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Words from *when* to the first speaker's verb: *When the mayor, Ann Lee, said*.
CLAUSE = 8
#: Words from *asked* to the last of the name of who is asked: *asked Speaker of the House Ann Lee*.
WHOM = 6
#: Paragraphs from a question put to somebody to what is said of the answer.
PARAGRAPHS = 3
#: Sentences from what is answered to the one that says so.
ANSWER = 3


class Turns:
    """Tells which statement by somebody else was made when another was."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution]) -> None:
        self.reading = reading
        self.attributions = attributions
        self.lists = load_tables().words

    def at_once(self, before: int, index: int) -> bool:
        """Whether one was said *when* another was, in the clause that follows: *When Lee said …, Roy replied …*."""
        one, other = self._cue(before), self._cue(index)
        words = self.reading.words
        if one is None or other is None or self.reading.sentence_of(one.start) != self.reading.sentence_of(other.start):
            return False
        clause = range(max(self.reading.at(one.start) - CLAUSE, 0), self.reading.at(one.start))
        opens = [at for at in clause if words[at].low == "when" and words[at].sentence == words[clause[-1]].sentence]
        between = range(self.reading.at(one.end), self.reading.at(other.start))
        return bool(opens) and not any(words[at].low in self.lists["earlier_than"] for at in between)

    def voices(self, before: int, index: int) -> bool:
        """Whether a voice speaks in the film or advertisement of the statement right before: *the announcer said*."""
        one, other = self._cue(before), self.attributions[index].speaker
        if one is None or other is None:
            return False
        here, there = self.reading.sentence_of(one.start), self.reading.sentence_of(other.start)
        voice = any(self.reading.words[at].low in self.lists["voice"] for at in self.reading.within(other))
        film = any(self.reading.words[at].low in self.lists["film"] for at in self.reading.sentence(here))
        return voice and film and 0 <= there - here <= 1

    def is_answer(self, before: int, index: int) -> bool:
        """Whether the narrator says right before a quotation that it answers: *His reply was short. “…,” Lee said*."""
        one, content = self._cue(before), self.attributions[index].content[0]
        scene = self.reading.sentence_of(content.start) - 1
        here = self.reading.sentence_of(one.start) if one is not None else scene
        if not here < scene <= here + ANSWER or self.reading.paragraph(scene) - self.reading.paragraph(here) > 1:
            return False
        words = [self.reading.words[at] for at in self.reading.sentence(scene)]
        if any(self.reading.is_said(word.start) for word in words):
            return False
        return any(
            word.low in self.lists["reply"] and (owner.owner or owner.low in self.lists["owner"])
            for owner, word in pairwise(words)
        )

    def is_question(self, index: int) -> bool:
        """Whether a statement is a question, and the narrator says that it was put to somebody."""
        found = self.attributions[index]
        if found.cue is None or not self._is_asked(found):
            return False
        sentence = self.reading.sentence_of(found.content[0].start)
        told = range(self.reading.sentence(max(sentence - 1, 0))[0], self.reading.sentence(sentence)[-1] + 1)
        words = (self.reading.words[at] for at in told)
        return found.lemma == "ask" or any(
            word.low in self.lists["question"] and not self.reading.is_said(word.start) for word in words
        )

    def _is_asked(self, found: Attribution) -> bool:
        """Whether the words are a question: *“Why?”*, *whether it works*."""
        words, first = self.reading.words, self.reading.at(found.content[0].start)
        opens = first < len(words) and words[first].low in self.lists["interrogative"]
        return found.content[-1].of(self.reading.text).endswith("?") or (opens and found.lemma == "ask")

    def is_asked_by(self, before: int, index: int, surnames: Collection[str]) -> bool:
        """Whether the bearer of a surname was asked in the statement right before, by name: *Roy asked Lee why*."""
        one, other = self.attributions[before], self.attributions[index]
        if one.lemma != "ask" or one.cue is None or other.cue is None:
            return False
        here, there = self.reading.sentence_of(one.cue.start), self.reading.sentence_of(other.cue.start)
        behind = range(self.reading.at(one.cue.end), self.reading.sentence(here)[-1] + 1)
        near = 0 <= self.reading.paragraph(there) - self.reading.paragraph(here) <= PARAGRAPHS
        words = self.reading.words
        named = (at for at in behind if words[at].low in surnames and not words[at].owner)
        whom = next(named, None)
        return near and whom is not None and whom - self.reading.at(one.cue.end) <= WHOM

    def _cue(self, index: int) -> Span | None:
        return self.attributions[index].cue
