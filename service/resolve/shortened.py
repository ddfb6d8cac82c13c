"""Bodies of one word that are no person: *Tarn* behind *Tarn Energy*, *the company Tarn* or *an officer at Tarn*."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from service.resolve.mentions import Mention, Shape
from service.resolve.reading import Reading
from service.resolve.tables import Tables

#: Words from an article to what is called so: *a little-known | company called Tarn*.
LEAD = 2


def shorten(reading: Reading, mentions: Sequence[Mention], tables: Tables) -> tuple[Mention, ...]:
    """The mentions, with those as bodies that are a company's short name, or told to be one, and no person's."""
    full = full_names(mentions, tables)
    persons = {word for one in mentions if _is_full_person(one, tables) for word in (one.low[0], one.low[-1])}
    short = (full.keys() | {one.low[0] for one in mentions if _is_told(reading, one, tables)}) - persons
    return tuple(_as_body(one) if _is_short(reading, one, short) else one for one in mentions)


def full_names(mentions: Sequence[Mention], tables: Tables) -> Mapping[str, int]:
    """The first mentions of companies by more than one word, under the first of these, if that is no other word."""
    found: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        first, last = mention.low[0], mention.low[-1]
        company = mention.shape is Shape.BODY and len(mention.low) > 1 and last in tables.words["company"]
        if company and not _is_other(first, tables):
            found.setdefault(first, index)
    return found


def _is_told(reading: Reading, mention: Mention, tables: Tables) -> bool:
    """Whether what stands before a name of one word tells that it is a body: *the biotech company Tarn*, *an officer at Tarn*."""
    if len(mention.low) > 1 or mention.known is not None or mention.opening < mention.first or not mention.first:
        return False
    before = reading.words[mention.first - 1]
    if not before.joins or before.cap or before.sentence != reading.words[mention.first].sentence:
        return False
    if before.low in tables.words["group"]:
        return True
    office = reading.words[mention.first - 2].low if mention.first > 1 else ""
    if before.low in {"called", "named"}:
        lead = [word.low for word in reading.words[max(mention.first - 2 - LEAD, 0) : mention.first - 2]]
        near = "the" not in lead and not {"a", "an", "another"}.isdisjoint(lead)
        return near and office in tables.words["group"]
    return before.low == "at" and any(office in tables.words[kind] for kind in ("role", "office"))


def _is_other(word: str, tables: Tables) -> bool:
    """Whether the first word of a company's name says something by itself: *National Energy*, *Indian Motors*."""
    kinds = ("body", "common", "modifier", "field", "place", "party", "honorific", "office", "role")
    known = word in tables.demonyms or word in tables.given or tables.known(word) is not None or word in tables.stands
    return known or any(word in tables.words[kind] for kind in kinds)


def _is_full_person(mention: Mention, tables: Tables) -> bool:
    """Whether a name has a forename and a surname, and no office behind it: *Tarn CEO*."""
    office = any(mention.low[-1] in tables.words[kind] for kind in ("role", "office"))
    return mention.shape is Shape.PERSON and len(mention.low) > 1 and not office


def _is_short(reading: Reading, mention: Mention, short: set[str]) -> bool:
    """Whether a name without any title or role is one of these words."""
    if mention.shape is not Shape.PERSON or len(mention.low) > 1 or mention.low[0] not in short:
        return False
    before = reading.words[mention.first - 1].low if mention.first else ""
    return mention.opening == mention.first and before not in {"in", "near", "at"}


def _as_body(mention: Mention) -> Mention:
    return replace(mention, shape=Shape.BODY, sure=False, roles=(), gender="")
