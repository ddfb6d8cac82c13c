"""The answers as pydantic models, in the form that the service gives them."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel, Field

from bench.peers import tables


class ActorRef(BaseModel):
    """Somebody, named."""

    id: str
    name: str
    kind: str

    @classmethod
    def of(cls, actor: tables.Actor) -> Self:
        """From a row."""
        return cls(id=actor.id, name=actor.name, kind=actor.kind)


class Alternative(ActorRef):
    """Another bearer of a name."""

    quotes: int


class Topic(ActorRef):
    """Somebody whom a quote speaks of."""

    at: list[list[int]]


class Speaker(BaseModel):
    """Whose words they are."""

    text: str | None
    role: str | None
    anonymous: bool
    actor: ActorRef | None


class Cue(BaseModel):
    """The words that mark the saying."""

    text: str
    lemma: str | None
    stance: str | None


class SaidOn(BaseModel):
    """When it was said."""

    from_: date | None = Field(serialization_alias="from")
    to: date | None
    at: datetime | None
    precision: str
    evidence: str | None
    inherited: bool


class ArticleRef(BaseModel):
    """A report, named."""

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    agency: str | None
    published_on: date | None


class Article(ArticleRef):
    """A report, as a list has it."""

    standfirst: str | None
    highlights: list[str]
    byline: str | None
    published_at: datetime | None
    language: str | None
    text_sha256: str
    length: int
    quotes: int


class Evidence(BaseModel):
    """Where everything stands."""

    text_sha256: str
    paragraph: int
    content: list[list[int]]
    speaker: list[int] | None
    cue: list[int] | None
    said_on: list[int] | None


class Context(BaseModel):
    """What stands around it."""

    prefix: str
    suffix: str


class Family(BaseModel):
    """The renderings of one utterance."""

    id: str
    size: int


class Quote(BaseModel):
    """A statement."""

    id: str
    text: str
    kind: str
    speaker: Speaker
    cue: Cue | None
    addressee: str | None
    occasion: str | None
    said_on: SaidOn
    about: list[Topic]
    within: str | None
    article: ArticleRef
    evidence: Evidence
    context: Context
    confidence: float
    family: Family | None
    matches: list[list[int]] | None = None

    @classmethod
    def of(cls, row: tables.Quote) -> Self:
        """From a row with all that belongs to it."""
        family = row.rendering.family if row.rendering else None
        return cls(
            id=row.id,
            text=row.text,
            kind=row.kind,
            speaker=Speaker(
                text=row.speaker,
                role=row.role,
                anonymous=row.anonymous,
                actor=ActorRef.of(row.actor) if row.actor else None,
            ),
            cue=Cue(text=row.cue, lemma=row.lemma, stance=row.stance) if row.cue is not None else None,
            addressee=row.addressee,
            occasion=row.occasion,
            said_on=SaidOn(
                from_=row.said_from,
                to=row.said_to,
                at=row.said_instant,
                precision=row.said_precision,
                evidence=row.said_evidence,
                inherited=row.said_inherited,
            ),
            about=[Topic(id=one.actor.id, name=one.actor.name, kind=one.actor.kind, at=one.at) for one in row.abouts],
            within=row.within,
            article=ArticleRef(
                id=row.article.id,
                title=row.article.title,
                url=row.article.url,
                publisher=row.article.publisher,
                agency=row.article.agency,
                published_on=row.article.published_on,
            ),
            evidence=Evidence(
                text_sha256=row.article.text_sha256,
                paragraph=row.paragraph,
                content=row.content_at,
                speaker=row.speaker_at,
                cue=row.cue_at,
                said_on=row.said_at,
            ),
            context=Context(prefix=row.prefix, suffix=row.suffix),
            confidence=row.confidence,
            family=Family(id=family.id, size=family.size) if family else None,
        )


class Resolution(BaseModel):
    """Whom a name was taken for."""

    query: str
    actor: ActorRef | None
    alternatives: list[Alternative]
    reason: str


class Page(BaseModel):
    """The way on."""

    next: str | None
    prev: str | None
    limit: int


class Meta(BaseModel):
    """What the answer was read from."""

    corpus_version: int


class QuotePage(BaseModel):
    """A page of quotes."""

    items: list[Quote]
    page: Page
    resolution: list[Resolution]
    meta: Meta


class ArticlePage(BaseModel):
    """A page of articles."""

    items: list[Article]
    page: Page
    meta: Meta
