"""Content first: *“…,” said X*, *it works, X said*, and what goes on behind it."""

from collections.abc import Sequence

from service.extract.inflect import Form
from service.extract.opening import Opening, Sign
from service.extract.phrases import Phrase
from service.extract.pieces import piece
from service.extract.readings import Reading
from service.extract.statement import Construction, Statement
from service.extract.tokens import Shape, Token
from service.extract.words import Words
from service.model.span import Span

#: Words of a clause before *X said*, at least; one is enough where the clause goes on behind.
_CLAUSE_WORDS = 3
#: Words behind the comma of a clause that an adverbial opens, and of such a clause without one.
_BEHIND_LEAD, _LONG_CLAUSE = 4, 12
#: Words of a clause that begins with an adverb in -ly, at least.
_LY_CLAUSE = 6
_SEPARATORS = frozenset([",", "—", "–", "--", "?", "!"])
_DASHES = frozenset(["-", "—", "–", "--", ";", ":"])


def content_before(tokens: Sequence[Token], left: int, reading: Reading, ahead: Opening, words: Words) -> Phrase | None:
    """What stands between `left` and `X said` and may be its content: a quotation, or a clause and a comma."""
    last = reading.start - 1
    if last < left or reading.cue.cue.frames in ("o", "n"):
        return None
    if tokens[last].shape is Shape.QUOTE:
        return _trimmed(tokens, left, last + 1)
    if tokens[last].low not in _SEPARATORS or last == left:
        return None
    goes_on = ahead.sign is Sign.COMMA and reading.subject and tokens[reading.cue.end].low == ","
    quoted = any(token.shape is Shape.QUOTE for token in tokens[left:last])
    if quoted or _is_clause(tokens, left, last, 1 if goes_on else _CLAUSE_WORDS, words):
        return _trimmed(tokens, left, last)
    return None


def ends_quoted(tokens: Sequence[Token], content: Phrase) -> bool:
    """Whether the last thing before `X said` is a quotation."""
    return tokens[content[1] - 1].shape is Shape.QUOTE


def content_first(
    text: str, tokens: Sequence[Token], reading: Reading, *, before: Phrase, ahead: Opening, stop: int, words: Words
) -> Statement | None:
    """The statement whose content, or the first piece of it, stands before its cue."""
    quoted = ends_quoted(tokens, before)
    phrase = reading.phrase
    if not quoted and (phrase is None or reading.cue.form is Form.ING or "q" in reading.cue.cue.frames):
        return None
    pieces = [piece(text, tokens, *before, words)]
    rest = _second(tokens, ahead, stop, quoted=quoted, words=words)
    if rest:
        pieces.append(piece(text, tokens, *rest, words))
    content = tuple(one for one in pieces if one)
    return made(tokens, content, _construction(reading, quoted=quoted), reading, phrase=phrase, ahead=ahead)


def made(
    tokens: Sequence[Token],
    content: tuple[Span, ...],
    construction: Construction,
    reading: Reading,
    *,
    phrase: Phrase | None,
    ahead: Opening,
) -> Statement | None:
    """The statement of a cue, or nothing where it has no content."""
    cue = reading.cue
    if not content:
        return None
    return Statement(
        content,
        construction,
        span_of(tokens, (cue.group if cue.infinitive else cue.at, cue.end)),
        cue.cue,
        span_of(tokens, phrase) if phrase else None,
        span_of(tokens, ahead.addressee) if ahead.addressee else None,
    )


def span_of(tokens: Sequence[Token], phrase: Phrase) -> Span:
    """The characters of a phrase."""
    return Span(tokens[phrase[0]].start, tokens[phrase[1] - 1].end)


def _construction(reading: Reading, *, quoted: bool) -> Construction:
    if quoted:
        return Construction.QUOTE_INVERTED if reading.inverted else Construction.QUOTE_FIRST
    return Construction.CLAUSE_INVERTED if reading.inverted else Construction.CLAUSE_FIRST


def _trimmed(tokens: Sequence[Token], left: int, end: int) -> Phrase | None:
    """The content without what joins it to the text before; a quotation behind a dash stands alone."""
    if tokens[end - 1].shape is Shape.QUOTE and end - 2 > left and tokens[end - 2].low in _DASHES:
        return end - 1, end
    while left < end and tokens[left].low in (",", "—", ";"):
        left += 1
    return (left, end) if left < end else None


def _is_clause(tokens: Sequence[Token], left: int, end: int, least: int, words: Words) -> bool:
    """Whether these tokens read as a clause that somebody may have said, not as an adverbial."""
    while left < end and (tokens[left].low == "," or tokens[left].low in words.joining):
        left += 1
    lows = [token.low for token in tokens[left:end] if token.is_word]
    if len(lows) < least or (len(lows) < _CLAUSE_WORDS and lows[0] in words.lead_words):
        return False
    first = lows[0]
    if first in words.opens_adverbial or first.endswith("ing") or (first.endswith("ly") and len(lows) < _LY_CLAUSE):
        commas = [at for at in range(left, end) if tokens[at].low == ","]
        return len(lows) > _LONG_CLAUSE or (bool(commas) and end - commas[-1] > _BEHIND_LEAD)
    return True


def _second(tokens: Sequence[Token], ahead: Opening, stop: int, *, quoted: bool, words: Words) -> Phrase | None:
    """The content that goes on behind `, he said,`."""
    start = ahead.start
    if start is None or start >= stop:
        return None
    first = tokens[start]
    if ahead.sign in (Sign.QUOTE, Sign.COLON):
        return (start, stop) if quoted and tokens[start - 1].low in (",", ":") else None
    if ahead.sign is not Sign.COMMA or quoted or not first.is_word:
        return None
    if first.low.endswith("ing") or first.low in words.breaks_second:
        return None
    return start, stop
