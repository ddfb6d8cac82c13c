"""What is not English prose: there no word of ours means anything."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from service.extract.language import Languages, language, words_of
from service.extract.paragraphs import paragraphs
from service.model.attribution import Attribution
from service.model.span import Span

ENGLISH = "en"
CODE = "code"
#: Characters from which on a paragraph is believed that it is in another language than its text: twenty words.
_OWN = 120
#: Signs that make a line code, and words for each of them that it may have: 6 lines of 44,107 of news are such.
_SIGNS, _WORDS = 2, 3
#: Paragraphs for each that shows itself to be code from which on a text is not all code.
_LINES = 4

_SIGN = re.compile(r"[{}<>=|\\]|;$|\w\(|\)[:;{]$|\['")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Foreign(Struct, frozen=True):
    """A paragraph that is not English prose: its language, or `code`. The first is number 1."""

    number: int
    span: Span
    what: str


class Tongues(Struct, frozen=True):
    """The language of a text, null where it cannot be told, and its paragraphs that are not English prose, in order."""

    language: str | None
    foreign: list[Foreign]


def tongues(text: str, languages: Languages) -> Tongues:
    """What a text and its paragraphs are written in."""
    spans = paragraphs(text)
    counted = [words_of(span.of(text)) for span in spans]
    shown = [_what(span.of(text), words, languages) for span, words in zip(spans, counted, strict=True)]
    main = language(_together(counted), languages)
    whole = CODE if shown.count(CODE) * _LINES > len(spans) else main
    return Tongues(
        main,
        [
            Foreign(number, span, what)
            for number, (span, own) in enumerate(zip(spans, shown, strict=True), start=1)
            if (what := own or whole) not in (None, ENGLISH)
        ],
    )


def in_english(found: Sequence[Attribution], outside: Sequence[Foreign]) -> list[Attribution]:
    """Those of a text's attributions that stand in English prose, and not in what is `outside` it.

    There a word that looks like a cue is so by coincidence, and whoever stands beside it did not speak;
    quotation marks alone do not tell whose words they hold.
    """
    starts, ends = [one.span.start for one in outside], [one.span.end for one in outside]
    kept: list[Attribution] = []
    places: dict[int | None, int | None] = {None: None}
    for place, one in enumerate(found):  # the one that another is within stands before it
        if one.within in places and not any(_meets(span, starts, ends) for span in _spans(one)):
            places[place] = len(kept)
            kept.append(replace(one, within=places[one.within]))
    return kept


def _together(counted: Iterable[Counter[str]]) -> Counter[str]:
    found = Counter[str]()
    for words in counted:
        found.update(words)
    return found


def _what(paragraph: str, words: Counter[str], languages: Languages) -> str | None:
    """What a paragraph shows itself to be."""
    signs = len(_SIGN.findall(paragraph))
    if signs >= _SIGNS and len(_WORD.findall(paragraph)) <= _WORDS * signs:
        return CODE
    own = language(words, languages)
    return own if own == ENGLISH or len(paragraph) >= _OWN else None


def _meets(span: Span, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a span shares a character with one of those that start and end there."""
    place = bisect_right(ends, span.start)
    return place < len(starts) and starts[place] < span.end


def _spans(one: Attribution) -> Iterable[Span]:
    return (*one.content, *(span for span in (one.cue, one.speaker) if span))
