"""Invented names and words: whatever they say, nobody has said it."""

from functools import cache
from itertools import accumulate
from random import Random

#: What syllables are made of; no letter that one name can be spelt with and another without.
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
SYLLABLES = tuple(consonant + vowel for consonant in CONSONANTS for vowel in VOWELS)
#: Distinct words of all texts, and how flat their proportions are: the most frequent has a thousandth of all places.
WORDS, FLATNESS = 20_000, 200
#: One person in so many bears the surname of the one before.
NAMESAKES = 10
#: A step that has no factor in common with how many names there are, so that neighbours do not sound alike.
STRIDE = 104_729


def person(number: int) -> str:
    """The name of a person: no two have the same, and one in ten shares a surname."""
    family = number - 1 if number % NAMESAKES == NAMESAKES - 1 else number
    given = (number + 1) * 31 % len(SYLLABLES) ** 2
    return f"{_sounds(given, 2)} {_sounds((family + 1) * STRIDE % len(SYLLABLES) ** 3, 3)}".title()


def surname(number: int) -> str:
    """The last word of a person's name."""
    return person(number).split()[-1]


@cache
def vocabulary() -> tuple[str, ...]:
    """All words, the most frequent first; none is a name."""
    return tuple(_sounds((number + 1) * STRIDE % len(SYLLABLES) ** 3, 3) + "n" for number in range(WORDS))


def sentence(random: Random, length: int) -> list[str]:
    """So many words, in the proportions of the vocabulary."""
    return random.choices(vocabulary(), cum_weights=_weights(), k=length)


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / (rank + FLATNESS) for rank in range(1, WORDS + 1)))


def _sounds(number: int, length: int) -> str:
    sounds = []
    for _ in range(length):
        number, at = divmod(number, len(SYLLABLES))
        sounds.append(SYLLABLES[at])
    return "".join(sounds)
