"""How names are compared."""

import re
import unicodedata
from functools import lru_cache

#: Distinct names remembered: about those of a thousand reports.
_REMEMBERED = 16_384

_APOSTROPHES = re.compile(r"['’‘ʼ`´]s\b|['’‘ʼ`´]")
_OTHER = re.compile(r"[^\w]+|_")
#: Letters that have no decomposition in Unicode, spelt as outlets without them spell them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@lru_cache(_REMEMBERED)
def fold(name: str) -> str:
    """A name as it is compared: no case, accent, punctuation, possessive or leading *the*.

    Single letters in a row are one word, so that *U.S.* is *us* and *J. D.* is *jd*.
    Folding is idempotent; an empty answer means that the name has no letter or digit.
    """
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).casefold().translate(_PLAIN)
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    words = _join_letters(_OTHER.sub(" ", _APOSTROPHES.sub("", bare)).split())
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def _join_letters(words: list[str]) -> list[str]:
    joined: list[str] = []
    single = False
    for word in words:
        letter = len(word) == 1 and word.isalpha()
        if letter and single:
            joined[-1] += word
        else:
            joined.append(word)
        single = letter
    return joined
