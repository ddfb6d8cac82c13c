"""Words that tell where, how and to whom something is said, and nothing else: *to reporters in the town hall*."""

from collections.abc import Iterable, Sequence

from service.model.span import Span
from service.resolve.reading import Reading
from service.resolve.tables import load_tables


def are_circumstances(reading: Reading, indexes: Iterable[int], own: Sequence[Span] = ()) -> bool:
    """Whether all words tell where, how or to whom; before a noun that does, any word may stand."""
    words, lists = reading.words, load_tables().words
    for index in indexes:
        word, after = words[index], words[index + 1].low if index + 1 < len(words) else ""
        known = word.low in lists["circumstance"] or word.low in lists["venue"]
        if known or word.cap or word.low.isdigit() or after in lists["audience"] or after in lists["venue"]:
            continue
        if not any(span.start <= word.start < span.end for span in own):
            return False
    return True
