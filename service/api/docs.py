"""The contract, for machines and for readers, and the way to it from the root."""

import gzip
from functools import cache
from importlib import resources
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from service.api.asking import Nothing
from service.api.codings import GZIP, codings
from service.api.openapi import document
from service.api.operation import Operation, operation
from service.api.plain import header
from service.errors import NotFound

HTML = "text/html"
#: What the page is drawn with, all of it served from here.
ASSETS = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "docs.js": "text/javascript",
}
#: The page may load nothing from elsewhere; Swagger UI writes styles into its elements.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"
)
KEPT = {"Cache-Control": "public, max-age=3600"}

ROOT = Operation(id="getRoot", tag="operations", answer=dict[str, str], tagged=False)
OPENAPI = Operation(id="getContract", tag="operations", answer=dict[str, Any], tagged=False)
#: The page and its parts are no operations of the contract.
PAGE = Operation(id="getDocs", tag="", answer=str, media=HTML, tagged=False)
ASSET = Operation(id="getDocsAsset", tag="", answer=bytes, media="*/*", tagged=False)


@get("/", **operation(ROOT))
async def get_root(wanted: NamedDependency[Nothing]) -> Response[dict[str, str]]:  # noqa: ARG001 - refuses parameters
    """Where to go from here.

    A few addresses to begin with.
    """
    return Response({"quotes": "/quotes?speaker=Kirby", "docs": "/docs", "contract": "/openapi.json"}, headers=KEPT)


@get("/openapi.json", **operation(OPENAPI))
async def get_contract(
    request: Request[Any, Any, Any],
    wanted: NamedDependency[Nothing],  # noqa: ARG001
) -> Response[dict[str, Any]]:
    """The contract, as OpenAPI 3.1.

    This document.
    """
    return Response(document(request.app), headers={"Cache-Control": "public, no-cache"})


@get("/docs", **operation(PAGE))
async def get_docs(wanted: NamedDependency[Nothing]) -> Response[bytes]:  # noqa: ARG001
    """The contract for readers."""
    return Response(asset("docs.html"), media_type=HTML, headers={"Content-Security-Policy": POLICY, **KEPT})


@get("/docs/{name:str}", **operation(ASSET))
async def get_asset(
    request: Request[Any, Any, Any],
    name: FromPath[str],
    wanted: NamedDependency[Nothing],  # noqa: ARG001
) -> Response[bytes]:
    """A part of that page."""
    if name not in ASSETS:
        raise NotFound("there is nothing at this path")
    squeezed = asset(f"{name}.gz")
    if squeezed and GZIP in codings(header(request.scope, b"accept-encoding")):
        return Response(squeezed, media_type=ASSETS[name], headers={"Content-Encoding": GZIP, **KEPT})
    return Response(gzip.decompress(squeezed) if squeezed else asset(name), media_type=ASSETS[name], headers=KEPT)


@cache
def asset(name: str) -> bytes:
    """A file of the page; empty where there is none."""
    file = resources.files("service.api").joinpath("assets", name)
    return file.read_bytes() if file.is_file() else b""
