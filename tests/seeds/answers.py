"""Reads the answers to the seed corpus."""

import tomllib
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, json

from service.model.article import Article
from service.model.attribution import Kind
from service.model.document import Document, Media
from service.model.quote import Precision, SaidOn
from tests.marked import Marked, unmark_all

SEEDS = Path(__file__).parents[2] / "seeds"
ANSWERS = Path(__file__).parent / "answers"

_FENCE = "+++\n"
#: Keys of the head that are no fields of `Article`.
_OWN = {"file", "line", "layout", "quotes"}


class ExpectedQuote(Struct, frozen=True, kw_only=True):
    """One statement as a reader gives it."""

    marks: Marked
    #: An actor's full name, `anonymous` or `ambiguous`.
    who: str
    kind: Kind
    said_on: SaidOn
    within: int | None
    #: The utterance in `quotations.tsv`, or the event it was reported with.
    src: str


class Answer(Struct, frozen=True, kw_only=True):
    """One report as the engine should give it."""

    name: str
    #: The seed file, relative to `SEEDS`.
    file: str
    #: The line of a `.jsonl`, counted from 1.
    line: int | None
    #: What kind of page it is; `seeds/README.md` lists them.
    layout: str
    article: Article
    #: By number, in the order of the numbers.
    quotes: dict[int, ExpectedQuote]


@cache
def load_answers() -> list[Answer]:
    """All answers, by name."""
    return [read_answer(path) for path in sorted(ANSWERS.glob("*.txt"))]


def read_answer(path: Path) -> Answer:
    """One answer file."""
    _, head, marked = path.read_text(encoding="utf-8").split(_FENCE, 2)
    fields = tomllib.loads(head)
    text, marks = unmark_all(marked.rstrip("\n"))
    article = convert({"text": text} | {key: fields[key] for key in fields.keys() - _OWN}, Article)
    quotes = {int(number): given for number, given in fields["quotes"].items()}
    if quotes.keys() != marks.keys():
        raise ValueError(f"{path.name}: marks and table differ in {sorted(quotes.keys() ^ marks.keys())}")
    return Answer(
        name=path.stem,
        file=fields["file"],
        line=fields.get("line"),
        layout=fields["layout"],
        article=_in_utc(article),
        quotes={number: _quote(quotes[number], one, article.published_on) for number, one in marks.items()},
    )


def document(answer: Answer) -> Document:
    """The report as it lies in the corpus, as the loader would hand it on."""
    path = SEEDS / answer.file
    if answer.line is not None:
        line = path.read_bytes().splitlines()[answer.line - 1]
        return Document(f"{answer.file}#{answer.line}", str(path), line, Media.JSON)
    return Document(answer.file, str(path), path.read_bytes(), Media.TEXT, side(answer))


def side(answer: Answer) -> dict[str, Any]:
    """What is told of a report beside its page: the side file, or the fields of its line."""
    path = SEEDS / answer.file
    if answer.line is None:
        path = path.with_suffix(".meta.json")
        return json.decode(path.read_bytes(), type=dict[str, Any])
    return json.decode(path.read_bytes().splitlines()[answer.line - 1], type=dict[str, Any])


def _in_utc(article: Article) -> Article:
    for instant in (article.published_at, article.updated_at):
        if instant is not None and instant.utcoffset() != timedelta(0):
            raise ValueError(f"not in UTC: {instant}")
    return article


def _quote(given: dict[str, Any], marks: Marked, published_on: date | None) -> ExpectedQuote:
    return ExpectedQuote(
        marks=marks,
        who=given["who"],
        kind=Kind(given["kind"]),
        said_on=_said_on(given.get("said"), published_on),
        within=given.get("within"),
        src=given["src"],
    )


def _said_on(said: str | None, published_on: date | None) -> SaidOn:
    if said is None:
        return SaidOn(from_=None, to=published_on, at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)
    first, slash, last = said.partition("/")
    if slash:
        begin, end, precision = date.fromisoformat(first), date.fromisoformat(last), Precision.WEEK
    elif said.count("-") == 1:
        begin = datetime.strptime(said, "%Y-%m").replace(tzinfo=UTC).date()
        end = begin.replace(day=monthrange(begin.year, begin.month)[1])
        precision = Precision.MONTH
    else:
        begin = end = date.fromisoformat(said)
        precision = Precision.DAY
    return SaidOn(from_=begin, to=end, at=None, precision=precision, evidence=None, inherited=False)
