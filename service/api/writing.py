"""How the items of a list are written in the forms that hold all of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from service.api import linked, table
from service.api.forms import Form
from service.model.actor import ActorSummary
from service.model.article import ArticleSummary
from service.model.check import FamilyMember
from service.model.quote import Quote

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
    link: Link
    #: The columns of what is there when it is asked for.
    expanded: Mapping[str, tuple[str, ...]] = {}


QUOTES = Written(Quote, "quotes", table.QUOTE, linked.quotation, table.OF_QUOTE)
ARTICLES = Written(ArticleSummary, "articles", table.ARTICLE, linked.article, table.OF_ARTICLE)
ACTORS = Written(ActorSummary, "actors", table.ACTOR, linked.actor, table.OF_ACTOR)
RENDERINGS = Written(FamilyMember, "family", table.RENDERING, linked.rendering)


class Writer(Struct, frozen=True):
    """One form of one list: each item, given with the cursor to what is behind it, and what stands around them."""

    write: Callable[[dict[str, Any]], bytes]
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""


def writer(form: Form, said: Written, fields: Sequence[str] = (), expand: Sequence[str] = ()) -> Writer:
    """How a list is written in a form: of a table, the columns of the fields that are wanted, or all."""
    if form is Form.CSV:
        every = [*said.columns, *(column for name in expand for column in said.expanded[name])]
        columns = (*table.columns(every, fields), "cursor")
        return Writer(lambda item: table.row(item, columns), opening=table.line(columns))
    if form is Form.JSONLD:
        return Writer(lambda item: linked.node(item, said.link), linked.OPENING, b",\n", linked.CLOSING)
    return Writer(lambda item: msgspec.json.encode(item) + b"\n")
