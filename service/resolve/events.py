"""Reports of one hearing or debate: *Lawmakers questioned Lee at a hearing on Friday* … *“No,” said Rep. Roy*."""

from bisect import bisect_right
from collections.abc import Sequence

from service.model.actor import ActorKind
from service.resolve.apart import is_apart
from service.resolve.backdrop import Backdrop
from service.resolve.gatherings import Gatherings
from service.resolve.narrator import Narrator
from service.resolve.times import Told

#: Paragraphs in which a report says what it is about.
OPENING = 4
#: Words from *at* to the event: *during a recent inter-party debate*.
LEAD = 4
#: At these those who are there speak; at a meeting behind closed doors nobody hears them.
KINDS = frozenset({"hearing", "debate"})

_AT = frozenset({"at", "during", "in"})


class Events:
    """The one hearing or debate that a report is about, and who speaks there."""

    def __init__(self, narrator: Narrator, gatherings: Gatherings) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.times = narrator.times
        self.lists = narrator.lists
        self.backdrop = Backdrop(narrator.reading)
        self._day, self._nouns = self._of_report(gatherings)
        sentences = range(len(self.reading.sentences) - 1) if self._day is not None else range(0)
        told = {number: self._told(number) for number in sentences}
        #: The sentences that are about it, and those of them that have somebody there.
        self._about = [number for number in sentences if self._is_about(number, told[number])]
        self._there = {number: told[number] for number in self._about if self._has_people(told[number])}
        self._roles: dict[int, frozenset[str]] = {}

    def of(self, index: int) -> Told | None:
        """The day of the event, where a statement that tells no time itself is that of somebody who was there."""
        found, figure = self.narrator.attributions[index], self.narrator.who.speakers[index].figure
        if self._day is None or figure is None or found.cue is None:
            return None
        if found.occasion is not None or found.addressee is not None:
            return None
        sentence = self.reading.sentence_of(found.cue.start)
        apart = is_apart(self.times, found) or self.backdrop.is_another_scene(sentence)
        there = not apart and self._is_since(sentence) and self._is_there(figure, sentence)
        return self._day if there else None

    def _of_report(self, gatherings: Gatherings) -> tuple[Told | None, frozenset[str]]:
        """The day of the one event of which a report tells, if it opens with it, and the words for it."""
        days = [day for told in gatherings.all.values() for day in told]
        kinds = {*gatherings.all} & KINDS
        if len({day.time for day in days}) != 1 or not kinds:
            return None, frozenset()
        opens = self.reading.paragraph(self.reading.sentence_of(days[0].when.start)) < OPENING
        return (days[0] if opens else None), frozenset(
            low for low, one in gatherings.nouns.items() if one.head in kinds
        )

    def _is_about(self, sentence: int, lows: Sequence[str]) -> bool:
        """Whether a sentence has the event, and tells of no other time."""
        times = self._times(*self.reading.ends(sentence))
        own = all(self._day is not None and one.time.holds(self._day.time) for one in times)
        return own and any(low in self._nouns for low in lows)

    def _has_people(self, lows: Sequence[str]) -> bool:
        """Whether a sentence tells what somebody did at the event, and not that he stayed away or spoke of it."""
        at = next(at for at, low in enumerate(lows) if low in self._nouns)
        lead = {*lows[max(at - LEAD, 0) : at]}
        return bool(lead & _AT) and not any(low in self.lists["away"] for low in lows)

    def _is_since(self, sentence: int) -> bool:
        """Whether no other time was told since the event was spoken of last."""
        last = bisect_right(self._about, sentence) - 1
        if last < 0:
            return False
        start, end = self.reading.ends(self._about[last])[0], self.reading.ends(sentence)[1]
        own = self._times(self.reading.ends(sentence)[0], end)
        between = self._times(start, end)
        return not own and all(self._day is not None and one.time.holds(self._day.time) for one in between)

    def _times(self, start: int, end: int) -> list[Told]:
        """The times between two offsets but that of a dateline."""
        return [one for one in self.times.between(start, end) if not self.narrator.is_dateline(one)]

    def _is_there(self, figure: int, sentence: int) -> bool:
        """Whether the speaker is named where people are told of at the event, or is a lawmaker where these are."""
        who = self.narrator.who.figures[figure]
        if who.kind is not ActorKind.PERSON or " " not in who.name:
            return False
        names = self.narrator.surnames(figure)
        shared = any(
            names & self.narrator.surnames(other) for other in range(len(self.narrator.who.figures)) if other != figure
        )
        there = [lows for number, lows in self._there.items() if number != sentence]
        if not shared and any(low in names for lows in there for low in lows):
            return True
        lawmakers = any(low in self.lists["lawmakers"] for lows in there for low in lows)
        return lawmakers and bool(self._offices(figure) & self.lists["lawmaker"].keys())

    def _offices(self, figure: int) -> frozenset[str]:
        """What the words for somebody say that he or she is."""
        if figure not in self._roles:
            spans = [role.span for role in self.narrator.who.figures[figure].roles]
            spans += [
                one.speaker
                for one, speaker in zip(self.narrator.attributions, self.narrator.who.speakers, strict=True)
                if speaker.figure == figure and one.speaker is not None
            ]
            lows = {self.reading.words[at].low for span in spans for at in self.reading.within(span)}
            kinds = ("role", "office")
            self._roles[figure] = frozenset(
                self.lists[kind][low].head for low in lows for kind in kinds if low in self.lists[kind]
            )
        return self._roles[figure]

    def _told(self, sentence: int) -> list[str]:
        """The narrator's words in a sentence."""
        words = (self.reading.words[at] for at in self.reading.sentence(sentence))
        return [word.low for word in words if not self.reading.is_said(word.start)]
