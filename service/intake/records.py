"""A reading as rows: the last step before the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from service.db.rows import AboutRow, ArticleNameRow, ArticleRow, FigureRow, QuoteRow, RenderingRow, RoleRow
from service.intake.identity import body_sha256, quote_ids
from service.intake.reading import Reading
from service.intake.renderings import rendering_rows
from service.intake.statement import Statement, offsets, statements, text_sha256
from service.model.document import Document
from service.model.figure import Link
from service.model.name import fold
from service.resolve.link import aliases


class Records(Struct, frozen=True):
    """All rows of one article but its documents; `renderings` has an entry for each quote."""

    article: ArticleRow
    figures: list[FigureRow]
    names: list[ArticleNameRow]
    roles: list[RoleRow]
    quotes: list[QuoteRow]
    abouts: list[AboutRow]
    renderings: list[RenderingRow | None]


class Place(Struct, frozen=True):
    """Where the rows of a reading go: the article's id and key, the hash of what it was made from."""

    id: str
    key: int
    fingerprint: bytes


def records(
    document: Document,
    reading: Reading,
    place: Place,
    *,
    links: Sequence[Link],
    actors: Mapping[str, int],
    before: Mapping[str, datetime],
) -> Records:
    """The rows of a reading; `actors` gives keys by id, `before` since when a quote has been on record."""
    keys = [actors[link.actor] if link.actor else None for link in links]
    said = statements(reading)
    quotes = _quotes(reading, said, place, keys, before)
    return Records(
        _article(document, reading, place),
        _figures(reading, place, links, keys),
        _names(reading, place, keys),
        _roles(reading, place, keys),
        quotes,
        _abouts(reading, keys, quotes),
        rendering_rows(reading, said, links, actors),
    )


def _article(document: Document, reading: Reading, place: Place) -> ArticleRow:
    article = reading.article
    return ArticleRow(
        key=place.key,
        id=place.id,
        url=article.url,
        title=article.title,
        standfirst=article.standfirst,
        highlights=article.highlights,
        byline=article.byline,
        agency=article.agency,
        publisher=article.publisher,
        dateline_place=article.dateline_place,
        dateline_date=article.dateline_date,
        photo_credit=article.photo_credit,
        published_at=article.published_at,
        updated_at=article.updated_at,
        published_on=article.published_on,
        date_from=article.date_from,
        zone=article.zone,
        language=reading.language,
        text=article.text,
        text_sha256=text_sha256(article.text),
        length=len(article.text),
        quotes=len(reading.attributions),
        engine=reading.engine,
        sha256=body_sha256(document),
        fingerprint=place.fingerprint,
    )


def _figures(reading: Reading, place: Place, links: Sequence[Link], keys: Sequence[int | None]) -> list[FigureRow]:
    spoken = Counter(speaker.figure for speaker in reading.cast.speakers)
    return [
        FigureRow(
            article_key=place.key,
            n=n,
            actor_key=key,
            name=figure.name,
            kind=figure.kind,
            forms=figure.forms,
            candidates=link.candidates,
            quotes=spoken[n],
        )
        for n, (figure, link, key) in enumerate(zip(reading.cast.figures, links, keys, strict=True))
    ]


def _names(reading: Reading, place: Place, keys: Sequence[int | None]) -> list[ArticleNameRow]:
    found: dict[tuple[int, str], ArticleNameRow] = {}
    for figure, key in zip(reading.cast.figures, keys, strict=True):
        for name in aliases(figure) if key else ():
            folded = fold(name)
            if key and folded:
                row = ArticleNameRow(article_key=place.key, actor_key=key, folded=folded, name=name)
                found.setdefault((key, folded), row)
    return list(found.values())


def _roles(reading: Reading, place: Place, keys: Sequence[int | None]) -> list[RoleRow]:
    stated = [
        (key, role) for figure, key in zip(reading.cast.figures, keys, strict=True) if key for role in figure.roles
    ]
    return [
        RoleRow(
            article_key=place.key,
            n=n,
            actor_key=key,
            text=role.text,
            at=role.span.offsets,
            former=role.former,
            stated_on=reading.article.published_on,
        )
        for n, (key, role) in enumerate(stated)
    ]


def _quotes(
    reading: Reading,
    said: Sequence[Statement],
    place: Place,
    keys: Sequence[int | None],
    before: Mapping[str, datetime],
) -> list[QuoteRow]:
    ids = quote_ids(place.id, (one.text for one in said))
    now = datetime.now(UTC)
    return [
        QuoteRow(
            id=ids[n],
            article_key=place.key,
            n=n,
            text=one.text,
            kind=one.found.kind,
            actor_key=None if one.speaker.figure is None else keys[one.speaker.figure],
            speaker=one.words(one.found.speaker),
            role=one.speaker.role,
            anonymous=one.speaker.anonymous,
            cue=one.words(one.found.cue),
            lemma=one.found.lemma,
            stance=one.found.stance,
            addressee=one.words(one.found.addressee),
            occasion=one.found.occasion,
            said_from=one.said.from_,
            said_to=one.said.to,
            said_instant=one.said.at,
            said_precision=one.said.precision,
            said_evidence=one.said.evidence,
            said_inherited=one.said.inherited,
            within=None if one.found.within is None else ids[one.found.within],
            paragraph=one.paragraph,
            content_at=[list(piece.offsets) for piece in one.found.content],
            speaker_at=offsets(one.found.speaker),
            cue_at=offsets(one.found.cue),
            said_at=offsets(one.said_at),
            prefix=one.prefix,
            suffix=one.suffix,
            confidence=one.confidence,
            published_at=reading.article.published_at,
            published_on=reading.article.published_on,
            loaded_at=before.get(ids[n], now),
            rendering_key=None,
        )
        for n, one in enumerate(said)
    ]


def _abouts(reading: Reading, keys: Sequence[int | None], quotes: Sequence[QuoteRow]) -> list[AboutRow]:
    rows = []
    for quote, topics in zip(quotes, reading.cast.about, strict=True):
        places: dict[int, list[list[int]]] = {}
        for topic in topics:
            key = keys[topic.figure]
            if key is not None:
                places.setdefault(key, []).extend(list(span.offsets) for span in topic.at)
        rows += [
            AboutRow(
                quote_id=quote.id,
                actor_key=key,
                at=sorted(at),
                said_from=quote.said_from,
                said_to=quote.said_to,
                published_at=quote.published_at,
                published_on=quote.published_on,
            )
            for key, at in places.items()
        ]
    return rows
