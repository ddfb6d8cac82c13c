"""Rows as the tables hold them: the fields are the columns, in the order in which they are copied."""

from datetime import date, datetime

from msgspec import Struct

Pair = tuple[int, int]


class ArticleRow(Struct, frozen=True, kw_only=True):
    """A row of `articles`, without what Postgres makes of it."""

    key: int
    id: str
    url: str | None
    title: str | None
    standfirst: str | None
    highlights: tuple[str, ...]
    byline: str | None
    agency: str | None
    publisher: str | None
    dateline_place: str | None
    dateline_date: date | None
    photo_credit: str | None
    published_at: datetime | None
    updated_at: datetime | None
    published_on: date | None
    date_from: str | None
    zone: str | None
    language: str | None
    text: str
    text_sha256: str
    length: int
    quotes: int
    engine: str
    sha256: bytes
    fingerprint: bytes


class FigureRow(Struct, frozen=True, kw_only=True):
    """A row of `figures`."""

    article_key: int
    n: int
    actor_key: int | None
    name: str
    kind: str
    forms: tuple[str, ...]
    candidates: tuple[str, ...]
    quotes: int


class RoleRow(Struct, frozen=True, kw_only=True):
    """A row of `stated_roles`."""

    article_key: int
    n: int
    actor_key: int
    text: str
    at: Pair
    former: bool
    stated_on: date | None


class QuoteRow(Struct, frozen=True, kw_only=True):
    """A row of `quotes`, without what Postgres makes of it."""

    id: str
    article_key: int
    n: int
    text: str
    kind: str
    actor_key: int | None
    speaker: str | None
    role: str | None
    anonymous: bool
    cue: str | None
    lemma: str | None
    stance: str | None
    addressee: str | None
    occasion: str | None
    said_from: date | None
    said_to: date | None
    said_instant: datetime | None
    said_precision: str
    said_evidence: str | None
    said_inherited: bool
    within: str | None
    paragraph: int
    content_at: list[list[int]]
    speaker_at: Pair | None
    cue_at: Pair | None
    said_at: Pair | None
    prefix: str
    suffix: str
    confidence: float
    published_at: datetime | None
    published_on: date | None
    loaded_at: datetime
    rendering_key: int | None


class RenderingRow(Struct, frozen=True, kw_only=True):
    """A row of `renderings`, without its family."""

    sha256: bytes
    words: str
    indirect: bool
    denied: bool
    passed_on: bool
    actor_key: int | None
    person: bool
    dated: bool
    since: date | None
    until: date | None
    near: date | None
    far: date
    runs: tuple[int, ...]
    stems: tuple[int, ...]


class AboutRow(Struct, frozen=True, kw_only=True):
    """A row of `quote_abouts`: an actor of whom a quote speaks by name, and where."""

    quote_id: str
    actor_key: int
    at: list[list[int]]
    said_from: date | None
    said_to: date | None
    published_at: datetime | None
    published_on: date | None


class DocumentRow(Struct, frozen=True, kw_only=True):
    """A row of `documents`; its body goes to `bodies`."""

    location: str
    article_key: int
    sha256: bytes
    media: str
    side: dict[str, object]
    fingerprint: bytes


class ArticleNameRow(Struct, frozen=True, kw_only=True):
    """A row of `article_names`: a name that one report uses for an actor."""

    article_key: int
    actor_key: int
    folded: str
    name: str


class NewActor(Struct, frozen=True, kw_only=True):
    """An actor that a report brought to the register."""

    id: str
    name: str
    kind: str
