"""An article on a terminal: marks in colour, or, where there is none, in brackets."""

from service.cli.output import plain
from service.cli.segments import Role, Segment, segments, who
from service.model.article import Article
from service.model.finding import Finding, Findings

_RESET = "\x1b[0m"
_BOLD, _DIM, _NAME = "\x1b[1m", "\x1b[2m", "\x1b[35m"
_COLOR = {Role.CONTENT: "\x1b[32m", Role.SPEAKER: "\x1b[1;36m", Role.CUE: "\x1b[33m"}
_BRACKETS = {Role.CONTENT: "<>", Role.SPEAKER: "{}", Role.CUE: "[]"}


def legend(*, color: bool) -> str:
    """What the marks mean."""
    words = [_painted(role, role.value) if color else role.value.join(_BRACKETS[role]) for role in Role]
    return f"{', '.join(words)}; behind each quote whose it is"


def render(article: Article, findings: Findings, *, color: bool) -> str:
    """An article: its headline, what is known of it, its text with marks."""
    facts = [
        article.publisher,
        article.agency,
        article.published_on and article.published_on.isoformat(),
        f"language: {findings.language or 'unknown'}",
        f"quotes: {len(findings.quotes)}",
    ]
    title, line = plain(article.title or "(no headline)"), plain(" · ".join(str(fact) for fact in facts if fact))
    head = [f"{_BOLD}{title}{_RESET}", f"{_DIM}{line}{_RESET}"] if color else [title, line]
    pieces = []
    for one in segments(findings.text, findings.quotes):
        pieces.append(_colored(one) if color else _bracketed(one))
        pieces += [_named(findings.quotes[number - 1], number, color=color) for number in one.end]
    return "\n".join([*head, "", "".join(pieces)])


def _colored(one: Segment) -> str:
    if not one.marks:
        return plain(one.text)
    return _painted(max((mark.role for mark in one.marks), key=list(Role).index), plain(one.text))


def _painted(role: Role, text: str) -> str:
    """The text in the colour of a role, line by line, as pagers forget a colour at the end of a line."""
    return "\n".join(f"{_COLOR[role]}{line}{_RESET}" if line else "" for line in text.split("\n"))


def _bracketed(one: Segment) -> str:
    opened = "".join(f"{_BRACKETS[mark.role][0]}{mark.quote}:" for mark in one.opened)
    return opened + plain(one.text) + "".join(_BRACKETS[mark.role][1] for mark in one.closed)


def _named(quote: Finding, number: int, *, color: bool) -> str:
    said = plain(who(quote.speaker))
    return f" {_NAME}({said}){_RESET}" if color else f" ({number}: {said})"
