"""What is known of names before any text is read: countries, institutions, titles and role nouns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from msgspec import Struct

from service.model.actor import ActorKind
from service.model.name import fold

#: Letters in the longest acronym that must stand in capitals to be one: *WHO* is not *who*.
ACRONYM = 5


class Entry(Struct, frozen=True, kw_only=True):
    """An actor that the register knows before it has read anything."""

    id: str
    name: str
    kind: ActorKind
    wikidata: str | None
    #: Every name it is known by, its own first.
    names: tuple[str, ...]


class Phrase(Struct, frozen=True):
    """A name as it is looked for in a text: its words folded, and whose name it is."""

    words: tuple[str, ...]
    #: Null for a place that is nobody: *New Hampshire*.
    id: str | None
    #: Whether it counts only in capitals.
    capitals: bool


class Word(Struct, frozen=True):
    """What a common word tells of the person it is said of."""

    gender: str
    #: The word under which its synonyms meet: *spokesperson* for *spokesman*; of a `family`, *shared* where it is also
    #: a first name or a surname behind one.
    head: str


class Tables(Struct, frozen=True, kw_only=True):
    """The tables, ready for looking up."""

    entries: Mapping[str, Entry]
    #: Names by their first word, the longest first.
    phrases: Mapping[str, tuple[Phrase, ...]]
    #: Capitals and buildings, folded, and whom they stand for when they speak.
    stands: Mapping[str, str]
    #: Adjectives and plurals of peoples, folded, and their country.
    demonyms: Mapping[str, str]
    #: Lists of words by class, folded: `rank`, `role`, `body`, …
    words: Mapping[str, Mapping[str, Word]]
    #: Given names, folded, and whether men (`m`) or women (`f`) bear them; empty where both do.
    given: Mapping[str, str]

    def actors(self) -> Iterable[Entry]:
        """What the register starts with."""
        return self.entries.values()

    def known(self, name: str) -> str | None:
        """Whose name this is, if the tables have it."""
        words = tuple(fold(name).split())
        found = (one.id for one in self.phrases.get(words[0] if words else "", ()) if one.words == words and one.id)
        return next(found, None)


def is_press(name: str, tables: Tables) -> bool:
    """Whether a body is called as newspapers and newsrooms are: *Hull Post*, *Hull News*."""
    kinds = tables.words["press"].keys() | tables.words["masthead"].keys()
    return not kinds.isdisjoint(fold(name).split())


def country_of(entry: Entry, tables: Tables) -> str | None:
    """The country of which a body's own name tells that it is: *US Department of State*, *Reserve Bank of India*."""
    words = fold(entry.name).split()
    for word in (words[0], words[-1]):
        id = tables.demonyms.get(word) or tables.known(word)
        if id is not None and tables.entries[id].kind is ActorKind.COUNTRY:
            return id
    return None


@cache
def load_tables() -> Tables:
    """The tables of this build."""
    countries = read_rows("countries.tsv")
    institutions = read_rows("institutions.tsv")
    entries = [*map(_country, countries), *map(_government, countries), *map(_institution, institutions)]
    return Tables(
        entries={entry.id: entry for entry in entries},
        phrases=_phrases([*_spoken(countries, institutions), *((name, None) for name in _lines("places.txt"))]),
        stands=_stands(countries, institutions),
        demonyms={fold(word): row["id"] for row in countries for word in _parts(row["demonyms"])},
        words=_words(),
        given={fold(row["name"]): row["gender"] for row in read_rows("given.tsv")},
    )


def _lines(name: str) -> list[str]:
    return (resources.files(__package__) / "data" / name).read_text("utf-8").splitlines()


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this package, by the names of its columns."""
    lines = _lines(name)
    heads = lines[0].split("\t")
    return [dict(zip(heads, line.split("\t"), strict=True)) for line in lines[1:]]


def _parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _entry(id: str, name: str, kind: ActorKind, wikidata: str, names: Iterable[str]) -> Entry:
    return Entry(id=id, name=name, kind=kind, wikidata=wikidata or None, names=tuple(dict.fromkeys([name, *names])))


def _country(row: dict[str, str]) -> Entry:
    return _entry(row["id"], row["name"], ActorKind.COUNTRY, row["wikidata"], _parts(row["names"]))


def _government(row: dict[str, str]) -> Entry:
    names = [*_government_names(row), *_parts(row["stands"])]
    return _entry(f"government-of-{row['id']}", f"Government of {row['name']}", ActorKind.GOVERNMENT, "", names)


def _government_names(row: dict[str, str]) -> list[str]:
    owners = [row["name"], *_parts(row["names"]), *_parts(row["demonyms"])[:2]]
    return [f"{owner} government" for owner in owners]


def _institution(row: dict[str, str]) -> Entry:
    names = [*_parts(row["names"]), *_parts(row["stands"])]
    return _entry(row["id"], row["name"], ActorKind(row["kind"]), row["wikidata"], names)


def _spoken(countries: Sequence[dict[str, str]], institutions: Sequence[dict[str, str]]) -> Iterable[tuple[str, str]]:
    """Every name that means its bearer wherever it stands, with the bearer's id."""
    for row in institutions:
        yield from ((name, row["id"]) for name in (row["name"], *_parts(row["names"])))
    for row in countries:
        peoples = (name for name in _parts(row["demonyms"]) if " " in name)
        yield from ((name, row["id"]) for name in (row["name"], *_parts(row["names"]), *peoples))
        government = f"government-of-{row['id']}"
        yield from ((name, government) for name in (f"Government of {row['name']}", *_government_names(row)))


def _phrases(names: Iterable[tuple[str, str | None]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, dict[tuple[str, ...], Phrase]] = {}
    for name, id in names:
        words = tuple(fold(name).split())
        capitals = sum(letter.isupper() for letter in name) > 1 and len(name) <= ACRONYM
        found.setdefault(words[0], {}).setdefault(words, Phrase(words, id, capitals))
    return {
        first: tuple(sorted(phrases.values(), key=lambda phrase: -len(phrase.words)))
        for first, phrases in found.items()
    }


def _stands(countries: Sequence[dict[str, str]], institutions: Sequence[dict[str, str]]) -> dict[str, str]:
    capitals = {fold(name): f"government-of-{row['id']}" for row in countries for name in _parts(row["stands"])}
    return capitals | {fold(name): row["id"] for row in institutions for name in _parts(row["stands"])}


def _words() -> dict[str, dict[str, Word]]:
    found: dict[str, dict[str, Word]] = {}
    for row in read_rows("words.tsv"):
        word = fold(row["word"])
        found.setdefault(row["class"], {})[word] = Word(row["gender"], row["head"] or word)
    #: Words at which a run of capitals is cut.
    found["apart"] = found["common"] | found["place"] | found["party"]
    return found
