"""Whether the service lives, whether it can answer, and what it has done."""

from typing import Any

from litestar import Response, get
from litestar.di import NamedDependency
from msgspec import Struct

from service.api import metrics
from service.api.asked import Ask
from service.api.asking import Nothing
from service.api.memory import Memory
from service.api.metrics import Metrics
from service.api.operation import Operation, operation
from service.api.sending import PRIVATE
from service.db import corpus
from service.db.corpus import Corpus
from service.db.migrate import newest
from service.db.reader import Reader
from service.errors import Unavailable


class Health(Struct, frozen=True, kw_only=True):
    """That all is well; anything else is a problem document."""

    #: `live`, or `ready`.
    status: str


LIVE = Operation(id="getLiveness", tag="operations", answer=Health, tagged=False)
READY = Operation(id="getReadiness", tag="operations", answer=Health, problems=(503,), tagged=False)
METRICS = Operation(id="getMetrics", tag="operations", answer=str, media=metrics.MEDIA, tagged=False)


@get("/health/live", **operation(LIVE))
async def get_liveness(wanted: NamedDependency[Nothing]) -> Response[Health]:  # noqa: ARG001 - refuses parameters
    """Whether the process answers at all.

    It asks nobody else: a process that fails this wants to be started anew.
    """
    return Response(Health(status="live"), headers=PRIVATE)


@get("/health/ready", **operation(READY))
async def get_readiness(wanted: NamedDependency[Nothing], ask: NamedDependency[Ask]) -> Response[Health]:  # noqa: ARG001
    """Whether the database answers and has the schema that this build needs.

    A process that fails this should be sent no requests for now.
    """
    found = await ask(corpus.revision)
    if found != newest():
        raise Unavailable(f"the schema is at revision {found}, this build needs {newest()}")
    return Response(Health(status="ready"), headers=PRIVATE)


@get("/metrics", **operation(METRICS))
async def get_metrics(
    wanted: NamedDependency[Nothing],  # noqa: ARG001
    counted: NamedDependency[Metrics],
    reader: NamedDependency[Reader],
    corpus: NamedDependency[Corpus],
    memory: NamedDependency[Memory],
) -> Response[Any]:
    """What this process has done since it started, for Prometheus.

    Requests are labelled by method, template of the path and status.
    """
    return Response(counted.text(_gauges(reader, corpus, memory)), media_type=metrics.MEDIA, headers=PRIVATE)


def _gauges(reader: Reader, corpus: Corpus, memory: Memory) -> dict[str, tuple[str, float]]:
    size, idle = reader.places
    known = corpus.known
    return {
        "database_connections": ("Connections that are open.", size),
        "database_connections_idle": ("Connections that wait for work.", idle),
        "remembered_answers": ("Answers that are remembered.", len(memory)),
        "remembered_bytes": ("Bytes that they take.", memory.size),
        "corpus_known": ("Whether the state of the corpus is known.", int(known is not None)),
        "corpus_version": ("The version of the corpus as last seen; 0 when unknown.", known.version if known else 0),
    }
