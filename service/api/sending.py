"""How answers leave: with their tag, their way on, and word of how they may be kept."""

from http import HTTPStatus
from operator import itemgetter
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote, urlencode
from uuid import UUID

from litestar import Request, Response
from msgspec import Struct

from service.api.codings import codings
from service.api.cursors import Cursor, write
from service.api.etags import anything, named, tag
from service.api.plain import header
from service.api.trace import trace_of
from service.db.corpus import Snapshot
from service.db.paging import Step
from service.model.page import Page

T = TypeVar("T")

#: Said of every answer that is made of the corpus: anybody may keep it, and must ask before each use.
SHARED = {"Cache-Control": "public, no-cache", "Vary": "Accept"}
#: Said of every answer that is not.
PRIVATE = {"Cache-Control": "no-store"}


def sent(request: Request[Any, Any, Any], answer: T, snapshot: Snapshot, *, links: str | None = None) -> Response[T]:
    """An answer made of the corpus; nothing but its headers where the caller has it already."""
    trace_of(request.scope).snapshot = snapshot
    current = tag(request.scope, snapshot)
    headers = SHARED | {"ETag": current} | ({"Link": links} if links else {})
    given = header(request.scope, b"if-none-match")
    known = current if anything(given) else named(given, current, codings(header(request.scope, b"accept-encoding")))
    if known:
        return Response(None, status_code=HTTPStatus.NOT_MODIFIED, headers=headers | {"ETag": known})  # type: ignore[arg-type]
    return Response(answer, headers=headers)


def moved(request: Request[Any, Any, Any], path: str) -> Response[None]:
    """Word that a record is found at another path for good, with the same query."""
    query = request.scope["query_string"].decode("ascii")
    place = f"{path}?{query}" if query else path
    return Response(None, status_code=HTTPStatus.PERMANENT_REDIRECT, headers=SHARED | {"Location": place})


class Binding(Struct, frozen=True):
    """What the cursors of a page are made with."""

    corpus: UUID
    bound: bytes
    kept: list[int] | None = None


def page_of(step: Step[Any], limit: int, binding: Binding) -> Page:
    """The cursors to go on with."""
    after = step.next and Cursor(binding.bound, step.next, back=False, kept=binding.kept)
    before = step.prev and Cursor(binding.bound, step.prev, back=True, kept=binding.kept)
    return Page(
        next=write(after, binding.corpus) if after else None,
        prev=write(before, binding.corpus) if before else None,
        limit=limit,
    )


def links_of(request: Request[Any, Any, Any], page: Page) -> str | None:
    """The same as whole addresses, for the Link header; their parameters stand as in all ways to write the request."""
    ways = [(rel, cursor) for rel, cursor in (("next", page.next), ("prev", page.prev)) if cursor]
    return ", ".join(f'<{_address(request, cursor)}>; rel="{rel}"' for rel, cursor in ways) or None


def _address(request: Request[Any, Any, Any], cursor: str) -> str:
    given = parse_qsl(request.scope["query_string"].decode("ascii"), keep_blank_values=True)
    pairs = sorted(((name, value) for name, value in given if name != "cursor"), key=itemgetter(0))
    path = quote(request.scope.get("root_path", "") + request.scope["path"])
    return f"{path}?{urlencode([*pairs, ('cursor', cursor)])}"
