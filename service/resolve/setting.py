"""Times with which the narrator sets a scene: *The minister faced the press on Monday*."""

from collections.abc import Collection, Iterator

from msgspec import structs

from service.model.attribution import Attribution, Kind
from service.model.span import Span
from service.resolve.gatherings import Gatherings
from service.resolve.narrator import BEFORE, Narrator
from service.resolve.reading import Reading
from service.resolve.speaking import Speaking
from service.resolve.times import Told

#: Sentences of the narrator's between the one that sets the scene and a statement, itself counted.
SENTENCES = 2
#: Words from the article of a description to its noun: *the Republican vice presidential nominee*.
NOUN = 5


class Setting:
    """The sentences of the narrator's that tell when what follows them was said."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.times = narrator.times
        self.speaking = Speaking(narrator)
        self.gatherings = Gatherings(narrator)

    def of(self, index: int, before: int | None) -> Told | None:
        """The time set for a statement; `before` is the figure who spoke last."""
        cue = self.narrator.attributions[index].cue
        if cue is None:
            return None
        sentence = self.reading.sentence_of(cue.start)
        if is_participle(self.reading, cue) and (own := self._of_verb(sentence, cue)) is not None:
            return own
        told = self._set(index, before, sentence)
        return structs.replace(told, inherited=True) if told is not None else None

    def _of_verb(self, sentence: int, cue: Span) -> Told | None:
        """The time of the verb on which a participle hangs, and not of one before it: *who on Monday sent a note saying*."""
        main = self.narrator.main(sentence, cue.start)
        nearer = self.times.between(main.when.end, cue.start) if main is not None else []
        return None if nearer and "," not in self.reading.text[nearer[-1].when.end : cue.start] else main

    def of_inner(self, index: int) -> Told | None:
        """The time set for a statement passed on: of a sentence in which its own speaker speaks."""
        cue = self.narrator.attributions[index].cue
        told = self.speaking.far(index, self.reading.sentence_of(cue.start)) if cue is not None else None
        return structs.replace(told, inherited=True) if told is not None else None

    def _set(self, index: int, before: int | None, sentence: int) -> Told | None:
        """The time set by a sentence before that of the cue."""
        if self._points_back(sentence):
            return self._last_time(sentence - 1)
        if self._announces(sentence):
            return self._made_known(sentence - 1)
        if self.times.between(*self.reading.ends(sentence)):
            return None
        near = self._near(index, before, sentence) or self.speaking.of(index, before, sentence)
        return near or self.gatherings.of(sentence)

    def _near(self, index: int, before: int | None, sentence: int) -> Told | None:
        """The time of one of the two sentences before."""
        found, figure = self.narrator.attributions[index], self.narrator.who.speakers[index].figure
        for number in self._before(found):
            told = self.narrator.main(number, self.reading.ends(number)[1])
            taken_up = self._is_taken_up(number, sentence)
            if taken_up or (
                told is not None
                and not self.narrator.is_anothers(told, figure)
                and (
                    self.narrator.is_of(number, figure, goes_on=before == figure)
                    or self._is_described(number, found, goes_on=before == figure)
                )
            ):
                return told
        return None

    def _before(self, found: Attribution) -> Iterator[int]:
        """The sentences before a statement in which nothing is said: of its paragraph, or the last of the one before."""
        start = min(span.start for span in (*found.content, found.cue, found.speaker) if span is not None)
        opening = self.reading.sentence_of(start)
        paragraph = self.reading.paragraph(opening)
        for number in range(opening - 1, max(opening - 1 - SENTENCES, -1), -1):
            if self.narrator.is_told(number):
                return
            if paragraph - self.reading.paragraph(number) > (number == opening - 1):
                return
            yield number

    def _is_described(self, sentence: int, found: Attribution, *, goes_on: bool) -> bool:
        """Whether a sentence is about *the minister*, where only the one who speaks is meant.

        That is who has just spoken, or the one whom the pronoun behind the sentence means.
        """
        spoken = self.reading.within(found.speaker) if found.speaker is not None else range(0)
        pronoun = len(spoken) == 1 and self.reading.words[spoken[0]].low in self.narrator.lists["pronoun"]
        if not (goes_on or pronoun):
            return False
        words = [self.reading.words[index] for index in self.reading.sentence(sentence)]
        return any(
            word.low in self.narrator.lists["role"]
            and any(one.low in self.narrator.lists["definite"] for one in words[max(at - NOUN, 0) : at])
            for at, word in enumerate(words)
        )

    def _points_back(self, sentence: int) -> bool:
        """Whether a sentence takes up the time of the one before: *That is when she said*."""
        words = self.reading.words
        lows = [words[index].low for index in self.reading.sentence(sentence)[:3]]
        that, *rest = lows or [""]
        return sentence > 0 and that == "that" and "when" in rest

    def _last_time(self, sentence: int) -> Told | None:
        """The last time in a sentence, or in what the narrator's own words there pass on."""
        first, last = self.reading.ends(sentence)
        passed_on = (
            one
            for one in reversed(self.times.said_between(first, last))
            if any(
                found.kind is Kind.INDIRECT
                and any(piece.start <= one.when.start < piece.end for piece in found.content)
                for found in self.narrator.attributions
            )
        )
        return next(reversed(self.times.between(first, last)), None) or next(passed_on, None)

    def _announces(self, sentence: int) -> bool:
        """Whether something is said in a paper that makes known what the sentence before told: *announcing the move*."""
        lows = [self.reading.words[index].low for index in self.reading.sentence(sentence)]
        lists = self.narrator.lists
        return sentence > 0 and any(
            paper in lists["statement"] and verb in lists["announcing"] and the == "the"
            for paper, verb, the in zip(lows, lows[1:], lows[2:], strict=False)
        )

    def _made_known(self, sentence: int) -> Told | None:
        """The one time of a sentence."""
        told = self.times.between(*self.reading.ends(sentence))
        return told[0] if len(told) == 1 else None

    def _is_taken_up(self, scene: int, sentence: int) -> bool:
        """Whether both sentences have an occasion, and the later one points back at it."""
        occasion, back = self.narrator.lists["occasion"], self.narrator.lists["back"]
        here, there = ([self.reading.words[index] for index in self.reading.sentence(n)] for n in (scene, sentence))
        if not any(word.low in occasion for word in here):
            return False
        told = [word.low if not self.reading.is_said(word.start) else "" for word in there]
        ordinal = self.narrator.lists["ordinal"].keys()
        return any(
            (low in occasion and _points({*told[max(at - BEFORE, 0) : at]}, ordinal))
            or (low in back and told[at - 1 : at] == ["in"])
            for at, low in enumerate(told)
        )


def _points(lows: set[str], ordinal: Collection[str]) -> bool:
    """Whether the words before an occasion lead back to one, and not to *the second* one."""
    return bool({"that", "the", "same"} & lows) and not any(low in ordinal for low in lows)


def is_participle(reading: Reading, cue: Span) -> bool:
    """Whether a cue hangs on another verb, of whose time it is: *Lee came on Monday, saying*."""
    words = reading.within(cue)
    return bool(words) and reading.words[words[0]].low.endswith("ing")
