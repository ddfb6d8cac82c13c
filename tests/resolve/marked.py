"""Texts with marks for what was found in them: `<content>`, `[cue]`, `{speaker}`."""

import re

from service.model.attribution import Attribution, Kind
from service.model.span import Span

_MARK = re.compile(r"[<>\[\]{}|]")
_NAMES = {"<": "content", "[": "cue", "{": "speaker"}


def unmark(marked: str) -> tuple[str, list[Attribution]]:
    """The text without its marks, and the attributions: each ends at a `|` or at the end."""
    text, found, spans = "", [], {}
    place = 0
    opened: list[tuple[str, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if mark.group() == "|":
            found.append(_attribution(spans))
            spans = {}
        elif mark.group() in _NAMES:
            opened.append((_NAMES[mark.group()], len(text)))
        else:
            name, start = opened.pop()
            spans.setdefault(name, []).append(Span(start, len(text)))
    text += marked[place:]
    return text, [*found, *([_attribution(spans)] if spans else [])]


def _attribution(spans: dict[str, list[Span]]) -> Attribution:
    return Attribution(
        content=tuple(spans["content"]),
        kind=Kind.DIRECT,
        confidence=1.0,
        cue=next(iter(spans.get("cue", ())), None),
        speaker=next(iter(spans.get("speaker", ())), None),
    )
