"""Paragraphs: the lines of a text that hold anything."""

from service.model.span import Span


def paragraphs(text: str) -> list[Span]:
    """The lines that are not empty, without the spaces at their ends, in order."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if start < end:
            found.append(Span(start, end))
        at += len(line) + 1
    return found
