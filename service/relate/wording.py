"""What of a content is compared, and the hashes under which others with the same words are found."""

import hashlib
from collections.abc import Iterable

from service.model.family import Traces, Wording
from service.relate.words import content, load_lists, stem, words

#: Words of a run: a fragment of four words is found in the utterance that it was taken from.
RUN = 4
#: Words of a content that are looked at: the longest speeches have more, what is quoted of them has not.
LONGEST = 600


def wording(text: str) -> Wording:
    """A content as it is compared."""
    lists = load_lists()
    found = words(text)[:LONGEST]
    capital = {
        word.text
        for before, word in zip([None, *found], found, strict=False)
        if text[word.start : word.start + 1].isupper() and before and not _opens(text[before.end : word.start])
    }
    return Wording(words=tuple(word.text for word in found), names=frozenset(capital - lists.common - {"i"}))


def traces(text: str) -> Traces:
    """A content as it is compared, with what it is found by."""
    found = wording(text)
    return Traces(
        wording=found, runs=runs(found.words), stems=tuple(sorted(_hash((one,)) for one in stems(found.words)))
    )


def runs(words: tuple[str, ...]) -> tuple[int, ...]:
    """A hash for each run of words that is some evidence; for all the words together where there is no such run."""
    common = load_lists().common
    told = [word not in common for word in words]
    found = {_hash(words[at : at + RUN]) for at in range(len(words) - RUN + 1) if any(told[at : at + RUN])}
    return tuple(sorted(found)) or (_hash(words),)


def stems(words: Iterable[str]) -> list[str]:
    """The senses of the words that tell utterances apart, each once."""
    return sorted({stem(word) for word in content(words)})


def _opens(between: str) -> bool:
    """Whether a new sentence begins behind these characters."""
    return any(mark in between for mark in '.!?:“"')


def _hash(run: tuple[str, ...]) -> int:
    return int.from_bytes(hashlib.blake2b("\0".join(run).encode(), digest_size=8).digest(), signed=True)
