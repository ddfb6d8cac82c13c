"""Articles that callers send: stored as a load would store them, and answered with what was found in them."""

import hashlib
import re
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from service.api.asked import Ask
from service.api.asking import Nothing
from service.api.bodies import NDJSON, decoded, read_raw
from service.api.keys import writer_of
from service.api.operation import Operation, operation
from service.api.plain import header
from service.api.posting import Posts
from service.api.problems import Fault, Refused
from service.api.sending import PRIVATE
from service.db import articles, quotes
from service.db.corpus import snapshot
from service.db.paging import Walk
from service.db.pool import Connection, one_snapshot
from service.db.quotes import Beside
from service.model.document import Document, Media, is_address
from service.model.post import Line, Posted, PostedArticle, PostedArticles, PostFate, Posting, PostMeta
from service.model.quote import Quote

#: Bytes of a body, and of one document in it.
LARGEST_BODY = 8_000_000
LARGEST_DOCUMENT = 1_000_000
#: Documents of one request: they take half a minute.
MOST_DOCUMENTS = 100
#: An Idempotency-Key: a string as structured headers have it, or the same without its quotation marks.
REQUEST = re.compile(r'"([\x21\x23-\x5b\x5d-\x7e]{1,200})"|([\x21\x23-\x7e]{1,200})')
#: Quotes read at a time.
AT_ONCE = 200

Line_ = Annotated[str, Meta(max_length=10_000)]


class PostRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report: its text, and what its page does not say."""

    text: Annotated[str, Meta(description="The report, as plain text.")]
    id: (
        Annotated[Line_, Meta(description="The caller's own id for it, by which it is known where it has no url.")]
        | None
    ) = None
    #: Where it was published. What has the same url is the same article.
    url: Line_ | None = None
    #: The headline.
    title: Line_ | None = None
    #: The lines between the headline and the text.
    standfirst: Line_ | None = None
    #: The points that the page lists above the text.
    highlights: list[Line_] | None = None
    #: Who wrote it, as the page gives it.
    byline: Line_ | None = None
    #: The agency that it comes from: *PTI*.
    agency: Line_ | None = None
    #: Who published it: a newspaper, a site.
    publisher: Line_ | None = None
    #: The place that the report was filed from.
    dateline_place: Line_ | None = None
    #: Whose picture it is.
    photo_credit: Line_ | None = None
    published: Annotated[Line_, Meta(description="When it was published, as it is printed.")] | None = None
    #: When it was last changed, as it is printed.
    updated: Line_ | None = None


POST = Operation(
    id="postArticles",
    tag="articles",
    answer=PostedArticles,
    body=PostRequest,
    problems=(409, 422, 503),
    tagged=False,
    lines=True,
    repeatable=True,
)
_DOCUMENT = msgspec.json.Decoder(PostRequest)


@post("/articles", request_max_body_size=LARGEST_BODY, **operation(POST))
async def post_articles(
    request: Request[Any, Any, Any],
    wanted: NamedDependency[Nothing],  # noqa: ARG001 - reading it refuses what nobody knows
    ask: NamedDependency[Ask],
    posts: NamedDependency[Posts],
) -> Response[PostedArticles]:
    """Store a report, or one a line, and see what is found in it.

    As `application/json` the body is one report; as `application/x-ndjson` one on each line, at most 100, of which a
    bad one costs no other: each line is answered. A report that is on record as it is stays as it is; one whose `url`,
    or else `id`, is on record takes its place. A request with an `Idempotency-Key` can be sent again for a day: what
    was done is answered, and not done again.
    """
    caller = writer_of(request.scope)
    media, body = await read_raw(request)
    lines = _lines(body) if media == NDJSON else [_one(body)]
    done = await posts(lines, body, caller=caller, request=_request(request))
    if media != NDJSON and done.items[0].outcome is PostFate.REFUSED:
        raise _refused(done.items[0])
    return Response(await ask(lambda db: _told(db, done)), headers=PRIVATE)


def _lines(body: bytes) -> list[Line]:
    """The documents of a body, empty lines left out. Raises Refused."""
    texts = [(n, text.strip()) for n, text in enumerate(body.split(b"\n"), 1)]
    found = [_line(n, text) for n, text in texts if text]
    if not found or len(found) > MOST_DOCUMENTS:
        message = f"has {len(found):,} documents; it takes 1 to {MOST_DOCUMENTS}"
        raise Refused(400, f"body: {message}", errors=[Fault(in_="body", name="", message=message)])
    return found


def _one(body: bytes) -> Line:
    """The one document of a body. Raises Refused."""
    return Line(1, _document("line 1", body))


def _line(number: int, text: bytes) -> Line:
    """The document of a line, or why there is none."""
    name = f"line {number}"
    try:
        return Line(number, _document(name, text))
    except Refused as refused:
        why = [f"{fault.name}: {fault.message}" if fault.name else fault.message for fault in refused.errors]
        return Line(number, Document(name, name, b""), "; ".join(why))


def _document(name: str, text: bytes) -> Document:
    """Raises Refused."""
    if len(text) > LARGEST_DOCUMENT:
        message = f"has {len(text):,} bytes; at most {LARGEST_DOCUMENT:,} are read"
        raise Refused(413, f"body: {message}", errors=[Fault(in_="body", name="", message=message)])
    given = decoded(text, _DOCUMENT)
    mark = given.url if is_address(given.url) else given.id or hashlib.sha256(text).hexdigest()
    side = {"id": given.id} if given.id else {}
    return Document(name, f"POST /articles#{mark}", text, Media.JSON, side)


def _request(request: Request[Any, Any, Any]) -> str | None:
    """The Idempotency-Key. Raises Refused for one that cannot be used."""
    given = header(request.scope, b"idempotency-key")
    if not given:
        return None
    match = REQUEST.fullmatch(given)
    if match is None:
        message = "takes 1 to 200 characters of ASCII without blanks, as a string in quotation marks"
        raise Refused(400, message, errors=[Fault(in_="header", name="Idempotency-Key", message=message)])
    return match[1] or match[2]


def _refused(one: Posted) -> Refused:
    reason = one.reason or "was refused"
    fault = Fault(in_="body", name=one.place or "", message=reason)
    return Refused(400, f"{one.place or 'body'}: {reason}", errors=[fault])


async def _told(db: Connection, done: Posting) -> PostedArticles:
    """What became of documents, with what is on record of them now."""
    async with one_snapshot(db):
        seen = await snapshot(db)
        items = [await _record(db, one) for one in done.items]
    return PostedArticles(load=done.load, items=items, meta=PostMeta(corpus_version=seen.version))


async def _record(db: Connection, one: Posted) -> PostedArticle:
    return PostedArticle(
        line=one.line,
        outcome=one.outcome,
        place=one.place,
        reason=one.reason,
        notes=one.notes,
        article=(await articles.get(db, one.article)).article if one.article else None,
        quotes=await _quotes(db, one.article) if one.article else [],
    )


async def _quotes(db: Connection, article: str) -> list[Quote]:
    found: list[Quote] = []
    walk: Walk | None = Walk(AT_ONCE)
    while walk and (page := await quotes.of_article(db, article, walk, Beside())):
        found += map(quotes.quote_of, page.step.items)
        walk = Walk(AT_ONCE, page.step.next) if page.step.next else None
    return found
