"""Where a search found its words, as offsets."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from service.api.offsets import wide, widened
from service.db.highlighting import START, STOP
from service.model.article import ArticleMatches, ArticleSummary
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


def marked(
    articles: Iterable[ArticleSummary], found: Mapping[str, tuple[str, str]], *, utf16: bool
) -> list[ArticleSummary]:
    """Articles with the places in their `title` and `text` that the search found."""
    return [replace(one, matches=_matches(*found[one.id], utf16=utf16)) if one.id in found else one for one in articles]


def _matches(title: str, text: str, *, utf16: bool) -> ArticleMatches:
    return ArticleMatches(
        title=_in_unit(spans(title), bare(title), utf16=utf16), text=_in_unit(spans(text), bare(text), utf16=utf16)
    )


def bare(marked: str) -> str:
    """A text without its marks."""
    return marked.replace(START, "").replace(STOP, "")


def _in_unit(found: list[Offsets], text: str, *, utf16: bool) -> list[Offsets]:
    return [widened(span, wide(text)) for span in found] if utf16 else found
