"""Speakers: the noun phrase before or behind a cue."""

from collections.abc import Sequence

from service.extract.lexicon import Lexicon
from service.extract.phrases import REACH, Phrase, begins_phrase, run_end, walk_back
from service.extract.tokens import Token
from service.extract.words import Words

_CLAUSE_SIGNS = frozenset([";", ":", "—", "–", "--", "-", "…", "...", ".", "?", "!"])
#: Tokens that show whether an apposition begins behind a comma.
_GLANCE = 8


def before(tokens: Sequence[Token], end: int, low: int, words: Words) -> Phrase | None:
    """The noun phrase that ends at `end`, with its appositions, not reaching back beyond `low`."""
    return _before(tokens, end, max(low, end - REACH), words)


def behind(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that begins at `start`, with its appositions, as in *said X, the Y, on Monday*."""
    words = lexicon.words
    if start >= len(tokens) or not begins_phrase(tokens[start], words):
        return None
    if tokens[start].low in words.pronouns:
        return start, start + 1
    end = run_end(tokens, start, lexicon)
    while end + 1 < len(tokens) and tokens[end].low == ",":
        after = _apposition_end(tokens, end + 1, lexicon)
        if after is None or any(one.low in lexicon.cues for one in tokens[after : after + 1]):
            break  # *said Lee, | Reuters reported*
        end = after
    return start, end


def main_subject(tokens: Sequence[Token], low: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The first noun phrase of a clause; what leads into the clause is passed over."""
    words = lexicon.words
    start = _behind_lead(tokens, low, end, words)
    if start is None or start >= end or not begins_phrase(tokens[start], words):
        return None
    if tokens[start].low in words.pronouns:
        return start, start + 1
    stop = min(run_end(tokens, start, lexicon), end)
    return (start, stop) if start < stop else None


def nearest_subject(tokens: Sequence[Token], low: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the clause before `end`: its last *he*, *she*, *they* that begins a clause, else its first phrase."""
    words = lexicon.words
    for at in range(end - 1, low, -1):
        if tokens[at].low in words.clause_subjects:
            previous = tokens[at - 1].low
            if previous in (",", ";") or previous in words.joining or previous in words.days:
                return at, at + 1
    return main_subject(tokens, low, end, lexicon)


def _before(tokens: Sequence[Token], end: int, low: int, words: Words) -> Phrase | None:
    last = end - 1
    if last < low:
        return None
    token = tokens[last]
    if token.low == ",":
        return _with_apposition(tokens, last, low, words)
    if token.low in (")", "]"):
        opened = _opening(tokens, last, low)
        phrase = None if opened is None else _before(tokens, opened, low, words)
        return phrase and (phrase[0], end)
    if not token.is_word:
        return None
    if token.low in words.pronouns or token.low in words.relatives:
        return last, end
    start = walk_back(tokens, last, low, words)
    return (_clause_head(tokens, start, low, words), end) if start < end else None


def _clause_head(tokens: Sequence[Token], start: int, low: int, words: Words) -> int:
    """Where whoever is meant is named whose relative clause ends here: *a witness who did not want to be | named*."""
    if start == low or tokens[start - 1].low not in words.be:
        return start
    for at in range(start - 2, low, -1):
        if not tokens[at].is_word:
            break
        if tokens[at].low in words.relatives:
            head = _before(tokens, at, low, words)
            return head[0] if head else start
    return start


def _opening(tokens: Sequence[Token], close: int, low: int) -> int | None:
    return next((at for at in range(close - 1, low - 1, -1) if tokens[at].low in ("(", "[")), None)


def _with_apposition(tokens: Sequence[Token], comma: int, low: int, words: Words) -> Phrase | None:
    """`X, the Y, [said]`: the phrase with what stands between the commas, where that is an apposition."""
    for at in range(comma - 1, low, -1):
        if tokens[at].low in _CLAUSE_SIGNS:
            return None
        if tokens[at].low == ",":
            head = _before(tokens, at, low, words)
            if head is None or at + 1 == comma:
                return None
            if _is_apposition(tokens, at + 1, comma, words):
                return head[0], comma
            first = tokens[at + 1].low
            return None if first in words.conjunctions and first not in words.subordinators else head
    return None


def _is_apposition(tokens: Sequence[Token], start: int, end: int, words: Words) -> bool:
    first = tokens[start]
    if first.low in words.starts_apposition or first.low[:1].isdigit() or first.low in words.determiners:
        return True
    if first.low in words.prepositions or first.low in words.conjunctions or first.low in words.adverbs:
        return False
    if not first.is_word or first.low in words.days or first.low.endswith(("ing", "ly")):
        return False
    return first.cap or first.low in words.titles or any(one.low in words.speaker_nouns for one in tokens[start:end])


def _apposition_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    """Where the apposition that begins at `start` ends, or nothing where none begins."""
    words = lexicon.words
    first = tokens[start]
    if not first.is_word or first.low in words.pronouns:
        return None
    if first.low in words.relatives or first.low == "whose":
        end = start
        while end < min(len(tokens), start + REACH) and tokens[end].is_word:
            end += 1
        return end
    if not _is_apposition(tokens, start, min(len(tokens), start + _GLANCE), words):
        return None
    end = run_end(tokens, start, lexicon)
    return end if end > start else None


def _behind_lead(tokens: Sequence[Token], start: int, end: int, words: Words) -> int | None:
    """Where a clause begins behind its adverbs and its opening adverbial, if that is over before `end`."""
    while start < end and (not tokens[start].is_word or _is_lead(tokens[start].low, words)):
        start += 1
    if start >= end:
        return None
    low = tokens[start].low
    if low in words.prepositions or low in words.opens_adverbial or low.endswith("ing"):
        comma = next((at for at in range(start, min(end, start + REACH)) if tokens[at].low == ","), None)
        if comma is None:
            return None
        start = comma + 1
        while start < end and tokens[start].low in words.adverbs:
            start += 1
    return start


def _is_lead(low: str, words: Words) -> bool:
    return low in words.adverbs or low in words.joining or low in ("so", "yet")
