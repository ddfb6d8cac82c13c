"""Names that are left out, or count only where the text names somebody so elsewhere: editions, handles, hashtags, nouns."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.tables import Tables, is_press

#: How nouns for several who do something end: *Insurers*; not *Sessions*.
_DOERS = ("ers", "ors", "ists", "ians", "ants", "ents")


def without_nobodies(reading: Reading, mentions: Sequence[Mention], tables: Tables) -> Iterator[Mention]:
    """The mentions but those of an edition and handles of who is named in full, hashtags and words of small letters as nouns."""
    small = {word.low for word in reading.words if not word.cap}
    full = {"".join(one.low) for one in mentions if one.shape is Shape.PERSON and len(one.low) > 1}
    plain = {one.low[-1] for one in mentions if len(one.low) > 1 or not _opens(reading, one)}
    plain |= tables.words["dynasty"].keys()
    for before, one in zip(chain([None], mentions), mentions, strict=False):
        edition = before is not None and _is_edition(reading, before, one, tables)
        alone = one.shape is Shape.PERSON and one.first == one.last == one.opening and not one.sure
        word = reading.words[one.first]
        handle = alone and word.low in full and _mark(reading, one) == "@"
        if handle or (edition and (one.shape is not Shape.PERSON or (len(one.low) > 1 and not one.sure))):
            continue
        same = {word.low, word.low.removesuffix("s")} if word.low.endswith(_DOERS) else {word.low}
        common = _opens(reading, one) and word.low not in plain and not small.isdisjoint(same)  # *Insurers*, *insurers*
        noun = alone and (edition or common or _is_hashtag(reading, one))
        yield replace(one, noun=True) if noun else one


def _opens(reading: Reading, mention: Mention) -> bool:
    """Whether a name has a sentence's capital."""
    return mention.first == reading.sentences[reading.words[mention.first].sentence]


def _mark(reading: Reading, mention: Mention) -> str:
    """The character before a name."""
    start = reading.words[mention.first].start
    return reading.text[max(start - 1, 0) : start]


def _is_edition(reading: Reading, before: Mention, mention: Mention, tables: Tables) -> bool:
    """Whether a name goes on with that of a newspaper: *Daily Mail | Australia*, *Washington Post | Fact Checker*."""
    press = before.known is not None and is_press(tables.entries[before.known].name, tables)
    return press and before.last + 1 == mention.first == mention.opening and reading.words[before.last].joins


def _is_hashtag(reading: Reading, mention: Mention) -> bool:
    """Whether a name is a hashtag that is no part of a sentence; not *#Lee said*."""
    after = reading.words[mention.last + 1 : mention.last + 2]
    runs_on = reading.words[mention.last].joins and any(not word.cap for word in after)
    return _mark(reading, mention) == "#" and not runs_on
