"""One step along a list: the cursor that came in, the page that goes out."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request, Response
from msgspec import Struct, field

from service.api import cursors
from service.api.asked import Ask
from service.api.operation import Operation
from service.api.problems import refuse_parameter
from service.api.sending import PRIVATE, Binding, links_of, page_of, sent
from service.api.sparse import sparse
from service.db.corpus import Snapshot
from service.db.paging import Step, Walk
from service.db.pool import Connection
from service.model.actor import Resolution
from service.model.page import PageMeta
from service.model.unmatched import Unmatched


class Where(Struct, frozen=True):
    """Where a request stands in its list."""

    walk: Walk
    bound: bytes
    #: The actors that the walk keeps to; null at its beginning.
    kept: list[int] | None = None
    #: The fields of its items that are wanted; none for all.
    fields: list[str] = []


class Given(Struct, frozen=True):
    """What the database gave for a step, and what an answer says beside it."""

    step: Step[Any]
    snapshot: Snapshot
    count: int | None = None
    #: The actors that the walk keeps to from here on.
    kept: list[int] | None = None
    resolution: list[Resolution] = []
    #: What the query asks for and no record has.
    unmatched: list[Unmatched] = []
    meta: PageMeta | None = None
    #: Further fields of a page.
    more: dict[str, Any] = field(default_factory=dict)


#: One step of a list, from where a walk stands.
Read = Callable[[Connection, Where], Awaitable[Given]]


async def where(ask: Ask, path: str, query: Any) -> Where:
    """The place that a request asks for. Raises Refused."""
    bound = cursors.digest(path, query)
    fields = getattr(query, "fields", [])
    if query.cursor is None:
        return Where(Walk(query.limit), bound, fields=fields)
    cursor = cursors.read(query.cursor, bound, await ask.corpus_id())
    return Where(Walk(query.limit, cursor.key, cursor.back), bound, cursor.kept, fields)


def paged(request: Request[Any, Any, Any], given: Given, place: Where) -> Response[Any]:
    """A page of a list, with its way on."""
    said: Operation = request.route_handler.opt["operation"]
    page = page_of(given.step, place.walk.limit, Binding(given.snapshot.id, place.bound, given.kept))
    meta = given.meta or PageMeta(corpus_version=given.snapshot.version, count=given.count, unmatched=given.unmatched)
    items = [sparse(item, place.fields) for item in given.step.items]
    answer = said.answer(items=items, page=page, resolution=given.resolution, meta=meta, **given.more)
    links = links_of(request, page)
    if said.tagged:
        return sent(request, answer, given.snapshot, links=links)
    return Response(answer, headers=PRIVATE | ({"Link": links} if links else {}))


def check_search(searchable: bool | None, q: str | None) -> None:  # noqa: FBT001
    """Raise Refused where a search has no word that counts."""
    if searchable is False:
        raise refuse_parameter("q", f"{q!r} has no word that a search can find")


def check_words(q: str | None, sort: str, *, highlight: bool) -> None:
    """Raise Refused where something is asked for that needs words to look for."""
    if q is None and sort == "relevance":
        raise refuse_parameter("sort", "'relevance' is not allowed without q, the words to be relevant to")
    if q is None and highlight:
        raise refuse_parameter("highlight", "'true' is not allowed without q, the words to mark")
