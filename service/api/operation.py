"""What a handler says of itself: its id, what it can be asked, what it answers."""

from typing import Any

from litestar import Request
from litestar.di import Provide
from msgspec import Struct
from msgspec.structs import replace

from service.api.asking import Nothing
from service.api.forms import chosen
from service.api.identifiers import check
from service.api.negotiation import accept
from service.api.parameters import read, retiring_of
from service.api.plain import header
from service.api.retiring import Retiring
from service.api.trace import trace_of
from service.api.writing import Written

JSON = "application/json"
#: Statuses of the problems that any operation may answer.
ALWAYS = (400, 401, 403, 406, 414, 429, 431, 500)
#: And those that any may answer that takes a body.
WITH_BODY = (408, 413, 415)


class Operation(Struct, frozen=True):
    """One operation as the contract has it."""

    id: str
    tag: str
    answer: Any
    query: type[Struct] = Nothing
    body: Any = None
    #: Statuses of the problems that it may answer besides those that any may.
    problems: tuple[int, ...] = ()
    media: str = JSON
    #: Whether an id may lead to another, which is then told with 308.
    moves: bool = False
    #: Whether its answers are made of the corpus, so that they carry a tag.
    tagged: bool = True
    #: Whether its body may also be one of these a line.
    lines: bool = False
    #: Whether it can be sent again under an Idempotency-Key without being done again.
    repeatable: bool = False
    #: Whether it goes on where a Last-Event-ID says.
    resumes: bool = False
    #: How its items are written where it is a list that comes in every form.
    written: Written | None = None
    #: That it is to go.
    retiring: Retiring | None = None


def operation(said: Operation) -> dict[str, Any]:
    """The keywords of a handler's decorator; the handler must take `wanted`, so that it is read."""

    async def asked(request: Request[Any, Any, Any]) -> Struct:
        going = [said.retiring] if said.retiring else []
        trace_of(request.scope).retiring += going + retiring_of(request.scope["query_string"], said.query)
        if said.written is None:
            accept(request, said.media)
        check(request.path_params.get("id", ""))
        wanted = read(request.scope["query_string"], said.query)
        return wanted if said.written is None else _formed(wanted, said.written, header(request.scope, b"accept"))

    return {
        "operation_id": said.id,
        "opt": {"operation": said},
        "dependencies": {"wanted": Provide(asked)},
        "media_type": said.media,
        "status_code": 200,
    }


def _formed(wanted: Any, written: Written, accept: str) -> Struct:
    """What is asked of a list, with the form that it is wanted in. Raises Refused."""
    formed: Struct = replace(wanted, format=chosen(accept, wanted.format, written.forms))
    return formed
