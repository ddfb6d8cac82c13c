"""The feed of changes over HTTP."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from service.api.asked import Ask
from service.api.asking import ChangesQuery
from service.api.listing import listed
from service.api.operation import Operation, operation
from service.api.problems import Fault, Refused
from service.api.walking import Given, Where
from service.api.writing import CHANGES
from service.db import changes
from service.db.pool import Connection
from service.model.page import ChangePage

FIND = Operation(
    id="findChanges", tag="changes", answer=ChangePage, query=ChangesQuery, problems=(503,), written=CHANGES
)


@get("/changes", **operation(FIND))
async def find_changes(
    request: Request[Any, Any, Any], wanted: NamedDependency[ChangesQuery], ask: NamedDependency[Ask]
) -> Response[ChangePage]:
    """What became of quotes, articles and actors since a version of the corpus, in the order in which it did.

    Of each record only its last change is kept, for good, and comes with the record as it is now. To follow: begin
    with `since=0`, put what comes with a record and delete what comes without, by `kind` and `id`; follow `page.next`
    to its end, then ask again with the last page's `meta.corpus_version` as `since`. Nothing is missed, whatever
    changes meanwhile; what changes again behind the page at hand comes again. A quote may name an actor whose own
    last change comes later.
    """

    async def read(db: Connection, place: Where) -> Given:
        found = await changes.find(db, wanted.since, place.walk, count=wanted.count)
        if wanted.since > found.snapshot.version:
            raise ahead(wanted.since, found.snapshot.version)
        return Given(found.step, found.snapshot, found.count)

    return await listed(request, ask, wanted, "/changes", read)


def ahead(since: int, version: int, name: str = "since", in_: str = "query") -> Refused:
    """The answer to who knows a version that the corpus does not."""
    message = (
        f"{since} is ahead of the corpus, which is at version {version}: "
        "it is another one, or was restored from a backup; begin again with since=0"
    )
    return Refused(400, f"{name}: {message}", errors=[Fault(in_=in_, name=name, message=message)])
