"""Word pieces: a text cut into entries of a fixed vocabulary, the longest first (Wu et al. 2016), as BERT does uncased."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate, pairwise

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
#: Characters of a word, at most; a longer one is unknown as a whole.
_LONGEST = 60
#: Words whose pieces are kept at hand: the vocabulary of a few thousand reports.
_KEPT = 50_000
#: Marks of every style are one to the vocabulary; which opens and which closes is told beside it.
_SAME = str.maketrans("“”„‟«»‘’‹›`", '""""""\'\'\'\'\'')
_UNKNOWN, _CONTINUED = "[UNK]", "##"


class Piece(Struct, frozen=True, gc=False):
    """A word piece: its characters in the text, its number in the vocabulary, whether it begins a word."""

    start: int
    end: int
    id: int
    begins: bool


class WordPieces:
    """A vocabulary, and the words cut with it so far."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {entry: number for number, entry in enumerate(vocabulary)}
        self._unknown = self._ids[_UNKNOWN]
        self._cuts: dict[str, tuple[tuple[int, int, int], ...]] = {}

    def __getitem__(self, entry: str) -> int:
        """The number of an entry."""
        return self._ids[entry]

    def cut(self, text: str) -> list[Piece]:
        """The pieces of a text, in order; white space is in none."""
        found: list[Piece] = []
        for match in _WORD.finditer(text):
            at = match.start()
            found += [Piece(at + start, at + end, id, not start) for start, end, id in self._of(match[0])]
        return found

    def _of(self, word: str) -> tuple[tuple[int, int, int], ...]:
        known = self._cuts.get(word)
        if known is None:
            if len(self._cuts) >= _KEPT:
                self._cuts.clear()
            known = self._cuts[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> tuple[tuple[int, int, int], ...]:
        whole = ((0, len(word), self._unknown),)
        if len(word) > _LONGEST:
            return whole
        plain = [_plain(character) for character in word]
        ends = list(accumulate(map(len, plain), initial=0))
        ids = self._longest_first("".join(plain))
        if ids is None:
            return whole
        places = {end: place for place, end in enumerate(ends)}
        cuts = list(accumulate((length for length, _ in ids), initial=0))
        if any(cut not in places for cut in cuts):
            return ((0, len(word), ids[0][1]),)
        return tuple((places[a], places[b], id) for (a, b), (_, id) in zip(pairwise(cuts), ids, strict=True))

    def _longest_first(self, word: str) -> list[tuple[int, int]] | None:
        """Length and number of each piece, or nothing where the vocabulary cannot make up the word."""
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(word):
            prefix = _CONTINUED if at else ""
            for end in range(len(word), at, -1):
                id = self._ids.get(prefix + word[at:end])
                if id is not None:
                    found.append((end - at, id))
                    at = end
                    break
            else:
                return None
        return found or None


def _plain(character: str) -> str:
    """A character in lower case, without its accents."""
    return "".join(
        one
        for one in unicodedata.normalize("NFD", character.lower().translate(_SAME))
        if unicodedata.category(one) != "Mn"
    )
