"""Which names of a text are one bearer's: the full name, the surname, the initials."""

import sys
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from service.model.actor import ActorKind
from service.model.figure import Figure, StatedRole
from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.roles import role_words
from service.resolve.scene import head_of
from service.resolve.spelling import agree, spelled
from service.resolve.surnames import is_family_first
from service.resolve.tables import Tables

#: Bearers of one surname among whom a name is looked for; a text with more is no article.
RIVALS = 12
#: Words in the shortest full name.
FULL = 2
#: Words before a surname that is all that a report has of somebody: *a man surnamed Xu*.
_ONLY_NAMES, BEFORE = frozenset({"surname", "surnamed"}), 2
#: Paragraphs back over which the last full name decides a surname that several bear.
NEAR = 1
#: Paragraphs back over which a surname stays that of who goes by it, past another bearer of it.
FAR = 8


class Person:
    """A bearer in the making: what the names read so far say of it."""

    def __init__(self, low: tuple[str, ...]) -> None:
        self.low = low
        self.mentions: list[int] = []
        self.roles: list[StatedRole] = []
        self.gender = ""
        self.sure = False
        #: Whether no more than a tagger in doubt says that it is a person.
        self.doubted = True
        #: Whether the text has the name elsewhere than in a heading.
        self.plain = False
        #: The first mention by the surname alone.
        self.bare = sys.maxsize

    def last_before(self, index: int) -> int | None:
        """The last mention before another one."""
        place = bisect_left(self.mentions, index) - 1
        return self.mentions[place] if place >= 0 else None

    def take(self, index: int, mention: Mention) -> None:
        """Take a mention for one of this bearer's."""
        insort(self.mentions, index)
        self.roles += mention.roles
        self.bare = min(self.bare, index) if len(mention.low) == 1 else self.bare
        self.gender = self.gender or mention.gender
        self.sure = self.sure or mention.sure
        self.doubted = self.doubted and mention.doubted
        self.plain = self.plain or not mention.heading
        if len(self.low) < len(mention.low):
            self.low = mention.low


class People:
    """The bearers of a text's names: `persons`, and for each mention the one who bears it, if one does."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], tables: Tables) -> None:
        self._reading = reading
        self._mentions = mentions
        self._tables = tables
        self._suffixes = tables.words["suffix"]
        self.persons: list[Person] = []
        self.bearer: dict[int, int] = {}
        self._by_name: dict[tuple[str, ...], int] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_given: dict[str, list[int]] = {}
        self._by_middle: dict[str, list[int]] = {}
        self._join()

    def _join(self) -> None:
        named = [index for index, mention in enumerate(self._mentions) if mention.shape is Shape.PERSON]
        full = [index for index in named if len(self._core(self._mentions[index].low)) >= FULL]
        plain = [index for index in full if not self._mentions[index].heading or self._mentions[index].sure]
        for index in plain:
            self._take_full(index)
        short = sorted({*named, *self._like_surnames()} - {*plain})
        for index in short:
            self._take_other(index)
        for index in sorted(short, key=lambda index: (self._mentions[index].heading, index)):
            self._take_short(index)

    def _like_surnames(self) -> Iterator[int]:
        """Places that are somebody's surname in this text: *Jordan* where it speaks of *Jim Jordan*."""
        for index, mention in enumerate(self._mentions):
            if mention.shape is not Shape.PERSON and len(mention.low) == 1 and mention.low[0] in self._by_surname:
                yield index

    def _core(self, low: tuple[str, ...]) -> tuple[str, ...]:
        """The words by which a name is compared: without *Jr.* and *al-*, in one spelling."""
        return spelled([self._bare(word) for word in low if word not in self._suffixes])

    def _bare(self, word: str) -> str:
        article, _, name = word.partition(" ")
        return name if name and article in self._tables.words["particle"] else word

    def _take_full(self, index: int) -> None:
        mention = self._mentions[index]
        core = self._core(mention.low)
        place = self._by_name.get(core)
        if place is None:
            rivals = islice(reversed(self._by_surname.get(core[-1], ())), RIVALS)
            names = ((rival, self._core(self.persons[rival].low)) for rival in rivals)
            agreeing = [rival for rival, name in names if name[-1:] == core[-1:] and agree(core, name)]
            place = agreeing[0] if len(agreeing) == 1 else self._add(core)
        self._by_name[core] = place
        self._take(index, place)

    def _take_other(self, index: int) -> None:
        """Make a bearer of a titled surname that no full name's gender fits: *Mr. Roy* beside *Ida Roy*."""
        mention = self._mentions[index]
        core = self._core(mention.low)
        bearers = self._by_surname.get(core[-1], ())[:RIVALS] if len(core) == 1 else ()
        if mention.gender and bearers and not any(self._fits(mention, self.persons[place]) for place in bearers):
            self._take_new(index, core, bearers)

    def _take_short(self, index: int) -> None:
        """Give a surname to its only bearer, or to the only one whom title, gender or nearness leave."""
        mention = self._mentions[index]
        core = self._core(mention.low)
        if index in self.bearer:
            return
        bearers = self._by_surname.get(core[-1], ())[:RIVALS] if len(core) == 1 else ()
        fitting = [place for place in bearers if self._fits(mention, self.persons[place])]
        if self._is_first_name_too(mention, core, bearers):
            return
        surest = self._established(fitting, index)
        only = self._introduced(index, surest) if len(surest) > 1 else surest
        if len(only) == 1:
            self._take(index, only[0])
        elif core and not fitting:
            self._take_new(index, core, bearers)

    def _is_first_name_too(self, mention: Mention, core: tuple[str, ...], bearers: Sequence[int]) -> bool:
        """Whether a family name without a title is another's first name here: *Kim Jong-un* beside *Kim Roy*."""
        if not bearers or mention.opening < mention.first:
            return False
        others = (place not in bearers for place in self._by_given.get(core[0], ())[: RIVALS + 1])
        return any(others) and any(self._goes_family_first(place, core[0]) for place in bearers)

    def _goes_family_first(self, place: int, surname: str) -> bool:
        """Whether somebody bears a surname before the other names."""
        return len(name := self._core(self.persons[place].low)) >= FULL and name[0] == surname

    def _is_stranger(self, mention: Mention) -> bool:
        """Whether a surname is told to be somebody's of whom the text has not told: *Ms. Xu, a shopkeeper*."""
        words = self._reading.words
        after = words[mention.last + 1].low if mention.last + 1 < len(words) else ""
        titled = mention.opening < mention.first and words[mention.last].gap.strip() == ","
        start = max(mention.opening - BEFORE, self._reading.sentences[words[mention.first].sentence])
        before = {word.low for word in words[start : mention.opening]}
        return (titled and (after in {"a", "an", "who"} or after.isdigit())) or not before.isdisjoint(_ONLY_NAMES)

    def _established(self, places: Sequence[int], index: int | None = None) -> Sequence[int]:
        """Without those whom one run of capitals makes, where others are surer and, by a mention, named: *Investigating Nixon*."""
        sure = [place for place in places if self.persons[place].sure or len(self.persons[place].mentions) > 1]
        if index is not None:
            named = [place for place in places if self.persons[place].last_before(index) is not None]
            sure = sure if set(named) & set(sure) else named or sure
        return sure or places

    def _take_new(self, index: int, core: tuple[str, ...], bearers: Sequence[int]) -> None:
        """Give a surname that nobody in the text bears in full, or none whom it fits, to a bearer of its own."""
        mention = self._mentions[index]
        place = None if bearers else self._by_name.get(core)
        if place is None and not bearers:
            place = self._by_first_name(index, core)
        if place is None and not bearers:
            place = self._by_middle_name(index, core)
        if place is None and (mention.noun or (mention.heading and not self._is_label(mention))):
            return
        if place is None:
            self.persons.append(Person(core))
            place = self._by_name[core] = len(self.persons) - 1
            self.persons[place].gender = mention.gender
            if bearers:
                self._by_surname[core[-1]].append(place)
        self._take(index, place)

    def _is_label(self, mention: Mention) -> bool:
        return self._reading.words[mention.last].gap.startswith(":")

    def _introduced(self, index: int, places: Sequence[int]) -> list[int]:
        """Those whom a surname can mean: who has no other name here, was named before, was named near."""
        bare = [place for place in places if len(self.persons[place].low) < FULL]
        if bare:
            return bare
        before = {place: self.persons[place].last_before(index) for place in places}
        known = {place: last for place, last in before.items() if last is not None}
        if len(known) < FULL:
            return list(known)
        surname = self._core(self._mentions[index].low)[-1]
        if any(self._goes_family_first(place, surname) for place in known):
            gender = self._mentions[index].gender
            fits = (place for place in known if not gender or self.persons[place].gender == gender)
            going = [place for place in fits if self._goes_by_surname(place, index)]
            return going if going == [max(known, key=known.__getitem__)] else []
        here = self._paragraph(index)
        beside = [place for place, last in known.items() if here == self._paragraph(last)]
        going_by_it = [place for place in known if self._goes_by_surname(place, index)]
        if len(going_by_it) == 1 and (len(beside) != 1 or going_by_it == beside):
            far = here - self._paragraph(known[going_by_it[0]]) > FAR
            return [] if far and any(here - self._paragraph(last) <= FAR for last in known.values()) else going_by_it
        return (
            beside
            if len(beside) == 1
            else [place for place, last in known.items() if here - self._paragraph(last) <= NEAR]
        )

    def _goes_by_surname(self, place: int, index: int) -> bool:
        """Whether the text has called somebody by the bare surname before: relatives keep their first names."""
        return self.persons[place].bare < index

    def _paragraph(self, index: int) -> int:
        return self._reading.words[self._mentions[index].first].paragraph

    def _fits(self, mention: Mention, person: Person) -> bool:
        """Whether title and gender allow a surname to be a person's."""
        if mention.gender and person.gender and mention.gender != person.gender:
            return False
        name, surname = self._core(person.low), self._core(mention.low)[-1:]
        if len(name) >= FULL and name[:1] == surname and self._is_stranger(mention):
            return False
        start = self._reading.words[mention.first].start
        words = self._role_heads(role for role in mention.roles if role.span.start < start)
        if not words or len(self._established(self._by_surname[surname[0]][:RIVALS])) == 1:
            return True
        return bool(words & self._role_heads(person.roles))

    def _role_heads(self, roles: Iterable[StatedRole]) -> set[str]:
        """The words of roles, each under the one in which its synonyms meet: *Sen.* is *Senator*."""
        return {head_of(word, self._tables) for role in roles for word in role_words(role.text)}

    def _by_first_name(self, index: int, core: tuple[str, ...]) -> int | None:
        """The only bearer whom the text has called by this first name and another before; *Sir Ian* wherever he is named."""
        places = self._by_given.get(core[0], ()) if len(core) == 1 else ()
        if len(places) != 1:
            return None
        person, mention = self.persons[places[0]], self._mentions[index]
        if mention.opening < mention.first:
            title = self._reading.words[mention.first - 1].low in self._tables.words["forename"]
            return places[0] if title and (not mention.gender or person.gender in {mention.gender, ""}) else None
        return places[0] if person.mentions and person.mentions[0] < index else None

    def _by_middle_name(self, index: int, core: tuple[str, ...]) -> int | None:
        """The only bearer who has it between a first name and a surname: *Lula* beside *Luiz Inácio Lula da Silva*."""
        if len(core) != 1 or len(core[0]) == 1 or self._mentions[index].opening < self._mentions[index].first:
            return None
        places = [place for place in self._by_middle.get(core[0], ()) if self.persons[place].mentions[0] < index]
        return places[0] if len(places) == 1 else None

    def _add(self, core: tuple[str, ...]) -> int:
        self.persons.append(Person(core))
        place = len(self.persons) - 1
        self._by_surname.setdefault(core[-1], []).append(place)
        if is_family_first(core, self._tables):
            self._by_surname.setdefault(core[0], []).append(place)
        self._by_given.setdefault(core[0], []).append(place)
        for word in {*core[1:-1]} - self._tables.words["particle"].keys():
            self._by_middle.setdefault(word, []).append(place)
        return place

    def _take(self, index: int, place: int) -> None:
        self.bearer[index] = place
        self.persons[place].take(index, self._mentions[index])


def figure_of(person: Person, reading: Reading, mentions: Sequence[Mention], tables: Tables) -> Figure:
    """The bearer as the text presents it."""
    forms = dict.fromkeys(_written(reading, mentions[index], tables) for index in person.mentions)
    return Figure(
        name=max(forms, key=lambda form: (len(form.split()), not form.isupper())),
        kind=ActorKind.PERSON,
        forms=tuple(forms),
        roles=tuple(sorted(dict.fromkeys(person.roles), key=lambda role: role.span)),
    )


def _written(reading: Reading, mention: Mention, tables: Tables) -> str:
    words = reading.words[mention.first : mention.last + 1]
    while len(words) > 1 and words[-1].loud and words[-1].low in tables.words["postnominal"]:
        words = words[:-1]
    last = words[-1]
    end = last.end + (last.low in {"jr", "sr"} and last.gap.startswith("."))
    name = " ".join(reading.text[words[0].start : end].replace("]", "").split())  # *[Ann] Lee*
    return name.title() if name.isupper() and len(name) > 1 else name
