"""Families over HTTP: the other renderings of an utterance, with the differences marked."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec.structs import replace

from service.api.asked import Ask
from service.api.asking import FamilyQuery
from service.api.gone import lost
from service.api.listing import listed
from service.api.offsets import quotes_in_utf16
from service.api.operation import Operation, operation
from service.api.values import OffsetUnit
from service.api.walking import Given, Where
from service.api.writing import RENDERINGS
from service.db import kin
from service.db.kin import FoundFamily, Told
from service.db.pool import Connection
from service.intake.comparing import diff, kinship
from service.model.change import RecordKind
from service.model.check import FamilyMember
from service.model.page import FamilyPage

FAMILY = Operation(
    id="findFamily", tag="quotes", answer=FamilyPage, query=FamilyQuery, problems=(404, 410, 503), written=RENDERINGS
)


@get("/quotes/{id:str}/family", **operation(FAMILY))
async def find_family(
    request: Request[Any, Any, Any], id: FromPath[str], wanted: NamedDependency[FamilyQuery], ask: NamedDependency[Ask]
) -> Response[FamilyPage]:
    """The other renderings of what a quote renders, the earliest published first, with the differences marked.

    `relation` is that of the two; `related` stands where only a third rendering joins them.
    """

    async def read(db: Connection, place: Where) -> Given:
        found = await kin.family(db, id, place.walk, places=wanted.offsets is OffsetUnit.UTF16)
        if found is None:
            raise await lost(db, RecordKind.QUOTE, id)
        members = replace(found.step, items=[_member(one, found) for one in found.step.items])
        others = found.family.size - 1 if found.family else 0
        return Given(members, found.snapshot, others if wanted.count else None, more={"family": found.family})

    return await listed(request, ask, wanted, f"/quotes/{id}/family", read)


def _member(told: Told, found: FoundFamily) -> FamilyMember:
    [quote] = quotes_in_utf16([told.quote], found.places)
    relation = kinship(found.rendering or told.rendering, told.rendering)
    return FamilyMember(relation=relation, diff=diff(found.text, quote.text), quote=quote)
