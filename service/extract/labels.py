"""Labels: paragraphs that name their speaker before a colon, in headlines and transcripts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from service.extract.lexicon import Lexicon
from service.extract.statement import Construction, Statement
from service.model.span import Span

#: Characters that a label and its time stamp take, at most.
_REACH = 90
#: Words of a label, at most: of a name, and of a name with its office in capitals.
_WORDS, _CAPITAL_WORDS = 5, 9
#: Labelled paragraphs that make a text a transcript: with names, and with labels that only transcripts have.
_NAMED_TURNS, _SURE_TURNS = 4, 2
#: Paragraphs for each labelled one from which on named labels are no transcript.
_SPARSE = 3
#: Words that a headline's label may stand behind: *US in talks: Pentagon*.
_TRAILING_WORDS = 3

_NAME = re.compile(r"(?P<name>[^\W\d_][^:\n“”\"?!;]{0,80})(?P<colon>:)\s*(?P<stamp>[(\[]\d[\d:.]{1,10}[)\]])?\s*(?=\S)")
_TURN = re.compile(r"(?P<name>Q|A|QUESTION|ANSWER)(?P<colon>[.:])\s+(?P<stamp>[(\[]\d[\d:.]{1,10}[)\]])?\s*(?=\S)")
_STAMP = re.compile(r"\[\d[\d:.]{1,10}\]\s*")
_WORD = re.compile(r"[\w.'’&-]+")
#: What may stand before the label of a transcript that is quoted as a whole, a mark for each paragraph.
_DOUBLE_MARKS = ("“", '"')
_OPENING_MARKS = ("“", '"', "''", "``", "«", "„", "‘", "'")


class Label(Struct, frozen=True):
    """A label and what it labels, as spans of the text."""

    name: Span
    colon: Span
    rest: Span
    #: Whether it is of a kind that only transcripts have.
    sure: bool
    #: Whether it is but a word in capitals, as of a kicker: *FLASHBACK*.
    lone: bool = False


class Turn(Struct, frozen=True):
    """A label, and the paragraphs that its speaker goes on for."""

    label: Label
    #: Indexes of the paragraphs; the labelled one is the first.
    paragraphs: range
    content: tuple[Span, ...]
    headline: bool


def turns(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> list[Turn]:
    """The paragraphs whose label is a speaker."""
    labels = {index: one for index, span in enumerate(paragraphs) if (one := _label(text, span, lexicon))}
    transcript = _is_transcript(text, labels, len(paragraphs))
    ends = [*list(labels)[1:], len(paragraphs)]
    found: list[Turn] = []
    for end, (index, label) in zip(ends, labels.items(), strict=False):
        if transcript:
            found.append(_turn(text, label, index, end, paragraphs))
        elif label.rest.of(text).startswith(_OPENING_MARKS) or (index == 0 and _is_headline(text, label.rest)):
            found.append(_turn(text, label, index, index + 1, paragraphs, headline=index == 0))
    if not found and paragraphs and _is_headline(text, paragraphs[0]):
        trailing = _trailing(text, paragraphs[0], lexicon)
        found += [_turn(text, trailing, 0, 1, paragraphs, headline=True)] if trailing else []
    return found


def labelled(text: str, found: Sequence[Turn]) -> list[Statement]:
    """What the labels' speakers say."""
    return [
        Statement(
            tuple(_bare(text, span) for span in turn.content),
            Construction.HEADLINE if turn.headline else Construction.LABEL,
            turn.label.colon,
            None,
            turn.label.name,
        )
        for turn in found
    ]


def _is_transcript(text: str, labels: Mapping[int, Label], paragraphs: int) -> bool:
    """Whether the labels are turns: those that only transcripts have, or names that come back and fill the text."""
    sure = [one for one in labels.values() if one.sure]
    if len(sure) >= _SURE_TURNS:
        named = _capitals(text) if any(one.lone for one in sure) else Counter()
        sure = [one for one in sure if not one.lone or named[one.name.of(text)] > 1]
    if len(sure) >= _SURE_TURNS:
        return True
    names = [one.name.of(text) for one in labels.values()]
    return len(names) >= _NAMED_TURNS and 1 < len(set(names)) < len(names) and paragraphs < _SPARSE * len(names)


def _capitals(text: str) -> Counter[str]:
    """How often a text has each word with a capital, as of a name; all in capitals here."""
    return Counter(match[0].strip(".").upper() for match in _WORD.finditer(text) if match[0][0].isupper())


def _turn(text: str, label: Label, index: int, end: int, paragraphs: Sequence[Span], *, headline: bool = False) -> Turn:
    following = [span for span in paragraphs[index + 1 : end] if text[span.start] not in "([_*"]
    return Turn(label, range(index, end), (label.rest, *following), headline)


def _label(text: str, paragraph: Span, lexicon: Lexicon) -> Label | None:
    """The label at the beginning of a paragraph, if one may stand there."""
    ceiling = min(paragraph.end, paragraph.start + _REACH)
    stamp = _STAMP.match(text, paragraph.start, ceiling)
    start = stamp.end() if stamp else paragraph.start
    quoted = text[start] in _DOUBLE_MARKS
    start += quoted
    turn = _TURN.match(text, start, ceiling)
    match = turn or _NAME.match(text, start, ceiling)
    if not match:
        return None
    begin = match.start("name")
    name = Span(begin, begin + len(match["name"].rstrip()))
    capitals = name.of(text).upper() == name.of(text) or bool(match["stamp"])
    if quoted and not capitals:
        return None
    if not turn and not reads_as_name(name.of(text), _CAPITAL_WORDS if capitals else _WORDS, lexicon):
        return None
    end = paragraph.end - (quoted and text[paragraph.end - 1] in '”"')
    lone = not turn and not match["stamp"] and len(_WORD.findall(name.of(text))) == 1
    colon, rest = Span(*match.span("colon")), Span(match.end(), end)
    return Label(name, colon, rest, capitals, lone) if match.end() < end else None


def _trailing(text: str, headline: Span, lexicon: Lexicon) -> Label | None:
    """`US in talks: Pentagon`, read from its end."""
    colon = text.rfind(":", headline.start, headline.end)
    if colon <= headline.start or not text[colon + 1 : headline.end].strip():
        return None
    start = colon + 1 + len(text[colon + 1 : headline.end]) - len(text[colon + 1 : headline.end].lstrip())
    if not reads_as_name(text[start : headline.end], _TRAILING_WORDS, lexicon):
        return None
    return Label(Span(start, headline.end), Span(colon, colon + 1), Span(headline.start, colon), sure=False)


def reads_as_name(name: str, most: int, lexicon: Lexicon) -> bool:
    """Whether these are the words of a name, `most` of them at most, and no kicker's."""
    words = _WORD.findall(name)
    if not words or len(words) > most or words[0].lower() in lexicon.words.label_stoplist:
        return False
    if len(words) > 1 and words[-1].lower() in lexicon.words.label_stoplist:
        return False
    return words[0][0].isupper() and all(
        word[0].isupper() or word.lower() in lexicon.words.label_particles for word in words
    )


def _is_headline(text: str, span: Span) -> bool:
    return text[span.end - 1] not in ".?!:;…" or text[span.end - 1] in "?!"


def _bare(text: str, span: Span) -> Span:
    """The span without marks around the whole of it."""
    start, end = span.start, span.end
    while end - start > len("“”") and text[start] in "“\"‘«„'`" and text[end - 1] in "”\"’»'":
        start, end = start + 1, end - 1
    return Span(start, end)
