"""Openings: what follows a cue — the content, perhaps behind an addressee and an adverbial, or none."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from service.extract.cues import FoundCue
from service.extract.phrases import Phrase
from service.extract.tokens import Shape, Token
from service.extract.words import Words

#: Tokens that an adverbial between cue and content is looked for in.
_ADVERBIAL_REACH = 30
#: Tokens of `, however,` between cue and content, and of an addressee, at most.
_PARENTHESIS, _ADDRESSEE = 12, 12
#: Tokens from *of* on in which *that* shows it to be part of the addressee: *the members of the union that…*.
_GLANCE = 6
_NUMBER_SIGNS = frozenset(["(", "[", "$", "£", "€"])


class Sign(Enum):
    """What opens the content."""

    QUOTE = "quotation mark"
    COLON = "colon"
    THAT = "that"
    WH = "question word"
    PLAIN = "nothing"
    COMMA = "comma"
    NONE = "no content here"


class Opening(Struct, frozen=True):
    """Where the content behind a cue begins, and who was spoken to; as token indexes.

    `start` is there for every sign but NONE; behind a comma it may be content or not.
    """

    sign: Sign
    start: int | None = None
    addressee: Phrase | None = None


def opening(tokens: Sequence[Token], at: int, stop: int, cue: FoundCue, words: Words) -> Opening:
    """What stands between `at`, behind the cue and its inverted speaker, and `stop`."""
    frames = cue.cue.frames
    while at < stop and (tokens[at].low in words.time_adverbs or tokens[at].low in words.days):
        at += 1
    addressee = None
    begin = at + ("c" in frames and at + 1 < stop and tokens[at].low == "to" and _is_nominal(tokens[at + 1], words))
    if "a" in frames or begin > at:
        end = addressee_end(tokens, begin, stop, words)
        if end > begin:
            addressee, at = (begin, end), end
    if addressee and "a" in frames and at + 1 < stop and tokens[at].low in ("of", "about"):
        return Opening(Sign.PLAIN, at + 1, addressee)
    if frames in ("o", "n"):
        return _object(tokens, at, stop, words)
    found = _sign(tokens, at, stop, addressee, words)
    if frames == "q" and found.sign is Sign.PLAIN:
        colon = next((place for place in range(at, min(stop - 1, at + _PARENTHESIS)) if tokens[place].low == ":"), None)
        return found if colon is None else Opening(Sign.COLON, colon + 1, addressee)
    return found


def _is_nominal(token: Token, words: Words) -> bool:
    """Whether a noun phrase begins here, and not an infinitive."""
    low = token.low
    return token.cap or low in words.object_pronouns or low in words.determiners or low.endswith("s")


def _object(tokens: Sequence[Token], at: int, stop: int, words: Words) -> Opening:
    if at >= stop or tokens[at].low in words.subordinators or tokens[at].low in (",", ".", ";", ")"):
        return Opening(Sign.NONE)
    if tokens[at].low == ":" and at + 1 < stop:
        return Opening(Sign.QUOTE, at + 1)
    if tokens[at].shape is Shape.QUOTE:
        return Opening(Sign.QUOTE, at)
    return Opening(Sign.THAT if tokens[at].low == "that" else Sign.PLAIN, at)


def _sign(tokens: Sequence[Token], at: int, stop: int, addressee: Phrase | None, words: Words) -> Opening:
    ceiling = min(stop, at + _ADVERBIAL_REACH)
    while at < ceiling:
        token = tokens[at]
        if token.low == ",":
            after = _behind_parenthesis(tokens, at, stop, words)
            if after is None:
                return Opening(Sign.COMMA, at + 1, addressee)
            at = after
            continue
        sign = _sign_of(token, words)
        if sign is Sign.PLAIN:
            after = _behind_adverbial(tokens, at, stop, words)
            if after > at:
                at = after
                continue
        if sign is Sign.NONE:
            break
        return Opening(sign, at + _skipped(tokens, at, sign, words), addressee)
    return Opening(Sign.NONE, None, addressee)


def _sign_of(token: Token, words: Words) -> Sign:
    """What a token that is no comma opens."""
    low = token.low
    if token.shape is Shape.QUOTE:
        return Sign.QUOTE
    if low == ":":
        return Sign.COLON
    if low == "that":
        return Sign.THAT
    if low in words.question_words:
        return Sign.NONE if low in ("when", "where") else Sign.WH
    if low in words.subordinators and low not in words.prepositions:
        return Sign.NONE
    return Sign.PLAIN if token.is_word or low in _NUMBER_SIGNS else Sign.NONE


def _skipped(tokens: Sequence[Token], at: int, sign: Sign, words: Words) -> int:
    """Tokens of the sign itself: a colon, or a *that* which is no pronoun."""
    if sign is Sign.THAT:
        return at + 1 < len(tokens) and tokens[at + 1].low not in words.verbs_of_that
    return sign is Sign.COLON


def _behind_parenthesis(tokens: Sequence[Token], comma: int, stop: int, words: Words) -> int | None:
    """Where the content begins behind a comma or `, however,`, if a sign of it stands there."""
    for at in range(comma + 1, min(stop - 1, comma + _PARENTHESIS)):
        if tokens[at].shape is Shape.QUOTE:
            return at
        if tokens[at].low == ",":
            ahead = tokens[at + 1]
            return at + 1 if ahead.low == "that" or ahead.shape is Shape.QUOTE else None
        if tokens[at].low.endswith("ing") or tokens[at].low in words.joining or tokens[at].low in words.pronouns:
            return None
    return comma + 1 if comma + 1 < stop and tokens[comma + 1].shape is Shape.QUOTE else None


def _behind_adverbial(tokens: Sequence[Token], at: int, stop: int, words: Words) -> int:
    """Where the adverbial that begins here ends; `at` itself where none does."""
    low = tokens[at].low
    following = tokens[at + 1].low if at + 1 < stop else ""
    if low in words.days:
        return at + 1 + (following in words.time_nouns)
    if low in words.time_adjectives and (
        following in words.time_nouns or following in words.days or following in ("this", "in")
    ):
        return at + 2
    if low in words.time_adverbs:
        return at + 1
    if low in words.time_prepositions and _is_date(following, words):
        at += 2
        while at < stop and (_is_date(tokens[at].low, words) or tokens[at].low in words.time_nouns):
            at += 1
        return at
    return _prepositional_end(tokens, at, stop, words) if _opens_adverbial(tokens, at, stop, words) else at


def _opens_adverbial(tokens: Sequence[Token], at: int, stop: int, words: Words) -> bool:
    """Whether a preposition stands here that tells where or when: not *about 40*, *at least*, *to go*."""
    low = tokens[at].low
    if low not in words.prepositions or low in words.quantity_prepositions or at + 1 == stop:
        return low in words.prepositions and at + 1 == stop
    following = tokens[at + 1]
    if low == "to":
        return _is_nominal(following, words)
    return not following.low[:1].isdigit() and following.low not in ("least", "most")


def _is_date(low: str, words: Words) -> bool:
    return low in words.days or low in words.months or low.isdigit()


def _prepositional_end(tokens: Sequence[Token], at: int, stop: int, words: Words) -> int:
    """Behind the phrase: at a sign of content, or a pronoun that begins a clause; else all of it is adverbial."""
    for place in range(at + 1, min(stop, at + _ADVERBIAL_REACH)):
        token = tokens[place]
        if token.low in (":", ",", "that", "whether"):
            return place
        if token.shape is Shape.QUOTE and (
            tokens[place - 1].low == "," or not tokens[place + 1 : place + 2] or not tokens[place + 1].is_word
        ):
            return place
        if token.low in words.pronouns and place > at + 1 and tokens[at].low not in words.subordinators:
            return place
    return stop


def addressee_end(tokens: Sequence[Token], at: int, stop: int, words: Words) -> int:
    """Where the addressee that begins here ends; `at` itself where none stands here."""
    if at >= stop or not tokens[at].is_word:
        return at
    if tokens[at].low in words.object_pronouns:
        return at + 1
    if tokens[at].low in words.addressee_ends and tokens[at].low not in words.possessives:
        return at
    end = at + 1
    while end < min(stop, at + _ADDRESSEE) and not _ends_addressee(tokens, end, words):
        end += 1
    return end


def _ends_addressee(tokens: Sequence[Token], at: int, words: Words) -> bool:
    token, previous, low = tokens[at], tokens[at - 1], tokens[at].low
    if low == "of" and (_joins_names(tokens, at) or any(one.low == "that" for one in tokens[at + 1 : at + _GLANCE])):
        return False
    if previous.low.endswith("'s") and token.cap:
        return False
    if not token.is_word or low in words.addressee_ends or low in words.days:
        return True
    if low in words.auxiliaries or low in words.adverbs:
        return True
    if low in words.clause_articles:
        return previous.low != "of"
    led = previous.cap or previous.low in words.determiners or previous.low in words.addressee_titles
    return token.cap and not led


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands between two capitals: *the House | of | Commons*."""
    return tokens[at - 1].cap and tokens[at + 1 : at + 2] != [] and tokens[at + 1].cap
