r"""Marked text: offsets that a reader can see, `<content>`, `[cue]`, `{speaker}`.

One statement: `“<It works,>” [said] {Ann Lee}. “<Try it.>”` — a content may lie in several pieces.
Several: every mark carries its statement's number, `“<1:It works,>” [1:said] {1:Ann Lee}, who [2:denied] <2:that>.`;
`{1,2:Ann Lee}` is the speaker of both. There, brackets without a number are text: `“<1:They [the rebels] left.>”`.
In both forms a backslash makes the next character text: `\<`, `\[`, `\{`, `\\`.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from service.model.attribution import Attribution
from service.model.span import Span

_ROLE = {"<": "content", "[": "cue", "{": "speaker"}
_CLOSES = {"<": ">", "[": "]", "{": "}"}
_NUMBERED = re.compile(r"([<\[{])(\d+(?:,\d+)*):")


class Marked(Struct, frozen=True):
    """One statement as the marks give it."""

    content: tuple[Span, ...] = ()
    cue: Span | None = None
    speaker: Span | None = None

    @classmethod
    def of(cls, found: Attribution) -> "Marked":
        """What the marks can say of an attribution."""
        return cls(found.content, found.cue, found.speaker)


def unmark(marked: str) -> tuple[str, Marked]:
    """The text without its marks, and the one statement that they show."""
    text, statements = _read(marked, numbered=False)
    return text, statements.get(0, Marked())


def unmark_all(marked: str) -> tuple[str, dict[int, Marked]]:
    """The text without its numbered marks, and the statements by number, in the order of their numbers."""
    text, statements = _read(marked, numbered=True)
    return text, dict(sorted(statements.items()))


def mark(text: str, statement: Marked) -> str:
    """The inverse of `unmark`, for comparing texts that one can read."""
    return _write(text, {0: statement}, numbered=False)


def mark_all(text: str, statements: Mapping[int, Marked]) -> str:
    """The inverse of `unmark_all`; the same speaker or cue of two statements is marked once for both."""
    return _write(text, statements, numbered=True)


def numbered(found: Iterable[Attribution]) -> dict[int, Marked]:
    """Attributions as `mark_all` takes them, numbered from 1 in their order."""
    return {number: Marked.of(one) for number, one in enumerate(found, start=1)}


def _read(marked: str, *, numbered: bool) -> tuple[str, dict[int, Marked]]:
    """Text and statements. A bracket that is no mark is text, and so is the one that closes it."""
    out: list[str] = []
    open_: list[tuple[str, tuple[int, ...], int]] = []
    parts: dict[int, dict[str, list[Span]]] = {}
    at = 0
    while at < len(marked):
        char = marked[at]
        begin = _NUMBERED.match(marked, at) if numbered else None
        if char == "\\" and at + 1 < len(marked):
            out.append(marked[at + 1])
            at += 2
        elif begin:
            open_.append((char, tuple(map(int, begin[2].split(","))), len(out)))
            at = begin.end()
        elif open_ and char == _CLOSES[open_[-1][0]]:
            opener, owners, start = open_.pop()
            if not owners:
                out.append(char)
            for owner in owners:
                parts.setdefault(owner, {}).setdefault(_ROLE[opener], []).append(Span(start, len(out)))
            at += 1
        else:
            if char in _ROLE:
                open_.append((char, () if numbered else (0,), len(out)))
            if char not in _ROLE or numbered:
                out.append(char)
            at += 1
    if any(owners for _, owners, _ in open_):
        raise ValueError(f"a mark is never closed: {marked!r}")
    return "".join(out), {number: _statement(number, roles) for number, roles in parts.items()}


def _statement(number: int, roles: Mapping[str, list[Span]]) -> Marked:
    for role in ("cue", "speaker"):
        if len(roles.get(role, [])) > 1:
            raise ValueError(f"statement {number} has two of {role}")
    cue, speaker = (next(iter(roles.get(role, [])), None) for role in ("cue", "speaker"))
    return Marked(tuple(sorted(roles.get("content", []))), cue, speaker)


def _write(text: str, statements: Mapping[int, Marked], *, numbered: bool) -> str:
    owners: dict[tuple[Span, str], list[int]] = {}
    for number, one in sorted(statements.items()):
        spans = [(span, "<") for span in one.content]
        spans += [(span, sign) for span, sign in ((one.cue, "["), (one.speaker, "{")) if span]
        for key in spans:
            owners.setdefault(key, []).append(number)
    marks: list[tuple[int, int, int, str]] = []
    for (span, sign), whose in owners.items():
        label = ",".join(map(str, whose)) + ":" if numbered else ""
        marks.append((span.start, 1, -span.end, sign + label))
        marks.append((span.end, 0, -span.start, _CLOSES[sign]))
    out, last = [], 0
    for at, _, _, sign in sorted(marks):
        out += [_escape(text[last:at], numbered=numbered), sign]
        last = at
    return "".join([*out, _escape(text[last:], numbered=numbered)])


def _escape(text: str, *, numbered: bool) -> str:
    """Text that would read as marks, with backslashes; beside numbered marks balanced brackets need none."""
    if numbered and _is_balanced(text) and not _NUMBERED.search(text):
        return text.replace("\\", "\\\\")
    return re.sub(r"[\\<>\[\]{}]", lambda m: "\\" + m[0], text)


def _is_balanced(text: str) -> bool:
    closing: list[str] = []
    for char in text:
        if char in _CLOSES:
            closing.append(_CLOSES[char])
        elif char in _CLOSES.values() and (not closing or closing.pop() != char):
            return False
    return not closing
