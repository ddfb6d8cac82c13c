"""Statements without a verb of saying: *according to*, *her claim that*, a colon, a quotation with no cue."""

from collections.abc import Sequence

from service.extract.content_first import span_of
from service.extract.lexicon import Lexicon
from service.extract.phrases import Phrase
from service.extract.pieces import clause_end, piece
from service.extract.readings import read_cues
from service.extract.speakers import behind, main_subject
from service.extract.statement import Construction, Statement
from service.extract.tokens import Shape, Token
from service.model.span import Span

#: Words from which on a quotation behind a colon is speech, not a title.
_COLON_WORDS = 3
#: Words from which on a quotation without a cue is speech, not a title or a word held at arm's length.
_UNMARKED_WORDS = 6


def according(text: str, tokens: Sequence[Token], found: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """`According to X, …` and `…, according to X`, unless the words before are a statement already."""
    places = (at for at in range(len(tokens) - 2) if tokens[at].low == "according" and tokens[at + 1].low == "to")
    for at in places:
        phrase = behind(tokens, at + 2, lexicon)
        if phrase is None:
            continue
        if any(one.content[-1].start < tokens[at].start for one in found):
            return []
        begin, end = (_behind_comma(tokens, phrase[1]), len(tokens)) if at <= 1 else (0, at)
        content = piece(text, tokens, begin, end, lexicon.words) if begin < end else None
        if content:
            cue, speaker = span_of(tokens, (at, at + 2)), span_of(tokens, phrase)
            return [Statement((content,), Construction.ACCORDING_TO, cue, lexicon.according_to, speaker)]
    return []


def nouns(text: str, tokens: Sequence[Token], found: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """`X's claim that …`, outside what has been found."""
    made: list[Statement] = []
    for at in range(1, len(tokens) - 2):
        entry = lexicon.cue_nouns.get(tokens[at].low) if tokens[at + 1].low == "that" else None
        owner = _owner(tokens, at, lexicon) if entry else None
        if owner is None:
            continue
        cue = span_of(tokens, (at, at + 1))
        if any(_covers(one, cue) for one in found):
            continue
        end = clause_end(tokens, at + 2, len(tokens), lexicon)
        content = piece(text, tokens, at + 2, end, lexicon.words)
        if content:
            made.append(Statement((content,), Construction.NOUN, cue, entry, span_of(tokens, owner)))
    return made


def by_colon(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    """`Her answer: “…”`, and `She told them:` with the content left to what follows."""
    if len(tokens) > 1 and tokens[-1].low == ":":
        return _pending(tokens, lexicon)
    for at in range(1, len(tokens) - 1):
        quoted = tokens[at].low == ":" and tokens[at + 1].shape is Shape.QUOTE
        if quoted and _words_in(text, tokens[at + 1]) >= _COLON_WORDS:
            content = piece(text, tokens, at + 1, len(tokens), lexicon.words)
            phrase = main_subject(tokens, 0, at, lexicon)
            if content and phrase:
                cue = span_of(tokens, (at, at + 1))
                return [Statement((content,), Construction.COLON, cue, None, span_of(tokens, phrase))]
    return []


def unmarked(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    """A long quotation in a sentence that has no cue for it."""
    for at, token in enumerate(tokens):
        if at and token.shape is Shape.QUOTE and _words_in(text, token) >= _UNMARKED_WORDS:
            content = piece(text, tokens, at, at + 1, lexicon.words)
            phrase = main_subject(tokens, 0, at, lexicon)
            if content:
                speaker = span_of(tokens, phrase) if phrase else None
                return [Statement((content,), Construction.UNMARKED, None, None, speaker)]
    return []


def _behind_comma(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].low != "," and tokens[at].shape is not Shape.QUOTE:
        at += 1
    return at


def _owner(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Phrase | None:
    """The possessive before a noun: *her*, *Ann Lee's*."""
    owner = tokens[at - 1]
    if owner.low in lexicon.words.possessives:
        return at - 1, at
    if not owner.is_word or not owner.low.endswith(("'s", "s'")):
        return None
    first = at - 1
    while owner.cap and first and tokens[first - 1].is_word and tokens[first - 1].cap:
        first -= 1
    return first, at


def _covers(one: Statement, span: Span) -> bool:
    return one.content[-1].contains(span) or bool(one.cue and one.cue.overlaps(span))


def _pending(tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    last = len(tokens) - 1
    for reading in reversed(read_cues(tokens, lexicon)):
        phrase = reading.phrase or main_subject(tokens, 0, reading.cue.group, lexicon)
        if phrase:
            cue = span_of(tokens, (reading.cue.at, reading.cue.end))
            return [Statement((), Construction.COLON, cue, reading.cue.cue, span_of(tokens, phrase))]
    phrase = main_subject(tokens, 0, last, lexicon)
    if phrase is None:
        return []
    return [Statement((), Construction.COLON, span_of(tokens, (last, last + 1)), None, span_of(tokens, phrase))]


def _words_in(text: str, token: Token) -> int:
    return len(text[token.start : token.end].split())
