"""Whether two renderings may be of one utterance at all: by whom, when, and what neither may deny of the other."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import IntEnum

from service.model.family import Rendering
from service.relate.words import load_lists

#: Days before a report in which something undated that it tells was most likely said, and may have been said.
NEAR, FAR = 7, 31
#: Words of the shortest clause that can stand by itself.
CLAUSE = 4


class Bond(IntEnum):
    """How far speakers or days agree."""

    NO = 0
    PERHAPS = 1
    YES = 2


def speakers(one: Rendering, other: Rendering) -> Bond:
    """The same actor; or perhaps: one is unknown, or no person but what a person may speak for."""
    if one.actor is not None and one.actor == other.actor:
        return Bond.YES
    apart = one.actor is not None and other.actor is not None and one.person and other.person
    apart = apart or one.passed_on or other.passed_on
    return Bond.NO if apart else Bond.PERHAPS


def days(one: Rendering, other: Rendering) -> Bond:
    """Days that meet, where an undated saying is a week before its report, or perhaps a month."""
    if one.until is None or other.until is None:
        return Bond.PERHAPS
    if max(_vague(one), _vague(other)) <= FAR and _meet(one, other, NEAR):
        return Bond.YES
    return Bond.PERHAPS if _meet(one, other, FAR) else Bond.NO


def contradict(one: Rendering, other: Rendering, gaps: Sequence[tuple[Sequence[str], Sequence[str]]]) -> bool:
    """Whether two say different things in the same frame: another name, another number, or the opposite.

    The gaps are what stands between the words that both have, in one and in the other.
    """
    mine, theirs = one.denied, other.denied
    if _differ(_figures(left for left, _ in gaps), _figures(right for _, right in gaps)):
        return True
    for left, right in gaps:
        if _differ(one.wording.names.intersection(left), other.wording.names.intersection(right)):
            return True
        mine ^= _turns(left)
        theirs ^= _turns(right)
    return mine != theirs


def opposed(short: Rendering, long: Rendering) -> bool:
    """Whether one says no and the other does not, or they name different names.

    A text of more than twice the words may well say no of something else.
    """
    mine, theirs = short.wording.words, long.wording.words
    if _differ(short.wording.names, long.wording.names):
        return True
    negators = load_lists().negators
    yes, no = (one.denied or not negators.isdisjoint(words) for one, words in ((short, mine), (long, theirs)))
    return yes != no and len(theirs) <= 2 * len(mine)


def earliest(one: Rendering, window: int) -> date | None:
    """The first day on which something was said, if an undated saying is so many days before its report."""
    if one.until is None or one.dated:
        return one.since
    return one.until - timedelta(min(window, one.until.toordinal() - 1))


def _meet(one: Rendering, other: Rendering, window: int) -> bool:
    since, onward = earliest(one, window), earliest(other, window)
    if one.until is None or other.until is None or since is None or onward is None:
        return False
    return since <= other.until and onward <= one.until


def _vague(one: Rendering) -> int:
    """Days between the first and the last on which a dated saying may have been."""
    return (one.until - one.since).days if one.dated and one.since and one.until else 0


def _figures(gaps: Iterable[Sequence[str]]) -> set[str]:
    return {word for words in gaps for word in words if word.isdecimal()}


def _turns(words: Sequence[str]) -> bool:
    """Whether words say no; those of a whole clause say it of themselves."""
    return len(words) < CLAUSE and not load_lists().negators.isdisjoint(words)


def _differ(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)
