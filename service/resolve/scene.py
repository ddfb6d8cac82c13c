"""What is known of a text while its speakers are being found, one after the other."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from service.model.actor import ActorKind
from service.model.attribution import Attribution
from service.model.figure import Figure, StatedRole
from service.model.name import fold
from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.roles import role_words
from service.resolve.surnames import is_family_first
from service.resolve.tables import Tables

#: What parts a role from whom it is held with: *the nominee's | daughter*.
OWNER = re.compile(r"['’]s\b")
#: Roles of one figure beside which no more is taken from words for speakers: a text with more is no article.
ROLES = 100
#: Words between an article and its noun: *a former federal judge*.
ARTICLE = 3


class Found(Struct, frozen=True):
    """Who one attribution's speaker is: an index into the scene's figures, or nobody in particular."""

    figure: int | None = None
    anonymous: bool = False
    #: Whether it is a certain person whom the text does not let one name, and whom *he* may mean.
    somebody: bool = False
    #: Whether they are more than one: *critics*, *some*; *he* means none of them.
    several: bool = False
    #: Whether it is somebody without a name who asks, so that *he* is rather who answers.
    asks: bool = False
    role: str | None = None


class Scene:
    """What is known of a text while its speakers are being found, in the order in which they speak."""

    def __init__(
        self,
        reading: Reading,
        tables: Tables,
        mentions: Sequence[Mention],
        of: Sequence[int | None],
        figures: Sequence[Figure],
        *,
        attributions: Sequence[Attribution],
        genders: Sequence[str],
        credible: Sequence[bool],
    ) -> None:
        self.reading = reading
        self.tables = tables
        self.mentions = mentions
        self.attributions = attributions
        #: The figure of each mention.
        self.of = of
        self.figures = list(figures)
        self.genders = list(genders)
        #: Whether more than a capital speaks for each person's being one.
        self.credible = list(credible)
        #: Where the name of each mention starts.
        self.starts = [reading.words[mention.first].start for mention in mentions]
        #: The mention to which a word belongs, titles before the name included.
        self.by_word: dict[int, int] = {}
        #: Roles by their noun: where each is first given to somebody, to whom, and its words.
        self.holders: dict[str, list[tuple[int, int, str]]] = {}
        #: The same by the party that the role names.
        self.members: dict[str, list[tuple[int, int, str]]] = {}
        #: How often each figure is named.
        self.named = Counter(of)
        #: Offsets at which the outer statements resolved so far are anchored, and whose they are.
        self.anchors: list[int] = []
        self.spoken: list[Found] = []
        #: Whose each attribution resolved so far is.
        self.resolved: dict[int, Found] = {}
        #: The outer statement resolved last.
        self.last: Attribution | None = None
        #: The outer statements behind it, as many as are looked at.
        self.ahead: Sequence[Attribution] = ()
        #: Role nouns that have stood for somebody who is named later.
        self.described: dict[str, int] = {}
        #: Role nouns under which somebody unnamed has spoken.
        self.unnamed: set[str] = set()
        #: Role nouns that have stood for somebody whom nothing names.
        self.unclear: set[str] = set()
        #: Where the narrator has each noun for a paper, by the indexes of its words.
        self.papers: dict[str, list[int]] = {}
        self._placed = {(figure.kind, figure.known or figure.name): place for place, figure in enumerate(figures)}
        self._list_words()
        self._list_holders()
        self._others = dict(self._list_others())
        #: The first mention of each figure.
        self.first_named = {place: number for number, place in reversed(list(enumerate(of))) if place is not None}
        #: The persons by their full names written as one word, as handles are.
        self.joined: dict[str, set[int]] = {}
        for number, figure in enumerate(figures):
            for name in (figure.name, *figure.forms) if figure.kind is ActorKind.PERSON else ():
                if len(words := fold(name).split()) > 1:
                    self.joined.setdefault("".join(words), set()).add(number)
        self._bearers: dict[str, set[int]] = {}
        for mention, place in zip(mentions, of, strict=True):
            if place is not None and mention.shape is Shape.PERSON:
                first = mention.low[:1] if is_family_first(mention.low, tables) else ()
                for surname in (mention.low[-1], *first):
                    self._bearers.setdefault(surname, set()).add(place)

    def _list_words(self) -> None:
        for persons in (False, True):
            for index, mention in enumerate(self.mentions):
                if (mention.shape is Shape.PERSON) == persons:
                    self.by_word |= dict.fromkeys(range(mention.opening, mention.last + 1), index)

        for number, word in enumerate(self.reading.words):
            if word.low in self.tables.words["paper"] and not self.reading.is_said(word.start):
                self.papers.setdefault(word.low, []).append(number)

    def _list_holders(self) -> None:
        given = sorted(
            (role.span.start, place, role.text) for place, figure in enumerate(self.figures) for role in figure.roles
        )
        parties = self.tables.words["party"]
        first = {(place, role): start for start, place, role in reversed(given)}
        for (place, role), start in sorted(first.items(), key=lambda item: item[1]):
            own = role_words(OWNER.split(role)[-1])
            for head in {head_of(word, self.tables) for word in self._nouns(own)}:
                self.holders.setdefault(head, []).append((start, place, role))
            for party in {parties[word].head for word in own if word in parties}:
                self.members.setdefault(party, []).append((start, place, role))

    def _nouns(self, role: Sequence[str]) -> list[str]:
        """The words of a role, without one that only tells more of the noun behind it: *chief minister*."""
        nouns = (self.tables.words["role"], self.tables.words["office"])
        return [
            word
            for word, after in zip(role, (*role[1:], ""), strict=True)
            if word not in self.tables.words["loose"] or not any(after in kind for kind in nouns)
        ]

    def _list_others(self) -> Iterator[tuple[str, int]]:
        """Role nouns that belong to no name and no speaker's words, with the places where they stand, the last first."""
        stated = {index for figure in self.figures for role in figure.roles for index in self.reading.within(role.span)}
        stated |= {
            index for found in self.attributions if found.speaker for index in self.reading.within(found.speaker)
        }
        nouns, indefinite = self.tables.words["role"], self.tables.words["indefinite"]
        for index in range(len(self.reading.words) - 1, -1, -1):
            word = self.reading.words[index]
            if word.low in nouns and index not in stated and index not in self.by_word:
                before = [
                    one for one in self.reading.words[max(index - ARTICLE, 0) : index] if one.sentence == word.sentence
                ]
                opens = any(one.low == "the" and one.cap for one in before)
                if opens or any(one.low in indefinite for one in before):
                    yield word.low, word.start

    def bearers(self, surname: str) -> AbstractSet[int]:
        """The persons who bear a folded surname."""
        return self._bearers.get(surname, frozenset())

    def number_at(self, offset: int) -> int:
        """The first mention that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def is_person(self, place: int) -> bool:
        """Whether a figure is a person."""
        return self.figures[place].kind is ActorKind.PERSON

    def is_man_or_woman(self, place: int, genders: AbstractSet[str]) -> bool:
        """Whether *he* or *she* can mean a figure."""
        return self.is_person(place) and self.credible[place] and self.genders[place] in genders

    def gender_of(self, noun: str) -> str:
        """What a noun tells of whom it is said of: *mother*, *spokesman*."""
        word = self.tables.words["role"].get(noun)
        return word.gender if word is not None else ""

    def is_on(self, mention: Mention) -> bool:
        """Whether a name stands behind *on* or *in* without more that speaks for a person: *on Midway Atoll*."""
        before = mention.opening - 1
        return not mention.sure and before >= 0 and self.reading.words[before].low in {"in", "on", "at", "from", "near"}

    def is_place(self, number: int) -> bool:
        """Whether a mention is rather where something is: *from Hull*."""
        place, before = self.of[number], self.mentions[number].opening - 1
        near = before >= 0 and self.reading.words[before].low in {"in", "from", "at", "near"}
        return near and (place is None or not self.credible[place])

    def is_told(self, sentence: int) -> bool:
        """Whether the narrator says anything in a sentence."""
        words = (self.reading.words[index] for index in self.reading.sentence(sentence))
        return any(not self.reading.is_said(word.start) for word in words)

    def has_other(self, noun: str, end: int) -> bool:
        """Whether the text has somebody without a name under this noun before an offset: *a judge*, *the judge*."""
        return self._others.get(noun, end) < end

    def state(self, place: int, role: StatedRole) -> None:
        """Take note of a role that the words for a speaker state."""
        figure = self.figures[place]
        if len(figure.roles) < ROLES and all(one.span.start != role.span.start for one in figure.roles):
            roles = sorted((*figure.roles, role), key=lambda one: one.span)
            self.figures[place] = replace(figure, roles=tuple(roles))

    def add(self, figure: Figure) -> int:
        """The place of a figure that a description names, not a name in the text."""
        place = self._placed.setdefault((figure.kind, figure.known or figure.name), len(self.figures))
        if place == len(self.figures):
            self.figures.append(figure)
            self.genders.append("")
            self.credible.append(True)
        return place

    def place_of(self, kind: ActorKind, name: str) -> int | None:
        """The place of the figure of that name."""
        return self._placed.get((kind, name))

    def before(self, offset: int) -> int | None:
        """Place in `spoken` of the last statement anchored before the offset."""
        place = bisect_left(self.anchors, offset) - 1
        return place if place >= 0 else None

    def spoken_in(self, sentence: int, end: int) -> Iterator[Found]:
        """The speakers of a sentence's statements anchored before an offset, the last first."""
        words = self.reading.sentence(sentence)
        start = self.reading.words[words[0]].start
        first, last = bisect_left(self.anchors, start), bisect_left(self.anchors, end)
        stop = bisect_right(self.anchors, self.reading.words[words[-1]].end)
        yield from (self.spoken[place] for place in range(min(last, stop) - 1, first - 1, -1))

    def told_in(self, sentence: int, end: int) -> Iterator[tuple[Mention, int]]:
        """The narrator's names in a sentence before an offset, in order, with their figures."""
        seen = -1
        for index in self.reading.sentence(sentence):
            number = self.by_word.get(index, seen)
            if number == seen:
                continue
            seen = number
            mention, place = self.mentions[number], self.of[number]
            start = self.reading.words[mention.first].start
            if place is not None and start < end and not self.reading.is_said(start):
                yield mention, place


def head_of(low: str, tables: Tables) -> str:
    """The noun under which a role noun's synonyms meet."""
    for kind in ("role", "office", "rank"):
        word = tables.words[kind].get(low)
        if word is not None:
            return word.head
    return low
