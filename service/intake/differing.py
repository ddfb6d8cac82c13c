"""What a new reading changes of what is on record of an article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs

from service.db.rows import AboutRow, ArticleNameRow, ArticleRow, FigureRow, QuoteRow, RoleRow
from service.intake.records import Records
from service.model.load import Change, QuoteChange, QuoteCounts

#: Which field of a quote, as the API gives it, a column is part of; any other bears the name of its column.
FIELDS = {
    "actor_key": "speaker",
    "role": "speaker",
    "anonymous": "speaker",
    "lemma": "cue",
    "stance": "cue",
    "said_from": "said_on",
    "said_to": "said_on",
    "said_instant": "said_on",
    "said_precision": "said_on",
    "said_evidence": "said_on",
    "said_inherited": "said_on",
    "paragraph": "evidence",
    "content_at": "evidence",
    "speaker_at": "evidence",
    "cue_at": "evidence",
    "said_at": "evidence",
    "prefix": "context",
    "suffix": "context",
    "published_at": "article",
    "published_on": "article",
}
#: Columns in which a quote is what it was: its number moves when another one comes before it.
BESIDE = frozenset({"n", "loaded_at"})


class Found(Struct, frozen=True, kw_only=True):
    """The rows of one article as they can be compared: in one order, without what no answer shows."""

    article: ArticleRow
    figures: list[FigureRow]
    names: list[ArticleNameRow]
    roles: list[RoleRow]
    quotes: list[QuoteRow]
    abouts: list[AboutRow]
    #: The hash of a quote's rendering, by the id of the quote.
    renderings: dict[str, bytes]


def comparable(one: Found) -> Found:
    """Rows brought into their order; left out are the engine's mark, who else a name might mean, keys of renderings."""
    return Found(
        article=structs.replace(one.article, engine=""),
        figures=sorted((structs.replace(row, candidates=()) for row in one.figures), key=lambda row: row.n),
        names=sorted(one.names, key=lambda row: (row.actor_key, row.folded)),
        roles=sorted(one.roles, key=lambda row: row.n),
        quotes=sorted((structs.replace(row, rendering_key=None) for row in one.quotes), key=lambda row: row.n),
        abouts=sorted(one.abouts, key=lambda row: (row.quote_id, row.actor_key)),
        renderings=one.renderings,
    )


def found_in(made: Records) -> Found:
    """The rows of a reading, to be compared."""
    return comparable(
        Found(
            article=made.article,
            figures=made.figures,
            names=made.names,
            roles=made.roles,
            quotes=made.quotes,
            abouts=made.abouts,
            renderings={
                quote.id: row.sha256 for quote, row in zip(made.quotes, made.renderings, strict=True) if row is not None
            },
        )
    )


def differences(before: Found, now: Found, names: Mapping[int, str]) -> Iterator[QuoteChange]:
    """What becomes of an article's quotes: first those that it loses, then the others in its order.

    `names` are those of the actors, by key.
    """
    old = {row.id: row for row in before.quotes}
    kept = {row.id for row in now.quotes}
    for row in before.quotes:
        if row.id not in kept:
            yield _told(Change.LOST, row, now, names)
    for row in now.quotes:
        if row.id not in old:
            yield _told(Change.ADDED, row, now, names)
        elif fields := _otherwise(old[row.id], row, before, now):
            yield _told(Change.CHANGED, row, now, names, fields)


def counted(changes: Iterable[QuoteChange]) -> QuoteCounts:
    """How many of each sort."""
    found = Counter(one.change for one in changes)
    return QuoteCounts(added=found[Change.ADDED], lost=found[Change.LOST], changed=found[Change.CHANGED])


def first(changes: Iterable[QuoteChange], room: Mapping[Change, int]) -> list[QuoteChange]:
    """The first so many of each sort."""
    seen = Counter[Change]()
    listed = []
    for one in changes:
        seen[one.change] += 1
        if seen[one.change] <= room[one.change]:
            listed.append(one)
    return listed


def _otherwise(old: QuoteRow, new: QuoteRow, before: Found, now: Found) -> list[str]:
    """The fields of a quote that are not what they were; of its family that is said where nothing else explains it."""
    columns = [name for name in new.__struct_fields__ if getattr(old, name) != getattr(new, name)]
    fields = [FIELDS.get(name, name) for name in columns if name not in BESIDE]
    if _abouts(before, old.id) != _abouts(now, new.id):
        fields.append("about")
    if not fields and before.renderings.get(old.id) != now.renderings.get(new.id):
        fields.append("family")
    return list(dict.fromkeys(fields))


def _abouts(one: Found, quote: str) -> list[AboutRow]:
    return [row for row in one.abouts if row.quote_id == quote]


def _told(
    change: Change, row: QuoteRow, article: Found, names: Mapping[int, str], fields: list[str] | None = None
) -> QuoteChange:
    speaker = names.get(row.actor_key, row.speaker) if row.actor_key else row.speaker
    return QuoteChange(
        change=change, id=row.id, article=article.article.id, speaker=speaker, text=row.text, fields=fields or []
    )
