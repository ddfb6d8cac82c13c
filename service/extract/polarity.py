"""Polarity: whether a text says that the act of a cue did *not* happen.

*Never claimed*, *declined to say*, *has yet to explain*, *no one has disputed*: what stands behind such a cue is told by
the report and was not said by anybody. The verb group is read from the verb to its left; two noes make a yes
(*has never refused to say*).
"""

from collections.abc import Sequence

from service.extract.tokens import Token, tokens_of
from service.extract.words import Words
from service.model.span import Span

#: Characters before a cue's verb in which its group and a *no* before its speaker stand.
_REACH = 120
#: Letters of an adverb in -ly, at least.
_LY_LETTERS = 5


def is_negated(text: str, verb: Span, speaker: Span | None, words: Words) -> bool:
    """Whether the act of the verb, or of the noun, at this place did not happen."""
    if _next_word(text, verb.end, words) in words.undoing:
        return False
    before = _tokens(text, verb.start - _REACH, verb.start, words)
    subject = speaker if speaker and speaker.end <= verb.start else None
    group = [one for one in before if subject is None or one.start >= subject.end]
    turned = _by_group(group, words)
    if speaker:
        turned ^= _is_nobody(text, speaker, words)
    if subject:
        turned ^= _is_inverted([one for one in before if one.end <= subject.start], words)
    return turned


def _by_group(tokens: Sequence[Token], words: Words) -> bool:
    """Whether auxiliaries, adverbs and verbs that lead up to a verb deny it: *did not*, *has yet to*, *refused to*."""
    turned, after = False, ""
    for token in reversed(tokens):
        low = token.low
        if not token.is_word:
            break
        if low in words.negations or low.endswith("n't"):
            turned ^= after not in words.limiting
        elif low in words.withholding or low == "yet":
            turned ^= after == "to"
        elif low == "without" or (low == "no" and not after):
            return not turned
        elif not (low in words.auxiliaries or low in words.adverbs or low in words.chain_verbs or _is_adverb(token)):
            break
        after = low
    return turned


def _next_word(text: str, at: int, words: Words) -> str:
    return next((one.low for one in _tokens(text, at, at + _REACH, words)), "")


def _tokens(text: str, start: int, end: int, words: Words) -> list[Token]:
    start, end = max(0, start), min(len(text), end)
    return tokens_of(text, Span(start, end), (), words) if start < end else []


def _is_nobody(text: str, speaker: Span, words: Words) -> bool:
    """*No one*, *none of the officials*, *no official*; not *No 10*, *No Labels* or *no fewer than five officials*."""
    tokens = _tokens(text, speaker.start - len("nor "), speaker.end, words)
    tokens = [one for one in tokens if one.start >= speaker.start or one.low in ("no", "nor")]
    if not tokens or tokens[0].low not in words.nobodies:
        return False
    if tokens[0].low != "no" or len(tokens) == 1:
        return True
    second = tokens[1]
    return second.is_word and not (
        second.low[0].isdigit() or second.low in words.limiting or (second.cap and tokens[0].cap)
    )


def _is_inverted(tokens: Sequence[Token], words: Words) -> bool:
    """*Nor did* Lee say, *never has* Lee said."""
    return (
        len(tokens) > 1
        and tokens[-1].low in words.auxiliaries
        and (tokens[-2].low == "nor" or tokens[-2].low in words.negations)
    )


def _is_adverb(token: Token) -> bool:
    return token.low.endswith("ly") and not token.cap and len(token.low) >= _LY_LETTERS
