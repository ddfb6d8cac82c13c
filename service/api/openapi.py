"""The contract as an OpenAPI 3.1 document, made of the handlers, their query structs and their answers.

Litestar's own generator loses constraints inside lists and documents another error shape; msgspec
knows exactly what it will encode.
"""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import msgspec
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from msgspec import Struct

from service.api import problems
from service.api.bodies import NDJSON
from service.api.described import describe
from service.api.invented import EXAMPLES
from service.api.keys import WRITING
from service.api.operation import ALWAYS, WITH_BODY, Operation
from service.api.parameter_schemas import TEMPLATE, of_headers, of_path, of_query, with_mark
from service.api.parameters import parameters
from service.api.problems import Problem
from service.api.shown import example
from service.api.sparsely import fields_of, sparse_name, sparse_schemas
from service.api.stream_schemas import CURSORED, streams
from service.api.values import LATEST_VERSION
from service.model.moment import LONGEST, PATTERN

PROBLEM = {"$ref": TEMPLATE.format(name="Problem")}

DESCRIPTION = """
Who said what, when, to whom, in which report, with the characters that prove it.

Lists come in pages: send `page.next` as `cursor`, or follow the `Link` header. Unknown parameters are refused.
Every answer made of the corpus carries an `ETag`; send it back as `If-None-Match` to learn at no cost that
nothing has changed. Offsets are half-open and count Unicode code points of the article's `text`,
or UTF-16 units with `offsets=utf16`. HEAD works wherever GET does. Answers come in `br` or `gzip` where
`Accept-Encoding` asks for it, each coding with an `ETag` of its own.
""".strip()
TAGS = {
    "quotes": "Who said what.",
    "articles": "Reports, with text and what was found in them.",
    "actors": "The register, and who a name means.",
    "changes": "What became of records, for whoever keeps a copy of them.",
    "extraction": "Text in, quotes out, nothing stored.",
    "loads": "What the loader did.",
    "operations": "Health, metrics and the contract itself.",
}
MEANINGS = {
    400: "A parameter or the body cannot be used; `errors` says which and what is allowed.",
    401: "A key is needed, or the one that came is not good.",
    403: "The key is not for this.",
    404: "There is no such record.",
    406: "The caller's `Accept` or `Accept-Encoding` leaves out all that this path gives.",
    408: "The body came too slowly.",
    409: "A name has several bearers, which `resolution` lists; or the same request is being answered already.",
    410: "There was such a record, and it is no more; `replaced_by` says what stands in its place, if anything does.",
    413: "The body is larger than the path takes.",
    414: "Path and query are longer than 16 KiB. Beyond 65,534 bytes the answer is this status without a document.",
    415: "The body is not of a type that is read here.",
    422: "The `Idempotency-Key` came with another body before.",
    429: "Too many requests came from this address, or with this key; `Retry-After` says when to ask again.",
    431: "The headers are longer than 32 KiB. With more than a hundred of them, or beyond some 400 KiB, the answer is "
    "this status without a document.",
    500: "Something went wrong on our side.",
    503: "The answer is not available now; `Retry-After` says when to ask again.",
}
KEYS = (
    "A key that `onrecord keys create` made. Writing needs one with the scope `write`; reading does where the operator "
    "says so, with the scope `read`."
)
HEADERS = {
    "WWW-Authenticate": "What kind of key is needed.",
    "Access-Control-Allow-Origin": "The web pages whose scripts may read the answer: `*`, or the one that asks. Absent "
    "where the operator says so.",
    "X-Request-Id": "The caller's id for the request, or one made here; logs carry it.",
    "ETag": "The name of this answer; it changes whenever the answer may have.",
    "Location": "The address of the record by the id that it goes by now.",
    "Link": "The addresses of the next and the previous page.",
    "RateLimit-Policy": "How many requests may be made, `q`, within how many seconds, `w`: with one key where "
    'a good one came (`"key"`), else from one address (`"address"`). Absent where no limit holds.',
    "RateLimit": "How many of them are left, `r`, and in how many seconds these can be used up evenly, `t`.",
    "Retry-After": "Seconds after which to ask again.",
    "Corpus-Version": "Of a stream: the version of the corpus that all of it was read from.",
    "Resolution": "Of a stream: whom each name was taken to mean, as a structured field (RFC 9651): "
    '`"Kirby";actor="john-kirby";reason=only_bearer;alternatives=0`.',
    "Unmatched": "Of a stream: each value asked for that nothing on record has, as a structured field (RFC 9651): "
    '`"Harbor";parameter=publisher;reason=unknown`. Absent where there is none.',
}
#: Whole numbers below it have 32 bits.
INT32 = 2**31
#: Headers of who uses something that is to go.
GOING = {
    "Deprecation": "Since when something that the request uses should no longer be used (RFC 9745).",
    "Sunset": "When it may be gone (RFC 8594).",
    "Link": "The addresses of the next and the previous page, and of pages about what is to go.",
}
#: Headers of every answer.
EVERYWHERE = ("Access-Control-Allow-Origin", "X-Request-Id", "RateLimit-Policy", "RateLimit")
#: Problems that say in a header what to do.
TELLING = {401: "WWW-Authenticate", 403: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}
STREAMED = """
In its other forms (`ndjson` is an item a line) the answer is a stream: the whole list, or `limit` items of it, read
from one snapshot. Each item has a `cursor`, the value to go on behind it, which is null with the last item of the
list alone; a stream that ends otherwise was cut short, as the connection then was.
""".strip()


@lru_cache(maxsize=1)
def document(app: Litestar) -> dict[str, Any]:
    """The contract of an application."""
    found = list(_operations(app))
    paths: dict[str, dict[str, Any]] = {}
    headers = HEADERS | (GOING if any(_is_going(said) for _, _, _, said in found) else {})
    schemas = _schemas(one for _, _, _, one in found)
    queries = {one.query.__name__ for _, _, _, one in found}
    for path, method, handler, said in found:
        paths.setdefault(path, {})[method] = _operation((method, path), handler, said, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "On Record",
            "version": version("onrecord"),
            "description": DESCRIPTION,
            "contact": {"name": "The operator of this service"},
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": {path: dict(sorted(methods.items())) for path, methods in sorted(paths.items())},
        "components": {
            "schemas": {name: schema for name, schema in schemas.items() if name not in queries}
            | sparse_schemas((one for _, _, _, one in found), schemas)
            | CURSORED,
            "responses": {str(status): _problem(status) for status in MEANINGS} | {"Problem": _problem(None)},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": KEYS}},
            "headers": {name: {"description": text, "schema": _header(name)} for name, text in headers.items()},
        },
    }


def _operations(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler, Operation]]:
    for one in app.routes:
        for handler in one.route_handlers if isinstance(one, HTTPRoute) else ():
            said = handler.opt.get("operation")
            if said is not None and said.tag:
                [method] = handler.http_methods
                yield one.path_format, method.lower(), handler, said


def _schemas(operations: Iterable[Operation]) -> dict[str, Any]:
    """The schemas of everything that the operations take and give, the query structs among them."""
    kinds: list[Any] = [Problem]
    for one in operations:
        kinds += [
            one.answer,
            one.query,
            *([one.body] if one.body else []),
            *([one.written.item] if one.written else []),
        ]
    wanted = list(dict.fromkeys(kinds))
    _, schemas = msgspec.json.schema_components(wanted, schema_hook=_moment, ref_template=TEMPLATE)
    told: dict[str, Any] = readable(describe(schemas, wanted))
    return told


def readable(schema: Any) -> Any:
    """A schema as generators and linters want it.

    Lists of fixed length say what their items are once more, and whole numbers their bounds: none of ours is negative,
    or more than JavaScript holds exactly.
    """
    if isinstance(schema, list):
        return [readable(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: readable(part) for name, part in schema.items()}
    if told.get("type") == "integer":
        bounds = {"minimum": 0, "maximum": LATEST_VERSION} | told
        return bounds | {"format": "int32" if bounds["maximum"] < INT32 else "int64"}
    return told | {"items": told["prefixItems"][0]} if told.get("items") is False else told


def _moment(_kind: type) -> dict[str, Any]:
    """The one type of ours that is no struct."""
    return {"type": "string", "pattern": PATTERN, "maxLength": LONGEST}


def _schema(kind: Any) -> dict[str, Any]:
    [schema], _ = msgspec.json.schema_components([kind], ref_template=TEMPLATE)
    return schema


def _operation(
    at: tuple[str, str], handler: HTTPRouteHandler, said: Operation, schemas: Mapping[str, Any]
) -> dict[str, Any]:
    method, path = at
    summary, _, rest = inspect.cleandoc(handler.fn.__doc__ or "").partition("\n")
    described: dict[str, Any] = {"operationId": said.id, "tags": [said.tag], "summary": summary.rstrip(".")}
    if said.retiring:
        described["deprecated"] = True
    paragraphs = [with_mark(rest.strip(), said.retiring), STREAMED if said.written and said.written.resumes else ""]
    if text := "\n\n".join(filter(None, paragraphs)):
        described["description"] = text
    if given := [*of_path(path), *of_query(said.query, schemas), *of_headers(said)]:
        described["parameters"] = given
    if said.body:
        lines = {NDJSON: _lines(said.body)} if said.lines else {}
        described["requestBody"] = {"required": True, "content": _body(said) | lines}
    # A key that may be sent but need not would make generated clients ask for one.
    described["security"] = [{"key": []}] if (method.upper(), path) in WRITING else []
    described["responses"] = _responses(said)
    return described


def _responses(said: Operation) -> dict[str, Any]:
    headers = [*EVERYWHERE, *(["ETag"] if said.tagged else []), *(["Link"] if _is_page(said.answer) else [])]
    headers += ["Corpus-Version", "Resolution", "Unmatched"] if said.written else []
    headers += GOING if _is_going(said) else []
    carried = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
    responses: dict[str, Any] = {
        "200": {"description": _meaning(said.answer), "headers": carried, "content": _contents(said)}
    }
    if fields_of(said):
        of_all = responses["200"]["content"][said.media]
        of_all["schema"] = {"anyOf": [of_all["schema"], {"$ref": TEMPLATE.format(name=sparse_name(said.answer))}]}
    if said.tagged:
        responses["304"] = {
            "description": "Nothing has changed since the answer that the caller has.",
            "headers": carried,
        }
    if said.moves:
        told = {name: {"$ref": f"#/components/headers/{name}"} for name in (*EVERYWHERE, "Location")}
        responses["308"] = {"description": "The record goes by another id now.", "headers": told}
    for status in sorted({*ALWAYS, *said.problems, *(WITH_BODY if said.body else ())}):
        responses[str(status)] = {"$ref": f"#/components/responses/{status}"}
    return responses | {"default": {"$ref": "#/components/responses/Problem"}}


def _contents(said: Operation) -> dict[str, Any]:
    """The answer in every form that it comes in."""
    whole = streams(said.written) if said.written else {}
    told = {media: content | example(said.id).of(media) for media, content in whole.items()}
    return _content(said, said.media, said.answer) | told


def _content(said: Operation, media: str, kind: Any) -> dict[str, Any]:
    told = example(said.id).of(media)
    if not told and kind in EXAMPLES:
        told = {"example": msgspec.to_builtins(EXAMPLES[kind])}
    return {media: {"schema": _schema(kind)} | told}


def _body(said: Operation) -> dict[str, Any]:
    given = example(said.id).body
    if given is None:
        return _content(said, "application/json", said.body)
    return {"application/json": {"schema": _schema(said.body), "example": given}}


def _lines(kind: Any) -> dict[str, Any]:
    """Several of a kind, one a line: as far as a schema can tell, text."""
    line = msgspec.json.encode(EXAMPLES[kind]).decode()
    return {"schema": {"type": "string", "description": "One of these objects on each line."}, "example": f"{line}\n"}


def _problem(status: int | None) -> dict[str, Any]:
    headers = [*EVERYWHERE, *([TELLING[status]] if status in TELLING else [])]
    content: dict[str, Any] = {"schema": PROBLEM} | example(str(status)).of(problems.MEDIA)
    return {
        "description": MEANINGS[status] if status else "Any other problem.",
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
        "content": {problems.MEDIA: content},
    }


def _header(name: str) -> dict[str, Any]:
    return (
        {"type": "integer", "minimum": 0, "maximum": 3600, "format": "int32"}
        if name == "Retry-After"
        else {"type": "string"}
    )


def _is_going(said: Operation) -> bool:
    """Whether it is to go, or something that it can be asked with."""
    return said.retiring is not None or any(one.retiring for one in parameters(said.query).values())


def _is_page(kind: Any) -> bool:
    return getattr(kind, "__name__", "").endswith("Page")


def _meaning(kind: Any) -> str:
    is_struct = isinstance(kind, type) and issubclass(kind, Struct)
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0] if is_struct else "The answer."
