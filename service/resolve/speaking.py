"""Narrator in which the speaker speaks: *Lee addressed the council on Monday*, further off and of any length of time."""

from bisect import bisect_left

from service.model.attribution import Attribution
from service.resolve.narrator import Narrator
from service.resolve.times import Told

#: Paragraphs from a sentence in which somebody speaks to what he says in it.
PARAGRAPHS = 6
#: Sentences of that kind looked back over.
SENTENCES = 8
#: Words from an occasion to its time: *a speech at the Republican National Convention in July*.
OCCASION = 7


class Speaking:
    """The sentences in which somebody speaks at a time."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.times = narrator.times
        told = {self.reading.sentence_of(one.when.start) for one in self.times.told}
        self._sentences = sorted(number for number in told if narrator.speaks(number))

    def of(self, index: int, before: int | None, sentence: int) -> Told | None:
        """The time at which the speaker is told of as speaking."""
        told = self.far(index, sentence) or self._right_before(index, before, sentence)
        return told or self._answered(index, sentence)

    def _answered(self, index: int, sentence: int) -> Told | None:
        """The time at which somebody spoke or appeared who is answered right behind: *Senator Lee scolded him*."""
        cue, scene, words = self.narrator.attributions[index].cue, sentence - 1, self.reading.words
        after = self.reading.at(cue.end) if cue is not None else len(words)
        if after == len(words) or words[after].low not in self.narrator.lists["object"] or scene not in self._sentences:
            return None
        told = self.times.between(*self.reading.ends(scene))
        near = self.reading.paragraph(sentence) - self.reading.paragraph(scene) <= 1
        at_one = len(told) == 1 and (self.times.has_occasion(told[0].when) or self._is_behind_occasion(told[0], scene))
        return told[0] if near and at_one else None

    def far(self, index: int, sentence: int) -> Told | None:
        """The time of the last sentence in which the speaker speaks, if it is not far off and no other follows."""
        if not self._sentences:
            return None
        paragraph = self.reading.paragraph(sentence)
        last = bisect_left(self._sentences, sentence)
        for number in reversed(self._sentences[max(last - SENTENCES, 0) : last]):
            if paragraph - self.reading.paragraph(number) > PARAGRAPHS:
                return None
            told = self.narrator.main(number, self.reading.ends(number)[1])
            if told is not None and self._speaks_in(number, index):
                start, end = self.reading.ends(number)[1], self.reading.ends(sentence)[1]
                if all(other.time == told.time for other in self.times.between(start, end)):
                    return told
        return None

    def _right_before(self, index: int, before: int | None, sentence: int) -> Told | None:
        """The time, of whatever length and age, of the sentence right before.

        *Lee refused in a speech in July. Lee called for …*: the telling goes on, so the cue stands first.
        """
        found, scene = self.narrator.attributions[index], sentence - 1
        if found.cue is None or found.cue.start > found.content[0].start or scene < 0 or self.narrator.is_told(scene):
            return None
        if self.reading.paragraph(sentence) != self.reading.paragraph(scene):
            return None
        figure = self.narrator.who.speakers[index].figure
        told = self.times.between(*self.reading.ends(scene))
        edge = len(told) == 1 and (self._is_at_edge(told[0], scene) or self._is_in_which(found, sentence))
        is_main = edge and self._is_at_occasion(told[0], scene)
        return told[0] if is_main and self.narrator.is_of(scene, figure, goes_on=before == figure) else None

    def _is_at_edge(self, one: Told, sentence: int) -> bool:
        first, last = self.reading.ends(sentence)
        return one.when.start == first or one.when.end == last

    def _is_in_which(self, found: Attribution, sentence: int) -> bool:
        """Whether something is said in an occasion that its sentence takes up: *the interview, in which she said*."""
        start = min(span.start for span in (found.cue, found.speaker) if span is not None)
        words, which = self.reading.words, self.reading.at(start) - 1
        told = self.reading.sentence(sentence)[0] <= which - 2
        return (
            told
            and [words[which - 1].low, words[which].low] == ["in", "which"]
            and words[which - 2].low in self.narrator.lists["occasion"]
        )

    def _is_at_occasion(self, one: Told, sentence: int) -> bool:
        """Whether somebody speaks, or an occasion stands before the time: *during a speech in July*."""
        return self._is_behind_occasion(one, sentence) or self.narrator.speaks(sentence)

    def _is_behind_occasion(self, one: Told, sentence: int) -> bool:
        at = self.reading.at(one.when.start)
        near = (self.reading.words[index] for index in range(max(at - OCCASION, 0), at))
        return any(word.low in self.narrator.lists["occasion"] and word.sentence == sentence for word in near)

    def _speaks_in(self, sentence: int, index: int) -> bool:
        """Whether the speaker of a statement, named or described with the same words, is who speaks in a sentence."""
        lows = [self.reading.words[at].low for at in self.reading.sentence(sentence)]
        verb = next(at for at, low in enumerate(lows) if low in self.narrator.lists["speaks"])
        subject = {*(lows[:verb] or lows)}
        figure, span = self.narrator.who.speakers[index].figure, self.narrator.attributions[index].speaker
        words = {self.reading.words[at].low for at in self.reading.within(span)} if span is not None else set()
        words -= self.narrator.lists["definite"].keys()
        named = figure is not None and bool(self.narrator.surnames(figure) & subject)
        return named or (len(words) > 1 and words <= subject)
