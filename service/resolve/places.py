"""Which institution, country or body a name or a description stands for."""

from collections.abc import Collection

from service.model.actor import ActorKind
from service.model.figure import Figure
from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.tables import Tables

#: Whose committees are each one by its name.
_CHAMBERS = frozenset({"house", "senate"})
#: What is private, and so has its name alone, where it tells its field: *Centre for Policy Research*.
_PRIVATE = frozenset({("center", "for"), ("centre", "for"), ("institute", "for"), ("council", "on")})


def known_figure(id: str, form: str, tables: Tables) -> Figure:
    """An actor of the tables as a figure."""
    entry = tables.entries[id]
    return Figure(name=entry.name, kind=entry.kind, forms=(form,), known=id)


def body_of(reading: Reading, mention: Mention, countries: Collection[str], tables: Tables) -> Figure | None:
    """The body or country that a mention names; none for a person, or for a body that many places have."""
    written = " ".join(reading.slice(mention.first, mention.last).split())
    if mention.shape is Shape.TABLE and mention.known is not None:
        return known_figure(mention.known, written, tables)
    owned = _owned(reading, mention, tables)
    if owned is not None:
        return known_figure(owned, written, tables)
    private = mention.low[:2] in _PRIVATE and not _goes_on(reading, mention.last)
    if is_general(mention.low, tables) and not private:
        id = _of_one_country(" ".join(mention.low), countries, tables)
        return known_figure(id, written, tables) if id is not None else None
    return Figure(name=written, kind=ActorKind.ORGANISATION, forms=(written,))


def is_general(low: tuple[str, ...], tables: Tables) -> bool:
    """Whether nothing in a body's name tells whose it is: *Foreign Ministry*, *Supreme Court*."""
    classes = tables.words
    general = (classes["body"], classes["modifier"], classes["field"], classes["preposition"])
    if low[0] in _CHAMBERS and low[-1] == "committee" and low[1] not in {"and", "committee"}:
        return False  # *House Energy Committee*
    return all(word in {"the", "and", "affairs"} or any(word in kind for kind in general) for word in low)


def _goes_on(reading: Reading, last: int) -> bool:
    """Whether a name may go on behind its last word, so that it is half a name: *Institute for Justice | and Democracy*."""
    words, gap = reading.words[last + 1 : last + 3], reading.words[last].gap.strip()
    if len(words) == 1 or not words:
        return False
    first, second = words
    listed = gap == "," and first.cap  # *Council on Energy, Environment and Water*
    joined = not gap and ((first.low == "and" and second.cap) or (first.low, second.low) == ("in", "the"))
    return listed or joined or reading.words[last].owner


def _owned(reading: Reading, mention: Mention, tables: Tables) -> str | None:
    """*Pakistan's Foreign Office*: the country before the name tells whose it is."""
    if mention.first == 0:
        return None
    before = reading.words[mention.first - 1]
    if before.gap not in {" ", "\u00a0"} or not (before.owner or before.low in tables.demonyms):
        return None
    return tables.known(f"{before.low} {' '.join(mention.low)}")


def _of_one_country(name: str, countries: Collection[str], tables: Tables) -> str | None:
    """The body of that name of the only country of the text that the tables know one of."""
    words = [*tables.demonyms.items(), *((tables.entries[country].name, country) for country in countries)]
    found = {
        id for word, country in words if country in countries and (id := tables.known(f"{word} {name}")) is not None
    }
    return found.pop() if len(found) == 1 else None
