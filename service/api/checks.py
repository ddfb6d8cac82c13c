"""Quotations held against what is on record."""

import asyncio
from collections.abc import Iterable, Sequence
from time import thread_time
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from service.api import naming
from service.api.asked import Ask
from service.api.asking import Measured
from service.api.bodies import read_body
from service.api.offsets import quotes_in_utf16
from service.api.operation import Operation, operation
from service.api.problems import Fault, Refused
from service.api.sending import PRIVATE
from service.api.values import OffsetUnit
from service.db import actors, checks
from service.db.bearers import OnAmbiguous
from service.db.checks import Candidate, FoundQuotes
from service.db.pool import Connection, one_snapshot
from service.intake import comparing
from service.model.actor import Resolution
from service.model.check import CheckMatch, CheckResult, Verdict
from service.model.family import Match, Relation, Traces
from service.model.page import CheckMeta, CheckResults
from service.model.wanted import Text

#: Bytes of a request's body.
LARGEST_BODY = 2_000_000
#: Quotations of one request: they take a second or two.
MOST_CHECKS = 500
#: Characters of one quotation.
LONGEST_QUOTATION = 4_000
#: Words of the shortest quotation that tells an utterance from others.
FEWEST_WORDS = 4
#: Renderings given for a quotation.
MOST_MATCHES = 10
#: Seconds of a processor that making quotations ready, comparing them and showing the differences may take each.
SECONDS = 3.0
TOO_MUCH = "these quotations take too long to compare; send fewer at once, or shorter ones"

T = TypeVar("T")


class Check(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quotation to look for."""

    text: Annotated[
        str, Meta(min_length=1, max_length=LONGEST_QUOTATION, description="The quotation, of four words or more.")
    ]
    speaker: Annotated[Text, Meta(description="Who is to have said it: a name, an alias or an actor's id.")] | None = (
        None
    )


class CheckRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Quotations to look for."""

    #: Each with the speaker who is to have said it, or without.
    checks: Annotated[list[Check], Meta(min_length=1, max_length=MOST_CHECKS)]


class Found(Struct, frozen=True):
    """Renderings that quotations match, by the place of each: the closest first."""

    matches: dict[int, list[tuple[int, Match]]]
    resolution: list[Resolution]
    quotes: FoundQuotes


CHECK = Operation(
    id="checkQuotations",
    tag="quotes",
    answer=CheckResults,
    query=Measured,
    body=CheckRequest,
    problems=(503,),
    tagged=False,
)
_BODY = msgspec.json.Decoder(CheckRequest)


@post("/quote-checks", request_max_body_size=LARGEST_BODY, **operation(CHECK))
async def check_quotations(
    request: Request[Any, Any, Any], wanted: NamedDependency[Measured], ask: NamedDependency[Ask]
) -> Response[CheckResults]:
    """Whether quotations are on record, in which words, and where; nothing is stored.

    A name with several bearers means all of them. Where nobody bears it, nothing is found, and `resolution` says so.
    """
    given = (await read_body(request, _BODY)).checks
    traces = await _aside(comparing.traces(one.text) for one in given)
    _refuse(given, traces)
    names = list(dict.fromkeys(one.speaker for one in given if one.speaker))
    utf16 = wanted.offsets is OffsetUnit.UTF16
    found = await ask(lambda db: _look(db, given, traces, names, utf16=utf16))
    answer = CheckResults(
        items=await _aside(_result(n, one, found) for n, one in enumerate(given)),
        resolution=found.resolution,
        meta=CheckMeta(corpus_version=found.quotes.snapshot.version),
    )
    return Response(answer, headers=PRIVATE)


async def _look(
    db: Connection, given: Sequence[Check], traces: Sequence[Traces], names: Sequence[str], *, utf16: bool
) -> Found:
    async with one_snapshot(db):
        asked = naming.asked(names)
        resolved = await actors.resolve(db, asked)
        lists = naming.by_name(names, resolved.bearers)
        taken = {
            name: [one.key for one in naming.taken(bearers, OnAmbiguous.ALL)]
            for name, bearers in zip(names, lists, strict=True)
        }
        speakers = {n: taken[check.speaker] for n, check in enumerate(given) if check.speaker}
        # Whose speaker nobody is, for him there is nothing to look for.
        runs = [() if speakers.get(n) == [] else one.runs for n, one in enumerate(traces)]
        candidates = await checks.candidates(db, runs, speakers)
        matches = _closest(await _aside(_compare(one, traces) for one in candidates))
        keys = sorted({key for found in matches.values() for key, _ in found})
        resolution = naming.resolutions(asked, lists, resolved.near, OnAmbiguous.ALL)
        return Found(matches, resolution, await checks.quotes(db, keys, places=utf16))


async def _aside(made: Iterable[T]) -> list[T]:
    """What is made one by one, while other requests go on. Raises Refused where it takes too long."""
    return await asyncio.to_thread(_all_of, made)


def _all_of(made: Iterable[T]) -> list[T]:
    until, found = thread_time() + SECONDS, []
    for one in made:
        found.append(one)
        if until < thread_time():
            raise Refused(413, TOO_MUCH, errors=[Fault(in_="body", name="checks", message=TOO_MUCH)])
    return found


def _compare(one: Candidate, traces: Sequence[Traces]) -> tuple[Candidate, Match | None]:
    return one, comparing.check(traces[one.n], one.rendering)


def _closest(compared: Iterable[tuple[Candidate, Match | None]]) -> dict[int, list[tuple[int, Match]]]:
    """The closest renderings for each quotation, by place."""
    found: dict[int, list[tuple[int, Match]]] = {}
    for one, match in compared:
        if match:
            found.setdefault(one.n, []).append((one.key, match))
    order = list(Relation)
    for each in found.values():
        each.sort(key=lambda one: (order.index(one[1].relation), -one[1].kept, one[0]))
    return {n: each[:MOST_MATCHES] for n, each in found.items()}


def _result(n: int, given: Check, found: Found) -> CheckResult:
    matches = [
        CheckMatch(relation=match.relation, diff=comparing.diff(quote.text, given.text), quote=quote)
        for key, match in found.matches.get(n, [])
        for quote in quotes_in_utf16([found.quotes.quotes[key]], found.quotes.places)
    ]
    verdict = Verdict(matches[0].relation) if matches else Verdict.NOT_FOUND
    return CheckResult(text=given.text, speaker=given.speaker, relation=verdict, matches=matches)


def _refuse(given: Sequence[Check], traces: Sequence[Traces]) -> None:
    """Raise Refused where quotations have too few words to be told from others, or speakers no name at all."""
    faults = [
        Fault(
            in_="body",
            name=f"checks[{n}].text",
            message=f"has {len(one.wording.words)} words; a quotation of {FEWEST_WORDS} or more can be looked for",
        )
        for n, one in enumerate(traces)
        if len(one.wording.words) < FEWEST_WORDS
    ]
    faults += [
        Fault(in_="body", name=f"checks[{n}].speaker", message="has a NUL character, which no name here can hold")
        for n, one in enumerate(given)
        if one.speaker and "\0" in one.speaker
    ]
    if faults:
        raise Refused(400, "; ".join(f"{one.name} {one.message}" for one in faults[:3]), errors=faults)
