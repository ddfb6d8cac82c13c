"""Whether words with a capital can be a person's name at all: *Ann Lee*; not *R-Ohio*, *Hull-based* or *Separately*."""

from service.resolve.tables import Tables

#: How adverbs end, and hardly a surname: *disturbingly*, *reportedly*; not *Daly*, *Reilly* or *Connally*.
_ADVERBS = ("ingly", "edly", "ably", "ibly", "cally", "ially", "ually", "onally", "ously", "fully", "ively", "essly")
#: The parties of *R-Ohio* and *D-North Dakota*, and how a state of two words begins.
_PARTIES, _STATES = frozenset("rdi"), frozenset({"new", "north", "south", "west", "rhode"})
#: Words in the name of a storm: *Hurricane Ann*.
STORM = 2


def can_be_person(low: tuple[str, ...], tables: Tables) -> bool:
    """Whether the words can be a person's name at all."""
    if low[-1].partition(" ")[2] in tables.words["compound"] or low[0].startswith("ex "):
        return False  # *Hull-based*, *Ex-friends*
    if len(low) == STORM and low[0] in tables.words["storm"] and low[1] in tables.given:
        return False  # *Hurricane Ann*
    if len(low) == 1:
        common = any(low[0] in tables.words[kind] for kind in ("common", "party")) or low[0] in tables.demonyms
        common = (common and low[0] not in tables.words["place"]) or low[0].isdigit()
        return len(low[0]) > 1 and not common
    ends_in_role = low[-1] in tables.words["role"] or low[-1] in tables.words["office"]
    kinds = ("modifier", "field", "body", "role", "office")
    begins_one = low[0] not in tables.given and any(low[0] in tables.words[kind] for kind in kinds)
    return not any(word.isdigit() for word in low) and not (ends_in_role and begins_one)


def is_seat(low: tuple[str, ...]) -> bool:
    """Whether words are the party and the state of a lawmaker: *R-Ohio*, *D-New York*; not *I-Chun Lee*."""
    party, _, state = low[0].partition(" ")
    return party in _PARTIES and state != "" and (len(low) == 1 or state in _STATES)


def is_noun(word: str, tables: Tables) -> bool:
    """Whether a word alone is rather a common noun than a surname, whatever its capital: *Judge*, *King*."""
    stems = (word, word.removesuffix("s"), word.removesuffix("ies") + "y", word.removesuffix("men") + "man")
    kinds = ("role", "nobody", "body", "office", "rank", "native", "place", "paper")
    title = word in tables.words["honorific"] and word not in tables.given  # *the Duchess*
    several = word.endswith(("ists", "isms"))  # *Environmentalists*
    adverb = word.endswith(_ADVERBS) and word not in tables.given
    return title or adverb or several or any(stem in tables.words[kind] for stem in stems for kind in kinds)
