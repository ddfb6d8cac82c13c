"""Judging: what is found is right with the right speaker and half of the content."""

from service.model.attribution import Attribution, Kind
from service.model.span import Span
from training.articles import Article, Gold
from training.judge import judge

TEXT = "Ann said it works. Bob hopes it rains."
GOLD = [
    Gold(source=[(0, 3)], cue=[(4, 8)], content=[(9, 17)], speech=True),
    Gold(source=[(19, 22)], cue=[(23, 28)], content=[(29, 37)], speech=False),
]


def judged(speaker: Span, content: Span) -> tuple[list[bool], list[tuple[Kind, float | None]]]:
    """What becomes of one statement."""
    one = Attribution(content=(content,), kind=Kind.INDIRECT, confidence=0.7, speaker=speaker)
    found = judge(Article("a", TEXT, GOLD), [one])
    return [right for _, right in found.found], found.wanted


def test_the_right_speaker_is_right() -> None:
    """And the statement that was wanted is found with its confidence."""
    assert judged(Span(0, 3), Span(9, 17)) == ([True], [(Kind.INDIRECT, 0.7)])


def test_another_speaker_is_wrong() -> None:
    """Over the right content."""
    assert judged(Span(19, 22), Span(9, 17)) == ([False], [(Kind.INDIRECT, None)])


def test_a_thought_is_neither() -> None:
    """What the annotator took for a wish does not count."""
    assert judged(Span(19, 22), Span(29, 37)) == ([], [(Kind.INDIRECT, None)])
