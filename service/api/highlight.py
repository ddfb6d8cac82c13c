"""Where a search found its words, as offsets."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from service.api.offsets import wide, widened
from service.db.quotes import START, STOP
from service.model.quote import Quote
from service.model.span import Offsets


def spans(marked: str) -> list[Offsets]:
    """The marked parts of a text, in code points of the text without its marks."""
    found: list[Offsets] = []
    at = 0
    for piece in marked.split(START):
        word, mark, rest = piece.partition(STOP)
        if mark:
            found.append((at, at + len(word)))
        at += len(word) + len(rest)
    return found


def highlighted(quotes: Iterable[Quote], marked: Mapping[str, str], *, utf16: bool) -> list[Quote]:
    """Quotes with the places in their `text` that the search found."""
    return [
        replace(one, matches=_in_unit(spans(marked[one.id]), one.text, utf16=utf16)) if one.id in marked else one
        for one in quotes
    ]


def _in_unit(found: list[Offsets], text: str, *, utf16: bool) -> list[Offsets]:
    return [widened(span, wide(text)) for span in found] if utf16 else found
