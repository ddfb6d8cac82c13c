"""Runs of capitals that hold a name which the text has elsewhere without the rest."""

from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.tables import Tables

#: Words in the shortest name of a newspaper.
FULL = 2


def part_runs(reading: Reading, mentions: Sequence[Mention], tables: Tables) -> tuple[Mention, ...]:
    """The mentions, with *Rival Ann Lee* cut to *Ann Lee*, and *Lee Slams Roy* in a heading to *Lee* and *Roy*."""
    full = {mention.low for mention in mentions if len(mention.low) > 1 and _is_plain(mention)}
    surnames = {low[-1] for low in full}
    return tuple(part for mention in mentions for part in _parts(reading, mention, full, surnames, tables))


def _is_plain(mention: Mention) -> bool:
    """Whether a mention is a person's name that stands in a sentence, or that more than capitals speaks for."""
    return mention.shape is Shape.PERSON and (mention.sure or not mention.heading)


def _parts(
    reading: Reading, mention: Mention, full: Container[tuple[str, ...]], surnames: Container[str], tables: Tables
) -> Iterator[Mention]:
    low = mention.low
    if mention.shape is Shape.BODY and _is_paper_and_person(low, surnames, tables):
        paper, known = part(reading, mention, 0, len(low) - 1, tables), tables.known(" ".join(low[:-1]))
        yield replace(paper, shape=Shape.TABLE if known else Shape.BODY, known=known, sure=False)
        yield replace(part(reading, mention, len(low) - 1, len(low), tables), shape=Shape.PERSON)
        return
    if mention.shape is not Shape.PERSON or len(low) == 1:
        yield mention
        return
    inside = next(_full_inside(mention, full, tables), None)
    if inside is not None:
        yield part(reading, mention, *inside, tables)
        return
    at = [place for place, word in enumerate(low) if word in surnames]
    whole = low in full or (low[0] in tables.given and at[-1:] == [len(low) - 1])
    if not mention.heading or not at or whole:
        yield mention
        return
    for place in at:
        yield part(reading, mention, place, place + 1, tables)


def _is_paper_and_person(low: tuple[str, ...], surnames: Container[str], tables: Tables) -> bool:
    """Whether a newspaper's or other known name runs on into somebody's: *told the Hull Post Lee was wrong*."""
    known = len(low) > 1 and tables.known(" ".join(low[:-1])) is not None
    paper = known or (len(low) > FULL and low[-2] in tables.words["press"])
    return paper and low[-1] in surnames and not any(low[-1] in tables.words[kind] for kind in ("body", "common"))


def _full_inside(mention: Mention, full: Container[tuple[str, ...]], tables: Tables) -> Iterator[tuple[int, int]]:
    """Where a shorter full name of the text stands in a run; at its end only, but in a heading."""
    low, size = mention.low, len(mention.low)
    for start in range(size):
        given = low[start] in tables.given and low[start] not in tables.words["particle"]
        named = given and (start == 0 or low[0] not in tables.given)
        for end in range(size if named else 0, start + 1, -1):
            shorter = end - start < size and (mention.heading or end == size)
            if shorter and low[start:end] in full:
                yield start, end


def part(reading: Reading, mention: Mention, start: int, end: int, tables: Tables) -> Mention:
    """Some words of a mention, by their places in it."""
    low = mention.low[start:end]
    first, last = mention.first + start, mention.first + end - 1
    full = len(low) > 1
    return replace(
        mention,
        first=first,
        last=last,
        low=low,
        gender=(mention.gender or tables.given.get(low[0], "")) if full else "",
        opening=mention.opening if start == 0 or full else first,
        owner=reading.words[last].owner,
        sure=full,
        roles=mention.roles if full else (),
    )
