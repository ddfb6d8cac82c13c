"""The narrator's sentences: which time each tells of, and of whom."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from service.model.actor import ActorKind
from service.model.attribution import Attribution
from service.model.figure import Cast
from service.model.name import fold
from service.model.quote import Precision
from service.resolve.reading import Reading
from service.resolve.tables import load_tables
from service.resolve.times import Times, Told

#: What a report tells of longer ago is background, not the scene of what is said in it.
RECENT = timedelta(days=14)
#: Words before a time among which one makes it another event's: *after the attack on Monday*.
BEFORE = 4
#: Words from *which* to the time that its clause tells.
CLAUSE = 24
#: Words from *which* to the name of who did what its clause tells: *that former Mayor Ann Lee defended*.
SUBJECT = 4
_RELATIVE = frozenset({"that", "which", "whom"})
#: What parts a dateline from the report: *HULL, Aug. 9 (HWU) —*.
_DATELINE = re.compile(r"[ \u00a0]?(?:\([^()\n]{1,30}\)[ \u00a0]?)?(?:—|–|--)")


class Narrator:
    """Reads the sentences in which the narrator tells of a time."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], who: Cast, times: Times) -> None:
        self.reading = reading
        self.attributions = attributions
        self.who = who
        self.times = times
        self.lists = load_tables().words
        self._anchors = sorted((one.cue or one.speaker or one.content[0]).start for one in attributions)
        self._names: dict[int, frozenset[str]] = {}
        persons = (place for place, figure in enumerate(who.figures) if figure.kind is ActorKind.PERSON)
        #: The surnames of all, to one of whom a pronoun behind it belongs.
        self._persons = frozenset(name for place in persons for name in self.surnames(place))

    def main(self, sentence: int, end: int) -> Told | None:
        """The one time that a sentence is told of, up to an offset."""
        found = [one for one in self.times.between(self.reading.ends(sentence)[0], end) if self._is_main(one)]
        return found[0] if len(found) == 1 else None

    def is_told(self, sentence: int) -> bool:
        """Whether somebody's statement is told in a sentence."""
        first, last = self.reading.ends(sentence)
        return bisect_left(self._anchors, first) < bisect_left(self._anchors, last)

    def speaks(self, sentence: int) -> bool:
        """Whether somebody speaks in a sentence of the narrator's."""
        words = (self.reading.words[index] for index in self.reading.sentence(sentence))
        return any(word.low in self.lists["speaks"] and not self.reading.is_said(word.start) for word in words)

    def is_of(self, sentence: int, figure: int | None, *, goes_on: bool) -> bool:
        """Whether a sentence is about a figure: it has a name of it, or a pronoun where it has just spoken."""
        if figure is None:
            return False
        names = self.surnames(figure)
        lows = [self.reading.words[index].low for index in self.reading.sentence(sentence)]
        if any(low in names for low in lows):
            return True
        at = next((at for at, low in enumerate(lows) if low in {"he", "she", "his", "her"}), None)
        return goes_on and at is not None and not any(low in self._persons for low in lows[:at])

    def is_anothers(self, one: Told, figure: int | None) -> bool:
        """Whether a clause tells what another person did then: *the tunnel that Mayor Roy defended on Monday*."""
        words, at = self.reading.words, self.reading.at(one.when.start)
        others = self._persons if figure is None else self._persons - self.surnames(figure)
        for index in range(at - 1, max(at - CLAUSE, self.reading.sentence(words[at].sentence)[0]), -1):
            if words[index].gap.strip():
                return False
            if words[index].low in _RELATIVE:
                return any(word.low in others for word in words[index + 1 : min(index + 1 + SUBJECT, at)])
        return False

    def surnames(self, figure: int) -> frozenset[str]:
        """The last words of a figure's names, folded."""
        if figure not in self._names:
            forms = self.who.figures[figure].forms
            self._names[figure] = frozenset(fold(form).split()[-1] for form in forms if fold(form))
        return self._names[figure]

    def _is_main(self, one: Told) -> bool:
        exact = one.time.precision is Precision.DAY or (
            one.time.precision is Precision.WEEK and self.speaks(self.reading.sentence_of(one.when.start))
        )
        if (
            not exact
            or "previous" in one.when.parts
            or self.times.on - one.time.first > RECENT
            or (one.when.owns and not self.times.has_occasion(one.when))
        ):
            return False
        if _DATELINE.match(self.reading.text, one.when.end) or self._is_aside(one) or self._is_undergone(one):
            return False
        at = self.reading.at(one.when.start)
        words, bound = self.reading.words, self.lists["bound"]
        near = [
            words[index].low for index in range(max(at - BEFORE, 0), at) if words[index].sentence == words[at].sentence
        ]
        last = next((place for place in range(len(near) - 1, -1, -1) if near[place] in bound), None)
        if last is not None:
            return any(low in self.lists["occasion"] for low in near[last + 1 :])
        return not self._is_behind_event(at)

    def _is_behind_event(self, at: int) -> bool:
        """Whether *after* leads, from further off, to what happened then: *after the violence in Hull against Lee on Monday*."""
        words = self.reading.words
        for index in range(at - 1, max(at - CLAUSE, self.reading.sentence(words[at].sentence)[0] - 1), -1):
            if words[index].gap.strip() or any(
                words[index].low in self.lists[kind] for kind in ("occasion", "gathering")
            ):
                return False
            if words[index].low in {"after", "before", "following"}:
                return True
        return False

    def _is_undergone(self, one: Told) -> bool:
        """Whether a sentence tells what befell somebody then, who need not have spoken: *Lee was indicted on Monday*."""
        sentence = self.reading.sentence_of(one.when.start)
        lows = [self.reading.words[index].low for index in self.reading.sentence(sentence)]
        passive, undergone = self.lists["passive"], self.lists["undergone"]
        done = any(low in undergone and {*lows[max(at - 2, 0) : at]} & passive.keys() for at, low in enumerate(lows))
        survives = any(low in self.lists["survives"] for low in lows)
        return (done or survives) and not self.speaks(sentence)

    def _is_aside(self, one: Told) -> bool:
        """Whether a time is told in a clause about something else: *the cup, which they won on Sunday*."""
        sentence = self.reading.sentence_of(one.when.start)
        if self.speaks(sentence):
            return False
        at, words = self.reading.at(one.when.start), self.reading.words
        for index in range(at - 1, max(at - CLAUSE, self.reading.sentence(sentence)[0]), -1):
            if words[index].low in self.lists["relative"]:
                return True
            if "," in words[index].gap:
                return False
        return False
