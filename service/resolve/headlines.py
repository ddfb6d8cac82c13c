"""Who has a full name in the headline alone: *Ann Lee* over a report that never has more than *Lee*."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from service.model.figure import Figure
from service.model.name import fold
from service.resolve.reading import Word, read
from service.resolve.tables import Tables


def in_full(figures: Sequence[Figure], genders: Sequence[str], title: str | None, tables: Tables) -> list[Figure]:
    """The persons, with the first name that the headline gives whoever the text has by the surname alone.

    Only where nobody else can be meant: who has a role in the text (*President Lee*) or another gender may be a
    relative of whom the headline names, and so may anybody whose surname is that of a family of many in office.
    """
    full = _full_names(title, tables) if title else {}
    if not full:
        return list(figures)
    bearers = Counter(surname for figure in figures for surname in fold(figure.name).split()[-1:])

    def named(figure: Figure, gender: str) -> str | None:
        low = fold(figure.name).split()
        if len(low) != 1 or bearers[low[0]] > 1 or figure.roles:
            return None
        name, given = full.get(low[0], (None, ""))
        return None if gender and given and gender != given else name

    return [
        replace(figure, name=named(figure, gender) or figure.name)
        for figure, gender in zip(figures, genders, strict=True)
    ]


def _full_names(title: str, tables: Tables) -> Mapping[str, tuple[str, str]]:
    """The full names of a headline with the gender of the first name, by surname; of two that share one, none."""
    found: dict[str, set[tuple[str, str]]] = {}
    for low, name, gender in _names(title, tables):
        found.setdefault(low, set()).add((name, gender))
    return {low: names.pop() for low, names in found.items() if len(names) == 1}


def _names(title: str, tables: Tables) -> Iterator[tuple[str, str, str]]:
    reading = read(title, ())
    words = reading.words
    for index, (first, last) in enumerate(pairwise(words)):
        around = [words[index - 1]] if index and words[index - 1].joins else []
        around += [words[index + 2]] if index + 2 < len(words) and last.joins else []
        alone = not any(_may_belong(word, tables) for word in around)
        if alone and first.joins and _is_first_name(first.low, tables) and _is_surname(last, tables):
            name = " ".join(reading.slice(index, index + 1).split())
            yield last.low, name.title() if name.isupper() else name, tables.given[first.low]


def _may_belong(word: Word, tables: Tables) -> bool:
    """Whether a word may be a part of the name beside it: any capital but that of a small word."""
    return word.low in tables.given or (word.cap and word.low not in tables.words["common"])


def _is_surname(word: Word, tables: Tables) -> bool:
    return word.cap and not word.owner and word.low not in tables.words["dynasty"]


def _is_first_name(low: str, tables: Tables) -> bool:
    """Whether a word is a first name and no surname, word, place or title besides."""
    kinds = ("besides", "place", "honorific", "common")
    return low in tables.given and low not in tables.phrases and not any(low in tables.words[kind] for kind in kinds)
