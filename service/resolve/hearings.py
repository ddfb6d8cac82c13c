"""What is said in court on the one day that a report of it tells: *Lee appeared in court on Monday* … *he told the jury*."""

from collections.abc import Sequence

from service.model.quote import Precision
from service.resolve.narrator import RECENT, Narrator
from service.resolve.times import Told

#: Words from *told* or *in* to the court: *told the packed court*.
LEAD = 3
_INTO = frozenset({"told", "in", "at", "during", "under", "to"})
#: Words before a court that make it one of another day, and how far off they may stand: *had told an earlier hearing*.
_OTHER = frozenset({"previous", "previously", "earlier", "initially", "had"})
OTHER = 6


class Hearings:
    """The day in court of a report that has one, and which of its sentences are of it."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.lists = narrator.lists
        self._day = self._heard_on()

    def of(self, index: int, sentence: int) -> Told | None:
        """The day in court, for what is said there, in a sentence that tells no time itself."""
        if self._day is None or self.narrator.times.between(*self.reading.ends(sentence)):
            return None
        return self._day if self._is_in_court(sentence) or self._is_witness(index, sentence - 1) else None

    def _heard_on(self) -> Told | None:
        """The day, where there is one and the report does not go on to an end long after what was said."""
        if any(
            word.low in self.lists["sentence"] and not self.reading.is_said(word.start) for word in self.reading.words
        ):
            return None
        days = [told for told in self.narrator.times.told if self._is_attended(told)]
        return days[0] if len({told.time for told in days}) == 1 else None

    def _is_attended(self, told: Told) -> bool:
        """Whether a time is that of somebody's day in court: *appeared before a judge on Monday*, *the court heard Monday*."""
        if told.time.precision is not Precision.DAY or self.narrator.times.on - told.time.first > RECENT:
            return False
        lows = self._lows(self.reading.sentence_of(told.when.start))
        return any(low in self.lists["courtroom"] for low in lows) and any(low in self.lists["attends"] for low in lows)

    def _is_in_court(self, sentence: int) -> bool:
        lows = self._lows(sentence)
        return any(
            self._is_court(low, lows[max(at - LEAD, 0) : at]) and not _OTHER & {*lows[max(at - OTHER, 1) : at]}
            for at, low in enumerate(lows)
        )

    def _is_court(self, low: str, before: Sequence[str]) -> bool:
        """Whether a word with those before it is said of a day in court: *told the jury*, *in her opening statement*."""
        if low in self.lists["courtroom"]:
            return "the" in before and bool(_INTO & {*before[: before.index("the")]})
        if low in self.lists["plea"]:
            return bool({*before[-1:]} & {"opening", "closing"})
        owned = low == "evidence" and bool({*before[-1:]} & self.lists["owner"].keys())
        return owned or low in self.lists["examined"]

    def _is_witness(self, index: int, scene: int) -> bool:
        """Whether the sentence before calls the speaker a witness: *The first witness at the trial was Ann Lee*."""
        if scene < 0:
            return False
        lows = self._lows(scene)
        figure = self.narrator.who.speakers[index].figure
        called = "witness" in lows and any(low in self.lists["courtroom"] for low in lows)
        return called and self.narrator.is_of(scene, figure, goes_on=False)

    def _lows(self, sentence: int) -> list[str]:
        """The narrator's words in a sentence."""
        words = (self.reading.words[at] for at in self.reading.sentence(sentence))
        return [word.low for word in words if not self.reading.is_said(word.start)]
