"""Words that tell where, how and to whom something is said, and nothing else: *to reporters in the town hall*."""

from collections.abc import Iterable, Sequence

from service.model.span import Span
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Words from *after* to a meeting or match, behind which people speak: *after winning the final*.
AFTER = 4

#: What leads to the occasion of a saying.
INTO = frozenset({"in", "at", "during"})

_WHERE = ("circumstance", "venue", "paper")
_BEFORE = ("audience", "venue", "paper")


def are_circumstances(reading: Reading, indexes: Iterable[int], own: Sequence[Span] = ()) -> bool:
    """Whether all words tell where, how or to whom; before a noun that does, any word may stand."""
    words, lists = reading.words, load_tables().words
    told = 0
    for index in indexes:
        word, after = words[index], words[index + 1].low if index + 1 < len(words) else ""
        told = max(told, is_after(reading, index))
        known = word.cap or word.low[:1].isdigit() or any(word.low in lists[kind] for kind in _WHERE)
        speaks = word.low == "while" and after in lists["asked"]
        if known or speaks or index <= told or any(after in lists[kind] for kind in _BEFORE):
            continue
        if not any(span.start <= word.start < span.end for span in own):
            return False
    return True


def is_after(reading: Reading, index: int) -> int:
    """The meeting or match that *after* leads to at a word: the index of its noun, or 0."""
    words, lists = reading.words, load_tables().words
    if words[index].low not in {"after", "following"}:
        return 0
    near = range(index + 1, min(index + 1 + AFTER, len(words)))
    return next(
        (at for at in near if any(words[at].low in lists[kind] for kind in ("gathering", "match", "verdict"))), 0
    )
