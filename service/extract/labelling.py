"""Labels: what the tagger says that a word piece is."""

from enum import IntEnum


class Tag(IntEnum):
    """A piece's part in an attribution: the first of a span, inside it, or (of a content) its last."""

    OUTSIDE = 0
    SPEAKER = 1
    IN_SPEAKER = 2
    CUE = 3
    IN_CUE = 4
    CONTENT = 5
    IN_CONTENT = 6
    ENDS_CONTENT = 7
    #: A belief, a wish, a plan: attributed, but not said.
    THOUGHT = 8
    IN_THOUGHT = 9
    ENDS_THOUGHT = 10


class NameTag(IntEnum):
    """A piece's part in a name."""

    OUTSIDE = 0
    PERSON = 1
    IN_PERSON = 2
    ORGANISATION = 3
    IN_ORGANISATION = 4
    PLACE = 5
    IN_PLACE = 6
    OTHER = 7
    IN_OTHER = 8


#: A span's tags: its first piece, those inside, and its last one where that is marked.
SPANS: tuple[tuple[Tag, Tag, Tag | None], ...] = (
    (Tag.SPEAKER, Tag.IN_SPEAKER, None),
    (Tag.CUE, Tag.IN_CUE, None),
    (Tag.CONTENT, Tag.IN_CONTENT, Tag.ENDS_CONTENT),
    (Tag.THOUGHT, Tag.IN_THOUGHT, Tag.ENDS_THOUGHT),
)


def follows(before: Tag, after: Tag) -> bool:
    """Whether one tag may stand right behind another."""
    for first, inside, last in SPANS:
        if after in (inside, last):
            return before in (first, inside)
        if last is not None and before is inside:
            return False
    return True


def may_begin(tag: Tag) -> bool:
    """Whether a text may begin with a tag."""
    return all(tag not in (inside, last) for _, inside, last in SPANS)
