"""What is said while doing what a report opens with: *Lee signed the law on Monday* … *she said in signing the law*."""

from service.model.attribution import Attribution
from service.resolve.narrator import Narrator
from service.resolve.times import Told

#: Words from the verb to the last of its object: *announcing the new terrorist designation*.
OBJECT = 5
#: Letters in which two words for one thing agree: *sponsorship*, *sponsors*.
STEM = 5
#: Letters of words that must be the same.
SHORT = 3
_WHILE = frozenset({"in", "when", "while", "as", "on", "upon", "by"})


class Deeds:
    """Tells whether a statement was made with the deed that opens the report, and has its day."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        words = self.reading.words
        told = narrator.times.between(*self.reading.ends(0)) if words else []
        told = [one for one in told if not narrator.is_dateline(one)]
        recent = [one for one in told if narrator.is_recent_day(one)]
        self._told = recent[0] if len(told) == len(recent) == 1 else None
        opening = [words[at].low for at in self.reading.sentence(0)] if words else []
        self._opening = {low for low in opening if low not in narrator.lists["common"]}

    def of(self, index: int, sentence: int) -> Told | None:
        """The day of the deed, if the speaker did it."""
        figure = self.narrator.who.speakers[index].figure
        if self._told is None or figure is None or not sentence or not self._is_subject(figure):
            return None
        return self._told if self._is_with(self.narrator.attributions[index], sentence) else None

    def _is_subject(self, figure: int) -> bool:
        """Whether the opening begins with somebody's name, behind titles and a dateline alone."""
        names = self.narrator.surnames(figure)
        words = [self.reading.words[at] for at in self.reading.sentence(0)]
        first = next((at for at, word in enumerate(words) if word.low in names), len(words))
        return (
            first < len(words)
            and not words[first].owner
            and all(word.cap or word.low.isdigit() for word in words[:first])
        )

    def _is_with(self, found: Attribution, sentence: int) -> bool:
        words = [self.reading.words[at] for at in self.reading.sentence(sentence)]
        lows = ["" if self.reading.is_said(word.start) else word.low for word in words]
        for at, low in enumerate(lows[1:], 1):
            if low not in self.narrator.lists["deed"] or lows[at - 1] not in _WHILE:
                continue
            the, *what = lows[at + 1 : at + 1 + OBJECT] or [""]
            if the == "the" and any(self._is_known(one) for one in what):
                return found.cue is not None
        return False

    def _is_known(self, low: str) -> bool:
        """Whether a word is one for a decision, or for a thing of which the opening has a word."""
        alike = any(low.startswith(word[:STEM]) for word in self._opening if len(word) > SHORT)
        return alike or low in self._opening or low in self.narrator.lists["decided"]
