"""Which statements one time governs: those that follow it by the same speaker, on the same occasion."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from service.model.attribution import Attribution
from service.model.figure import Speaker
from service.model.span import Span
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Paragraphs from one statement to the next of the same occasion, at most.
PARAGRAPHS = 6
#: Sentences looked back over: those of a long quotation.
SENTENCES = 40
#: Words looked at before a cue for those that take it out of the occasion: *has since also said*.
BEFORE = 3
#: Words between an occasion and what leads up to it: *at the same crowded news conference*.
LEAD = 4


class Governing:
    """Tells for each statement which one before it was made on the same occasion, if any."""

    def __init__(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker],
        times: Sequence[int],
    ) -> None:
        self.reading = reading
        self.attributions = attributions
        self.speakers = speakers
        #: Offsets at which the narrator names a time, in order.
        self.times = times

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Each statement that goes on from an earlier one, and that one, in the order of the text."""
        outer = [index for index, one in enumerate(self.attributions) if one.within is None]
        last: dict[int, int] = {}
        before: int | None = None
        for index in sorted(outer, key=lambda index: anchor(self.attributions[index]).start):
            figure = self.speakers[index].figure
            source = self._source(index, before, None if figure is None else last.get(figure))
            if source is not None:
                yield index, source
            if figure is not None:
                last[figure] = index
            before = index

    def _source(self, index: int, before: int | None, own: int | None) -> int | None:
        if before is None or not self.reading.words:
            return None
        if own is not None and self._goes_on(own, index):
            return own
        if self._is_same_occasion(index) or self._is_same_stranger(before, index):
            return before if self._goes_on(before, index) else None
        return None

    def _is_same_stranger(self, before: int, index: int) -> bool:
        """Whether a quotation runs on, or somebody whom the text does not name goes on right away."""
        one, other = self.attributions[before], self.attributions[index]
        if self.speakers[index].figure is not None or not self._runs_on(anchor(one), anchor(other)):
            return False
        if other.speaker is None:
            return True
        names, spoken = self._words(one.speaker), self._words(other.speaker)
        pronoun = len(spoken) == 1 and spoken <= load_tables().words["pronoun"].keys()
        return self.speakers[before].figure is None and bool(names) and bool(spoken) and (pronoun or spoken <= names)

    def _runs_on(self, one: Span, other: Span) -> bool:
        """Whether the narrator says nothing in the sentences between two."""
        here, there = self.reading.sentence_of(one.start), self.reading.sentence_of(other.start)
        if there - here > SENTENCES or self._paragraph(there) - self._paragraph(here) > 1:
            return False
        between = (index for number in range(here + 1, there) for index in self.reading.sentence(number))
        return all(self.reading.is_said(self.reading.words[index].start) for index in between)

    def _words(self, span: Span | None) -> set[str]:
        """The words for a speaker, articles left out."""
        lists = load_tables().words
        lows = {self.reading.words[index].low for index in self.reading.within(span)} if span is not None else set()
        return lows - lists["definite"].keys() - lists["indefinite"].keys()

    def _goes_on(self, before: int, index: int) -> bool:
        """Whether nothing in the telling sets a statement apart from an earlier one."""
        one, other = self.attributions[before], self.attributions[index]
        here, there = (self.reading.sentence_of(anchor(found).start) for found in (one, other))
        if self._paragraph(there) - self._paragraph(here) > PARAGRAPHS:
            return False
        start = anchor(one).end if here == there else max(self._span(here).end, self._paragraph_start(there))
        if bisect_left(self.times, start) < bisect_right(self.times, self._span(there).end):
            return False
        return not self._is_apart(other) and self._may_be_occasion(one, other)

    def _paragraph(self, sentence: int) -> int:
        return self.reading.words[self.reading.sentence(sentence)[0]].paragraph

    def _paragraph_start(self, sentence: int) -> int:
        """Where the paragraph of a sentence begins, or the last sentence looked back to."""
        first = sentence
        while first and sentence - first < SENTENCES and self._paragraph(first - 1) == self._paragraph(sentence):
            first -= 1
        return self._span(first).start

    def _span(self, sentence: int) -> Span:
        words = self.reading.sentence(sentence)
        return Span(self.reading.words[words[0]].start, self.reading.words[words[-1]].end)

    def _is_apart(self, found: Attribution) -> bool:
        """Whether it is told as said at no one time, or at another: *says*, *has said*, *once said*."""
        cue = self.reading.within(found.cue) if found.cue is not None else range(0)
        if not cue:
            return False
        words, sentence = self.reading.words, self.reading.words[cue[0]].sentence
        near = (words[index] for index in range(max(cue[0] - BEFORE, 0), cue[-1] + 1))
        apart = load_tables().words["apart_from"]
        if any(
            word.low in apart and word.sentence == sentence and not self.reading.is_said(word.start) for word in near
        ):
            return True
        return any(_is_present(words[index].low, found.lemma or "") for index in cue)

    def _may_be_occasion(self, one: Attribution, other: Attribution) -> bool:
        """Whether the occasion told, if any, can be the one before: not *in an interview* of its own."""
        if other.occasion is None or other.occasion == one.occasion:
            return True
        words = load_tables().words
        return one.occasion is None and self._leads_up(other, words["definite"].keys() - words["owner"].keys())

    def _is_same_occasion(self, index: int) -> bool:
        """Whether the narrator says so: *at the same news conference*."""
        return self._leads_up(self.attributions[index], {"same"})

    def _leads_up(self, found: Attribution, lows: Collection[str]) -> bool:
        """Whether one of the words stands before an occasion in the sentence of the saying."""
        words, occasion = self.reading.words, load_tables().words["occasion"]
        sentence = self.reading.sentence(self.reading.sentence_of(anchor(found).start))
        told = [words[index].low if not self.reading.is_said(words[index].start) else "" for index in sentence]
        return any(
            low in occasion and any(lead in lows for lead in told[max(at - LEAD, 0) : at])
            for at, low in enumerate(told)
        )


def anchor(found: Attribution) -> Span:
    """The words by which a statement is put in order."""
    return found.cue or found.speaker or found.content[0]


def _is_present(low: str, lemma: str) -> bool:
    """Whether a word of the cue is its verb in the present: *says*."""
    verb = lemma.split(" ", 1)[0]
    if low == verb:
        return bool(verb) and low not in load_tables().words["unchanged"]
    return low in {f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}
