"""Which actor of the register each figure is; a new one, or undecided."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from service.model.actor import ActorKind
from service.model.figure import Bearer, Figure, Link
from service.model.name import fold
from service.resolve.spelling import spelled, spellings
from service.resolve.surnames import is_family_first, surname
from service.resolve.tables import Tables, load_tables

#: Ids tried for one name: each stands for a namesake whom the register keeps apart.
NAMESAKES = 99
#: Characters in the longest id made of a name.
LONGEST_ID = 80
#: Names whose keys are remembered: those of some reports, each of which is asked for a dozen times.
REMEMBERED = 4096

_INITIAL = re.compile(r"\b[^\W\d_](?:\.\s?[^\W\d_])*\.|\b[A-Z]\b")
#: The Arabic article before a surname, which many outlets leave out: *al-Assad*.
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az)[-‐‑](?=.)", re.IGNORECASE)
_SLUG = re.compile(r"[^a-z0-9]+")


def keys(figure: Figure) -> frozenset[str]:
    """The folded names under which the register is asked for a figure."""
    names = {fold(name) for name in (figure.name, *figure.forms)}
    if figure.kind is ActorKind.PERSON:
        names |= {person_key(name) for name in (figure.name, *figure.forms)}
        names |= {spelling for name in names for spelling in spellings(name)}
    return frozenset(names - {""})


def slugs(figure: Figure) -> tuple[str, ...]:
    """The ids that a figure may be given as a new actor, in order of preference."""
    first = stem(figure)
    return first, *(f"{first}-{number}" for number in range(2, NAMESAKES + 1))


def stem(figure: Figure) -> str:
    """The first of them; the others have a number behind it."""
    name = person_key(figure.name) if figure.kind is ActorKind.PERSON else fold(figure.name)
    return _SLUG.sub("-", name)[:LONGEST_ID].strip("-") or f"actor-{_code(name or figure.name)}"


def aliases(figure: Figure) -> tuple[str, ...]:
    """The names to put on record for the actor that a figure is."""
    names = [figure.name, *figure.forms]
    if figure.kind is ActorKind.PERSON and _is_full(figure.name):
        plain = " ".join(_INITIAL.sub(" ", figure.name).split())
        last, words = surname(figure.name), figure.name.split()
        names += [plain if _is_full(plain) else figure.name, last, _ARTICLE.sub("", last)]
        names += words[:1] if is_family_first([fold(word) for word in words], load_tables()) else []
    return tuple({fold(name): name for name in reversed(names) if fold(name)}.values())[::-1]


def link(figures: Sequence[Figure], bearers: Sequence[Bearer], taken: Container[str]) -> list[Link]:
    """For each figure its actor; a name that several bear, or a bare surname, stays undecided."""
    by_key = _by_key(bearers)
    given: dict[tuple[ActorKind, str], str] = {}
    used: set[str] = {bearer.id for bearer in bearers}
    return [_link(figure, by_key, given, used, taken) for figure in figures]


def is_bare(figure: Figure) -> bool:
    """Whether a report has no more than a surname for somebody."""
    return figure.kind is ActorKind.PERSON and not _is_full(figure.name)


def queries(name: str, tables: Tables) -> tuple[str, ...]:
    """The folded forms under which a name asked for is looked up, in order of preference."""
    plain = name.split(",", maxsplit=1)[0]
    bare = _without_titles(plain, tables)
    forms = (fold(name), fold(plain), fold(bare), person_key(bare), *spellings(person_key(bare)))
    return tuple(dict.fromkeys(form for form in forms if form))


@lru_cache(maxsize=REMEMBERED)
def person_key(name: str) -> str:
    """A person's name without initials, as it is compared: *John F. Kirby* and *John Kirby* are one."""
    plain = fold(_INITIAL.sub(" ", name))
    words = [word for word in plain.split() if len(word) > 1]
    return fold(" ".join(words) if len(words) > 1 else name)


def same_key(name: str) -> str:
    """The same in one spelling: *Sohail Shaheen* and *Suhail Shaheen* are one."""
    return " ".join(spelled(person_key(name).split()))


def _link(
    figure: Figure,
    by_key: dict[tuple[ActorKind, str], list[str]],
    given: dict[tuple[ActorKind, str], str],
    used: set[str],
    taken: Container[str],
) -> Link:
    if figure.known is not None:
        return Link(actor=figure.known)
    person = figure.kind is ActorKind.PERSON
    if is_bare(figure):
        names = sorted({same_key(name) for name in (figure.name, *figure.forms)})
        found = [id for name in names for id in by_key.get((figure.kind, name), ())]
        return Link(actor=None, candidates=tuple(dict.fromkeys(found)))
    key = (figure.kind, same_key(figure.name) if person else fold(figure.name))
    agreeing = by_key.get(key, [])
    if len(agreeing) > 1:
        return Link(actor=None, candidates=tuple(agreeing))
    if agreeing:
        return Link(actor=agreeing[0])
    if key not in given:
        free = (id for id in slugs(figure) if id not in taken and id not in used)
        given[key] = next(free, f"{slugs(figure)[0]}-{_code(key[1])}")
        used.add(given[key])
    return Link(actor=given[key], new=True)


def _by_key(bearers: Iterable[Bearer]) -> dict[tuple[ActorKind, str], list[str]]:
    found: dict[tuple[ActorKind, str], dict[str, None]] = {}
    for bearer in sorted(bearers, key=lambda bearer: bearer.id):
        for name in _names(bearer):
            found.setdefault((bearer.kind, name), {})[bearer.id] = None
    return {key: list(ids) for key, ids in found.items()}


def _names(bearer: Bearer) -> Iterator[str]:
    for folded in {fold(bearer.name), *bearer.folded}:
        yield same_key(folded) if bearer.kind is ActorKind.PERSON else folded


def _is_full(name: str) -> bool:
    """Whether a name has more than a surname: *J. Smith* has not."""
    return len(person_key(name).split()) > 1 and len(person_key(surname(name))) < len(person_key(name))


def _without_titles(name: str, tables: Tables) -> str:
    words = name.split()
    classes = tables.words
    last = max(len(words) - 1, 0)
    start = 0
    for index, word in enumerate(words[:last]):
        low = fold(word)
        if any(low in classes[kind] for kind in ("honorific", "rank", "office", "role")) and low not in tables.given:
            start = index + 1
    return " ".join(words[start:])


def _code(name: str) -> str:
    """A short id for a name without a Latin letter: its code points, in base 36 of their sum."""
    return format(sum(ord(char) * (index + 1) for index, char in enumerate(name)) or 1, "x")
