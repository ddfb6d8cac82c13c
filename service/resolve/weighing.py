"""Weighing: where the capitals and the tagger differ over a name, whose word counts.

Capitals find every name and some words that are none; the tagger knows what a name is of, but overlooks many and
cuts the names of bodies short. So it makes no names: it tells which runs of capitals are a person's, which are
something else's, and where at the start of a sentence or in a heading a person's name begins.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from service.model.named import Named, NameKind
from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.runs import part
from service.resolve.tables import Tables

#: Probability from which the tagger's kind of a name counts: below it, it is a coin's toss.
SURE = 0.5
#: Probability from which a name of one word is a person's on its word alone: below it, half are towns, brands and tags.
ALONE = 0.8


def weigh(reading: Reading, mentions: Sequence[Mention], names: Sequence[Named], tables: Tables) -> tuple[Mention, ...]:
    """The mentions of a text as the tagger's names leave them; without any of its names, as they are."""
    if not names:
        return tuple(mentions)
    heard = _Heard(reading, names)
    cut = (_without_strangers(reading, mention, heard, tables) for mention in mentions)
    return tuple(one for mention in cut for one in _weighed(mention, heard, tables))


class _Heard:
    """The tagger's names of a text: by word, the persons among them in folded words, and the words without a capital."""

    def __init__(self, reading: Reading, names: Sequence[Named]) -> None:
        self.kinds: dict[int, NameKind] = {}
        self.persons: set[tuple[str, ...]] = set()
        #: Those of the persons of which the tagger is in no doubt.
        self.clear: set[tuple[str, ...]] = set()
        self.common = {word.low for word in reading.words if not word.cap}
        votes: dict[str, float] = {}
        for name in names:
            words = reading.within(name.span)
            if len(words) == 1:
                low, person = reading.words[words[0]].low, name.kind is NameKind.PERSON
                votes[low] = votes.get(low, 0.0) + (name.probability if person else -name.probability)
            if not words or name.probability < SURE:
                continue
            self.kinds |= dict.fromkeys(words, name.kind)
            if name.kind is NameKind.PERSON:
                lows = tuple(reading.words[index].low for index in words)
                self.persons |= {lows, lows[-1:]} if lows[-1] not in self.common else {lows}
                self.clear |= {lows, lows[-1:]} if len(lows) > 1 or name.probability >= ALONE else set()
        self.persons -= {(low,) for low, vote in votes.items() if vote < 0}

    def kinds_of(self, mention: Mention) -> set[NameKind]:
        """What the tagger takes the words of a mention for."""
        return {self.kinds[index] for index in range(mention.first, mention.last + 1) if index in self.kinds}


def _without_strangers(reading: Reading, mention: Mention, heard: _Heard, tables: Tables) -> Mention:
    """A person's name without what has a capital for another reason: *Derelict Obama* at the start of a sentence."""
    persons = [heard.kinds.get(index) is NameKind.PERSON for index in range(mention.first, mention.last + 1)]
    opens = mention.first == reading.sentences[reading.words[mention.first].sentence]
    doubtful = mention.heading or (opens and not mention.sure)
    if mention.shape is not Shape.PERSON or True not in persons or not doubtful:
        return mention
    start, end = persons.index(True), len(persons) - persons[::-1].index(True)
    if not mention.heading:
        end = len(persons)
    return mention if end - start == len(persons) else part(reading, mention, start, end, tables)


def _weighed(mention: Mention, heard: _Heard, tables: Tables) -> Iterator[Mention]:
    if mention.shape is not Shape.PERSON or mention.sure:
        yield mention
        return
    kinds = heard.kinds_of(mention)
    if mention.low in heard.persons and not mention.noun and " ".join(mention.low) not in tables.stands:
        yield replace(mention, sure=True, doubted=mention.low not in heard.clear)
    elif _is_body(mention, kinds):
        yield replace(mention, shape=Shape.BODY)
    elif kinds or len(mention.low) > 1 or mention.low[0] not in heard.common:
        yield mention


def _is_body(mention: Mention, kinds: set[NameKind]) -> bool:
    """Whether the tagger has something else for a name, or overlooks one of several words, as it does with no person."""
    if kinds:
        return NameKind.PERSON not in kinds and not mention.noun
    return len(mention.low) > 1 and not mention.heading
