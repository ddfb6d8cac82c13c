"""Which part of a person's name is the family's."""

import re
from collections.abc import Sequence

from service.model.name import fold
from service.resolve.tables import Tables

#: Words in the longest name that begins with the family's: *Kim Jong Un*.
LONGEST = 3
#: A syllable of Korean or Chinese as Latin letters have it: *hyung*, *kwok*; no *smith*, *van* or *boyd*.
_SYLLABLE = re.compile(
    r"([bcdfghjklmnpqrstwxyz]|ch|sh|zh|ts|hs|wh|[kghbpmnr][yw]|kk|tt|pp|ss|jj)?[aeiouyw]{1,4}(ng?|hn|ck|[mklptbhr])?"
)


def surname(name: str) -> str:
    """The last word of a name, with the particles before it and without any *Jr.* behind it."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and fold(words[-1]) in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    start = len(words) - 1
    first = 1 if words[-1:] and words[-1].islower() else 0  # *van Gogh* is a surname, *danah boyd* a whole name
    while start > first and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])


def is_family_first(words: Sequence[str], tables: Tables) -> bool:
    """Whether a full name begins with the family's: *Xi Jinping*; one of other peoples, too, before two syllables: *Kim Jong-un*."""
    families = tables.words["family"]
    if not 1 < len(words) <= LONGEST or words[0] not in families or words[1] in tables.given or words[-1] in families:
        return False
    syllables = " ".join(words[1:]).split()
    return families[words[0]].head != "shared" or (len(syllables) > 1 and all(map(_SYLLABLE.fullmatch, syllables)))
