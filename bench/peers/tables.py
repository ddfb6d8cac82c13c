"""The tables as SQLAlchemy maps them; what is long and seldom wanted is loaded only when it is asked for."""

from datetime import date, datetime

from sqlalchemy import ARRAY, Date, DateTime, ForeignKey, Integer, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """What all tables have in common."""


class Corpus(Base):
    """The one row that says how often the answers have changed."""

    __tablename__ = "corpus"
    one: Mapped[bool] = mapped_column(primary_key=True)
    version: Mapped[int]


class Actor(Base):
    """Somebody who speaks or is spoken of."""

    __tablename__ = "actors"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    quotes: Mapped[int]


class ActorName(Base):
    """A name that somebody bears."""

    __tablename__ = "actor_names"
    actor_key: Mapped[int] = mapped_column(ForeignKey("actors.key"), primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)


class Article(Base):
    """A report."""

    __tablename__ = "articles"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    title: Mapped[str | None]
    standfirst: Mapped[str | None] = mapped_column(deferred=True, deferred_group="summary")
    highlights: Mapped[list[str]] = mapped_column(ARRAY(Text), deferred=True, deferred_group="summary")
    byline: Mapped[str | None] = mapped_column(deferred=True, deferred_group="summary")
    agency: Mapped[str | None]
    publisher: Mapped[str | None]
    url: Mapped[str | None]
    published_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), deferred=True, deferred_group="summary"
    )
    published_on: Mapped[date | None]
    language: Mapped[str | None] = mapped_column(deferred=True, deferred_group="summary")
    length: Mapped[int] = mapped_column(deferred=True, deferred_group="summary")
    quotes: Mapped[int] = mapped_column(deferred=True, deferred_group="summary")
    published_sort: Mapped[date] = mapped_column(deferred=True, deferred_group="summary")
    text_sha256: Mapped[str]
    text: Mapped[str] = mapped_column(deferred=True)


class Family(Base):
    """Renderings of one utterance."""

    __tablename__ = "families"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    size: Mapped[int]


class Rendering(Base):
    """Words as quotes give them."""

    __tablename__ = "renderings"
    key: Mapped[int] = mapped_column(primary_key=True)
    family_key: Mapped[int | None] = mapped_column(ForeignKey("families.key"))
    family: Mapped[Family | None] = relationship(lazy="raise")


class About(Base):
    """Whom a quote speaks of."""

    __tablename__ = "quote_abouts"
    quote_id: Mapped[str] = mapped_column(ForeignKey("quotes.id"), primary_key=True)
    actor_key: Mapped[int] = mapped_column(ForeignKey("actors.key"), primary_key=True)
    at: Mapped[list[list[int]]] = mapped_column(ARRAY(Integer, dimensions=2))
    said_sort: Mapped[date] = mapped_column(deferred=True)
    published_sort: Mapped[date] = mapped_column(deferred=True)
    actor: Mapped[Actor] = relationship(lazy="raise")


class Quote(Base):
    """A statement."""

    __tablename__ = "quotes"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    article_key: Mapped[int] = mapped_column(ForeignKey("articles.key"))
    actor_key: Mapped[int | None] = mapped_column(ForeignKey("actors.key"))
    rendering_key: Mapped[int | None] = mapped_column(ForeignKey("renderings.key"))
    n: Mapped[int]
    text: Mapped[str]
    kind: Mapped[str]
    speaker: Mapped[str | None]
    role: Mapped[str | None]
    anonymous: Mapped[bool]
    cue: Mapped[str | None]
    lemma: Mapped[str | None]
    stance: Mapped[str | None]
    addressee: Mapped[str | None]
    occasion: Mapped[str | None]
    said_from: Mapped[date | None]
    said_to: Mapped[date | None]
    said_instant: Mapped[datetime | None]
    said_precision: Mapped[str]
    said_evidence: Mapped[str | None]
    said_inherited: Mapped[bool]
    said_at: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))
    within: Mapped[str | None]
    paragraph: Mapped[int]
    content_at: Mapped[list[list[int]]] = mapped_column(ARRAY(Integer, dimensions=2))
    speaker_at: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))
    cue_at: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))
    prefix: Mapped[str]
    suffix: Mapped[str]
    confidence: Mapped[float]
    said_sort: Mapped[date] = mapped_column(Date)
    published_sort: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(TSVECTOR, deferred=True)
    actor: Mapped[Actor | None] = relationship(lazy="raise")
    article: Mapped[Article] = relationship(lazy="raise")
    rendering: Mapped[Rendering | None] = relationship(lazy="raise")
    abouts: Mapped[list[About]] = relationship(lazy="raise", order_by=About.at)
