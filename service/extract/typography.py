"""Typography: the paragraphs of a text and the quotations in them, read once for all who look at them."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.paragraphs import paragraphs
from service.extract.quotations import Quotation, quotations
from service.model.span import Span


class Typography(Struct, frozen=True):
    """A text, its paragraphs, and for each paragraph its quotations."""

    text: str
    paragraphs: Sequence[Span]
    quotations: Sequence[Sequence[Quotation]]


def typography(text: str) -> Typography:
    """What the signs of a text say of it."""
    spans = paragraphs(text)
    return Typography(text, spans, quotations(text, spans))
