"""What went wrong, as RFC 9457 has it: one shape for every error that leaves the service."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.exceptions import HTTPException
from msgspec import UNSET, Struct, UnsetType, field

from service.api.trace import trace_of
from service.errors import Invalid, NotFound, ServiceError, TooSlow, Unavailable
from service.log import Log
from service.model.actor import Resolution

log = Log(__name__)

MEDIA = "application/problem+json"
#: What each kind of problem is called for machines, unless it says otherwise itself.
KINDS = {
    400: "invalid-request",
    401: "key-needed",
    403: "key-not-for-this",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    408: "too-slow",
    409: "ambiguous-name",
    410: "gone",
    413: "too-large",
    414: "address-too-long",
    415: "unsupported-media-type",
    422: "another-body",
    429: "too-many-requests",
    431: "headers-too-large",
    500: "internal-error",
    503: "unavailable",
}
OTHER = "other"
#: Errors of the domain speak for themselves; this is the one place that gives them a status.
STATUS: dict[type[ServiceError], int] = {NotFound: 404, Invalid: 400, Unavailable: 503}
#: Seconds after which an answer that the database could not give is worth asking for again.
RETRY_AFTER = 1
#: Litestar's own complaints about a request, which it calls by other numbers.
SAME_AS = {422: 400}
#: What Litestar's bare refusals mean here.
DETAILS = {
    404: "there is nothing at this path",
    405: "the path does not take this method",
}


class Fault(Struct, frozen=True, kw_only=True):
    """One part of the request that cannot be used."""

    #: Where it stands: `query`, `path`, `header` or `body`.
    in_: str = field(name="in")
    #: The parameter, the header, or the field of the body; empty for the body as a whole.
    name: str
    #: What is wrong with it, and what is allowed.
    message: str


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong, and where."""

    #: What kind of problem it is, for machines: what to branch on.
    type: str
    #: The same for people.
    title: str
    #: As the answer itself has it.
    status: int
    #: What is wrong this time.
    detail: str | None
    #: The path that was asked for.
    instance: str
    #: As in `X-Request-Id`; our log carries it.
    request_id: str
    #: Each part of the request that cannot be used; empty where it is none of them.
    errors: list[Fault]
    #: For a name with several bearers: who they are.
    resolution: list[Resolution] | UnsetType = UNSET
    #: For a record that is no more: the id of what stands in its place, null where nothing does.
    replaced_by: str | UnsetType | None = UNSET


class Refused(Exception):
    """A request that HTTP itself says no to, with everything that is wrong with it."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Iterable[Fault] = (),
        resolution: list[Resolution] | UnsetType = UNSET,
        replaced_by: str | UnsetType | None = UNSET,
        kind: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.resolution = resolution
        self.replaced_by = replaced_by
        self.kind = kind


def refuse_parameter(name: str, message: str) -> Refused:
    """The answer to one bad parameter of the query."""
    return Refused(400, f"{name}: {message}", errors=[Fault(in_="query", name=name, message=message)])


def answer_problem(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """The answer to an error that a handler, or Litestar itself, raised."""
    refused = _refused(error)
    if refused.status == HTTPStatus.SERVICE_UNAVAILABLE:
        log.warning("no answer", reason=str(error))
    elif refused.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("request failed", exc_info=error)
    return Response(
        problem(request.scope, refused),
        status_code=refused.status,
        media_type=MEDIA,
        headers=headers(refused.status, request.scope),
    )


def problem(scope: Mapping[str, Any], refused: Refused) -> Problem:
    """The document for a refusal."""
    kind = refused.kind or KINDS.get(refused.status, OTHER)
    return Problem(
        type=f"urn:onrecord:problem:{kind}",
        title=kind.replace("-", " ").capitalize(),
        status=refused.status,
        detail=refused.detail,
        instance=quote(scope["path"], errors="replace"),
        request_id=trace_of(scope).request_id,
        errors=refused.errors,
        resolution=refused.resolution,
        replaced_by=refused.replaced_by,
    )


def headers(status: int, scope: Mapping[str, Any]) -> dict[str, str]:
    """What an error's answer says beside its document."""
    given = {"Cache-Control": "no-store"}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        given["Retry-After"] = str(RETRY_AFTER)
    if status == HTTPStatus.REQUEST_TIMEOUT:
        given["Connection"] = "close"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        given["Allow"] = ", ".join(trace_of(scope).methods)
    return given


def unforeseen() -> Refused:
    """What we did not see coming, and of which we say nothing outside."""
    return Refused(500, "something went wrong on our side; the request id finds it in our log")


def _refused(error: Exception) -> Refused:
    """Any error as a refusal."""
    if isinstance(error, Refused):
        return error
    for kind, status in STATUS.items():
        if isinstance(error, kind):
            return Refused(status, _outside(error, status))
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        status = SAME_AS.get(error.status_code, error.status_code)
        return Refused(status, DETAILS.get(status) or error.detail)
    return unforeseen()


def _outside(error: ServiceError, status: int) -> str:
    """A message that may leave the house: what the database said may not."""
    if status == HTTPStatus.SERVICE_UNAVAILABLE and not isinstance(error, TooSlow):
        return "the answer is not available now; try again shortly"
    return str(error)
