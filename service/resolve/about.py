"""Whom the contents of statements speak of by name."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from service.model.attribution import Attribution
from service.model.figure import Topic
from service.model.span import Span
from service.resolve.scene import Scene


def find_topics(
    scene: Scene, attributions: Sequence[Attribution], kept: Mapping[int, int]
) -> tuple[tuple[Topic, ...], ...]:
    """For each attribution the figures that its content names, in their order; `kept` gives the places of figures."""
    return tuple(_topics(scene, found, kept) for found in attributions)


def _topics(scene: Scene, found: Attribution, kept: Mapping[int, int]) -> tuple[Topic, ...]:
    spans: dict[int, list[Span]] = {}
    for piece in found.content:
        for number in range(bisect_left(scene.starts, piece.start), bisect_left(scene.starts, piece.end)):
            figure = scene.of[number]
            if figure is not None and figure in kept:
                spans.setdefault(kept[figure], []).append(_span(scene, number))
    return tuple(Topic(figure, tuple(at)) for figure, at in spans.items())


def _span(scene: Scene, number: int) -> Span:
    mention, words = scene.mentions[number], scene.reading.words
    return Span(words[mention.first].start, words[mention.last].end)
