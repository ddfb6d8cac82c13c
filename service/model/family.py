"""Renderings of one utterance: how two of them stand to each other, and where their words differ."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Relation(StrEnum):
    """How one rendering stands to another; all but the last make a family."""

    #: The same words.
    VERBATIM = "verbatim"
    #: Words were left out, none were changed.
    SHORTENED = "shortened"
    #: Words were changed.
    ALTERED = "altered"
    #: Told in other words: indirectly, or in a second translation.
    PARAPHRASE = "paraphrase"
    #: Only might be of the same utterance.
    RELATED = "related"


class Op(StrEnum):
    """What a piece of a difference is."""

    #: Both have it.
    SAME = "same"
    #: The first one alone.
    REMOVED = "removed"
    #: The other one alone.
    ADDED = "added"


class Piece(Struct, frozen=True, kw_only=True):
    """A run of words that both texts have, or one of them."""

    op: Op
    #: The words, as the text that has them writes them.
    text: str


class Wording(Struct, frozen=True, kw_only=True):
    """What of a content's words is compared."""

    #: Without case, accents, marks and hyphens, in one spelling.
    words: tuple[str, ...]
    #: Those that stand in capitals where an ordinary word would not.
    names: frozenset[str] = frozenset()


class Traces(Struct, frozen=True, kw_only=True):
    """A wording, and the hashes by which others like it are found."""

    wording: Wording
    #: Of its runs of words.
    runs: tuple[int, ...]
    #: Of what its words mean.
    stems: tuple[int, ...]


class Rendering(Struct, frozen=True, kw_only=True):
    """Words as one or more reports give them to one speaker in one span of time."""

    wording: Wording
    #: Whether none of it stands in quotation marks.
    indirect: bool = False
    #: Whether the cue says that it is not so.
    denied: bool = False
    #: Whether somebody else passes it on.
    passed_on: bool = False
    #: Who speaks; null where the report does not single somebody out.
    actor: str | None = None
    person: bool = False
    #: Whether a report says when it was said; otherwise it was at some time before `until`.
    dated: bool = False
    #: The first and the last day on which it may have been said; null where nothing tells.
    since: date | None = None
    until: date | None = None


class Match(Struct, frozen=True, order=True):
    """How two renderings stand to each other, and how many words both have."""

    relation: Relation
    kept: int
