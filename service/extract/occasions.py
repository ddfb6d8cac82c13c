"""Occasions: where something was said and to whom, as the sentence around the cue tells."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.lexicon import Lexicon
from service.extract.opening import addressee_end
from service.extract.statement import Statement
from service.extract.tokens import Token
from service.model.span import Span

#: Words between the preposition and the occasion: *in a lengthy prepared statement*.
_REACH = 5
#: Words between the occasion and whom it was with: *in an interview on Monday with the BBC*.
_BEHIND = 3


class _Found(Struct, frozen=True):
    """What an occasion is called, and the token behind its words."""

    name: str
    end: int


def occasion(tokens: Sequence[Token], one: Statement, lexicon: Lexicon) -> str | None:
    """What the narrator's words in a sentence call the occasion; what was said itself does not count."""
    if one.entry and one.entry.lemma in lexicon.cue_occasions:
        return lexicon.cue_occasions[one.entry.lemma]
    found = _find(tokens, _narrated(tokens, one), one, lexicon)
    return found.name if found else None


def addressee(tokens: Sequence[Token], one: Statement, lexicon: Lexicon) -> Span | None:
    """The one spoken to: behind the cue, on the occasion (*an interview with the BBC*), or *speaking to reporters*."""
    if one.addressee is not None:
        return one.addressee
    words = _narrated(tokens, one)
    found = _find(tokens, words, one, lexicon)
    start = (found and _behind(words, found.end, lexicon)) or _spoken_to(words, lexicon)
    end = addressee_end(tokens, start, len(tokens), lexicon.words) if start else 0
    return Span(tokens[start].start, tokens[end - 1].end) if start and start < end and words[start] else None


def _narrated(tokens: Sequence[Token], one: Statement) -> list[str]:
    """The narrator's words in a sentence, empty where it has another's."""
    return [token.low if token.is_word and not _inside(token, one.content) else "" for token in tokens]


def _find(tokens: Sequence[Token], words: Sequence[str], one: Statement, lexicon: Lexicon) -> _Found | None:
    if not any(token.low in lexicon.occasion_words for token in tokens):
        return None
    for at, word in enumerate(words):
        if word in lexicon.occasion_words:
            for length in (3, 2, 1):
                name = lexicon.occasions.get(tuple(words[at : at + length]))
                if name and (_governed(words, at, lexicon) or _is_told(tokens[at : at + length], one)):
                    return _Found(name, at + length)
    return None


def _behind(words: Sequence[str], end: int, lexicon: Lexicon) -> int | None:
    """Where the one begins with whom the occasion was: behind *with* or *to*, at most a day further on."""
    for at in range(end, min(end + _BEHIND, len(words) - 1)):
        if words[at] in lexicon.words.occasion_partners:
            return at + 1
        if words[at] != "on" and words[at] not in lexicon.words.days:
            return None
    return None


def _spoken_to(words: Sequence[str], lexicon: Lexicon) -> int | None:
    """Where the one begins to whom somebody is told of as speaking: *speaking to reporters*, *addressing the nation*."""
    for at, word in enumerate(words[:-1]):
        if word in lexicon.words.addressing:
            return at + 1
        if word in lexicon.words.speaking and words[at + 1] in lexicon.words.occasion_partners and words[at + 2 :]:
            return at + 2
    return None


def _is_told(phrase: Sequence[Token], one: Statement) -> bool:
    """Whether the occasion is the one spoken to: *told a press conference*."""
    to = one.addressee
    return to is not None and to.start <= phrase[0].start and phrase[-1].end == to.end


def _inside(token: Token, content: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in content)


def _governed(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a preposition, or *addressing*, leads up to an occasion, or its own words begin with one."""
    leading = lexicon.words.occasion_prepositions | lexicon.words.addressing
    return any(word in leading for word in words[max(0, at - _REACH) : at + 1])
