"""How two renderings stand to each other: by whom, when, and in which words."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from service.model.family import Match, Relation, Rendering
from service.relate.agreement import Bond, contradict, days, opposed, speakers
from service.relate.diff import Run, common
from service.relate.wording import RUN, stems
from service.relate.words import content

#: Share of the shorter one's words that an altered rendering has kept at least, and two cuts of one utterance.
KEPT, CUTS = 0.7, 0.4
#: Words of the shortest run that joins others to a cut or an altered rendering.
JOINT = 3
#: Words that both have in a row where the speakers agree only perhaps.
LONG_RUN = 6
#: Words that both have where the days agree only perhaps; in a row, where they are two cuts of one utterance, or where
#: few of them tell utterances apart.
MANY = 8
#: Words between two runs of an altered rendering; where nothing was changed, a cut may be longer.
GAP = 12
#: Share of the senses of the shorter one that an indirect rendering has at least, a second translation,
#: and what only may be either.
SENSE, TRANSLATION, SOME_SENSE = 0.5, 0.7, 0.34
#: Senses that a paraphrase has in common at least, and a share of so few that is enough.
SENSES, FEW_SENSES = 3, 0.8


#: The words between two runs, in the shorter one and in the longer one.
Gap = tuple[Sequence[str], Sequence[str]]


class Shared(Struct, frozen=True):
    """The words that two renderings have in common, where they stand, and those in which they differ."""

    runs: Sequence[Run]
    words: Sequence[str]
    gaps: Sequence[Gap]

    @property
    def put_in(self) -> int:
        """Words of the longer one between those that both have."""
        return sum(len(theirs) for _, theirs in self.gaps)

    @property
    def longest(self) -> int:
        """Words of the longest run."""
        return max((length for _, _, length in self.runs), default=0)


def relation(one: Rendering, other: Rendering) -> Match | None:
    """How two renderings stand to each other; null where nothing says that they are of one utterance."""
    return compare(one, other, speakers(one, other), days(one, other))


def compare(one: Rendering, other: Rendering, speaker: Bond, day: Bond) -> Match | None:
    """The same, where it is known how far speakers and days agree."""
    if not speaker or not day:
        return None
    short, long = sorted((one, other), key=lambda each: (len(each.wording.words), each.wording.words))
    shared = _shared(short.wording.words, long.wording.words)
    found = _likeness(shared, short.wording.words, long.wording.words)
    if found and contradict(short, long, shared.gaps):
        return None
    if found and _is_evidence(shared, found, speaker, day):
        return Match(found, len(shared.words))
    return _by_sense(short, long) if speaker == day == Bond.YES else None


def _likeness(shared: Shared, short: Sequence[str], long: Sequence[str]) -> Relation | None:
    """What the words alone say."""
    kept = len(shared.words)
    if kept == len(short) == len(long):
        return Relation.VERBATIM
    whole = kept == len(short)
    if whole and (len(shared.runs) == 1 or shared.put_in <= kept or min(n for *_, n in shared.runs) >= JOINT):
        return Relation.SHORTENED
    close = KEPT * len(short) <= kept and shared.longest >= JOINT
    cuts = CUTS * len(short) <= kept and shared.longest >= MANY
    return Relation.ALTERED if close or cuts else None


def _is_evidence(shared: Shared, found: Relation, speaker: Bond, day: Bond) -> bool:
    """Whether so many words in common are no chance, given how far speakers and days agree."""
    kept, telling = len(shared.words), len(content(shared.words))
    enough = kept >= RUN and (1 + (found is Relation.ALTERED) <= telling or (telling > 0 and shared.longest >= MANY))
    if speaker < Bond.YES:
        same = found is Relation.VERBATIM and kept > RUN and telling > 1
        enough = enough and (same or (shared.longest >= LONG_RUN and telling >= JOINT))
    if day < Bond.YES:
        enough = enough and found is not Relation.ALTERED and kept >= MANY and telling >= JOINT
    return enough


def _shared(short: Sequence[str], long: Sequence[str]) -> Shared:
    runs = _joined(common(short, long), short)
    if not runs:
        return Shared([], [], [])
    (head, begin, _), (i, j, _) = runs[0], runs[-1]
    # What stands beside the runs in the longer one counts as far as the shorter one goes.
    edges = [(0, max(0, begin - head), 0), *runs, (len(short), min(len(long), j + len(short) - i), 0)]
    gaps = [(short[one[0] + one[2] : other[0]], long[one[1] + one[2] : other[1]]) for one, other in pairwise(edges)]
    return Shared(runs, [word for i, _, length in runs for word in short[i : i + length]], gaps)


def _joined(runs: Sequence[Run], short: Sequence[str]) -> list[Run]:
    """The runs without those that chance has put there: single common words, and small ones far off."""
    solid = [(i, j, n) for i, j, n in runs if n > 1 or content(short[i : i + n])]
    while len(solid) > 1 and solid[0][2] < JOINT and solid[1][1] - solid[0][1] - solid[0][2] > GAP:
        solid = solid[1:]
    while len(solid) > 1 and solid[-1][2] < JOINT and solid[-1][1] - solid[-2][1] - solid[-2][2] > GAP:
        solid = solid[:-1]
    return solid


def _by_sense(short: Rendering, long: Rendering) -> Match | None:
    """What is told in other words: the names, numbers and senses that both have."""
    mine, theirs = _senses(short), _senses(long)
    both = mine.keys() & theirs.keys()
    lesser = min(sum(mine.values()), sum(theirs.values()))
    if len(both) < SENSES or opposed(short, long):
        return None
    share = sum(mine[sense] for sense in both) / lesser
    if share < SOME_SENSE:
        return None
    needed = SENSE if short.indirect or long.indirect else TRANSLATION
    figures, others = set(filter(str.isdecimal, mine)), set(filter(str.isdecimal, theirs))
    needed = FEW_SENSES if len(both) == SENSES else needed
    meets = needed <= share and (figures <= others or others <= figures)
    return Match(Relation.PARAPHRASE if meets else Relation.RELATED, len(both))


def _senses(one: Rendering) -> dict[str, int]:
    """What the words mean, each with its weight: a name or a number tells more than another word."""
    telling = {sense for word in one.wording.names for sense in stems([word])}
    return {sense: 1 + (sense in telling or sense.isdecimal()) for sense in stems(one.wording.words)}
