"""Which bodies and countries a text names, under all the forms in which it does."""

from collections.abc import Container, Sequence

from service.model.figure import Figure
from service.resolve.mentions import Mention, Shape
from service.resolve.places import body_of
from service.resolve.reading import Reading
from service.resolve.shortened import full_names
from service.resolve.tables import Tables

#: Words in the longest name that is no source of an acronym.
SHORT = 2


class Bodies:
    """The bodies and countries of a text, and for each mention the place of the one it names."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], persons: Container[int], tables: Tables) -> None:
        self._reading = reading
        self._tables = tables
        self._countries = frozenset(mention.known for mention in mentions if mention.known is not None)
        self._figures: list[Figure] = []
        self._forms: list[dict[str, None]] = []
        self._places: dict[str, int] = {}
        #: Place in `figures` by mention.
        self.bearer: dict[int, int] = {}
        self._full = {word: mentions[index] for word, index in full_names(mentions, tables).items()}
        for index, mention in enumerate(mentions):
            if mention.shape is not Shape.PERSON and index not in persons:
                self._take(index, mention, mentions[index - 1] if index else None)

    @property
    def figures(self) -> list[Figure]:
        """The bodies and countries, each with its forms."""
        return [
            Figure(name=figure.name, kind=figure.kind, forms=tuple(forms), known=figure.known)
            for figure, forms in zip(self._figures, self._forms, strict=True)
        ]

    def _take(self, index: int, mention: Mention, before: Mention | None) -> None:
        written = " ".join(self._reading.slice(mention.first, mention.last).split())
        place = self._places.get(written)
        if place is None and before is not None and self._is_acronym(before, mention):
            place = self.bearer.get(index - 1)
        if place is None:
            named = self._full.get(mention.low[0], mention) if len(mention.low) == 1 else mention
            place = self._add(body_of(self._reading, named, self._countries, self._tables))
        if place is not None:
            self.bearer[index] = place
            self._forms[place][written] = None
            self._places.setdefault(_initials(mention) if len(mention.low) > SHORT else written, place)

    def _add(self, figure: Figure | None) -> int | None:
        if figure is None:
            return None
        place = self._places.setdefault(figure.known or figure.name, len(self._figures))
        if place == len(self._figures):
            self._figures.append(figure)
            self._forms.append({})
        return place

    def _is_acronym(self, name: Mention, short: Mention) -> bool:
        """Whether a name in brackets is the acronym of the one before it: *Human Rights Commission (HRC)*."""
        words = self._reading.words
        if name.shape is Shape.PERSON or name.last + 1 != short.first or short.first != short.last:
            return False
        if not words[short.first].loud or words[name.last].gap.strip() != "(":
            return False
        initials = iter("".join(word[0] for word in name.low))
        return all(letter in initials for letter in words[short.first].low)


def _initials(mention: Mention) -> str:
    return "".join(word[0] for word in mention.low if word not in {"of", "the", "and", "for", "on"}).upper()
