"""Articles over HTTP."""

import re
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec.structs import replace

from service.api import naming, writing
from service.api.asked import Ask
from service.api.asking import ArticleActorsQuery, ArticleQuery, ArticleQuotesQuery, ArticlesQuery
from service.api.gone import lost, missing
from service.api.highlight import marked
from service.api.listing import listed
from service.api.offsets import wide, widened
from service.api.operation import Operation, operation
from service.api.quotes import quote_meta, shown
from service.api.sending import sent
from service.api.sparse import sparse
from service.api.unmatched import unmatched
from service.api.values import OffsetUnit
from service.api.walking import Given, Where, check_search, check_words
from service.db import actors, articles, quotes
from service.db.choosing import Choice
from service.db.intervals import days
from service.db.pool import Connection
from service.db.quotes import Beside
from service.model.article import ArticleRecord
from service.model.change import RecordKind
from service.model.page import ActorPage, ArticlePage, QuotePage
from service.model.span import Offsets

FIND = Operation(
    id="findArticles",
    tag="articles",
    answer=ArticlePage,
    query=ArticlesQuery,
    problems=(409, 503),
    written=writing.ARTICLES,
)
GET = Operation(id="getArticle", tag="articles", answer=ArticleRecord, query=ArticleQuery, problems=(404, 410, 503))
QUOTES = Operation(
    id="findArticleQuotes",
    tag="articles",
    answer=QuotePage,
    query=ArticleQuotesQuery,
    problems=(404, 410, 503),
    written=writing.QUOTES,
)
ACTORS = Operation(
    id="findArticleActors",
    tag="articles",
    answer=ActorPage,
    query=ArticleActorsQuery,
    problems=(404, 410, 503),
    written=writing.ACTORS,
)

PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@get("/articles", **operation(FIND))
async def find_articles(
    request: Request[Any, Any, Any], wanted: NamedDependency[ArticlesQuery], ask: NamedDependency[Ask]
) -> Response[ArticlePage]:
    """Reports that match, without their texts, newest first.

    What is asked of statements, from `speaker` to `min_confidence`, must hold of one that stands in the report.
    """
    check_words(wanted.q, wanted.sort, highlight=wanted.highlight)
    period = days(wanted.from_, wanted.to)
    asked = naming.asked(wanted.speaker, period, about=wanted.about) if wanted.speaker or wanted.about else None
    beside = articles.Beside(wanted.count, tuple(wanted.facets), wanted.highlight, tuple(wanted.expand))

    async def read(db: Connection, place: Where) -> Given:
        by = Choice(asked, wanted.on_ambiguous, place.kept) if asked else None
        found = await articles.find(db, wanted, place.walk, by=by, sort=wanted.sort, beside=beside)
        check_search(found.searchable, wanted.q)
        resolution, kept = naming.resolved(by, found.bearers, found.near) if by else ([], None)
        items = marked(found.step.items, found.marked, utf16=wanted.offsets is OffsetUnit.UTF16)
        return Given(
            replace(found.step, items=items),
            found.snapshot,
            found.count,
            kept=kept,
            resolution=resolution,
            unmatched=unmatched(found.missed),
            more={"facets": found.facets},
        )

    return await listed(request, ask, wanted, "/articles", read)


@get("/articles/{id:str}", **operation(GET))
async def get_article(
    request: Request[Any, Any, Any], id: FromPath[str], wanted: NamedDependency[ArticleQuery], ask: NamedDependency[Ask]
) -> Response[ArticleRecord]:
    """One report with its text, in which all offsets count.

    `text.slice(start, end)` in JavaScript cuts what an offset means where both were asked for with `offsets=utf16`;
    in Python the default does. `paragraphs` says where the text breaks.
    """
    found = await ask(lambda db: articles.get(db, id))
    if found.article is None:
        raise await missing(ask, RecordKind.ARTICLE, id)
    ask.saw(found.snapshot)
    summary = msgspec.structs.asdict(found.article) | {"text": found.text}
    record = ArticleRecord(**summary, paragraphs=paragraphs(found.text, utf16=wanted.offsets is OffsetUnit.UTF16))
    return sent(request, sparse(record, wanted.fields), found.snapshot)


@get("/articles/{id:str}/quotes", **operation(QUOTES))
async def find_article_quotes(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[ArticleQuotesQuery],
    ask: NamedDependency[Ask],
) -> Response[QuotePage]:
    """The quotes of one report, in the order of its text."""
    beside = Beside(wanted.count, places=wanted.offsets is OffsetUnit.UTF16, expand=tuple(wanted.expand))

    async def read(db: Connection, place: Where) -> Given:
        found = await quotes.of_article(db, id, place.walk, beside)
        if found is None:
            raise await lost(db, RecordKind.ARTICLE, id)
        return Given(shown(found, wanted), found.snapshot, meta=quote_meta(found), more={"facets": None})

    return await listed(request, ask, wanted, f"/articles/{id}/quotes", read)


@get("/articles/{id:str}/actors", **operation(ACTORS))
async def find_article_actors(
    request: Request[Any, Any, Any],
    id: FromPath[str],
    wanted: NamedDependency[ArticleActorsQuery],
    ask: NamedDependency[Ask],
) -> Response[ActorPage]:
    """The actors that one report speaks of, in the order in which it does."""

    async def read(db: Connection, place: Where) -> Given:
        found = await actors.of_article(db, id, place.walk, count=wanted.count, expand=wanted.expand)
        if found is None:
            raise await lost(db, RecordKind.ARTICLE, id)
        return Given(found.step, found.snapshot, found.count)

    return await listed(request, ask, wanted, f"/articles/{id}/actors", read)


def paragraphs(text: str, *, utf16: bool = False) -> list[Offsets]:
    """Where each paragraph of a text stands."""
    spans = [match.span() for match in PARAGRAPH.finditer(text)]
    if not utf16:
        return spans
    places = wide(text)
    return [widened(span, places) for span in spans]
