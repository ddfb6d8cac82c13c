"""Names that an acronym in brackets spells: *Alliance to Reclaim Our Schools (AROS)*."""

from collections.abc import Sequence
from itertools import chain

from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading, Word

#: Letters in the shortest acronym that tells where its name begins.
SHORTEST = 3
#: Letters in the longest one looked at.
LONGEST = 8


def spell_out(reading: Reading, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, with one for each name that an acronym behind it spells, in place of those inside it."""
    found = []
    for mention in mentions:
        before = mention.first - 1
        if mention.shape is Shape.BODY and mention.first == mention.last and before >= 0:
            first = _begin(reading.words, before, mention.low[0])
            if first is not None:
                found.append(_body(reading, first, before))
    if not found:
        return tuple(mentions)
    spelt = {index for one in found for index in range(one.first, one.last + 1)}
    kept = (one for one in mentions if not spelt & {one.first, one.last} or one.shape is Shape.TABLE)
    taken = {one.first for one in mentions if one.shape is Shape.TABLE}
    fresh = (one for one in found if not taken & set(range(one.first, one.last + 1)))
    return tuple(sorted(chain(kept, fresh), key=lambda one: one.first))


def _begin(words: Sequence[Word], last: int, letters: str) -> int | None:
    """Index of the word with which the name begins whose words an acronym spells; small words may lie between."""
    if not SHORTEST <= len(letters) <= LONGEST or words[last].gap.strip() != "(":
        return None
    index = last
    for letter in reversed(letters):
        while index > 0 and not words[index].cap and words[index].low[0] != letter and words[index - 1].joins:
            index -= 1
        if index < 0 or words[index].low[0] != letter or (index < last and not words[index].joins):
            return None
        index -= 1
    return index + 1 if words[index + 1].cap else None


def _body(reading: Reading, first: int, last: int) -> Mention:
    low = tuple(word.low for word in reading.words[first : last + 1])
    return Mention(first=first, last=last, shape=Shape.BODY, low=low, opening=first)
