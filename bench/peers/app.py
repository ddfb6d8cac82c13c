"""FastAPI, SQLAlchemy on asyncpg, pydantic: the lists of the service as a good team would write them.

Sessions are pooled, relations are loaded eagerly, pages go by keyset, answers are response models.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query
from sqlalchemy import Select, func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import joinedload, selectinload, undefer_group

from bench.peers import answers, tables
from bench.peers.tables import About, Actor, ActorName, Article, Quote, Rendering
from service.model.name import fold

#: As many connections as the service keeps.
POOL = 10
#: Names the database.
VARIABLE = "BENCH_DATABASE_URL"
#: Bearers of one name who are listed.
MOST_BEARERS = 20

engine = create_async_engine(
    os.environ[VARIABLE].replace("postgresql:", "postgresql+asyncpg:", 1), pool_size=POOL, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
app = FastAPI()


async def get_session() -> AsyncIterator[AsyncSession]:
    """A session for one request."""
    async with sessions() as session:
        yield session


Session = Annotated[AsyncSession, Depends(get_session)]
Limit = Annotated[int, Query(ge=1, le=200)]
WHOLE = (
    joinedload(Quote.actor),
    joinedload(Quote.article),
    joinedload(Quote.rendering).joinedload(Rendering.family),
    selectinload(Quote.abouts).joinedload(About.actor),
)
NEWEST = (Quote.said_sort, Quote.published_sort, Quote.id)
NEWEST_ABOUT = (About.said_sort, About.published_sort, About.quote_id)


@app.get("/quotes")
async def find_quotes(  # noqa: PLR0917 - as a query string has them
    session: Session,
    speaker: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    q: str | None = None,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    limit: Limit = 20,
    cursor: str | None = None,
) -> answers.QuotePage:
    """Who said what, newest first."""
    named = [await resolve(session, name) for name in (speaker, about) if name is not None]
    wanted: Select[Any] = select(Quote)
    order: tuple[Any, ...] = NEWEST
    if about is not None:
        wanted, order = wanted.join(About, About.quote_id == Quote.id), NEWEST_ABOUT
        wanted = wanted.where(About.actor_key == named[-1][1])
    if speaker is not None:
        wanted = wanted.where(Quote.actor_key == named[0][1])
    if kind is not None:
        wanted = wanted.where(Quote.kind == kind)
    if q is not None:
        wanted = wanted.where(Quote.words.op("@@")(func.websearch_to_tsquery(literal_column("'english'"), q)))
    if from_ is not None:
        wanted = wanted.where(Quote.said_sort >= from_)
    if to is not None:
        wanted = wanted.where(func.coalesce(Quote.said_from, Quote.said_to) <= to)
    return await page_of_quotes(
        session, wanted, order, limit=limit, cursor=cursor, resolution=[one for one, _ in named]
    )


@app.get("/articles/{id}/quotes")
async def find_article_quotes(session: Session, id: str, limit: Limit = 20) -> answers.QuotePage:
    """One report's quotes in the order of its text."""
    key = await session.scalar(select(Article.key).where(Article.id == id))
    if key is None:
        raise HTTPException(404)
    wanted = select(Quote).where(Quote.article_key == key).order_by(Quote.n).limit(limit).options(*WHOLE)
    rows = (await session.scalars(wanted)).all()
    page = answers.Page(next=None, prev=None, limit=limit)
    items = [answers.Quote.of(row) for row in rows]
    return answers.QuotePage(items=items, page=page, resolution=[], meta=await meta(session))


@app.get("/articles")
async def find_articles(
    session: Session,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    limit: Limit = 20,
) -> answers.ArticlePage:
    """Reports, newest first."""
    wanted = select(Article).options(undefer_group("summary"))
    if from_ is not None:
        wanted = wanted.where(Article.published_on >= from_)
    if to is not None:
        wanted = wanted.where(Article.published_on <= to)
    instant = func.instant(Article.published_at, Article.published_on)
    rows = (await session.scalars(wanted.order_by(instant.desc(), Article.id.desc()).limit(limit))).all()
    items = [answers.Article.model_validate(row, from_attributes=True) for row in rows]
    page = answers.Page(next=None, prev=None, limit=limit)
    return answers.ArticlePage(items=items, page=page, meta=await meta(session))


async def page_of_quotes(
    session: AsyncSession,
    wanted: Select[Any],
    order: tuple[Any, ...],
    *,
    limit: int,
    cursor: str | None,
    resolution: list[answers.Resolution],
) -> answers.QuotePage:
    """A page of a list of quotes, and the way on."""
    if cursor is not None:
        wanted = wanted.where(tuple_(*order) < tuple_(*read_cursor(cursor)))
    wanted = wanted.order_by(*(column.desc() for column in order)).limit(limit + 1).options(*WHOLE)
    rows = (await session.scalars(wanted)).unique().all()
    more = write_cursor(rows[limit - 1]) if len(rows) > limit else None
    return answers.QuotePage(
        items=[answers.Quote.of(row) for row in rows[:limit]],
        page=answers.Page(next=more, prev=None, limit=limit),
        resolution=resolution,
        meta=await meta(session),
    )


async def resolve(session: AsyncSession, name: str) -> tuple[answers.Resolution, int | None]:
    """Who bears a name, the most quoted first, and the key of the one who is taken."""
    wanted = (
        select(Actor)
        .join(ActorName, ActorName.actor_key == Actor.key)
        .where(ActorName.folded == fold(name))
        .order_by(Actor.quotes.desc(), Actor.id)
        .limit(MOST_BEARERS)
    )
    first, *others = (await session.scalars(wanted)).all() or [None]
    alternatives = [
        answers.Alternative(id=one.id, name=one.name, kind=one.kind, quotes=one.quotes) for one in others if one
    ]
    reason = "nobody" if first is None else "most_quoted" if others else "only_bearer"
    actor = answers.ActorRef.of(first) if first else None
    return answers.Resolution(query=name, actor=actor, alternatives=alternatives, reason=reason), first and first.key


async def meta(session: AsyncSession) -> answers.Meta:
    """The state of the corpus."""
    return answers.Meta(corpus_version=await session.scalar(select(tables.Corpus.version)) or 0)


def write_cursor(row: Quote) -> str:
    """Where a page ends."""
    return urlsafe_b64encode(f"{row.said_sort} {row.published_sort} {row.id}".encode()).decode()


def read_cursor(cursor: str) -> tuple[date, date, str]:
    """The same, read again."""
    said, published, id = urlsafe_b64decode(cursor).decode().split(" ")
    return date.fromisoformat(said), date.fromisoformat(published), id
