"""Statements: what one sentence attributes, each cue read with its speaker and its content."""

from collections.abc import Sequence

from service.extract.content_first import content_before, content_first, ends_quoted
from service.extract.content_last import content_last
from service.extract.lexicon import Lexicon
from service.extract.opening import Opening, Sign, opening
from service.extract.phrases import Phrase
from service.extract.readings import Reading, read_cues, stop_before
from service.extract.statement import Statement
from service.extract.tokens import Shape, Token
from service.extract.verbless import according, by_colon, nouns, unmarked


def statements(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    """The statements of a sentence, in the order of their cues."""
    readings = read_cues(tokens, lexicon)
    found: list[Statement] = []
    left = 0
    for place, reading in enumerate(readings):
        stop, after = stop_before(tokens, readings, place, lexicon)
        one = _statement(text, tokens, reading, bounds=(left, stop), found=found, lexicon=lexicon)
        if one:
            found.append(one)
            left = after or left
    found += according(text, tokens, found, lexicon)
    found += nouns(text, tokens, found, lexicon)
    return found or by_colon(text, tokens, lexicon) or unmarked(text, tokens, lexicon)


def _statement(
    text: str,
    tokens: Sequence[Token],
    reading: Reading,
    *,
    bounds: Phrase,
    found: Sequence[Statement],
    lexicon: Lexicon,
) -> Statement | None:
    left, stop = bounds
    resume = reading.inverted[1] if reading.inverted else reading.cue.end
    ahead = opening(tokens, resume, stop, reading.cue, lexicon.words)
    before = content_before(tokens, left, reading, ahead, lexicon.words)
    if (
        reading.inverted
        and reading.cue.at
        and ahead.sign is Sign.QUOTE
        and before is None
        and left < reading.cue.at - 1
    ):
        before = (left, reading.cue.at - 1)
    if before and _stands_first(tokens, reading, before, ahead):
        return content_first(text, tokens, reading, before=before, ahead=ahead, stop=stop, words=lexicon.words)
    if reading.inverted and reading.cue.at:
        return None
    return content_last(text, tokens, reading, ahead, bounds=bounds, earlier=found, lexicon=lexicon)


def _stands_first(tokens: Sequence[Token], reading: Reading, before: Phrase, ahead: Opening) -> bool:
    """Whether the content is what stands before the cue, and not what follows it."""
    if ahead.sign in (Sign.NONE, Sign.COMMA):
        return True
    if ends_quoted(tokens, before):
        return ahead.sign in (Sign.QUOTE, Sign.COLON) or tokens[before[0]].shape is Shape.QUOTE
    return reading.inverted is not None and ahead.sign in (Sign.PLAIN, Sign.QUOTE)
