"""Content last: *X said that …*, *X told them: “…”*, *…, saying …*."""

from collections.abc import Sequence

from service.extract.content_first import made
from service.extract.inflect import Form
from service.extract.lexicon import Lexicon
from service.extract.opening import Opening, Sign
from service.extract.phrases import Phrase
from service.extract.pieces import clause_end, piece
from service.extract.readings import Reading
from service.extract.speakers import main_subject, nearest_subject
from service.extract.statement import Construction, Statement
from service.extract.tokens import Shape, Token
from service.model.span import Span

_SURE = (Sign.THAT, Sign.QUOTE, Sign.COLON)
#: Letters of a word that titles do not write with a capital, at most.
_SMALL_WORD = 4
#: Characters before a quotation in which its mark and a comma before that are looked for.
_GLANCE = 5
_MARKS = "“\"‘'«`„"
_CLOSES_PHRASE = frozenset([",", ")", "—", "–", "--"])


def content_last(
    text: str,
    tokens: Sequence[Token],
    reading: Reading,
    ahead: Opening,
    *,
    bounds: Phrase,
    earlier: Sequence[Statement],
    lexicon: Lexicon,
) -> Statement | None:
    """The statement whose content stands behind its cue; `bounds` is where its own text begins and ends."""
    _, stop = bounds
    if ahead.start is None or not _is_content(tokens, reading, ahead, stop, lexicon):
        return None
    if reading.cue.cue.lemma in lexicon.words.titling_cues and _titles(text, tokens, ahead.start):
        return None
    if reading.phrase is None:
        return _without_subject(text, tokens, reading, ahead, bounds=bounds, earlier=earlier, lexicon=lexicon)
    construction = _construction(tokens, ahead.start, ahead, reading.cue.cue.frames)
    content = _content(text, tokens, ahead.start, stop, lexicon)
    return made(tokens, content, construction, reading, phrase=reading.phrase, ahead=ahead)


def _content(text: str, tokens: Sequence[Token], start: int, stop: int, lexicon: Lexicon) -> tuple[Span, ...]:
    one = piece(text, tokens, start, clause_end(tokens, start, stop, lexicon), lexicon.words) if start < stop else None
    return (one,) if one else ()


def _is_content(tokens: Sequence[Token], reading: Reading, ahead: Opening, stop: int, lexicon: Lexicon) -> bool:
    """Whether what follows can be the content of such a cue."""
    frames, sign, start = reading.cue.cue.frames, ahead.sign, ahead.start or 0
    if sign is Sign.COMMA:
        return _leads(tokens, reading, start, stop, lexicon)
    if sign is Sign.NONE or start >= stop:
        return False
    if "q" in frames and sign not in (Sign.QUOTE, Sign.COLON):
        return False
    if "s" in frames and sign is Sign.PLAIN and tokens[start].low not in lexicon.words.opens_clause:
        return False
    return not reading.cue.negated or sign in (Sign.THAT, Sign.WH, Sign.QUOTE)


def _titles(text: str, tokens: Sequence[Token], at: int) -> bool:
    quote = tokens[at].quote if at < len(tokens) else None
    return quote is not None and is_title(text, quote.inner)


def is_title(text: str, content: Span) -> bool:
    """Whether a quotation is the title of a work, with no comma or colon before it: *wrote “The Long Road”*."""
    before = text[max(0, content.start - _GLANCE) : content.start]
    bare = before.rstrip(_MARKS)
    words = content.of(text).split()
    if bare == before or bare.rstrip().endswith((",", ":")):
        return False
    return all(word[0].isupper() or len(word) <= _SMALL_WORD for word in words) and words[-1][-1].isalnum()


def _leads(tokens: Sequence[Token], reading: Reading, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the cue is a parenthesis near the beginning: *Typically, he said, the committee meets*."""
    words = lexicon.words
    if not reading.subject or reading.subject[0] == 0 or "c" not in reading.cue.cue.frames or start >= stop:
        return False
    first = tokens[start]
    if not first.is_word or first.low.endswith("ing") or first.low in words.prepositions:
        return False
    return tokens[reading.subject[0] - 1].low == "," and first.low not in words.conjunctions


def _construction(tokens: Sequence[Token], start: int, ahead: Opening, frames: str) -> Construction:
    if ahead.sign in (Sign.QUOTE, Sign.COLON) and start < len(tokens) and tokens[start].shape is Shape.QUOTE:
        return Construction.QUOTE_LAST
    if frames in ("o", "n"):
        return Construction.OBJECT
    if ahead.addressee:
        return Construction.CLAUSE_ADDRESSED
    return Construction.CLAUSE_THAT if ahead.sign is Sign.THAT else Construction.CLAUSE_BARE


def _without_subject(
    text: str,
    tokens: Sequence[Token],
    reading: Reading,
    ahead: Opening,
    *,
    bounds: Phrase,
    earlier: Sequence[Statement],
    lexicon: Lexicon,
) -> Statement | None:
    """`…, saying …`, `… and said …`, `… to say that …`: the speaker is that of the cue before, or the clause's subject."""
    left, stop = bounds
    start = ahead.start or 0
    cue = reading.cue
    construction = Construction.PARTICIPLE if cue.form is Form.ING else Construction.COORDINATED
    if not _may_share(tokens, reading, ahead, lexicon):
        return None
    if earlier and left and earlier[-1].cue:
        content = _content(text, tokens, start, stop, lexicon)
        one = made(tokens, content, construction, reading, phrase=None, ahead=ahead)
        return one and Statement(one.content, construction, one.cue, one.entry, earlier[-1].speaker, one.addressee)
    if earlier and earlier[-1].content[-1].contains(Span(tokens[cue.at].start, tokens[cue.at].end)):
        return None
    phrase, stop = _shared_subject(tokens, left, reading, stop, lexicon)
    content = _content(text, tokens, start, stop, lexicon)
    return made(tokens, content, construction, reading, phrase=phrase, ahead=ahead)


def _may_share(tokens: Sequence[Token], reading: Reading, ahead: Opening, lexicon: Lexicon) -> bool:
    cue = reading.cue
    if cue.is_purpose:
        return ahead.sign in _SURE
    if cue.form is Form.ING or not cue.group:
        return True
    previous = tokens[cue.group - 1].low
    return previous in lexicon.words.before_coordinated or previous in _CLOSES_PHRASE


def _shared_subject(
    tokens: Sequence[Token], left: int, reading: Reading, stop: int, lexicon: Lexicon
) -> tuple[Phrase | None, int]:
    """Whose saying it is, and where the content must end for that one's sake."""
    cue, words = reading.cue, lexicon.words
    lead = all(one.low in words.prepositions or one.low in words.adverbs for one in tokens[: cue.group])
    if lead and (cue.form is Form.ING or tokens[cue.at].low in words.question_opener):
        comma = next((at for at in range(cue.end, stop) if _ends_phrase(tokens, at)), None)
        if comma is not None:
            asked = cue.form is not Form.ING
            phrase = None if asked else main_subject(tokens, comma + 1, len(tokens), lexicon)
            return phrase, comma + (tokens[comma].shape is Shape.QUOTE)
    phrase = nearest_subject(tokens, left, cue.group, lexicon)
    if phrase and phrase[1] == cue.group - 1 and tokens[phrase[1]].low == ",":
        return phrase, next((at for at in range(cue.end, stop) if tokens[at].low == ","), stop)
    return phrase, stop


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma stands here, on its own or, as a name behind it shows, within a quotation."""
    quote = tokens[at].quote
    following = tokens[at + 1 : at + 2]
    if quote is None or not following:
        return tokens[at].low == ","
    return following[0].is_word and following[0].cap
