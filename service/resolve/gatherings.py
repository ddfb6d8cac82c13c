"""Debates and meetings whose day is told elsewhere: *Leaders met on Friday* … *she said after the meeting*."""

from itertools import pairwise

from service.resolve.narrator import Narrator
from service.resolve.times import Told

#: Words from a gathering to its day: *the debate in Hull on Monday*, *leaders gathered on Friday*.
DAY = 4
#: The same from its verb: *Lee met with some of the leaders of the city council in Hull on Monday*.
VERB = 20
#: Words of the opening of a sentence in which a gathering stands: *In a long and tense hearing*.
OPENING = 6
#: Words from *the* to the gathering: *the day-long meeting*.
ARTICLE = 3
_AT = frozenset({"at", "during", "in", "after"})
_HELD = (("took", "place"), ("was", "held"), ("were", "held"))
_OPENS = _AT - {"after"}
#: Words that lead from those who meet to something else: *the leader of the party that lost on Monday*.
_AWAY = frozenset({"that", "who", "which", "whose", "before", "after", "by", "to", "since", "when", "as"})


class Gatherings:
    """The gatherings of a text that it dates, each kind of which it has on one day alone."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading
        self.nouns = narrator.lists["gathering"]
        #: The days of each kind that the text has.
        self.all: dict[str, list[Told]] = {}
        for told in narrator.times.told:
            kind = self._kind(told)
            if kind is not None:
                self.all.setdefault(kind, []).append(told)
        self._days = {kind: told[0] for kind, told in self.all.items() if len({one.time for one in told}) == 1}

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
        if not self.narrator.is_recent_day(told) or self.narrator.is_dateline(told):
            return None
        words, reading = self.reading.words, self.reading
        if told.when.owns:
            after = range(reading.at(told.when.end), min(reading.at(told.when.end) + DAY, len(words)))
            return next((self.nouns[words[index].low].head for index in after if words[index].low in self.nouns), None)
        at = reading.at(told.when.start)
        for index in range(at - 1, max(at - 1 - VERB, -1), -1):
            if words[index].sentence != words[at - 1].sentence or "," in words[index].gap:
                break
            if words[index].low in _AWAY and at - index > 1:
                return None
            for kind, reach in (("gathering", DAY), ("gathers", VERB)):
                if words[index].low in self.narrator.lists[kind] and at - index <= reach:
                    passive = words[index - 1].low in self.narrator.lists["passive"]  # *was met with doubt on Monday*
                    return None if passive else self.narrator.lists[kind][words[index].low].head
        return self._fronted(told) or self._held(told)

    def _fronted(self, told: Told) -> str | None:
        """Which gathering opens the sentence of a day: *In a hearing that lasted, lawmakers questioned Lee Friday*."""
        words, sentence = self.reading.words, self.reading.sentence(self.reading.sentence_of(told.when.start))
        comma = next((at for at in sentence if "," in words[at].gap), None)
        if words[sentence[0]].low not in _OPENS or comma is None or words[comma].end > told.when.start:
            return None
        opening = (words[at].low for at in range(sentence[0], min(sentence[0] + OPENING, comma + 1)))
        return next((self.nouns[low].head for low in opening if low in self.nouns), None)

    def _held(self, told: Told) -> str | None:
        """Which gathering is said to have been held: *The discussions took place in Hull, on Monday*."""
        words = self.reading.words
        sentence = self.reading.sentence(self.reading.sentence_of(told.when.start))
        lows = [words[at].low for at in sentence if words[at].start < told.when.start]
        held = (at for at, pair in enumerate(pairwise(lows)) if pair in _HELD)
        noun = next((lows[at - 1] for at in held if at), "")
        return self.nouns[noun].head if noun in self.nouns and lows[0] in {"the", "these", "this", noun} else None
