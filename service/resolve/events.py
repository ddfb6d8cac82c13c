"""Reports of one event: *Lawmakers questioned Lee at a hearing on Friday* … *“No,” said Rep. Roy*, who was there."""

from service.model.actor import ActorKind
from service.resolve.apart import is_apart
from service.resolve.backdrop import Backdrop
from service.resolve.gatherings import Gatherings
from service.resolve.narrator import RECENT, Narrator
from service.resolve.times import Told

#: Paragraphs in which a report says what it is about.
OPENING = 4


class Events:
    """The one gathering that a report is about, and who speaks there."""

    def __init__(self, narrator: Narrator, gatherings: Gatherings) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.times = narrator.times
        self.lists = narrator.lists
        self.backdrop = Backdrop(narrator.reading)
        self._day, self._nouns = self._of_report(gatherings)
        #: The sentences that are about it.
        self._about = [number for number in range(len(self.reading.sentences) - 1) if self._is_about(number)]
        self._lows = {number: self._told(number) for number in self._about}

    def of(self, index: int) -> Told | None:
        """The day of the event, where a statement that tells no time itself is that of somebody who was there."""
        found = self.narrator.attributions[index]
        if self._day is None or found.cue is None or found.occasion is not None or found.addressee is not None:
            return None
        sentence = self.reading.sentence_of(found.cue.start)
        apart = is_apart(self.times, found) or self.backdrop.is_another_scene(sentence)
        there = not apart and self._is_near(sentence) and self._is_there(index)
        return self._day if there else None

    def _of_report(self, gatherings: Gatherings) -> tuple[Told | None, frozenset[str]]:
        """The one day of which a report tells gatherings, if it opens with it, and the words for these."""
        days = gatherings.days
        if len({day.time for day in days.values()}) != 1:
            return None, frozenset()
        day = min(days.values(), key=lambda one: one.when.start)
        opens = self.reading.paragraph(self.reading.sentence_of(day.when.start)) < OPENING
        return (day if opens else None), frozenset(low for low, one in gatherings.nouns.items() if one.head in days)

    def _is_about(self, sentence: int) -> bool:
        """Whether a sentence is about the event, and tells of no other time."""
        if self._day is None:
            return False
        times = self.times.between(*self.reading.ends(sentence))
        on_it = any(one.time == self._day.time for one in times)
        lists = (self._nouns, self.lists["gathers"], self.lists["examined"])
        named = any(low in words for low in self._told(sentence) for words in lists)
        return named and (on_it or all(one.time.holds(self._day.time) for one in times))

    def _is_near(self, sentence: int) -> bool:
        """Whether no other recent time was told since the event was spoken of last."""
        last = next((number for number in reversed(self._about) if number <= sentence), None)
        if last is None:
            return False
        start, end = self.reading.ends(last)[0], self.reading.ends(sentence)[1]
        own = self.times.between(self.reading.ends(sentence)[0], end)
        recent = (one for one in self.times.between(start, end) if self.times.on - one.time.last <= RECENT)
        return not own and all(self._day is not None and one.time.holds(self._day.time) for one in recent)

    def _is_there(self, index: int) -> bool:
        """Whether the speaker is named where the event is spoken of, or is one of those who are."""
        figure = self.narrator.who.speakers[index].figure
        who = None if figure is None else self.narrator.who.figures[figure]
        if figure is None or who is None or who.kind is not ActorKind.PERSON or " " not in who.name:
            return False
        names = self.narrator.surnames(figure)
        if any(names & {*lows} for lows in self._lows.values()):
            return True
        several = {low for lows in self._lows.values() for low in lows}
        return any(f"{low}s" in several for low in self._roles(figure))

    def _roles(self, figure: int) -> set[str]:
        """What the text says that somebody is, in words for many of whom an event may be told."""
        spans = (
            one.speaker
            for one, speaker in zip(self.narrator.attributions, self.narrator.who.speakers, strict=True)
            if speaker.figure == figure and one.speaker is not None
        )
        stated = (role.span for role in self.narrator.who.figures[figure].roles)
        words = [self.reading.words[at].low for span in (*spans, *stated) for at in self.reading.within(span)]
        kinds = ("role", "office")
        heads = {self.lists[kind][low].head for low in words for kind in kinds if low in self.lists[kind]}
        lawmakers = self.lists["lawmaker"].keys()
        roles = {low for low in words if low in self.lists["role"]} | heads
        return roles | lawmakers if heads & lawmakers else roles

    def _told(self, sentence: int) -> list[str]:
        """The narrator's words in a sentence."""
        words = (self.reading.words[at] for at in self.reading.sentence(sentence))
        return [word.low for word in words if not self.reading.is_said(word.start)]
