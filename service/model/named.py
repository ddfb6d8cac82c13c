"""What the extraction takes for a name in a text, before anybody knows whose it is."""

from enum import StrEnum

from msgspec import Struct

from service.model.span import Span


class NameKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


class Named(Struct, frozen=True):
    """A name where it stands, without titles."""

    span: Span
    kind: NameKind
    #: The probability of the kind, on average over its word pieces.
    probability: float
