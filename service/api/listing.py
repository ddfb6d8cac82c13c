"""A list over HTTP, in whichever form is wanted."""

from typing import Any

from litestar import Request, Response

from service.api import cursors
from service.api.asked import Ask
from service.api.forms import Form
from service.api.operation import Operation
from service.api.streaming import streamed
from service.api.walking import Given, Read, Where, paged, where
from service.db.pool import Connection
from service.errors import Outdated


async def listed(request: Request[Any, Any, Any], ask: Ask, wanted: Any, path: str, read: Read) -> Response[Any]:
    """A page of a list, or the whole of it from there on as a stream."""
    said: Operation = request.route_handler.opt["operation"]
    place, read = await where(ask, path, wanted), _checked(read)
    if said.written is not None and wanted.format is not Form.JSON:
        most = wanted.limit if "limit" in request.query_params else None
        return streamed(ask, wanted, said.written, place=place, read=read, most=most)
    given = await ask(lambda db: read(db, place))
    ask.saw(given.snapshot)
    return paged(request, given, place)


def _checked(read: Read) -> Read:
    """The same, where a cursor may be of an order that the list no longer has."""

    async def checked(db: Connection, place: Where) -> Given:
        try:
            return await read(db, place)
        except Outdated:
            raise cursors.outdated() from None

    return checked
