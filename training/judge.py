"""Judging: which of the statements found in an annotated text are right."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from service.extract.decide import weigh
from service.extract.extract import Extractor, extract
from service.extract.kinds import Quoted
from service.extract.rules import by_rules
from service.extract.tagged import by_tagger
from service.extract.typography import typography
from service.model.attribution import Attribution, Kind
from service.model.span import Span
from training.articles import Article, Gold

_WORD = re.compile(r"\w+(?:['’]\w+)?")
#: The share of words that two contents must have in common to be the same statement.
SAME = 0.5
#: Of a statement's words, the share that lies in beliefs and wishes from which on it is neither right nor wrong.
BESIDE = 0.5


class Judged(Struct, frozen=True):
    """What was found in an article, and what should have been."""

    #: Each outer statement, and whether half its content or more and its speaker are right.
    found: list[tuple[Attribution, bool]]
    #: For each statement of the annotator's its kind, and the confidence of the right one found, or none.
    wanted: list[tuple[Kind, float | None]]


def judge(article: Article, attributions: Sequence[Attribution]) -> Judged:
    """Hold statements against an annotator's; a reading of our own of what the scorer calls *pair*.

    Contents are paired one to one, those that share most first. A statement over what the annotator took for a
    belief is left out.
    """
    text = article.text
    outer = [one for one in attributions if one.within is None]
    words = [_words(text, (span.offsets for span in one.content)) for one in outer]
    gold = [one for one in article.attributions if one.speech]
    pairs = _pairs(words, [_words(text, one.content) for one in gold])
    thoughts = set[int]().union(*(_words(text, one.content) for one in article.attributions if not one.speech))
    found, right = [], dict[int, float]()
    for number, one in enumerate(outer):
        if number in pairs:
            speaks = _speaks(one, gold[pairs[number]])
            found.append((one, speaks))
            if speaks:
                right[pairs[number]] = one.confidence
        elif len(words[number] & thoughts) < BESIDE * max(1, len(words[number])):
            found.append((one, False))
    kinds = Quoted(text, typography(text).quotations)
    wanted = [(kinds.kind([Span(*piece) for piece in one.content]), right.get(place)) for place, one in enumerate(gold)]
    return Judged(found, wanted)


def judge_by_signs(article: Article, extractor: Extractor) -> list[tuple[tuple[float, ...], bool]]:
    """For each statement that the tagger finds in an article what speaks for it, and whether it is right."""
    page = typography(article.text)
    ruled = by_rules(page, extractor.lexicon)
    tagged = by_tagger(page, ruled, extractor.tagger).statements
    weighed = {one.attribution.content: one.signs for one in weigh(page, ruled, tagged, extractor.lexicon)}
    judged = judge(article, extract(article.text, extractor))
    return [(weighed[one.content], right) for one, right in judged.found if one.content in weighed]


def _words(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {match.start() for start, end in spans for match in _WORD.finditer(text, start, end)}


def _pairs(left: Sequence[set[int]], right: Sequence[set[int]]) -> dict[int, int]:
    near = sorted(
        (
            (len(one & other) / len(one | other), number, place)
            for number, one in enumerate(left)
            for place, other in enumerate(right)
            if one & other
        ),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    found: dict[int, int] = {}
    for share, number, place in near:
        if share >= SAME and number not in found and place not in found.values():
            found[number] = place
    return found


def _speaks(one: Attribution, gold: Gold) -> bool:
    if not gold.source:
        return one.speaker is None
    start, end = gold.source_head or gold.source[0]
    return one.speaker is not None and one.speaker.start < end and start < one.speaker.end
