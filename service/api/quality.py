"""The measured quality of the extraction over HTTP."""

from litestar import Response, get
from litestar.di import NamedDependency

from service.api.asking import Nothing
from service.api.operation import Operation, operation
from service.api.sending import PRIVATE
from service.intake.quality import load_quality
from service.model.quality import Quality

GET = Operation(id="getQuality", tag="extraction", answer=Quality, query=Nothing, tagged=False)


@get("/quality", **operation(GET))
async def get_quality(
    wanted: NamedDependency[Nothing],  # noqa: ARG001 - reading it refuses what nobody knows
) -> Response[Quality]:
    """How often quotes are right, by kind and by confidence, as measured on annotated articles.

    What to expect of `min_confidence`: how many of the quotes are right at each, and how many of all are found.
    """
    return Response(load_quality(), headers=PRIVATE)
