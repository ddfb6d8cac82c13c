"""The strict reading of a request's body."""

import re
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from service.api.codings import IDENTITY
from service.api.problems import Fault, Refused

T = TypeVar("T")

JSON = "application/json"
NDJSON = "application/x-ndjson"
#: What msgspec says of a field as such, and what is said here, where the field is the name of the place.
FIELD = re.compile("Object (missing required|contains unknown) field `(.*)`")
WRONG = {"missing required": "is missing", "contains unknown": "no such field"}
#: Types as JSON names them.
TYPES = {"`str`": "`string`", "`int`": "`integer`", "`float`": "`number`", "`bool`": "`boolean`"}
TYPE = re.compile("|".join(TYPES))
UTF8 = ("", "utf-8", "utf8")


async def read_body(request: Request[Any, Any, Any], decoder: msgspec.json.Decoder[T]) -> T:
    """The body as a struct. Raises Refused."""
    _check_media(request.headers.get("content-type", ""), JSON)
    _check_coding(request.headers.get("content-encoding", ""))
    return decoded(await _bytes(request), decoder)


def decoded(body: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """JSON as a struct. Raises Refused with the place of what is wrong with it."""
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as error:
        raise _bad(*_placed(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad("", f"is not JSON: {error}") from None


async def read_raw(request: Request[Any, Any, Any]) -> tuple[str, bytes]:
    """The body as it came, one document or one a line, and which. Raises Refused."""
    media = _check_media(request.headers.get("content-type", ""), JSON, NDJSON)
    _check_coding(request.headers.get("content-encoding", ""))
    return media, await _bytes(request)


async def _bytes(request: Request[Any, Any, Any]) -> bytes:
    try:
        return await request.body()
    except RequestEntityTooLarge:
        most = request.route_handler.resolve_request_max_body_size() or 0
        message = f"the body is longer than {most:,} bytes, the most that this path takes"
        raise Refused(413, message, errors=[Fault(in_="body", name="", message=message)]) from None


def _check_media(given: str, *known: str) -> str:
    media, _, parameters = given.partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"') if "charset" in parameters.lower() else ""
    if media.strip().lower() not in known or charset not in UTF8:
        message = f"'{given[:60]}' is not read here; send {' or '.join(known)} in UTF-8"
        raise Refused(415, message, errors=[Fault(in_="header", name="Content-Type", message=message)])
    return media.strip().lower()


def _check_coding(given: str) -> None:
    if given.strip().lower() not in ("", IDENTITY):
        message = f"'{given[:60]}' is not read here; send the body as it is"
        raise Refused(415, message, errors=[Fault(in_="header", name="Content-Encoding", message=message)])


def _placed(message: str) -> tuple[str, str]:
    """A complaint of msgspec as the name of the place, `checks[0].text`, and what is wrong there."""
    what, _, path = message.partition(" - at `$")
    place = path.rstrip("`").lstrip(".")
    if field := FIELD.fullmatch(what):
        return ".".join(filter(None, (place, field[2]))), WRONG[field[1]]
    return place, TYPE.sub(lambda found: TYPES[found[0]], what[:1].lower() + what[1:])


def _bad(name: str, message: str) -> Refused:
    return Refused(400, f"{name or 'body'}: {message}", errors=[Fault(in_="body", name=name, message=message)])
