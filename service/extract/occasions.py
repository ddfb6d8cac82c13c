"""Occasions: where something was said, as the sentence around the cue tells."""

from collections.abc import Sequence

from service.extract.lexicon import Lexicon
from service.extract.statement import Statement
from service.extract.tokens import Token
from service.model.span import Span

#: Words between the preposition and the occasion: *in a lengthy prepared statement*.
_REACH = 5


def occasion(tokens: Sequence[Token], one: Statement, lexicon: Lexicon) -> str | None:
    """What the narrator's words in a sentence call the occasion; what was said itself does not count."""
    if one.entry and one.entry.lemma in lexicon.cue_occasions:
        return lexicon.cue_occasions[one.entry.lemma]
    words = [token.low if token.is_word and not _inside(token, one.content) else "" for token in tokens]
    for at, word in enumerate(words):
        if word in lexicon.occasion_words:
            for length in (3, 2, 1):
                name = lexicon.occasions.get(tuple(words[at : at + length]))
                if name and (_governed(words, at, lexicon) or _is_told(tokens[at : at + length], one)):
                    return name
    return None


def _is_told(phrase: Sequence[Token], one: Statement) -> bool:
    """Whether the occasion is the one spoken to: *told a press conference*."""
    to = one.addressee
    return to is not None and to.start <= phrase[0].start and phrase[-1].end == to.end


def _inside(token: Token, content: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in content)


def _governed(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    return any(word in lexicon.words.occasion_prepositions for word in words[max(0, at - _REACH) : at])
