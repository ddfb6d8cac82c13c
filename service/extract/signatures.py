"""Signatures: a paragraph that is one quotation, and behind a dash the name of who said it."""

import re
from collections.abc import Sequence

from service.extract.labels import reads_as_name
from service.extract.lexicon import Lexicon
from service.extract.statement import Construction, Statement
from service.model.span import Span

#: Words of a signature's name, at most.
_WORDS = 5
#: A title is quoted and signed too; what is said ends with a stop.
_SIGNED = re.compile(
    r"[“”\"](?P<said>[^\"\n]+[.!?…])[”“\"]\s?(?P<dash>[―—–]|--?)\s?"
    r"(?P<who>(?P<name>[^\W\d_][^\n“”\":;?!,]{0,60}?)(?:, [^\n“”\":;?!]{1,80}?)?)\s*\.?"
)


def signed(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> dict[int, Statement]:
    """The paragraphs of the form `“…” — Name`, by their index, and what is said in each."""
    found = {}
    for index, paragraph in enumerate(paragraphs):
        match = _SIGNED.fullmatch(text, paragraph.start, paragraph.end)
        if match and _is_one(match["said"]) and reads_as_name(match["name"], _WORDS, lexicon):
            said, dash, who = (Span(*match.span(part)) for part in ("said", "dash", "who"))
            found[index] = Statement((said,), Construction.SIGNED, dash, None, who)
    return found


def _is_one(said: str) -> bool:
    """Whether what stands between the outer marks is one quotation: each inner one opens and closes within it."""
    depth = 0
    for mark in re.findall("[“”]", said):
        depth += 1 if mark == "“" else -1
        if depth < 0:
            break
    return depth == 0
