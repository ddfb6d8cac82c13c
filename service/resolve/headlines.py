"""Who has a full name in the headline alone: *Ann Lee* over a report that never has more than *Lee*."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from service.model.actor import ActorKind
from service.model.figure import Cast, Figure
from service.model.name import fold
from service.resolve.reading import read
from service.resolve.tables import Tables


def in_full(cast: Cast, title: str | None, tables: Tables) -> Cast:
    """The cast with the first name that the headline gives whoever the text has by the surname alone.

    A first name is only what stands right before the surname and is no word, place or title besides: *Will Lee Win?*
    names nobody, and neither does a headline with two of that surname, or a text that has another of them in full.
    """
    if not title:
        return cast
    full = _full_names(title, tables)
    surnames = [fold(figure.name).split()[-1:] for figure in cast.figures if figure.kind is ActorKind.PERSON]
    return replace(
        cast,
        figures=tuple(
            replace(figure, name=full[low]) if (low := _bare(figure)) in full and surnames.count([low]) == 1 else figure
            for figure in cast.figures
        ),
    )


def _bare(figure: Figure) -> str:
    """The surname of somebody who has no other name; empty for everybody else."""
    low = fold(figure.name).split()
    return low[0] if figure.kind is ActorKind.PERSON and len(low) == 1 else ""


def _full_names(title: str, tables: Tables) -> Mapping[str, str]:
    """The full names of a headline, by surname."""
    found: dict[str, set[str]] = {}
    for low, name in _names(title, tables):
        found.setdefault(low, set()).add(name)
    return {low: names.pop() for low, names in found.items() if len(names) == 1}


def _names(title: str, tables: Tables) -> Iterator[tuple[str, str]]:
    reading = read(title, ())
    for index, (first, last) in enumerate(zip(reading.words, reading.words[1:], strict=False)):
        after = reading.words[index + 2].low if index + 2 < len(reading.words) and last.joins else ""
        if first.joins and last.cap and _is_first_name(first.low, tables) and after not in tables.words["suffix"]:
            name = reading.slice(index, index + 1)
            yield last.low, name.title() if name.isupper() else name


def _is_first_name(low: str, tables: Tables) -> bool:
    other = low in tables.phrases or any(
        low in tables.words[kind] for kind in ("besides", "place", "honorific", "common")
    )
    return low in tables.given and not other
