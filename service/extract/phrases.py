"""Phrases: where a noun phrase begins and ends, by word classes alone."""

from collections.abc import Sequence
from itertools import pairwise

from service.extract.lexicon import Lexicon
from service.extract.tokens import Token
from service.extract.words import Words

#: Indexes of a phrase's first token and of the one behind its last.
Phrase = tuple[int, int]
#: Tokens that one noun phrase is looked for in, at most; the longest seen have about forty.
REACH = 45
#: Tokens of a parenthesis within a phrase, at most: *Ann Lee (Ind., Ohio)*.
_PARENTHESIS = 8
#: Tokens behind a preposition that an occasion is looked for in: *in a long interview*.
_GLANCE = 5
#: Letters of a word in -ly that is an adverb, at least.
_LY_LETTERS = 6


def begins_phrase(token: Token, words: Words) -> bool:
    """Whether a noun phrase may begin with this token."""
    low = token.low
    if not token.is_word or low in words.days:
        return False
    if low in words.auxiliaries:
        return token.cap
    return low in ("both", "all") or not (
        low in words.prepositions or low in words.conjunctions or low in words.adverbs
    )


def walk_back(tokens: Sequence[Token], last: int, low: int, words: Words) -> int:
    """Where the noun phrase that ends with the token at `last` begins, not before `low`."""
    start, at = last + 1, last
    while at >= low:
        token = tokens[at]
        if token.low in (")", "]"):
            at = next((place for place in range(at, low - 1, -1) if tokens[place].low in ("(", "[")), -1)
            if at < 0:
                break
        elif (token.low == "and" and low < at < last and _joins_names(tokens, at, low, words)) or (
            token.low in ("who", "whom") and at > low and tokens[at - 1].is_word
        ):
            at -= 1
            continue
        elif _bounds(token, words):
            break
        start = at
        at -= 1
    return _without_lead(tokens, start, last, words)


def run_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """Where the noun phrase that begins at `start` ends."""
    at, ceiling = start, min(len(tokens), start + REACH)
    while at < ceiling:
        if tokens[at].low == "(" and at > start:
            closing = _closing(tokens, at, ceiling)
            if closing is None:
                break
            at = closing
        elif not tokens[at].is_word or (at > start and _ends(tokens, at, lexicon)):
            break
        at += 1
    return at


def _bounds(token: Token, words: Words) -> bool:
    """Whether no noun phrase goes back beyond this token."""
    low = token.low
    if not token.is_word or low in words.pronouns or low in words.verbs or low in words.conjunctions:
        return True
    return low in words.auxiliaries and not token.cap


def _joins_names(tokens: Sequence[Token], at: int, low: int, words: Words) -> bool:
    """Whether `and` joins two names here, and not two clauses."""
    left, right = tokens[at - 1], tokens[at + 1]
    if right.low == "the" and at + 2 < len(tokens):
        right = tokens[at + 2]
    if not (left.is_word and right.is_word) or left.low in words.days:
        return False
    if not (left.cap and right.cap) and left.low not in words.speaker_nouns:
        return False
    back = at - 1
    while back >= low and _is_of_name(tokens[back], words):
        back -= 1
    return back < low or not tokens[back].is_word or tokens[back].low in words.conjunctions


def _is_of_name(token: Token, words: Words) -> bool:
    if not token.is_word:
        return False
    return token.cap or token.low == "of" or token.low in words.determiners or token.low in words.speaker_nouns


def _without_lead(tokens: Sequence[Token], start: int, last: int, words: Words) -> int:
    """The start behind the adverbs and the adverbial that lead up to the phrase."""
    while start <= last:
        low = tokens[start].low
        if low in words.prepositions and low not in words.quantity_prepositions:
            start = _behind_adverbial(tokens, start, last, words)
        elif (low in words.adverbs and low not in ("both", "all")) or (low in words.days and start < last):
            start += 1
        else:
            break
    return start


def _behind_adverbial(tokens: Sequence[Token], start: int, last: int, words: Words) -> int:
    """Where the phrase begins behind `on Monday` or `in Iowa`: behind the date, or at its last article."""
    at = start + 1
    while at <= last and (tokens[at].low in words.days or tokens[at].low in words.months or tokens[at].low.isdigit()):
        at += 1
    if at > start + 1:
        return at
    articles = (place for place in range(last, at, -1) if tokens[place].low in words.determiners)
    return next(articles, at)


def _closing(tokens: Sequence[Token], opening: int, ceiling: int) -> int | None:
    near = range(opening, min(opening + _PARENTHESIS, ceiling))
    return next((at for at in near if tokens[at].low == ")"), None)


def _ends(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a phrase that goes on up to this token is over before it."""
    words = lexicon.words
    token, previous, low = tokens[at], tokens[at - 1], tokens[at].low
    if low == "of" or previous.low in words.articles:
        return False
    if low in words.name_prepositions:
        return _ends_before_preposition(tokens, at, lexicon)
    if low == "and":
        return not _goes_on(tokens, at, words)
    if _bounds(token, words) or low in words.prepositions or low in words.adverbs:
        return True
    if low in words.days or low in words.time_adjectives:
        return True
    return _begins_another(token, previous, words) or (not token.cap and _is_verbal(low, previous, lexicon))


def _begins_another(token: Token, previous: Token, words: Words) -> bool:
    """Whether an article begins another phrase here."""
    if token.low not in words.determiners:
        return False
    return previous.cap or not (previous.low in words.name_prepositions or previous.low in ("and", "all", "both"))


def _is_verbal(low: str, previous: Token, lexicon: Lexicon) -> bool:
    """Whether a word in lower case is a verb or an adverb here."""
    if low in lexicon.words.auxiliaries or low in lexicon.cues or (low.endswith("ly") and len(low) >= _LY_LETTERS):
        return True
    return low.endswith(("ed", "ing")) and previous.cap


def _ends_before_preposition(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """`the spokesman | for X` goes on; `X | in a statement`, `X | on Monday` does not."""
    words = lexicon.words
    low, ahead = tokens[at].low, [token.low for token in tokens[at + 1 : at + 1 + _GLANCE]]
    if not ahead or low == "to" or ahead[0] in words.days or ahead[0] in words.months or ahead[0] in words.time_nouns:
        return True
    pairs = pairwise(ahead)
    if any((word,) in lexicon.occasions for word in ahead) or any(pair in lexicon.occasions for pair in pairs):
        return True
    return tokens[at - 1].cap and low not in ("from", "with")


def _goes_on(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a second name follows `and`."""
    if at + 1 == len(tokens):
        return False
    ahead, previous = tokens[at + 1], tokens[at - 1]
    named = previous.cap or previous.low in words.speaker_nouns
    return ahead.is_word and named and (ahead.cap or ahead.low in words.determiners)
