"""How often something was said, over HTTP."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from service.api import naming
from service.api.asked import Ask
from service.api.asking import ActorTimelineQuery, TimelineQuery
from service.api.forms import Form
from service.api.gone import missing
from service.api.intervals import items, lines, series
from service.api.operation import Operation, operation
from service.api.problems import refuse_parameter
from service.api.quotes import MEANINGS
from service.api.sending import sent
from service.api.streaming import read_from, whole
from service.api.unmatched import unmatched
from service.api.walking import check_search
from service.api.writing import TIMELINE
from service.db import timeline
from service.db.bearers import Asked, OnAmbiguous
from service.db.choosing import Choice
from service.db.intervals import days
from service.errors import NotFound
from service.model.change import RecordKind
from service.model.page import QuoteMeta, UndatedNote
from service.model.timeline import Timeline

FIND = Operation(
    id="getTimeline", tag="quotes", answer=Timeline, query=TimelineQuery, problems=(409, 503), written=TIMELINE
)
OF_ACTOR = Operation(
    id="getActorTimeline",
    tag="actors",
    answer=Timeline,
    query=ActorTimelineQuery,
    problems=(404, 409, 410, 503),
    written=TIMELINE,
)


@get("/timeline", **operation(FIND))
async def get_timeline(
    request: Request[Any, Any, Any], wanted: NamedDependency[TimelineQuery], ask: NamedDependency[Ask]
) -> Response[Timeline] | Response[bytes]:
    """How many quotes match by day, week, month or year, empty intervals included.

    Each quote is counted once: at `said_on.to`, or at the date that `use_date` speaks of.
    With `share=true` each interval also has all its quotes, and how many of these match.
    With `compare` the speakers that it names are counted together in `items` and apart in `series`,
    over the same intervals.
    As `ndjson` and `csv` each interval is a line: those of all together, then those of each name of `compare`; behind
    them, without days, the quotes that have none.
    """
    if wanted.compare and wanted.speaker:
        raise refuse_parameter("compare", "stands in place of speaker; give all speakers as compare")
    when = days(wanted.from_, wanted.to)
    speakers = wanted.compare or wanted.speaker
    asked = naming.asked(speakers, when, about=wanted.about) if speakers or wanted.about else None
    return await answer_timeline(
        request, ask, wanted, asked, on_ambiguous=wanted.on_ambiguous, compared=bool(wanted.compare)
    )


@get("/actors/{id:str}/timeline", **operation(OF_ACTOR))
async def get_actor_timeline(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[ActorTimelineQuery],
    ask: NamedDependency[Ask],
) -> Response[Timeline] | Response[bytes]:
    """How many quotes of one actor match by day, week, month or year, empty intervals included.

    As `/timeline` does for anybody.
    """
    try:
        asked = naming.by_id(id, days(wanted.from_, wanted.to), about=wanted.about)
        return await answer_timeline(request, ask, wanted, asked, on_ambiguous=wanted.on_ambiguous)
    except NotFound:
        raise await missing(ask, RecordKind.ACTOR, id) from None


async def answer_timeline(
    request: Request[Any, Any, Any],
    ask: Ask,
    wanted: ActorTimelineQuery,
    asked: Asked | None,
    *,
    on_ambiguous: OnAmbiguous = OnAmbiguous.BEST,
    compared: bool = False,
) -> Response[Timeline] | Response[bytes]:
    """The timeline of those whom the names mean; of anybody where no name is given."""
    by = Choice(asked, on_ambiguous) if asked else None
    found = await ask(
        lambda db: timeline.count(db, wanted, wanted.interval, by=by, totals=wanted.share, apart=compared)
    )
    check_search(found.searchable, wanted.q)
    resolution = naming.resolved(by, found.bearers, found.near)[0] if by else []
    ask.saw(found.snapshot)
    note = UndatedNote(treatment=wanted.undated, meaning=MEANINGS[wanted.undated])
    undated = sum(n or 0 for first, n, _ in found.counts if first is None)
    counted = items(found.counts, wanted.interval, days(wanted.from_, wanted.to), totals=wanted.share)
    count = sum(item.count for item in counted) + undated
    answer = Timeline(
        items=counted,
        undated=undated,
        series=series(found.series, resolution[: by.asked.speakers], counted) if by and compared else None,
        resolution=resolution,
        meta=QuoteMeta(
            corpus_version=found.snapshot.version, count=count, unmatched=unmatched(found.missed), undated=note
        ),
    )
    form = Form(wanted.format or Form.JSON)
    if form is not Form.JSON:
        return whole(form, TIMELINE, lines(answer), read_from(found.snapshot, resolution, answer.meta.unmatched))
    return sent(request, answer, found.snapshot)
