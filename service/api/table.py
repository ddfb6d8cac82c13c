"""Lists as tables: CSV as RFC 4180 has it, which no spreadsheet takes for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any

#: What makes a spreadsheet read a cell as a formula (OWASP, *CSV injection*), also behind marks that we or others set.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
#: Stands between the values of a cell that has several.
BETWEEN = "; "

ACTOR = ("id", "name", "kind", "wikidata", "aliases", "quotes")
ARTICLE = (
    "id", "title", "standfirst", "highlights", "byline", "agency", "publisher", "url", "dateline_place",
    "dateline_date", "photo_credit", "published_at", "updated_at", "published_on", "date_from", "zone", "language",
    "text_sha256", "length", "quotes", "matches.title", "matches.text",
)  # fmt: skip
QUOTE = (
    "id", "text", "kind", "speaker.text", "speaker.role", "speaker.anonymous", "speaker.actor.id",
    "speaker.actor.name", "speaker.actor.kind", "cue.text", "cue.lemma", "cue.stance", "addressee", "occasion",
    "said_on.from", "said_on.to", "said_on.at", "said_on.precision", "said_on.evidence", "said_on.inherited", "about.id",
    "about.name", "about.kind", "about.at", "within", "article.id", "article.title", "article.url",
    "article.publisher", "article.agency", "article.published_on", "evidence.text_sha256", "evidence.paragraph",
    "evidence.content", "evidence.speaker", "evidence.cue", "evidence.said_on", "context.prefix", "context.suffix",
    "confidence", "family.id", "family.size", "matches",
)  # fmt: skip
ROLES = ("text", "first_on", "last_on", "articles")
#: The columns of what is there when asked for with `expand`.
OF_ACTOR = {"roles": tuple(f"roles.{name}" for name in ROLES)}
OF_ARTICLE = {"text": ("text",)}
OF_QUOTE = {
    "article.text": ("article.text",),
    "speaker.aliases": ("speaker.aliases",),
    "speaker.roles": tuple(f"speaker.roles.{name}" for name in ROLES),
}
RENDERING = ("relation", "diff.op", "diff.text", *(f"quote.{column}" for column in QUOTE))

COUNTERPART = ("actor.id", "actor.name", "actor.kind", "about_them", "by_them", "total")
SIMILAR = (
    "article.id", "article.title", "article.url", "article.publisher", "article.agency", "article.published_on",
    "reason", "score", "shared", "related", "families",
)  # fmt: skip
CHANGE = (
    "version", "kind", "id", "change", "at", "replaced_by", *(f"quote.{column}" for column in QUOTE),
    *(f"article.{column}" for column in ARTICLE), *(f"actor.{column}" for column in ACTOR),
)  # fmt: skip
LOAD = (
    "id", "kind", "state", "started_at", "finished_at", "engine", "paths", "more_paths", "read", "stored", "unchanged",
    "replaced", "refused", "noted", "quote_counts.added", "quote_counts.lost", "quote_counts.changed", "reason",
)  # fmt: skip
REFUSAL = ("document", "place", "reason")
NOTE = ("document", "place", "what")
QUOTE_CHANGE = ("change", "id", "article", "speaker", "text", "fields")
INTERVAL = ("query", "actor.id", "actor.name", "actor.kind", "from", "to", "count", "total", "share")


class _Echo:
    """What the standard library's writer writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


_LINES = csv.writer(_Echo())


def columns(every: Sequence[str], fields: Sequence[str]) -> Sequence[str]:
    """The columns of the fields that are wanted, or all where none are named."""
    return [one for one in every if any(f"{one}.".startswith(f"{field}.") for field in fields)] if fields else every


def row(item: dict[str, Any], columns: Iterable[str]) -> bytes:
    """A line of the table."""
    return line([cell(found(item, column.split("."))) for column in columns])


def line(cells: Sequence[str]) -> bytes:
    """Cells as a line."""
    written: str = _LINES.writerow(cells)
    return written.encode()


def found(value: Any, path: Sequence[str]) -> Any:
    """What lies at a path of a JSON value; of a list, what lies there in each of its items."""
    if value is None or not path:
        return value
    if isinstance(value, list):
        return [found(one, path) for one in value]
    return found(value.get(path[0]), path[1:])


def cell(value: Any) -> str:
    """A JSON value as a cell: nothing for null, a span as `3..7`, several values one behind the other."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return _span(value) or safe(BETWEEN.join(map(_part, value)))
    return safe(value) if isinstance(value, str) else str(value)


def safe(text: str) -> str:
    """A text as a cell that is no formula; one mark less gives it back where a formula stands behind the marks."""
    return f"'{text}" if FORMULA.match(text) else text


def _part(value: Any) -> str:
    """One of several values; what belongs to one of them stands behind commas."""
    if isinstance(value, list | tuple):
        return _span(value) or ", ".join(map(_part, value))
    return "" if value is None else str(value)


def _span(value: Sequence[Any]) -> str | None:
    """A span as a cell; null for anything else."""
    match value:
        case [int(start), int(end)]:
            return f"{start}..{end}"
    return None
