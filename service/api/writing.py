"""How the items of a list are written in the forms that hold all of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Raw, Struct

from service.api import linked, table
from service.api.forms import FORMS, Form
from service.api.sparse import plain
from service.model.actor import ActorSummary
from service.model.article import ArticleSummary
from service.model.change import RecordChange
from service.model.check import FamilyMember
from service.model.company import Counterpart, SimilarArticle
from service.model.load import LoadSummary, Note, QuoteChange, Refusal
from service.model.quote import Quote
from service.model.timeline import TimelineLine

#: Items that are read, written and sent at once: as many as the largest page has, so that they keep nobody longer.
BATCH = 200
#: Quotes that are read at once: they come as text, some hundred of them in a millisecond, and each read is planned anew.
READY_BATCH = 1_000
#: Items that are read at once where each read counts the whole list: some megabytes of them.
COUNTED_BATCH = 5_000

#: An item as JSON has it, made into a node of the linked data.
Link = Callable[[dict[str, Any]], dict[str, Any]]


class Written(Struct, frozen=True):
    """What a list has to say to be written in every form."""

    #: What its items are, for the contract.
    item: type
    #: What a file of them is called.
    name: str
    #: The columns of its table, by their paths in an item.
    columns: tuple[str, ...]
    #: How its items are linked data; null where that has no word for them.
    link: Link | None = None
    #: The columns of what is there when it is asked for.
    expanded: Mapping[str, tuple[str, ...]] = {}
    #: Items that are read at once.
    batch: int = BATCH
    #: Whether it can be gone on with from each of its items.
    resumes: bool = True

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that it comes in."""
        return FORMS[self.link is not None]


QUOTES = Written(Quote, "quotes", table.QUOTE, linked.quotation, table.OF_QUOTE, batch=READY_BATCH)
ARTICLES = Written(ArticleSummary, "articles", table.ARTICLE, linked.article, table.OF_ARTICLE)
ACTORS = Written(ActorSummary, "actors", table.ACTOR, linked.actor, table.OF_ACTOR)
RENDERINGS = Written(FamilyMember, "family", table.RENDERING, linked.rendering)
COUNTERPARTS = Written(Counterpart, "with", table.COUNTERPART, linked.counterpart, batch=COUNTED_BATCH)
SIMILAR = Written(SimilarArticle, "similar", table.SIMILAR, linked.similar, batch=COUNTED_BATCH)
CHANGES = Written(RecordChange, "changes", table.CHANGE)
LOADS = Written(LoadSummary, "loads", table.LOAD)
REFUSALS = Written(Refusal, "refusals", table.REFUSAL)
NOTES = Written(Note, "notes", table.NOTE)
QUOTE_CHANGES = Written(QuoteChange, "changes", table.QUOTE_CHANGE)
TIMELINE = Written(TimelineLine, "timeline", table.INTERVAL, resumes=False)


#: Items as bytes, each with the cursor to what is behind it; null where that is nothing.
Write = Callable[[Iterable[Any], Iterable[str | None]], bytes]


class Writer(Struct, frozen=True):
    """One form of one list: its items, and what is around them."""

    write: Write
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""


def writer(form: Form, said: Written, fields: Sequence[str] = (), expand: Sequence[str] = ()) -> Writer:
    """How a list is written in a form: of a table, the columns of the fields that are wanted, or all."""
    if form is Form.CSV:
        every = [*said.columns, *(column for name in expand for column in said.expanded[name])]
        columns = (*table.columns(every, fields), *(["cursor"] if said.resumes else []))
        rows = _each(lambda item, cursor: table.row(_with(item, cursor), columns))
        return Writer(rows, opening=table.line(columns))
    if form is Form.JSONLD and (link := said.link):
        nodes = _each(lambda item, cursor: linked.node(_with(item, cursor), link), b",\n")
        return Writer(nodes, linked.OPENING, b",\n", linked.CLOSING)
    return Writer(_lines if said.resumes else _each(lambda item, _: msgspec.json.encode(item) + b"\n"))


def _each(write: Callable[[Any, str | None], bytes], between: bytes = b"") -> Write:
    return lambda items, cursors: between.join(map(write, items, cursors))


def _lines(items: Iterable[Any], cursors: Iterable[str | None]) -> bytes:
    """Items as lines; those that are at hand as JSON are neither read for it nor copied but once."""
    parts: list[Any] = []
    for item, cursor in zip(items, cursors, strict=False):
        if isinstance(item, Raw):
            parts += (memoryview(item)[:-1], b',"cursor":', msgspec.json.encode(cursor), b"}\n")
        else:
            parts += (msgspec.json.encode(_with(item, cursor)), b"\n")
    return b"".join(parts)


def _with(item: Any, cursor: str | None) -> dict[str, Any]:
    whole: dict[str, Any] = plain(item) | {"cursor": cursor}
    return whole
