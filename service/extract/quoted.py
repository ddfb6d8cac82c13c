"""Statements inside quotations: what a speaker says that others said."""

from collections.abc import Iterator, Sequence

from service.extract.lexicon import Lexicon
from service.extract.quotations import Quotation
from service.extract.sentences import sentences
from service.extract.statement import Construction, Statement
from service.extract.statements import statements
from service.extract.words import Words

#: Words of a quotation from which on another statement may be reported in it.
_WORDS = 6
_CLEAR = frozenset(
    [
        Construction.QUOTE_FIRST,
        Construction.QUOTE_INVERTED,
        Construction.QUOTE_LAST,
        Construction.CLAUSE_THAT,
        Construction.CLAUSE_ADDRESSED,
        Construction.ACCORDING_TO,
    ]
)


def is_clear(text: str, one: Statement, words: Words) -> bool:
    """Whether a statement in another one's content is plain enough to stand as one of its own."""
    if one.cue is None or one.speaker is None or one.construction not in _CLEAR:
        return False
    return one.speaker.of(text).lower() not in words.never_clear


def within_quotations(text: str, found: Sequence[Sequence[Quotation]], lexicon: Lexicon) -> Iterator[Statement]:
    """The clear statements inside each outermost quotation."""
    for here in found:
        for place, outer in enumerate(here):
            if outer.depth or len(outer.inner.of(text).split()) < _WORDS:
                continue
            children = []
            for inner in here[place + 1 :]:
                if inner.depth == 0:
                    break
                if inner.depth == 1 and outer.inner.contains(inner.outer):
                    children.append(inner)
            for sentence in sentences(text, outer.inner, children, lexicon):
                yield from (
                    one for one in statements(text, sentence.tokens, lexicon) if is_clear(text, one, lexicon.words)
                )
