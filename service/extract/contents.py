"""Contents: where what was said begins behind a cue, and where it ends."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from service.extract.cues import FoundCue
from service.extract.lexicon import Lexicon
from service.extract.sentences import Shape, Token
from service.extract.speakers import PRONOUNS
from service.model.span import Span


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
    """Where the content behind a cue begins, and who was spoken to; as token indexes."""

    sign: Sign
    start: int | None = None
    addressee: tuple[int, int] | None = None


_WH = frozenset("whether if what why how who where when which whose".split())
_VERBS_OF_THAT = frozenset("is was are were would will has had 's could can did does may might should means makes made".split())
_SUBORDINATORS = frozenset("as when while after before because since until though although and but or so".split())
_ADDRESSEE_ENDS = frozenset("that to about of in on at during after before for when while as by why how what whether if who and but with from not it he she they we you i there last".split())
_OBJECT_PRONOUNS = frozenset("him her them me us you it reporters".split())
#: Tokens that an adverbial between cue and content is looked for in.
_ADVERBIAL_REACH = 30


def opening(tokens: Sequence[Token], at: int, stop: int, cue: FoundCue, lexicon: Lexicon) -> Opening:
    """What follows a cue: the content, perhaps behind an addressee and an adverbial, or none."""
    frames = cue.cue.frames
    addressee = None
    at = _skip_adverbs(tokens, at, stop, lexicon)
    if "a" in frames and at < stop:
        end = _addressee(tokens, at, stop, lexicon)
        if end > at:
            addressee, at = (at, end), end
            if at + 1 < stop and tokens[at].low in ("of", "about"):
                return Opening(Sign.PLAIN, at + 1, addressee)
    elif at + 1 < stop and tokens[at].low == "to" and "c" in frames and tokens[at + 1].is_word:
        end = _addressee(tokens, at + 1, stop, lexicon)
        if end > at + 1:
            addressee, at = (at + 1, end), end
    if frames in ("o", "n") and addressee is None:
        return _object(tokens, at, stop)
    return _sign(tokens, at, stop, addressee, lexicon)


def _object(tokens: Sequence[Token], at: int, stop: int) -> Opening:
    if at >= stop or tokens[at].low in (",", ".", ";", ")") or tokens[at].low in _SUBORDINATORS:
        return Opening(Sign.NONE)
    if tokens[at].shape is Shape.QUOTE or tokens[at].low == ":":
        return Opening(Sign.QUOTE, at + (tokens[at].low == ":"))
    return Opening(Sign.THAT if tokens[at].low == "that" else Sign.PLAIN, at)


def _sign(
    tokens: Sequence[Token], at: int, stop: int, addressee: tuple[int, int] | None, lexicon: Lexicon
) -> Opening:
    commas = 0
    ceiling = min(stop, at + _ADVERBIAL_REACH)
    while at < ceiling:
        token = tokens[at]
        if token.shape is Shape.QUOTE:
            return Opening(Sign.QUOTE, at, addressee)
        if token.low == ":":
            return Opening(Sign.COLON, at + 1, addressee)
        if token.low == ",":
            following = tokens[at + 1] if at + 1 < stop else None
            if following and following.shape is Shape.QUOTE and not commas:
                return Opening(Sign.QUOTE, at + 1, addressee)
            closing = _parenthesis_end(tokens, at, stop, lexicon)
            if closing:
                at = closing
                continue
            return Opening(Sign.COMMA, at + 1, addressee)
        if token.low == "that":
            return _behind_that(tokens, at, stop, addressee)
        if token.low in _WH:
            return Opening(Sign.WH, at, addressee) if token.low not in ("when", "where") else Opening(Sign.NONE, None, addressee)
        if (token.low in _SUBORDINATORS and token.low not in lexicon.prepositions) or not token.is_word and token.low not in ("(", "[", "$", "£", "€"):
            return Opening(Sign.NONE, None, addressee)
        skipped = _skip_adverbial(tokens, at, stop, lexicon)
        if skipped == at:
            return Opening(Sign.PLAIN, at, addressee)
        at = skipped
    return Opening(Sign.NONE, None, addressee)


def _parenthesis_end(tokens: Sequence[Token], comma: int, stop: int, lexicon: Lexicon) -> int | None:
    """Where `, however,` ends, if a content follows it."""
    for at in range(comma + 1, min(stop - 1, comma + 12)):
        if tokens[at].shape is Shape.QUOTE:
            return at if tokens[at - 1].low != "," or True else None
        if tokens[at].low == "," and tokens[at + 1].low == "that":
            return at + 1
        if tokens[at].low == ",":
            return at + 1 if tokens[at + 1].shape is Shape.QUOTE else None
        if tokens[at].low in lexicon.cues:
            return None
    return None


def _behind_that(tokens: Sequence[Token], at: int, stop: int, addressee: tuple[int, int] | None) -> Opening:
    following = tokens[at + 1] if at + 1 < stop else None
    if following is None:
        return Opening(Sign.NONE, None, addressee)
    return Opening(Sign.THAT, at if following.low in _VERBS_OF_THAT else at + 1, addressee)


def _skip_adverbs(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    while at < stop and tokens[at].is_word and (tokens[at].low in ("again", "recently", "repeatedly", "publicly", "earlier", "later", "afterward", "afterwards", "also", "today", "yesterday", "back") or tokens[at].low in lexicon.days):
        at += 1
    return at


def _skip_adverbial(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    """Where the adverbial that begins here ends; `at` itself where none does."""
    low = tokens[at].low
    following = tokens[at + 1].low if at + 1 < stop else ""
    if low in lexicon.days:
        at += 1
        return at + (at < stop and tokens[at].low in lexicon.time_nouns)
    if low in ("last", "this", "earlier", "next", "that", "later") and (following in lexicon.time_nouns or following in lexicon.days or following == "this" or following == "in"):
        return at + 2
    if low in ("publicly", "repeatedly", "recently", "earlier", "later", "afterward", "yesterday", "today"):
        return at + 1
    if low in ("on", "in", "by", "late", "early") and (following in lexicon.days or following in lexicon.months or following.isdigit()):
        at += 2
        while at < stop and (tokens[at].low[:1].isdigit() or tokens[at].low in lexicon.time_nouns or tokens[at].low in lexicon.days):
            at += 1
        return at
    if low in lexicon.prepositions and not (low == "at" and following in ("least", "most")) and low not in ("about", "over", "under", "like", "by", "per") and not following[:1].isdigit():
        return _prepositional_end(tokens, at, stop, lexicon)
    return at


def _prepositional_end(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    """Behind the phrase: at a sign of content, or a pronoun that begins a clause; else everything is adverbial."""
    for place in range(at + 1, min(stop, at + _ADVERBIAL_REACH)):
        token = tokens[place]
        if token.shape is Shape.QUOTE:
            alone = place + 1 < stop and tokens[place + 1].is_word and len(tokens) > place + 2
            if not alone or tokens[place - 1].low in (",", ":"):
                return place
            continue
        if token.low in (":", ",", "that", "whether"):
            return place
        if token.low in PRONOUNS and place > at + 1 and tokens[at].low not in _SUBORDINATORS:
            return place
    return stop


def _addressee(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    """Where the addressee that begins here ends; `at` itself where none stands here."""
    if at >= stop or not tokens[at].is_word or tokens[at].low in _ADDRESSEE_ENDS and tokens[at].low not in _OBJECT_PRONOUNS:
        return at
    if tokens[at].low in _OBJECT_PRONOUNS:
        return at + 1
    end = at
    while end < stop and tokens[end].is_word and end < at + 12:
        token = tokens[end]
        if end > at:
            previous = tokens[end - 1]
            if token.low in _ADDRESSEE_ENDS or token.low in lexicon.days or token.low in ("earlier", "recently", "this", "his", "her", "their"):
                break
            if token.low in lexicon.auxiliaries or token.low in lexicon.adverbs:
                break
            if token.cap and not previous.cap and previous.low not in lexicon.determiners and previous.low not in ("host", "anchor", "magazine", "correspondent", "reporter", "newspaper", "agency", "senator", "of", "and", "president", "prime", "minister", "secretary", "leader"):
                break
            if token.low in ("the", "a", "an", "no", "some", "those", "these", "there's") and previous.low != "of":
                break
        end += 1
    return end


def clause_end(tokens: Sequence[Token], start: int, stop: int, lexicon: Lexicon) -> int:
    """Where the content that begins at `start` ends: before the narrator's own words."""
    for at in range(start + 1, stop):
        token = tokens[at]
        if token.low == "," and at + 2 < stop and tokens[at + 1].low == "according" and tokens[at + 2].low == "to":
            return at
        if token.low == ";":
            return at
        if tokens[at - 1].shape is Shape.QUOTE and _leaves_quotation(tokens, at, stop, lexicon):
            return at
    return stop


def _leaves_quotation(tokens: Sequence[Token], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the narrator's next verb follows a quotation: *a farce” and ranked…*, *a farce,” adding…*."""
    if tokens[at].low == "," and at + 1 < stop:
        at += 1
    if tokens[at].low in ("and", "but", "then") and at + 1 < stop:
        following = tokens[at + 1]
        return following.is_word and not following.cap and (following.low in lexicon.verbs or following.low.endswith(("ed", "ing")) or following.low in lexicon.cues)
    quote = tokens[at - 1].quote
    return quote is not None and tokens[at].low.endswith("ing") and not tokens[at].cap


def piece(text: str, tokens: Sequence[Token], start: int, end: int) -> Span | None:
    """The characters of tokens start to end, without what belongs to the sentence around them."""
    while start < end and tokens[start].low in (",", ":", ";", "—", "–", "--", "-", "that") and not (tokens[start].low == "that" and (start + 1 == end or tokens[start + 1].low in _VERBS_OF_THAT)):
        start += 1
    while start < end and tokens[end - 1].shape is Shape.PUNCT and tokens[end - 1].low in (",", ":", ";", ".", "—", "–", "--", "-"):
        end -= 1
    if start >= end:
        return None
    if end - start == 1 and tokens[start].quote:
        return _without_comma(text, tokens[start].quote.inner)
    return Span(tokens[start].start, tokens[end - 1].end)


def _without_comma(text: str, span: Span) -> Span | None:
    end = span.end
    while end > span.start and (text[end - 1] in ",;:" or text[end - 1].isspace()):
        end -= 1
    return Span(span.start, end) if end > span.start else None
