"""Articles with what was found in them, for people: on a terminal or as a page."""

from collections.abc import Callable
from pathlib import Path

from service.cli import REFUSED, html, terminal
from service.cli.output import note, say
from service.errors import ArticleError
from service.intake.extracting import look
from service.intake.refusing import refusal
from service.load.feeds import check, read_feeds, written
from service.model.article import Article
from service.model.document import Document
from service.model.finding import Findings
from service.model.load import Refusal


def show(path: Path, *, color: bool) -> int:
    """Print the articles of a file, read as a load would read them."""
    check([path])
    say(terminal.legend(color=color))
    return _each(path, lambda _, article, findings: say("", terminal.render(article, findings, color=color)))


def page(path: Path) -> int:
    """Print the same as one HTML page."""
    check([path])
    say(html.head(written(path.name)))
    status = _each(path, lambda number, article, findings: say(html.render(number, article, findings)))
    say(html.FOOT)
    return status


def _each(path: Path, render: Callable[[int, Article, Findings], None]) -> int:
    """Render each article, numbered from 1; say on standard error which documents are none, and why."""
    number = refused = 0
    for found in read_feeds([path]):
        if isinstance(found, Document):
            try:
                article, findings = look(found)
            except ArticleError as error:
                refused += _complain(refusal(found, error))
            else:
                number += 1
                render(number, article, findings)
        elif isinstance(found, Refusal):
            refused += _complain(found)
    return REFUSED if refused else 0


def _complain(one: Refusal) -> int:
    note(f"refused {one.document}{f', {one.place}' if one.place else ''}: {one.reason}")
    return 1
