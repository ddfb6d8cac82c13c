"""What a handler says of itself: its id, what it can be asked, what it answers."""

from typing import Any

from litestar import Request
from litestar.di import Provide
from msgspec import Struct

from service.api.asking import Nothing
from service.api.identifiers import check
from service.api.negotiation import accept
from service.api.parameters import read

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


def operation(said: Operation) -> dict[str, Any]:
    """The keywords of a handler's decorator; the handler must take `wanted`, so that it is read."""

    async def asked(request: Request[Any, Any, Any]) -> Struct:
        accept(request, said.media)
        check(request.path_params.get("id", ""))
        return read(request.scope["query_string"], said.query)

    return {
        "operation_id": said.id,
        "opt": {"operation": said},
        "dependencies": {"wanted": Provide(asked)},
        "media_type": said.media,
        "status_code": 200,
    }
