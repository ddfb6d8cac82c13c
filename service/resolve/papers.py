"""Statements that go on in what was read out, sent or posted before: *the statement adds*, *said in the letter*."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from service.model.attribution import Attribution
from service.resolve.circumstances import are_circumstances
from service.resolve.reading import Reading
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told

#: Paragraphs from a paper to where it is taken up.
PARAGRAPHS = 6
#: Sentences looked back over.
SENTENCES = 30
#: Words from *the* to the paper: *the last sentence of the statement*.
LEAD = 2
#: Words from a day to the report that it belongs to: *Monday's scathing report*.
NOUN = 3
#: Words from its coming out to the day: *filed against her in Hull on Monday*.
NEAR = 6
#: Words from a report to when it came out: *a report by the council of Hull released on Monday*.
FAR = 12


class Papers:
    """Finds the time of the paper that a statement takes up: a statement, letter, tweet, report, poll or ruling."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], times: Times) -> None:
        self.reading = reading
        self.attributions = attributions
        self.times = times
        lists = load_tables().words
        #: Papers that are known by whose they are: a court gives one verdict, where anybody may write letters.
        self.verdicts = lists["verdict"].keys()
        self.owners = lists["owner"].keys()
        self.papers = lists["statement"].keys() | self.verdicts
        self.publications = lists["publication"].keys()
        #: What is written to somebody or for a book, where statements are given out to be read aloud.
        self.letters = lists["letter"].keys()
        #: What is known by its coming out alone: rules are broken on a day, too.
        self.decrees = lists["decree"].keys()
        self.issued = lists["issued"].keys()
        self.prepositions = lists["preposition"].keys()
        #: The statements anchored in each sentence.
        self._said_in: dict[int, list[int]] = {}
        for index, found in enumerate(attributions):
            if found.within is None and found.cue is not None and reading.words:
                self._said_in.setdefault(reading.sentence_of(found.cue.start), []).append(index)

    def of(self, index: int, told: Sequence[Told | None]) -> Told | None:
        """The time of the paper that a statement takes up, if it tells none itself."""
        found = self.attributions[index]
        if found.cue is None:
            return None
        sentence = self.reading.sentence_of(found.cue.start)
        name = self._speaks(found)
        if name is not None:
            one = self._came_out(name, sentence, told)
            return structs.replace(one, inherited=True) if one is not None else None
        for name, number in self._mentions(found, sentence):
            of = next((one for other in self._said_in.get(number, ()) if (one := told[other]) is not None), None)
            one = of or self._told_in(number)
            if one is not None or self._is_new(number, name):
                return structs.replace(one, inherited=True) if one is not None else None
        return None

    def is_of_paper(self, told: Told) -> bool:
        """Whether a time is that of a paper beside it: *his March 24 letter*, *a letter dated March 24*."""
        at, after = self.reading.at(told.when.start), self.reading.at(told.when.end)
        before = [low for low in self._words(range(max(at - 2, 0), at)) if low not in {"dated", "of"}]
        beside = {*self._words(range(after, min(after + 1, len(self.reading.words)))), *before[-1:]}
        return bool(beside & self.letters)

    def _speaks(self, found: Attribution) -> str | None:
        """The report or poll that speaks, where it is one told of before: *the report found*; it asks before it comes out."""
        if found.speaker is None or found.cue is None or "asked" in self._words(self.reading.within(found.cue)):
            return None
        spoken = self.reading.within(found.speaker)
        stop = next((at for at in spoken if self.reading.words[at].low in self.prepositions), spoken.stop)
        noun = next(
            (at for at in range(spoken.start, stop) if self.reading.words[at].low in self.publications | self.decrees),
            None,
        )
        if noun is None or (noun < stop - 1 and self.reading.words[noun].gap.strip() != ","):
            return None
        lows = self._words(range(max(noun - LEAD, 0), noun))
        while lows and lows[-1] in {"new", "same"}:
            lows.pop()
        return self.reading.words[noun].low if lows and lows[-1] in {"the", "that", "this", "these"} else None

    def _came_out(self, name: str, sentence: int, told: Sequence[Told | None]) -> Told | None:
        """When the report of that name came out that a text has last before a sentence."""
        paragraph = self.reading.paragraph(sentence)
        for number in range(sentence - 1, max(sentence - 1 - SENTENCES, -1), -1):
            if paragraph - self.reading.paragraph(number) > PARAGRAPHS:
                return None
            for index in self._said_in.get(number, ()):
                span, one = self.attributions[index].speaker, told[index]
                if span is not None and one is not None and name in self._words(self.reading.within(span)):
                    return one
            own = (one for one in self.times.between(*self.reading.ends(number)) if self._is_of(one, name))
            one = next(own, None)
            if one is not None or self._is_new(number, name):
                return one
        return None

    def _is_of(self, one: Told, name: str) -> bool:
        """Whether a time is that of a report: *Monday's report*, *a report on Monday*, *a report by Ann Lee released Monday*."""
        words, at = self.reading.words, self.reading.at(one.when.start)
        if one.when.owns:
            after = self.reading.at(one.when.end)
            return name in self._words(range(after, min(after + NOUN, len(words))))
        sentence = self.reading.sentence(words[at].sentence)
        issued = next(
            (index for index in range(at - 1, max(at - 1 - NEAR, sentence[0]), -1) if self._issues(index)), None
        )
        if issued is not None and self._are_where(range(issued + 1, at)):
            return name in self._words(range(max(issued - FAR, sentence[0]), issued))
        beside = at > 0 and words[at - 1].low == name and name in self.publications
        return beside or self._is_object(one, name, sentence)

    def _are_where(self, indexes: range) -> bool:
        """Whether words tell only where and against whom: *against her in Hull*."""
        words = self.reading.words
        rest = [at for at in indexes if words[at].low not in self.prepositions and words[at].low != "against"]
        return are_circumstances(self.reading, rest)

    def _issues(self, index: int) -> bool:
        return self.reading.words[index].low in self.issued

    def _is_object(self, one: Told, name: str, sentence: range) -> bool:
        """Whether somebody brought it out then: *on Monday published new rules*, *issued a report on Monday*."""
        after, at = self.reading.at(one.when.end), self.reading.at(one.when.start)
        if after <= sentence[-1] and self._issues(after):
            return name in self._words(range(after + 1, min(after + 1 + FAR, sentence[-1] + 1)))
        lows = self._words(range(max(at - FAR, sentence[0]), at))
        verb = next((place for place, low in enumerate(lows) if low in self.issued), None)
        return (
            verb is not None and lows[-1:] == [name] and not {*lows[max(verb - 2, 0) : verb]} & {"was", "were", "been"}
        )

    def _words(self, indexes: range) -> list[str]:
        return [self.reading.words[index].low for index in indexes]

    def _mentions(self, found: Attribution, sentence: int) -> Iterator[tuple[str, int]]:
        """The earlier sentences that have the paper taken up, the last first, each with its word."""
        name = self._taken_up(sentence)
        if name is None:
            if self._is_it(found):
                new = (low for low in self.papers if self._is_new(sentence - 1, low))
                yield from ((low, sentence - 1) for low in new)
            return
        paragraph = self.reading.paragraph(sentence)
        for number in range(sentence - 1, max(sentence - 1 - SENTENCES, -1), -1):
            if paragraph - self.reading.paragraph(number) > PARAGRAPHS:
                return
            if self._has(number, name):
                yield name, number

    def _has(self, sentence: int, name: str) -> bool:
        """Whether a sentence has the word, or a statement made in such a paper."""
        occasions = (self.attributions[index].occasion or "" for index in self._said_in.get(sentence, ()))
        return any(low.removesuffix("s") == name for low in self._lows(sentence)) or any(
            name in occasion.split() for occasion in occasions
        )

    def _taken_up(self, sentence: int) -> str | None:
        """The paper that speaks, or in which something is said, where it is one told of before."""
        lows = self._lows(sentence)
        for at, low in enumerate(lows):
            before = lows[max(at - LEAD, 0) : at]
            if low in self.papers and (self._known(before) or (low in self.verdicts and {*before[-1:]} & self.owners)):
                return low
        return None

    def _known(self, before: Sequence[str]) -> bool:
        """Whether the words before a paper say that it is one told of before: *the letter*, *in one tweet*."""
        return bool(before) and (
            before[-1] in {"the", "that", "this"} or [*before] in (["in", "one"], ["in", "another"])
        )

    def _is_it(self, found: Attribution) -> bool:
        spoken = self.reading.within(found.speaker) if found.speaker is not None else range(0)
        return len(spoken) == 1 and self.reading.words[spoken[0]].low == "it"

    def _lows(self, sentence: int) -> list[str]:
        """The narrator's words in a sentence."""
        if sentence < 0:
            return []
        words = (self.reading.words[index] for index in self.reading.sentence(sentence))
        return [word.low for word in words if not self.reading.is_said(word.start)]

    def _told_in(self, sentence: int) -> Told | None:
        """The one time in a sentence of the narrator's."""
        words = self.reading.sentence(sentence)
        told = self.times.between(self.reading.words[words[0]].start, self.reading.words[words[-1]].end)
        return told[0] if len(told) == 1 else None

    def _is_new(self, sentence: int, name: str) -> bool:
        """Whether a sentence brings the paper in: *a letter*."""
        lows = self._lows(sentence)
        return any(low == name and {"a", "an"} & {*lows[max(at - LEAD, 0) : at]} for at, low in enumerate(lows))
