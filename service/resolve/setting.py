"""Times with which the narrator sets a scene: *The minister faced the press on Monday*."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import structs

from service.model.attribution import Attribution
from service.model.figure import Cast
from service.model.name import fold
from service.model.quote import Precision
from service.model.span import Span
from service.resolve.reading import Reading
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told

#: Sentences of the narrator's between the one that sets the scene and a statement, itself counted.
SENTENCES = 2
#: What a report tells of longer ago is background, not the scene of what is said in it.
RECENT = timedelta(days=14)
#: Words before a time among which one makes it another event's: *after the attack on Monday*.
BEFORE = 4


class Setting:
    """The sentences of the narrator's that tell when what follows them was said."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], who: Cast, times: Times) -> None:
        self.reading = reading
        self.attributions = attributions
        self.who = who
        self.times = times
        self.anchors = sorted((one.cue or one.speaker or one.content[0]).start for one in attributions)
        self._names: dict[int, frozenset[str]] = {}

    def of(self, index: int, before: int | None) -> Told | None:
        """The time set for a statement; `before` is the figure who spoke last."""
        found = self.attributions[index]
        cue = found.cue
        if cue is None:
            return None
        sentence = self.reading.sentence_of(cue.start)
        if is_participle(self.reading, cue) and (own := self._main(sentence, cue.start)) is not None:
            return own
        if self.times.between(*self._ends(sentence)):
            return None
        figure = self.who.speakers[index].figure
        for number in self._scenes(found):
            told = self._main(number, self._ends(number)[1])
            if told is not None and (self._is_of(number, figure, before) or self._is_taken_up(number, sentence)):
                return structs.replace(told, inherited=True)
        return None

    def _ends(self, sentence: int) -> tuple[int, int]:
        words = self.reading.sentence(sentence)
        return self.reading.words[words[0]].start, self.reading.words[words[-1]].end

    def _scenes(self, found: Attribution) -> Iterator[int]:
        """The sentences before a statement in which nothing is said: of its paragraph, or the last of the one before."""
        start = min(span.start for span in (*found.content, found.cue, found.speaker) if span is not None)
        opening = self.reading.sentence_of(start)
        paragraph = self._paragraph(opening)
        for number in range(opening - 1, max(opening - 1 - SENTENCES, -1), -1):
            first, last = self._ends(number)
            if bisect_left(self.anchors, first) < bisect_left(self.anchors, last):
                return
            if paragraph - self._paragraph(number) > (number == opening - 1):
                return
            yield number

    def _paragraph(self, sentence: int) -> int:
        return self.reading.words[self.reading.sentence(sentence)[0]].paragraph

    def _main(self, sentence: int, end: int) -> Told | None:
        """The one day that a sentence is told of, up to an offset."""
        found = [one for one in self.times.between(self._ends(sentence)[0], end) if self._is_main(one)]
        return found[0] if len(found) == 1 else None

    def _is_main(self, one: Told) -> bool:
        if (
            one.time.precision is not Precision.DAY
            or self.times.on - one.time.first > RECENT
            or (one.when.owns and not self.times.has_occasion(one.when))
        ):
            return False
        at = self.reading.at(one.when.start)
        words, bound = self.reading.words, load_tables().words["bound"]
        near = (words[index] for index in range(max(at - BEFORE, 0), at))
        return not any(word.low in bound and word.sentence == words[at].sentence for word in near)

    def _is_of(self, sentence: int, figure: int | None, before: int | None) -> bool:
        """Whether a sentence is about a figure: it has a name of it, or a pronoun where it has just spoken."""
        if figure is None:
            return False
        names = self._surnames(figure)
        lows = [self.reading.words[index].low for index in self.reading.sentence(sentence)]
        return any(low in names for low in lows) or (before == figure and any(low in {"he", "she"} for low in lows))

    def _surnames(self, figure: int) -> frozenset[str]:
        if figure not in self._names:
            forms = self.who.figures[figure].forms
            self._names[figure] = frozenset(fold(form).split()[-1] for form in forms if fold(form))
        return self._names[figure]

    def _is_taken_up(self, scene: int, sentence: int) -> bool:
        """Whether both sentences have an occasion, and the later one points back at it."""
        occasion, back = (load_tables().words[name] for name in ("occasion", "back"))
        here, there = ([self.reading.words[index] for index in self.reading.sentence(n)] for n in (scene, sentence))
        if not any(word.low in occasion for word in here):
            return False
        told = [word.low if not self.reading.is_said(word.start) else "" for word in there]
        return any(
            (low in occasion and {"that", "the", "same"} & set(told[max(at - BEFORE, 0) : at]))
            or (low in back and told[at - 1 : at] == ["in"])
            for at, low in enumerate(told)
        )


def is_participle(reading: Reading, cue: Span) -> bool:
    """Whether a cue hangs on another verb, of whose time it is: *Lee came on Monday, saying*."""
    words = reading.within(cue)
    return bool(words) and reading.words[words[0]].low.endswith("ing")
