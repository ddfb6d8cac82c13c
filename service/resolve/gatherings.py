"""Debates and meetings whose day is told elsewhere: *Leaders met on Friday* … *she said after the meeting*."""

from service.model.quote import Precision
from service.resolve.narrator import RECENT, Narrator
from service.resolve.times import Told

#: Words from a gathering to its day: *the debate in Hull on Monday*, *leaders gathered on Friday*.
DAY = 4
#: Words from *the* to the gathering: *the day-long meeting*.
ARTICLE = 3
_AT = frozenset({"at", "during", "in", "after"})


class Gatherings:
    """The gatherings of a text that it dates, each kind of which it has on one day alone."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.nouns = narrator.lists["gathering"]
        found: dict[str, list[Told]] = {}
        for told in narrator.times.told:
            kind = self._kind(told)
            if kind is not None:
                found.setdefault(kind, []).append(told)
        self._days = {kind: all_told[0] for kind, all_told in found.items() if len({one.time for one in all_told}) == 1}

    def of(self, sentence: int) -> Told | None:
        """The day of the gathering at which or after which something is said in a sentence that tells no time itself."""
        if not self._days or self.narrator.times.between(*self.reading.ends(sentence)):
            return None
        words = [self.reading.words[index] for index in self.reading.sentence(sentence)]
        lows = [word.low if not self.reading.is_said(word.start) else "" for word in words]
        for at, low in enumerate(lows):
            if low in self.nouns and self._is_told_of(lows, at):
                return self._days.get(self.nouns[low].head)
        return None

    def _is_told_of(self, lows: list[str], at: int) -> bool:
        """Whether *at the* or *after the* leads to a noun, and nothing makes it another one than that told of before."""
        the = next((index for index in range(at - 1, max(at - 1 - ARTICLE, -1), -1) if lows[index] == "the"), 0)
        other = any(low in self.narrator.lists["ordinal"] for low in lows[the:at])
        return the > 0 and lows[the - 1] in _AT and not other and lows[at + 1 : at + 2] not in (["with"], ["between"])

    def _kind(self, told: Told) -> str | None:
        """Which gathering a day belongs to, if any."""
        day = told.time.precision is Precision.DAY and self.narrator.times.on - told.time.first <= RECENT
        if not day:
            return None
        words, reading = self.reading.words, self.reading
        if told.when.owns:
            after = range(reading.at(told.when.end), min(reading.at(told.when.end) + DAY, len(words)))
            return next((self.nouns[words[index].low].head for index in after if words[index].low in self.nouns), None)
        at = reading.at(told.when.start)
        for index in range(at - 1, max(at - 1 - DAY, -1), -1):
            if words[index].sentence != words[at - 1].sentence or "," in words[index].gap:
                return None
            for kind in ("gathering", "gathers"):
                if words[index].low in self.narrator.lists[kind]:
                    return self.narrator.lists[kind][words[index].low].head
        return None
