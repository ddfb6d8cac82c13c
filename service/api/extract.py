"""Extraction over HTTP: text in, quotes out, nothing stored."""

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct
from msgspec.structs import replace

from service.api.asking import Measured
from service.api.bodies import read_body
from service.api.extractors import Extractors
from service.api.offsets import findings_in_utf16
from service.api.operation import Operation, operation
from service.api.sending import PRIVATE
from service.api.values import OffsetUnit
from service.model.finding import Findings

#: Bytes of a request's body: the longest reports have a twentieth of that.
LARGEST_BODY = 1_000_000


class ExtractRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to read."""

    text: Annotated[str, Meta(description="The report, as plain text.")]
    published_on: Annotated[date, Meta(description="The day that its weekdays are read against.")] | None = None


EXTRACT = Operation(
    id="extractQuotes",
    tag="extraction",
    answer=Findings,
    query=Measured,
    body=ExtractRequest,
    problems=(503,),
    tagged=False,
)
_BODY = msgspec.json.Decoder(ExtractRequest)


@post("/extract", request_max_body_size=LARGEST_BODY, **operation(EXTRACT))
async def extract_quotes(
    request: Request[Any, Any, Any], wanted: NamedDependency[Measured], extractors: NamedDependency[Extractors]
) -> Response[Findings]:
    """What is said in a text that is not stored.

    The answer repeats the text in the form in which texts are stored; its offsets count there.
    """
    given = await read_body(request, _BODY)
    findings = await extractors.find(given.text, given.published_on)
    if wanted.offsets is OffsetUnit.UTF16:
        findings = replace(findings, quotes=findings_in_utf16(findings.quotes, findings.text))
    return Response(findings, headers=PRIVATE)
