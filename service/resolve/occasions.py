"""Whether what a statement tells of its occasion lets it be the one before: *“…,” she said at a news conference*."""

from collections.abc import Collection, Sequence

from service.model.attribution import Attribution
from service.model.span import Span
from service.resolve.circumstances import INTO
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables

#: Words between an occasion and what leads up to it: *at the same crowded news conference*.
LEAD = 4
#: Words of *during her speech*.
OWN = 3


class Occasions:
    """Reads the words for the occasion of a statement."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists = load_tables().words
        #: The sentences in which the narrator tells of a *joint* news conference or the like.
        self.joint = sorted({word.sentence for word in reading.words if word.low == "joint" and self._is_joint(word)})

    def may_be(self, one: Attribution, other: Attribution) -> bool:
        """Whether the occasion told, if any, can be the one before: not *in an interview* of its own."""
        if other.occasion is None or other.occasion == one.occasion:
            return one.occasion == other.occasion is not None or not self._is_in_writ(other)
        return one.occasion is None and self.leads_up(other, self.lists["definite"].keys() - self.lists["owner"].keys())

    def _is_in_writ(self, found: Attribution) -> bool:
        """Whether something is said in a court's paper of its own: *she wrote in a long opinion*."""
        lows = self._behind(anchor(found).end)[: LEAD + 1]
        at = next((at for at, low in enumerate(lows) if low in self.lists["writ"]), 0)
        return lows[:1] == ["in"] and any(low in {"a", "an"} for low in lows[1:at])

    def tells_closer(self, one: Attribution, other: Attribution, *, near: bool) -> bool:
        """Whether the occasion behind a verb is where the statement before was made as well, which told none.

        *“…,” she said in an interview* right behind it, *she noted in her remarks* further off.
        """
        if one.occasion is not None or other.speaker is None:
            return False
        lows = self._behind(max(anchor(other).end, other.speaker.end))
        return self._is_closer(lows, near=near) or self._opens_with_own(other)

    def _is_closer(self, lows: Sequence[str], *, near: bool) -> bool:
        """Whether words name the occasion of what was just said: *in an interview*, *in remarks*, *in her speech*."""
        at = next((at for at, low in enumerate(lows) if low in self.lists["occasion"]), 0)
        lead = lows[max(at - LEAD, 0) : at]
        if not at or any(low in self.lists["ordinal"] for low in lead):
            return False
        spoken = lows[at] in self.lists["spoken"]
        heard = spoken or lows[at] not in self.lists["paper"]  # a tweet has its own day
        bare = spoken and lead[-1] == "in" and not any(low[:1].isdigit() for low in lows)
        fresh = near and heard and (bare or any(low in {"a", "an"} for low in lead))
        return fresh or (spoken and any(low in self.lists["owner"] for low in lead))

    def _opens_with_own(self, found: Attribution) -> bool:
        """Whether what opens the sentence of a saying is its speaker's own speech alone: *During her speech, Lee said*."""
        words, first = self.reading.words, self.reading.sentence(self.reading.sentence_of(anchor(found).start))[0]
        opening = self._told(range(first, min(first + OWN, len(words))))
        if len(opening) < OWN or "," not in words[first + OWN - 1].gap:
            return False
        into, owner, noun = opening
        starts = min(anchor(found).start, (found.speaker or anchor(found)).start)
        own = into in INTO and owner in self.lists["owner"] and noun in self.lists["spoken"]
        return own and self.reading.at(starts) == first + OWN

    def leads_up(self, found: Attribution, lows: Collection[str]) -> bool:
        """Whether one of the words stands before an occasion in the sentence of the saying."""
        told = self._told(self.reading.sentence(self.reading.sentence_of(anchor(found).start)))
        return any(
            low in self.lists["occasion"] and any(lead in lows for lead in told[max(at - LEAD, 0) : at])
            for at, low in enumerate(told)
        )

    def _is_joint(self, joint: Word) -> bool:
        at = self.reading.at(joint.start)
        behind = self._told(range(at, min(at + LEAD, len(self.reading.words))))
        return bool(behind[0]) and any(low in self.lists["occasion"] for low in behind)

    def _behind(self, offset: int) -> list[str]:
        """The narrator's words behind an offset in its sentence."""
        last = self.reading.sentence(self.reading.sentence_of(offset - 1))[-1]
        return self._told(range(self.reading.at(offset), last + 1))

    def _told(self, indexes: range) -> list[str]:
        """Words, those that somebody says left empty."""
        words = (self.reading.words[at] for at in indexes)
        return [word.low if not self.reading.is_said(word.start) else "" for word in words]


def anchor(found: Attribution) -> Span:
    """The words by which a statement is put in order."""
    return found.cue or found.speaker or found.content[0]
