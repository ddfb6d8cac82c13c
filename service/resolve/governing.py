"""Which statements one time governs: those that follow it by the same speaker, on the same occasion."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from msgspec import structs

from service.model.attribution import Attribution, Kind
from service.model.figure import Cast
from service.model.quote import Precision
from service.model.span import Span
from service.resolve.apart import is_apart
from service.resolve.backdrop import Backdrop
from service.resolve.elsewhere import Elsewhere
from service.resolve.leads import Leads
from service.resolve.live import Live
from service.resolve.narrator import Narrator
from service.resolve.occasions import Occasions, anchor
from service.resolve.papers import Papers
from service.resolve.questions import asks
from service.resolve.reading import Reading
from service.resolve.setting import Setting
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told
from service.resolve.turns import Turns

#: Paragraphs from one statement to the next of the same occasion, at most.
PARAGRAPHS = 6
#: The same past what the speaker said at any time in between.
PAST = 2
#: The same where the time is no day: much is said in a month.
LONG_TIME = 0
#: Sentences looked back over: those of a long quotation.
SENTENCES = 40
#: What stands around words that are quoted.
MARKS = frozenset('"“')
#: Paragraphs from a statement to the one that tells where it was made.
NEXT = 2


class Governing:
    """Gives statements that tell no time themselves that of the occasion on which they were made, if any."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], who: Cast, times: Times) -> None:
        self.reading = reading
        self.attributions = attributions
        self.speakers = who.speakers
        self.times = times
        self.setting = Setting(Narrator(reading, attributions, who, times))
        self.leads = Leads(reading, attributions, who)
        self.papers = Papers(reading, attributions, times)
        self.turns = Turns(reading, attributions)
        self.live = Live(reading, times)
        self.backdrop = Backdrop(reading)
        self.occasions = Occasions(reading)
        self.elsewhere = Elsewhere(reading)
        #: The outer statements in the order of the text.
        self.order = self._order()
        self._places = {index: place for place, index in enumerate(self.order)}
        self._anchors = [anchor(attributions[index]).start for index in self.order]
        self._openings = set(self._first_said())

    def fill(self, told: list[Told | None], alone: Sequence[bool]) -> None:
        """Put the times in, in the order of the text, so that each passes its own on but for those `alone`."""
        last: dict[int, int] = {}
        dated: dict[int, int] = {}
        before: int | None = None
        for index in self.order:
            figure = self.speakers[index].figure
            if told[index] is None:
                told[index] = self.papers.of(index, told)
            if told[index] is None:
                sources = self._sources(index, before, self._own(index, figure, last, dated))
                told[index] = next((one for source in sources if (one := self._from(source, index, told))), None)
            if told[index] is None and not is_apart(self.times, self.attributions[index]):
                told[index] = self.setting.of(index, None if before is None else self.speakers[before].figure)
            if alone[index]:
                continue
            if figure is not None:
                last[figure] = index
                if told[index] is not None:
                    dated[figure] = index
            before = index
        self._fill_questions(told)
        self._fill_inner(told)

    def _fill_questions(self, told: list[Told | None]) -> None:
        """A question has the time of the answer right behind it."""
        for index, after in pairwise(self.order):
            one, answer = self.attributions[index], told[after]
            if told[index] is not None or answer is None or self._is_same_speaker(index, after):
                continue
            runs_on = self._runs_on(anchor(one), anchor(self.attributions[after]))
            if runs_on and self.turns.is_question(index) and not is_apart(self.times, one):
                told[index] = structs.replace(answer, inherited=True)

    def _is_same_speaker(self, one: int, other: int) -> bool:
        figure = self.speakers[one].figure
        return figure is not None and figure == self.speakers[other].figure

    def _fill_inner(self, told: list[Told | None]) -> None:
        """Those passed on have not the time of who passes them on, but may have that of their own scene."""
        for index, found in enumerate(self.attributions):
            outer = None if found.within is None else self.attributions[found.within]
            if outer is None or told[index] is not None or is_apart(self.times, found):
                continue
            if outer.kind is Kind.INDIRECT:
                told[index] = self.setting.of_inner(index)

    def _own(self, index: int, figure: int | None, last: Mapping[int, int], dated: Mapping[int, int]) -> int | None:
        """The speaker's last statement; in a new paragraph the last that has a time, past what was said at any time."""
        own = None if figure is None else last.get(figure)
        told = None if figure is None else dated.get(figure)
        if own is None or told is None or own == told:
            return own
        here, between, there = (
            self.reading.paragraph(self.reading.sentence_of(anchor(self.attributions[one]).start))
            for one in (told, own, index)
        )
        return told if between < there and there - here <= PAST else own

    def _order(self) -> list[int]:
        outer = [index for index, one in enumerate(self.attributions) if one.within is None]
        return sorted(outer, key=lambda index: anchor(self.attributions[index]).start) if self.reading.words else []

    def _first_said(self) -> Iterator[int]:
        """The statement that opens the report, and the one that opens it below a headline that has one."""
        yield from self.order[:1]
        if self.order and self._paragraph(self.order[0]) == 0:
            yield from islice((index for index in self.order if self._paragraph(index)), 1)

    def _paragraph(self, index: int) -> int:
        return self.reading.paragraph(self.reading.sentence_of(anchor(self.attributions[index]).start))

    def _sources(self, index: int, before: int | None, own: int | None) -> Iterator[int]:
        """The earlier statements of whose occasion one may be."""
        if own is not None:
            yield own
        if before is not None and (
            self.occasions.leads_up(self.attributions[index], {"same"})
            or self._is_same_stranger(before, index)
            or self._adds(before, index)
            or self._answers(before, index)
            or self.turns.is_answer(before, index)
            or self._is_asked_by(before, index)
            or self.turns.at_once(before, index)
            or self.turns.voices(before, index)
        ):
            yield before
        if before is not None and before in self._openings and self.leads.names(before, index):
            yield before
        if (with_whom := self._joint(index)) is not None:
            yield with_whom

    def _is_asked_by(self, before: int, index: int) -> bool:
        figure = self.speakers[index].figure
        return figure is not None and self.turns.is_asked_by(before, index, self.setting.narrator.surnames(figure))

    def _joint(self, index: int) -> int | None:
        """The last statement before the narrator tells of a joint appearance of its speaker and that of another."""
        figure, joint = self.speakers[index].figure, self.occasions.joint
        here = self.reading.sentence_of(anchor(self.attributions[index]).start)
        number = joint[bisect_left(joint, here) - 1] if joint and joint[0] < here else None
        if number is None or self.reading.paragraph(here) - self.reading.paragraph(number) > PARAGRAPHS:
            return None
        before = bisect_left(self._anchors, self.reading.ends(number)[0]) - 1
        is_there = before >= 0 and self.setting.narrator.is_of(number, figure, goes_on=False)
        return self.order[before] if is_there else None

    def _from(self, source: int, index: int, told: Sequence[Told | None]) -> Told | None:
        """The time of an earlier statement, where the later one goes on from it."""
        one = told[source]
        if one is None or not self._goes_on(source, index, one):
            return None
        return structs.replace(one, inherited=True)

    def _is_same_stranger(self, before: int, index: int) -> bool:
        """Whether a quotation runs on, or somebody whom the text does not name goes on right away."""
        one, other = self.attributions[before], self.attributions[index]
        if self.speakers[index].figure is not None or not self._runs_on(anchor(one), anchor(other)):
            return False
        if other.speaker is None:
            return not self._is_put(other)
        names, spoken = self._words(one.speaker), self._words(other.speaker)
        pronoun = len(spoken) == 1 and spoken <= load_tables().words["pronoun"].keys()
        return self.speakers[before].figure is None and bool(names) and bool(spoken) and (pronoun or spoken <= names)

    def _adds(self, before: int, index: int) -> bool:
        """Whether somebody else goes on where another stopped: *“…,” added Ann Lee*."""
        one, other = self.attributions[before], self.attributions[index]
        adds = (other.lemma or "") in load_tables().words["adding"]
        return adds and other.speaker is not None and self._runs_on(anchor(one), anchor(other))

    def _answers(self, before: int, index: int) -> bool:
        """Whether a question was put right before: *One questioner asked …. “…,” Lee said*, *Lee was asked why. He said*."""
        one, other = self.attributions[before], self.attributions[index]
        return (self._is_put(one) or asks(self.reading, one)) and self._runs_on(anchor(one), anchor(other))

    def _is_put(self, found: Attribution) -> bool:
        """Whether a question is put by nobody in particular: *Asked why*."""
        return found.speaker is None and any(word in load_tables().words["asked"] for word in self._words(found.cue))

    def _runs_on(self, one: Span, other: Span) -> bool:
        """Whether the narrator says nothing in the sentences between two."""
        here, there = self.reading.sentence_of(one.start), self.reading.sentence_of(other.start)
        if there - here > SENTENCES or self.reading.paragraph(there) - self.reading.paragraph(here) > 1:
            return False
        between = (index for number in range(here + 1, there) for index in self.reading.sentence(number))
        return all(self.reading.is_said(self.reading.words[index].start) for index in between)

    def _words(self, span: Span | None) -> set[str]:
        """The words for a speaker, articles left out."""
        lists = load_tables().words
        lows = {self.reading.words[index].low for index in self.reading.within(span)} if span is not None else set()
        return lows - lists["definite"].keys() - lists["indefinite"].keys()

    def _goes_on(self, before: int, index: int, told: Told) -> bool:
        """Whether nothing in the telling sets a statement apart from an earlier one."""
        one, other = self.attributions[before], self.attributions[index]
        here, there = (self.reading.sentence_of(anchor(found).start) for found in (one, other))
        if self.reading.paragraph(there) - self.reading.paragraph(here) > self._reach(told, one, other):
            return False
        opens = self._paragraph_start(self._lead_in(there))
        start = anchor(one).end if here == there else max(self.reading.ends(here)[1], opens)
        if self.elsewhere.is_between(self.times, other, told, start, self.reading.ends(there)[1]):
            return False
        return (
            not is_apart(self.times, other, live=self.live.goes_on(here, there, told) and self._is_next(before, index))
            and not self.backdrop.is_another_scene(there)
            and not self.backdrop.lies_between(here, there)
            and not (self.papers.is_of_paper(told) and not self._is_read_on(one, other))
            and not (other.kind is Kind.INDIRECT and self.backdrop.is_bracketed(there))
            and (
                self.occasions.may_be(one, other)
                or self._elaborates(one, here, there)
                or self._is_told_closer(before, index, told)
            )
        )

    def _is_read_on(self, one: Attribution, other: Attribution) -> bool:
        """Whether a statement goes on in the paper of the one right before: *“…,” she wrote*, *he added*."""
        adds = (other.lemma or "") in load_tables().words["adding"]
        return (adds or self._is_quoted(other)) and self._runs_on(anchor(one), anchor(other))

    def _is_told_closer(self, before: int, index: int, told: Told) -> bool:
        """Whether a statement that follows one of a day by the same speaker tells where it was made."""
        if told.time.precision is not Precision.DAY or not self._is_same_speaker(before, index):
            return False
        near = self._paragraph(index) - self._paragraph(before) <= NEXT
        one, other = self.attributions[before], self.attributions[index]
        return self._is_next(before, index) and self.occasions.tells_closer(one, other, near=near)

    def _is_next(self, before: int, index: int) -> bool:
        """Whether a speaker says nothing between two statements."""
        figure = self.speakers[index].figure
        between = range(self._places[before] + 1, self._places[index])
        return all(self.speakers[self.order[place]].figure != figure for place in between)

    def _elaborates(self, one: Attribution, here: int, there: int) -> bool:
        """Whether the second paragraph says where its speaker spoke who opens the report: *Addressing reporters, …*."""
        paragraph = self.reading.paragraph
        first = self.reading.sentence_of(anchor(self.attributions[self.order[0]]).start)
        opens = paragraph(first) == paragraph(here) and paragraph(there) - paragraph(here) == 1
        return opens and one.occasion is None and self.setting.narrator.speaks(there)

    def _reach(self, told: Told, one: Attribution, other: Attribution) -> int:
        """Paragraphs that the time of one statement may lie before another."""
        if told.time.precision is Precision.DAY or self._is_then(other):
            return PARAGRAPHS
        near = told.time.precision is Precision.WEEK  # what follows a month or a year is often its contrast
        adds = (other.lemma or "") in load_tables().words["adding"] or (near and self._is_quoted(other))
        return 1 if adds and self._runs_on(anchor(one), anchor(other)) else LONG_TIME

    def _is_quoted(self, found: Attribution) -> bool:
        """Whether the words of *him* or *her* are quoted, on no occasion told: *“…,” she said*, *She said “No”*."""
        pronoun = self._words(found.speaker) <= load_tables().words["pronoun"].keys()
        first = found.content[0].start
        marked = self.reading.text[max(first - 1, 0) : first + 1].strip()[:1] in MARKS
        return pronoun and (marked or first < anchor(found).start) and found.occasion is None

    def _is_then(self, found: Attribution) -> bool:
        """Whether the narrator takes the time up: *he said then*."""
        cue = anchor(found)
        ends = [cue.end] if found.addressee is None else [cue.end, found.addressee.end]
        words = self.reading.words
        return any(words[at].low == "then" for at in map(self.reading.at, ends) if at < len(words))

    def _lead_in(self, sentence: int) -> int:
        """The sentence that leads with a colon to the paragraph of another, or that one."""
        first = self.reading.sentence_of(self._paragraph_start(sentence))
        leads = first > 0 and ":" in self.reading.words[self.reading.sentence(first)[0] - 1].gap
        return first - 1 if leads else sentence

    def _paragraph_start(self, sentence: int) -> int:
        """Where the paragraph of a sentence begins, or the last sentence looked back to."""
        first = sentence
        while (
            first
            and sentence - first < SENTENCES
            and self.reading.paragraph(first - 1) == self.reading.paragraph(sentence)
        ):
            first -= 1
        return self.reading.ends(first)[0]
