"""A statement: what one sentence attributes, before sentences are joined."""

from enum import StrEnum

from msgspec import Struct

from service.extract.lexicon import Cue
from service.model.span import Span


class Construction(StrEnum):
    """How cue, speaker and content stand to one another."""

    #: *“…,” she said.*
    QUOTE_FIRST = "quote first"
    #: *“…,” said X.*
    QUOTE_INVERTED = "quote first, inverted"
    #: *She said: “…”*
    QUOTE_LAST = "quote last"
    #: *It works, she said.*
    CLAUSE_FIRST = "clause first"
    #: *It works, said X.*
    CLAUSE_INVERTED = "clause first, inverted"
    #: *She said that …*
    CLAUSE_THAT = "that-clause"
    #: *She said it works.*
    CLAUSE_BARE = "bare clause"
    #: *She told them it works.*
    CLAUSE_ADDRESSED = "clause behind an addressee"
    #: *She criticised the plan.*
    OBJECT = "object"
    #: *…, saying that …*
    PARTICIPLE = "participle"
    #: *… and said that …*
    COORDINATED = "coordinated"
    #: *According to X, …*
    ACCORDING_TO = "according to"
    #: *her claim that …*
    NOUN = "noun"
    #: *Her answer: “…”*
    COLON = "colon"
    #: *MR LEE: …*
    LABEL = "label"
    #: *Pentagon: …*
    HEADLINE = "headline"
    #: *“…” — Ann Lee*
    SIGNED = "signed quotation"
    #: A long quotation whose sentence has no cue.
    UNMARKED = "unmarked quotation"
    #: A quotation alone, taken for the speaker of the paragraph before.
    CONTINUED = "continued"
    #: What the tagger found, however it is built.
    TAGGED = "tagged"


class Statement(Struct, frozen=True):
    """One attribution of a sentence. Its content is empty only where a colon leaves it to what follows."""

    content: tuple[Span, ...]
    construction: Construction
    cue: Span | None = None
    entry: Cue | None = None
    speaker: Span | None = None
    addressee: Span | None = None
