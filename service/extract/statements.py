"""Statements: what one sentence attributes, each cue read with its speaker and its content."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from service.extract import speakers
from service.extract.contents import Opening, Sign, clause_end, opening, piece
from service.extract.cues import FoundCue, find_cues
from service.extract.inflect import Form
from service.extract.lexicon import Cue, Lexicon
from service.extract.sentences import Sentence, Shape, Token
from service.model.attribution import Stance
from service.model.span import Span


class Construction(StrEnum):
    """How cue, speaker and content stand to one another."""

    QUOTE_FIRST = "quote first"
    QUOTE_INVERTED = "quote first, inverted"
    QUOTE_LAST = "quote last"
    CLAUSE_FIRST = "clause first"
    CLAUSE_INVERTED = "clause first, inverted"
    CLAUSE_THAT = "that-clause"
    CLAUSE_BARE = "bare clause"
    CLAUSE_ADDRESSED = "clause behind an addressee"
    OBJECT = "object"
    PARTICIPLE = "participle"
    COORDINATED = "coordinated"
    ACCORDING_TO = "according to"
    NOUN = "noun"
    COLON = "colon"
    LABEL = "label"
    HEADLINE = "headline"
    UNMARKED = "unmarked quotation"
    CONTINUED = "continued"


class Statement(Struct, frozen=True):
    """One attribution of a sentence, before sentences are joined."""

    content: tuple[Span, ...]
    construction: Construction
    cue: Span | None = None
    entry: Cue | None = None
    speaker: Span | None = None
    addressee: Span | None = None


ACCORDING_TO = Cue("according to", Stance.NEUTRAL, "c")


class _Read(Struct, frozen=True):
    """A cue with its subject, as token indexes."""

    cue: FoundCue
    subject: tuple[int, int] | None
    inverted: tuple[int, int] | None

    @property
    def start(self) -> int:
        return self.subject[0] if self.subject else self.cue.group


def statements(text: str, sentence: Sentence, lexicon: Lexicon) -> list[Statement]:
    """The statements of a sentence, in the order of their cues."""
    tokens = sentence.tokens
    reads = _reads(tokens, lexicon)
    found: list[Statement] = []
    left = 0
    for place, read in enumerate(reads):
        stop, next_left = _stop(tokens, reads, place, lexicon)
        one = _statement(text, sentence, read, left, stop, found, lexicon)
        if one:
            found.append(one)
            if next_left:
                left = next_left
    found += _according(text, tokens, found, lexicon)
    found += _nouns(text, tokens, found, lexicon)
    return found or _by_colon(text, tokens, lexicon) or _unmarked(text, tokens, lexicon)


def _reads(tokens: Sequence[Token], lexicon: Lexicon) -> list[_Read]:
    reads: list[_Read] = []
    low = 0
    for cue in find_cues(tokens, lexicon)[:_CUES]:
        subject = None
        if _purpose(tokens, cue):
            reads.append(_Read(cue, None, None))
            low = cue.end
            continue
        if cue.form is not Form.ING or cue.group < cue.at:
            comma = cue.group and tokens[cue.group - 1].low == ","
            subject = speakers.before(tokens, cue.group, 0 if comma else low, lexicon)
        subject = _whole_subject(tokens, cue, subject, lexicon) or subject
        inverted = None
        if subject is None and cue.group == cue.at and cue.form in (Form.PAST, Form.THIRD) and _closes_content(tokens, cue.at):
            inverted = speakers.behind(tokens, cue.end, lexicon)
        if cue.passive:
            continue
        reads.append(_Read(cue, subject, inverted))
        low = cue.end
    return reads


def _whole_subject(
    tokens: Sequence[Token], cue: FoundCue, subject: tuple[int, int] | None, lexicon: Lexicon
) -> tuple[int, int] | None:
    """Behind a quotation that ends in a comma everything up to the cue is the speaker."""
    if subject is None:
        return None
    start = subject[0]
    while start and (tokens[start - 1].is_word or tokens[start - 1].low in ("(", ")")) and cue.group - start < _SUBJECT_TOKENS:
        start -= 1
        if tokens[start].low in lexicon.cues or tokens[start].low in lexicon.verbs or tokens[start].low in ("as", "while", "because"):
            return None
    if start == subject[0] or not start or tokens[start - 1].quote is None or tokens[start].low in lexicon.prepositions or tokens[start].low in lexicon.conjunctions or tokens[start].low in lexicon.adverbs:
        return None
    return start, subject[1]


def _purpose(tokens: Sequence[Token], cue: FoundCue) -> bool:
    """Whether the cue is a bare *to say*, whose subject stands elsewhere."""
    return cue.infinitive and tokens[cue.group].low == "to"


def _closes_content(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].shape is Shape.QUOTE or tokens[at - 1].low in (",", "—", "?", "!")


def _stop(tokens: Sequence[Token], reads: Sequence[_Read], place: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the content behind a cue must end for a later cue's sake, and where that one's own text begins."""
    first = reads[place]
    for later in reads[place + 1 :]:
        before = later.start - 1
        if before <= first.cue.end:
            continue
        low = tokens[before].low
        if later.subject is None and later.inverted is None:
            if later.cue.form is Form.ING and low == ",":
                return before, before + 1
            if low in ("and", "but", "then", ",") and later.cue.form in (first.cue.form, Form.PAST if first.cue.form is not Form.BASE else Form.BASE) and later.cue.form is not Form.ING:
                cut = before - (tokens[before - 1].low in (",", "and"))
                return cut, before + 1
        elif later.subject:
            if low in (";", "—"):
                return before, before + 1
            if low in ("and", "but", "while", "though", "although", "as") and (tokens[before - 1].low in (",", ";") or tokens[before - 1].shape is Shape.QUOTE):
                return before - (tokens[before - 1].low in (",", ";")), before + 1
            if low in ("while", "but"):
                return before, before + 1
    return len(tokens), 0


def _statement(
    text: str, sentence: Sentence, read: _Read, left: int, stop: int, found: Sequence[Statement], lexicon: Lexicon
) -> Statement | None:
    tokens, cue = sentence.tokens, read.cue
    phrase = read.subject or read.inverted
    resume = read.inverted[1] if read.inverted else cue.end
    ahead = opening(tokens, resume, stop, cue, lexicon)
    least = 1 if ahead.sign is Sign.COMMA and read.subject and tokens[read.cue.end].low == "," else _CLAUSE_WORDS
    before = _content_before(tokens, left, read.start, least=least) if phrase or cue.form is not Form.ING else None
    if "o" == cue.cue.frames or "n" in cue.cue.frames:
        before = None
    if before and (_is_quoted(tokens, before) or ahead.sign in (Sign.NONE, Sign.COMMA) or (read.inverted and ahead.sign is Sign.PLAIN)):
        return _content_first(text, sentence, read, before, ahead, stop, lexicon)
    if read.inverted and cue.at > 0:
        if ahead.sign is Sign.QUOTE and left < cue.at - 1:
            return _content_first(text, sentence, read, (left, cue.at - 1), ahead, stop, lexicon)
        return None
    return _content_last(text, sentence, read, ahead, stop, found, left, lexicon)


def _is_quoted(tokens: Sequence[Token], content: tuple[int, int]) -> bool:
    return any(tokens[at].shape is Shape.QUOTE for at in range(max(content[0], content[1] - 1), content[1]))


def _content_before(tokens: Sequence[Token], left: int, end: int, *, least: int) -> tuple[int, int] | None:
    """What stands before `X said` and may be its content: a quotation, or a clause and a comma."""
    last = end - 1
    if last < left:
        return None
    token = tokens[last]
    if token.shape is Shape.QUOTE:
        return _from_clause(tokens, left, end)
    if token.low in (",", "—", "–", "--", "?", "!") and last > left:
        if tokens[last - 1].shape is Shape.QUOTE:
            return _from_clause(tokens, left, last)
        if any(tokens[at].shape is Shape.QUOTE for at in range(left, last)) or _reads_as_clause(tokens, left, last, least):
            return _from_clause(tokens, left, last)
    return None


#: Cues of one sentence that are read; more stand in no sentence but in noise.
_CUES = 16
#: Words of a clause that stands before *X said*, at least; two suffice where the clause goes on behind.
_CLAUSE_WORDS = 3
_LEADS = frozenset("typically generally indeed perhaps instead overall specifically ultimately basically certainly clearly often sometimes today now here there so first second third monday tuesday wednesday thursday friday saturday sunday yes no".split())
#: Tokens of a speaker that stands between a quotation and its cue, at most.
_SUBJECT_TOKENS = 30
_BEFORE_COORDINATED = frozenset([",", "and", "but", "or", "then", "who", "that", "which", "—", "–", "--", ")"])
_OPENS_CLAUSE = frozenset(["he", "she", "they", "it", "we", "i", "you", "there", "to"])
_OPENS_ADVERBIAL = frozenset("in on at after before during by with from for as when while since until once asked speaking despite amid following under upon then also still however meanwhile earlier later finally and but or instead yet to like unlike citing".split())


def _from_clause(tokens: Sequence[Token], left: int, end: int) -> tuple[int, int] | None:
    start = left
    if tokens[end - 1].shape is Shape.QUOTE and end - 2 > left and tokens[end - 2].low in ("-", "—", "–", "--", ";", ":"):
        start = end - 1
    while start < end and (tokens[start].low in (",", "—", ";")):
        start += 1
    return (start, end) if start < end else None


def _reads_as_clause(tokens: Sequence[Token], left: int, end: int, least: int) -> bool:
    while left < end and tokens[left].low in (",", "and", "but"):
        left += 1
    words = [token for token in tokens[left:end] if token.is_word]
    first = words[0].low if words else ""
    if len(words) < least or (words and len(words) < _CLAUSE_WORDS and first in _LEADS):
        return False
    if first in _OPENS_ADVERBIAL or first.endswith("ing") or (first.endswith("ly") and len(words) < 6):
        commas = [at for at in range(left, end) if tokens[at].low == ","]
        return bool(commas) and end - commas[-1] > 4 or len(words) > 12
    return True


def _content_first(
    text: str, sentence: Sentence, read: _Read, before: tuple[int, int], ahead: Opening, stop: int, lexicon: Lexicon
) -> Statement | None:
    tokens, cue = sentence.tokens, read.cue
    quoted = _is_quoted(tokens, before)
    if "q" in cue.cue.frames and not quoted:
        return None
    if not quoted and cue.form is Form.ING:
        return None
    pieces = [piece(text, tokens, *before)]
    if ahead.sign is Sign.COMMA and ahead.start is not None:
        rest = _second_piece(tokens, ahead.start, stop, quoted=quoted, lexicon=lexicon)
        if rest:
            pieces.append(piece(text, tokens, *rest))
    elif ahead.start and ahead.sign in (Sign.QUOTE, Sign.COLON) and quoted and tokens[ahead.start - 1].low in (",", ":"):
        pieces.append(piece(text, tokens, ahead.start, stop))
    phrase = read.subject or read.inverted
    if phrase is None and not quoted:
        return None
    construction = (
        (Construction.QUOTE_INVERTED if read.inverted else Construction.QUOTE_FIRST)
        if quoted
        else (Construction.CLAUSE_INVERTED if read.inverted else Construction.CLAUSE_FIRST)
    )
    return _made(tokens, pieces, construction, cue, phrase, ahead.addressee)


def _second_piece(
    tokens: Sequence[Token], start: int, stop: int, *, quoted: bool, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The content that goes on behind `, he said,`."""
    if start >= stop:
        return None
    first = tokens[start]
    if first.shape is Shape.QUOTE:
        return start, stop
    if first.low in lexicon.cues or not first.is_word:
        return None
    if quoted:
        return None
    if first.low.endswith("ing") or first.low in ("who", "which", "where", "when", "as", "while", "after"):
        return None
    return start, stop


def _content_last(
    text: str,
    sentence: Sentence,
    read: _Read,
    ahead: Opening,
    stop: int,
    found: Sequence[Statement],
    left: int,
    lexicon: Lexicon,
) -> Statement | None:
    tokens, cue = sentence.tokens, read.cue
    start = ahead.start
    if start is not None and ahead.sign is Sign.COMMA and not _leads(tokens, read, start, stop, lexicon):
        return None
    if start is None or ahead.sign is Sign.NONE:
        return None
    frames = cue.cue.frames
    if "q" in frames and ahead.sign not in (Sign.QUOTE, Sign.COLON):
        return None
    if "s" in frames and ahead.sign is Sign.PLAIN and tokens[start].low not in _OPENS_CLAUSE:
        return None
    if cue.negated and ahead.sign not in (Sign.THAT, Sign.WH, Sign.QUOTE):
        return None
    phrase, speaker = read.subject or read.inverted, None
    construction = None
    if phrase is None:
        construction = Construction.PARTICIPLE if cue.form is Form.ING else Construction.COORDINATED
        if _purpose(tokens, cue):
            if ahead.sign not in (Sign.THAT, Sign.QUOTE, Sign.COLON):
                return None
        elif cue.form is not Form.ING and cue.group and tokens[cue.group - 1].low not in _BEFORE_COORDINATED:
            return None
        if found and found[-1].speaker and found[-1].cue and left:
            speaker = found[-1].speaker
        elif found and found[-1].content[-1].contains(Span(tokens[cue.at].start, tokens[cue.at].end)):
            return None
        else:
            phrase, stop = _unspoken_subject(tokens, left, cue, stop, lexicon)
    end = clause_end(tokens, start, stop, lexicon)
    if start >= end:
        return None
    made = piece(text, tokens, start, end)
    if construction is None:
        construction = _construction(tokens, start, ahead, frames)
    return _made(tokens, [made], construction, cue, phrase, ahead.addressee, speaker)


def _leads(tokens: Sequence[Token], read: _Read, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the cue is a parenthesis near the beginning: *Typically, he said, the committee meets*."""
    if read.subject is None or read.subject[0] == 0 or "c" not in read.cue.cue.frames or start >= stop:
        return False
    first = tokens[start]
    return tokens[read.subject[0] - 1].low == "," and first.is_word and not first.low.endswith("ing") and first.low not in lexicon.prepositions and first.low not in lexicon.conjunctions


def _unspoken_subject(
    tokens: Sequence[Token], left: int, cue: FoundCue, stop: int, lexicon: Lexicon
) -> tuple[tuple[int, int] | None, int]:
    """Who speaks where the cue has no subject of its own, and where its content must end for that one's sake."""
    if cue.form is Form.ING and (cue.group <= 1 or tokens[cue.group - 1].low != ","):
        opening_phrase = all(token.low in lexicon.prepositions or token.low in lexicon.adverbs for token in tokens[:cue.group])
        comma = next((at for at in range(cue.end, stop) if _is_comma(tokens, at)), None)
        if opening_phrase and comma and comma + 1 < len(tokens):
            return speakers.main_subject(tokens, comma + 1, len(tokens), lexicon), comma + (tokens[comma].shape is Shape.QUOTE)
    phrase = speakers.nearest_subject(tokens, left, cue.group, lexicon)
    if phrase and phrase[1] == cue.group - 1 and tokens[phrase[1]].low == ",":
        comma = next((at for at in range(cue.end, stop) if tokens[at].low == ","), None)
        return phrase, comma or stop
    return phrase, stop


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.low == "," or (token.quote is not None and tokens[at + 1 : at + 2] != () and at + 1 < len(tokens) and tokens[at + 1].is_word and token.quote.outer.end - token.quote.inner.end == 1)


def _construction(tokens: Sequence[Token], start: int, ahead: Opening, frames: str) -> Construction:
    if ahead.sign in (Sign.QUOTE, Sign.COLON) and tokens[start].shape is Shape.QUOTE:
        return Construction.QUOTE_LAST
    if frames in ("o", "n"):
        return Construction.OBJECT
    if ahead.addressee:
        return Construction.CLAUSE_ADDRESSED
    return Construction.CLAUSE_THAT if ahead.sign is Sign.THAT else Construction.CLAUSE_BARE


def _made(
    tokens: Sequence[Token],
    pieces: Sequence[Span | None],
    construction: Construction,
    cue: FoundCue,
    phrase: tuple[int, int] | None,
    addressee: tuple[int, int] | None,
    speaker: Span | None = None,
) -> Statement | None:
    content = tuple(one for one in pieces if one)
    if not content:
        return None
    return Statement(
        content,
        construction,
        _span(tokens, (cue.group if cue.infinitive else cue.at, cue.end)),
        cue.cue,
        speaker or (_span(tokens, phrase) if phrase else None),
        _span(tokens, addressee) if addressee else None,
    )


def _span(tokens: Sequence[Token], phrase: tuple[int, int]) -> Span:
    return Span(tokens[phrase[0]].start, tokens[phrase[1] - 1].end)


def _according(text: str, tokens: Sequence[Token], found: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """`According to X, …` and `…, according to X`."""
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            phrase = speakers.behind(tokens, at + 2, lexicon)
            if phrase is None:
                continue
            if any(one.content[-1].start < tokens[at].start for one in found):
                return []
            if at <= 1:
                start = phrase[1]
                while start < len(tokens) and tokens[start].low != "," and tokens[start].shape is not Shape.QUOTE:
                    start += 1
                content = piece(text, tokens, start, len(tokens)) if start < len(tokens) else None
            else:
                content = piece(text, tokens, 0, at)
            if content:
                return [Statement((content,), Construction.ACCORDING_TO, _span(tokens, (at, at + 2)), ACCORDING_TO, _span(tokens, phrase))]
    return []


def _nouns(text: str, tokens: Sequence[Token], found: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """`X's claim that …`, `her call for …`."""
    made: list[Statement] = []
    for at in range(1, len(tokens) - 2):
        token = tokens[at]
        stance = lexicon.cue_nouns.get(token.low) if token.is_word else None
        if stance is None or tokens[at + 1].low != "that":
            continue
        span = Span(token.start, token.end)
        if any(one.content[-1].contains(span) or (one.cue and one.cue.overlaps(span)) for one in found):
            continue
        owner = tokens[at - 1]
        possessive = owner.low.endswith(("'s", "s'")) or owner.low in ("his", "her", "their", "its", "my", "our")
        phrase = None
        if possessive:
            phrase = (at - 1, at)
            if owner.cap:
                first = at - 1
                while first and tokens[first - 1].cap and tokens[first - 1].is_word:
                    first -= 1
                phrase = (first, at)
        content = piece(text, tokens, at + 2, clause_end(tokens, at + 2, len(tokens), lexicon)) if at + 2 < len(tokens) else None
        if content and possessive:
            made.append(Statement((content,), Construction.NOUN, span, Cue(token.low, stance, "c"), _span(tokens, phrase) if phrase else None))
    return made


def _by_colon(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    """`X had a message: “…”`."""
    if len(tokens) > 2 and tokens[-1].low == ":":
        return _pending(tokens, lexicon)
    for at in range(1, len(tokens) - 1):
        if tokens[at].low == ":" and tokens[at + 1].shape is Shape.QUOTE and _words_in(text, tokens[at + 1]) > 2:
            content = piece(text, tokens, at + 1, len(tokens))
            phrase = speakers.main_subject(tokens, 0, at, lexicon)
            if content and phrase:
                return [Statement((content,), Construction.COLON, _span(tokens, (at, at + 1)), None, _span(tokens, phrase))]
    return []


def _pending(tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    """`He told the crowd:`, the content being left to the paragraphs that follow."""
    last = len(tokens) - 1
    reads = _reads(tokens, lexicon)
    for read in reversed(reads):
        phrase = read.subject or read.inverted or speakers.main_subject(tokens, 0, read.cue.group, lexicon)
        if phrase:
            return [Statement((), Construction.COLON, _span(tokens, (read.cue.at, read.cue.end)), read.cue.cue, _span(tokens, phrase))]
    phrase = speakers.main_subject(tokens, 0, last, lexicon)
    return [Statement((), Construction.COLON, _span(tokens, (last, last + 1)), None, _span(tokens, phrase))] if phrase else []


#: Words from which on a quotation without a cue is speech, not a title or a word held at arm's length.
_UNMARKED_WORDS = 6


def _words_in(text: str, token: Token) -> int:
    return len(text[token.start : token.end].split())


def _unmarked(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Statement]:
    """A long quotation in a sentence that has no cue for it."""
    for at, token in enumerate(tokens):
        if token.shape is Shape.QUOTE and at and _words_in(text, token) >= _UNMARKED_WORDS:
            content = piece(text, tokens, at, at + 1)
            phrase = speakers.main_subject(tokens, 0, at, lexicon)
            if content:
                return [Statement((content,), Construction.UNMARKED, None, None, _span(tokens, phrase) if phrase else None)]
    return []
