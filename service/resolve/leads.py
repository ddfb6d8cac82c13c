"""Reports that open with a description and name it behind: *The envoy said on Friday …* / *“…,” said Ann Lee*."""

from collections.abc import Sequence

from service.model.actor import ActorKind
from service.model.attribution import Attribution
from service.model.figure import Cast
from service.model.name import fold
from service.model.span import Span
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables

#: Sentences of the narrator's between the opening and the words that it speaks of.
SENTENCES = 1
#: Words in a name that brings somebody in.
FULL = 2


class Leads:
    """Tells whether the second statement of a report goes on from the one that opens it."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], who: Cast) -> None:
        self.reading = reading
        self.attributions = attributions
        self.who = who
        self.lists = load_tables().words

    def names(self, opening: int, index: int) -> bool:
        """Whether a statement brings in by name whom the opening one described, or who speaks for it."""
        one, other = self.attributions[opening], self.attributions[index]
        figure = self.who.speakers[index].figure
        if figure is None or other.speaker is None or other.cue is None or one.speaker is None or one.cue is None:
            return False
        person = self.who.figures[figure]
        brought_in = (
            person.kind is ActorKind.PERSON and len(person.name.split()) >= FULL and self._is_full(index, figure)
        )
        quoted = other.content[0].start < other.cue.start
        return brought_in and quoted and self._is_next(opening, index) and self._is_meant(opening, index)

    def _is_full(self, index: int, figure: int) -> bool:
        """Whether the words for the speaker have the whole name, as where somebody is first met."""
        span = self.attributions[index].speaker
        return span is not None and fold(self.who.figures[figure].name) in fold(span.of(self.reading.text))

    def _is_next(self, opening: int, index: int) -> bool:
        """Whether hardly anything stands between the opening and the quotation."""
        one, other = self.attributions[opening], self.attributions[index]
        here = self.reading.sentence_of(one.cue.start) if one.cue is not None else 0
        there = self.reading.sentence_of(other.content[0].start)
        apart = self.reading.paragraph(there) - self.reading.paragraph(here)
        return there - here <= SENTENCES + 1 and apart <= 1

    def _is_meant(self, opening: int, index: int) -> bool:
        """Whether the opening's speaker is one unnamed person, or a body that the name's bearer is of."""
        speaker = self.who.speakers[opening]
        one, other = self._described(opening), self._words(self.attributions[index].speaker)
        if speaker.anonymous or (speaker.figure is None and self._is_they(opening)):
            return self._is_one_of(one, other)
        if speaker.figure is None:
            definite = one[:1] and (one[0].low in self.lists["definite"] or any(word.owner for word in one))
            return bool(definite) and not speaker.anonymous and self._agree(one, other)
        body = {word.low for word in one} - self.lists["definite"].keys()
        return self.who.figures[speaker.figure].kind is not ActorKind.PERSON and body <= {word.low for word in other}

    def _described(self, opening: int) -> Sequence[Word]:
        """The words for the opening's speaker; for *they* the narrator's before it: *Lawmakers met, as they urged*."""
        speaker = self.attributions[opening].speaker
        if speaker is None or not self._is_they(opening):
            return self._words(speaker)
        words = self.reading.sentence(self.reading.sentence_of(speaker.start))
        return [self.reading.words[at] for at in words if self.reading.words[at].start < speaker.start]

    def _is_they(self, opening: int) -> bool:
        return [word.low for word in self._words(self.attributions[opening].speaker)] == ["they"]

    def _is_one_of(self, several: Sequence[Word], other: Sequence[Word]) -> bool:
        """Whether the words for a name can be of one of those described: *Lawmakers said* … *said Rep. Ann Lee*."""
        lawmakers = self.lists["lawmaker"].keys()
        kinds = {
            self.lists[kind][word.low].head
            for word in other
            for kind in ("role", "office")
            if word.low in self.lists[kind]
        }
        nouns = {word.low.removesuffix("s") for word in several if word.low.endswith("s")} & self.lists["role"].keys()
        return any(noun in kinds or (noun in lawmakers and bool(kinds & lawmakers)) for noun in nouns)

    def _agree(self, one: Sequence[Word], other: Sequence[Word]) -> bool:
        """Whether a description and the words for a name can be of one person: the same role, or of the same country."""
        roles, given = self._roles(one), self._roles(other)
        return bool(roles) and (not given or bool(roles & given) or bool(self._countries(one) & self._countries(other)))

    def _words(self, span: Span | None) -> Sequence[Word]:
        return [self.reading.words[at] for at in self.reading.within(span)] if span is not None else []

    def _roles(self, words: Sequence[Word]) -> set[str]:
        return {self.lists["role"][word.low].head for word in words if word.low in self.lists["role"]}

    def _countries(self, words: Sequence[Word]) -> set[str]:
        """The countries that words name, as nouns or adjectives."""
        tables = load_tables()
        found = (tables.demonyms.get(word.low) or tables.known(word.low) for word in words if word.cap)
        return {id for id in found if id is not None}
