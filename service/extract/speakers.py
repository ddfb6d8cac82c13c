"""Speakers: the noun phrase before or behind a cue."""

from collections.abc import Sequence

from service.extract.lexicon import Lexicon
from service.extract.sentences import Token

PRONOUNS = frozenset(["i", "he", "she", "it", "we", "you", "they"])
RELATIVES = frozenset(["who", "which"])
#: Tokens that one noun phrase is looked for in, at most; the longest seen have about forty.
_REACH = 45
_STARTS_APPOSITION = frozenset(["who", "whose", "which", "then", "now", "himself", "herself", "formerly"])
_OUTER = frozenset([";", ":", "—", "–", "--", "-", "…", "...", ".", "?", "!"])
_NAME_PREPOSITIONS = frozenset(["of", "for", "with", "from", "at", "in", "on", "to"])

Phrase = tuple[int, int]


def before(tokens: Sequence[Token], end: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that ends at `end`, not reaching back beyond `low`, as token indexes."""
    return _before(tokens, end, max(low, end - _REACH), lexicon)


def _before(tokens: Sequence[Token], end: int, low: int, lexicon: Lexicon) -> Phrase | None:
    last = end - 1
    if last < low:
        return None
    token = tokens[last]
    if token.low == ",":
        return _with_apposition(tokens, last, low, lexicon)
    if token.low in (")", "]"):
        opened = _opening(tokens, last, low)
        return None if opened is None else _widen(_before(tokens, opened, low, lexicon), end)
    if not token.is_word:
        return None
    if token.low in PRONOUNS or token.low in RELATIVES:
        return last, end
    start = _walk(tokens, last, low, lexicon)
    return (start, end) if start < end else None


def behind(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that begins at `start`, with its appositions, as in *said X, the Y, on Monday*."""
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    if tokens[start].low in PRONOUNS:
        return start, start + 1
    if not _may_begin_phrase(tokens[start], lexicon):
        return None
    end = _run(tokens, start, lexicon)
    while end + 1 < len(tokens) and tokens[end].low in (",", "("):
        after = _apposition(tokens, end, lexicon)
        if after is None:
            break
        end = after
    return start, end


def main_subject(tokens: Sequence[Token], low: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The first noun phrase of a clause that a verb may follow; an opening adverbial is passed over."""
    start = low
    while start < end and (tokens[start].low in lexicon.adverbs or tokens[start].low in ("and", "but", ",", "so", "yet") or not tokens[start].is_word):
        start += 1
    if start < end and (tokens[start].low in lexicon.prepositions or tokens[start].low in ("when", "while", "as", "if", "although", "though", "because", "asked") or tokens[start].low.endswith("ing")):
        comma = next((at for at in range(start, end) if tokens[at].low == ","), None)
        if comma is None or comma + 1 >= end:
            return None
        start = comma + 1
        while start < end and tokens[start].low in lexicon.adverbs:
            start += 1
    if start >= end or not tokens[start].is_word:
        return None
    if tokens[start].low in PRONOUNS:
        return start, start + 1
    if not _may_begin_phrase(tokens[start], lexicon):
        return None
    stop = min(_run(tokens, start, lexicon), end)
    return (start, stop) if start < stop else None


def nearest_subject(tokens: Sequence[Token], low: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the clause before `end`: its last *he*, *she* or *they* that begins a clause, else the first phrase."""
    for at in range(end - 1, low, -1):
        if tokens[at].low in ("he", "she", "they") and (tokens[at - 1].low in (",", "and", "but", ";") or tokens[at - 1].low in lexicon.days):
            return at, at + 1
    return main_subject(tokens, low, end, lexicon)


def _widen(phrase: Phrase | None, end: int) -> Phrase | None:
    return phrase and (phrase[0], end)


def _opening(tokens: Sequence[Token], close: int, low: int) -> int | None:
    for at in range(close - 1, max(low, close - _REACH) - 1, -1):
        if tokens[at].low in ("(", "["):
            return at
    return None


def _with_apposition(tokens: Sequence[Token], comma: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """`X, the Y, [said]`: the phrase with what stands between the commas, where that is an apposition."""
    for at in range(comma - 1, max(low, comma - _REACH) - 1, -1):
        if tokens[at].low in _OUTER:
            return None
        if tokens[at].low != "," and not (tokens[at].low in ("(",) and False):
            continue
        if at + 1 == comma:
            return None
        inner = tokens[at + 1]
        head = _before(tokens, at, low, lexicon) if at > low else None
        if head is None:
            return None
        if _is_apposition(tokens, at + 1, comma, lexicon):
            return head[0], comma
        if inner.low in lexicon.conjunctions and inner.low not in ("when", "while", "as", "if", "where"):
            return None
        return head
    return None


def _is_apposition(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    first = tokens[start]
    if first.low in _STARTS_APPOSITION or first.low[:1].isdigit() or first.low in lexicon.determiners or first.low in ("former", "president", "chairman"):
        return True
    if first.low in lexicon.prepositions or first.low in lexicon.conjunctions or first.low in lexicon.adverbs or first.low.endswith(("ing", "ly")) or first.low in lexicon.days:
        return False
    return first.is_word and (first.cap or first.low in lexicon.titles or any(tokens[at].low in lexicon.speaker_nouns for at in range(start, end)))


def _walk(tokens: Sequence[Token], last: int, low: int, lexicon: Lexicon) -> int:
    """Where the noun phrase that ends with the token at `last` begins."""
    start = last + 1
    at = last
    floor = max(low, last - _REACH)
    while at >= floor:
        token = tokens[at]
        if token.low in (")", "]"):
            opened = _opening(tokens, at, low)
            if opened is None:
                break
            at = opened
            start = at
            at -= 1
            continue
        if not token.is_word or (token.low in lexicon.auxiliaries and not token.cap) or token.low in PRONOUNS or token.low in lexicon.verbs:
            break
        if token.low == "and" and start <= last and at > floor and _coordinates(tokens, at, floor, lexicon):
            at -= 1
            continue
        if token.low in ("who", "whom") and at > floor and tokens[at - 1].is_word:
            at -= 1
            continue
        if token.low in lexicon.conjunctions:
            break
        start = at
        at -= 1
    return _trim(tokens, start, last, lexicon)


def _coordinates(tokens: Sequence[Token], at: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether `and` joins two names here, and not two clauses."""
    left, right = tokens[at - 1], tokens[at + 1]
    if right.low == "the" and at + 2 < len(tokens):
        right = tokens[at + 2]
    if not (left.is_word and right.is_word) or left.low in lexicon.days:
        return False
    if not (left.cap and right.cap) and not (left.low in lexicon.speaker_nouns):
        return False
    back = at - 1
    while back >= floor and tokens[back].is_word and (tokens[back].cap or tokens[back].low in lexicon.determiners or tokens[back].low == "of" or tokens[back].low in lexicon.speaker_nouns):
        back -= 1
    return back < floor or not tokens[back].is_word or tokens[back].low in lexicon.conjunctions


def _trim(tokens: Sequence[Token], start: int, last: int, lexicon: Lexicon) -> int:
    """The start without the adverbs and the opening adverbial before the phrase."""
    while start <= last:
        low = tokens[start].low
        if low in lexicon.prepositions and low not in ("like", "about"):
            start = _behind_adverbial(tokens, start, last, lexicon)
        elif low in lexicon.adverbs and low not in ("both", "all") or (low in lexicon.days and start < last):
            start += 1
        else:
            break
    return start


def _behind_adverbial(tokens: Sequence[Token], start: int, last: int, lexicon: Lexicon) -> int:
    """Where the phrase begins behind `on Monday` or `in Iowa`: at its last article, title or name."""
    at = start + 1
    while at <= last and (tokens[at].low in lexicon.days or tokens[at].low in lexicon.months or tokens[at].low[:1].isdigit()):
        at += 1
    if at > start + 1:
        return at
    for place in range(last, start, -1):
        if tokens[place].low in lexicon.determiners and place > start + 1:
            return place
    return at


def _may_begin_phrase(token: Token, lexicon: Lexicon) -> bool:
    low = token.low
    if low in lexicon.auxiliaries:
        return token.cap
    if low in lexicon.prepositions or low in lexicon.conjunctions or low in lexicon.adverbs:
        return low in ("both", "all")
    return low not in lexicon.days


def _run(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """Where the noun phrase that begins at `start` ends."""
    at = start
    ceiling = min(len(tokens), start + _REACH)
    while at < ceiling:
        token = tokens[at]
        if not token.is_word:
            if token.low == "(" and at > start:
                closing = next((place for place in range(at, min(at + 8, ceiling)) if tokens[place].low == ")"), None)
                if closing is not None:
                    at = closing + 1
                    continue
            break
        if at > start and _ends_phrase(tokens, at, start, lexicon):
            break
        at += 1
    return at


def _ends_phrase(tokens: Sequence[Token], at: int, start: int, lexicon: Lexicon) -> bool:
    token, previous = tokens[at], tokens[at - 1]
    low = token.low
    if low == "of":
        return False
    if low in _NAME_PREPOSITIONS:
        ahead = tokens[at + 1] if at + 1 < len(tokens) else None
        if ahead is None or ahead.low in lexicon.days or ahead.low in lexicon.months or ahead.low in lexicon.time_nouns:
            return True
        if low == "to" or _is_occasion(tokens, at + 1, lexicon):
            return True
        return previous.cap and low in ("in", "at", "on", "to", "for") or not previous.is_word
    if low == "and":
        ahead = tokens[at + 1] if at + 1 < len(tokens) else None
        return not (ahead and ahead.is_word and (ahead.cap or ahead.low in lexicon.determiners) and (previous.cap or previous.low in lexicon.speaker_nouns))
    if low in lexicon.conjunctions or low in lexicon.prepositions or low in PRONOUNS or (low in lexicon.auxiliaries and not token.cap):
        return True
    if low in lexicon.days or low in lexicon.adverbs or low in lexicon.verbs or low in lexicon.cues and not token.cap:
        return True
    if low in ("last", "earlier", "next") or (low.endswith("ly") and not token.cap and len(low) > 5):
        return True
    if low in lexicon.determiners:
        return previous.cap or low in ("this", "that") or not previous.is_word or previous.low not in ("of", "for", "at", "with", "from", "in", "and", "on", "all", "both")
    return not token.cap and low.endswith(("ed", "ing")) and previous.cap


def _is_occasion(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    words = [token.low for token in tokens[start : start + 5]]
    return any((word,) in lexicon.occasions for word in words) or any(pair in lexicon.occasions for pair in zip(words, words[1:], strict=False))


def _apposition(tokens: Sequence[Token], comma: int, lexicon: Lexicon) -> int | None:
    """Where the apposition behind this comma ends, or nothing where none follows."""
    start = comma + 1
    first = tokens[start]
    if not first.is_word:
        return None
    if first.low in ("who", "whose", "which"):
        end = start
        while end < len(tokens) and end < start + _REACH and tokens[end].is_word:
            end += 1
        return end
    if not _is_apposition(tokens, start, min(len(tokens), start + 8), lexicon) or first.low in PRONOUNS:
        return None
    end = _run(tokens, start, lexicon)
    return end if end > start else None
