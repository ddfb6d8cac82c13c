"""A statement as a rendering: what is compared with the statements of other reports."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from service.db.families import packed
from service.db.rows import RenderingRow
from service.intake.reading import Reading
from service.intake.statement import Statement
from service.model.actor import ActorKind
from service.model.attribution import Attribution, Kind, Stance
from service.model.family import Rendering, Traces
from service.model.figure import Link
from service.relate.agreement import FAR, NEAR, earliest


def rendering_rows(
    reading: Reading, said: Sequence[Statement], links: Sequence[Link], actors: Mapping[str, int]
) -> list[RenderingRow | None]:
    """One row for each statement; none for what was not said, for one who repeats himself, or without a word."""
    return [
        None
        if one.found.stance is Stance.NEGATED or _repeats(reading, n) or not traces.wording.words
        else _row(_rendering(reading, n, one, links), traces, actors)
        for n, (one, traces) in enumerate(zip(said, reading.traces, strict=True))
    ]


def _rendering(reading: Reading, n: int, one: Statement, links: Sequence[Link]) -> Rendering:
    figure = one.speaker.figure
    outer = _outer(reading, n)
    since, until = one.said.from_, _until(one, reading.article.published_on)
    return Rendering(
        wording=reading.traces[n].wording,
        indirect=one.found.kind is Kind.INDIRECT and not (outer and outer.kind is Kind.DIRECT),
        denied=one.found.stance is Stance.DENIAL,
        passed_on=outer is not None,
        actor=None if figure is None else links[figure].actor,
        person=figure is not None and reading.cast.figures[figure].kind is ActorKind.PERSON,
        dated=since is not None,
        since=since,
        until=until,
    )


def _row(one: Rendering, traces: Traces, actors: Mapping[str, int]) -> RenderingRow:
    row = RenderingRow(
        sha256=b"",
        words=packed(one.wording),
        indirect=one.indirect,
        denied=one.denied,
        passed_on=one.passed_on,
        actor_key=None if one.actor is None else actors[one.actor],
        person=one.person and one.actor is not None,
        dated=one.dated,
        since=one.since,
        until=one.until,
        near=earliest(one, NEAR),
        far=earliest(one, FAR) or date.min,
        runs=traces.runs,
        stems=traces.stems,
    )
    return replace(row, sha256=_hash(row, one.actor))


def spoken_by(row: RenderingRow, actor: str, key: int) -> RenderingRow:
    """The same words of another speaker, given by id and key."""
    return replace(row, sha256=_hash(row, actor), actor_key=key)


def _hash(row: RenderingRow, actor: str | None) -> bytes:
    parts = (row.words, row.indirect, row.denied, row.passed_on, actor, row.person, row.since, row.until)
    return hashlib.sha256("\0".join(map(str, parts)).encode()).digest()


def _until(one: Statement, published_on: date | None) -> date | None:
    """The last day on which it may have been said: a report tells of what is past."""
    days = [day for day in (one.said.to, published_on) if day]
    return max([min(days), *([one.said.from_] if one.said.from_ else [])]) if days else None


def _outer(reading: Reading, n: int) -> Attribution | None:
    within = reading.attributions[n].within
    return None if within is None else reading.attributions[within]


def _repeats(reading: Reading, n: int) -> bool:
    within = reading.attributions[n].within
    speakers = reading.cast.speakers
    return within is not None and speakers[within].figure is not None and speakers[within].figure == speakers[n].figure
