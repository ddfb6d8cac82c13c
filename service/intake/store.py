"""One batch of readings into the database: all of it or nothing, as one new version of the corpus."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from service.db import changes, ledger, register, storing, withdrawing
from service.db import families as renderings
from service.db.changes import Touched
from service.db.ledger import Counts
from service.db.pool import Connection, transaction
from service.db.register import add_actors
from service.db.rows import DocumentRow, QuoteRow
from service.db.storing import OnRecord
from service.db.withdrawing import Marks
from service.errors import Invalid
from service.intake import families
from service.intake.identity import article_id, body_sha256, fingerprint, has_name, place_sha256
from service.intake.linking import AddActors, link_batch
from service.intake.reading import Reading
from service.intake.records import Place, Records, records
from service.intake.withholding import without
from service.model.document import Document
from service.model.load import Refusal


class Item(Struct, frozen=True):
    """A document and what the engine made of it."""

    document: Document
    reading: Reading


class Fate(Struct):
    """What becomes of the items of a batch; each is in one of the lists."""

    fresh: list[tuple[Item, str]]
    replaced: list[tuple[Item, str]]
    #: The same bytes under another name: only the place is noted.
    unchanged: list[tuple[Item, str]]
    #: Another wording of an article of this batch: for the next one, so that each is a change of its own.
    later: list[Item]

    def counts(self) -> Counts:
        """How many of each, the later ones left out."""
        fresh, replaced, unchanged = len(self.fresh), len(self.replaced), len(self.unchanged)
        return Counts(
            read=fresh + replaced + unchanged,
            stored=fresh,
            replaced=replaced,
            unchanged=unchanged,
            quotes=quotes_in(item for item, _ in (*self.fresh, *self.replaced)),
        )


class Foreseen(Struct):
    """What the batches of a trial run before this one would have put on record: some 200 bytes for each article."""

    #: The fingerprints of articles, by id.
    marks: dict[str, bytes] = field(default_factory=dict)

    def add(self, fate: Fate) -> None:
        """Take a batch for stored."""
        self.marks |= {id: fingerprint(item.document) for item, id in (*fate.fresh, *fate.replaced)}


async def store(db: Connection, items: Sequence[Item], *, load: int) -> tuple[Counts, list[Item]]:
    """Store a batch in one transaction; what was done, and the items that must come in a later batch.

    Raises as `settle` does.
    """
    fate = await settle(db, items, load=load)
    return fate.counts(), fate.later


async def settle(db: Connection, items: Sequence[Item], *, load: int) -> Fate:
    """Store a batch in one transaction; what becomes of each of its items.

    Raises Unavailable when the database goes away, Invalid when it refuses a record; nothing is stored then.
    """
    async with transaction(db):
        version = await storing.take_version(db)
        on_record, fate = await _fates(db, items, Foreseen())
        await changes.note(db, version, await _write(db, fate, on_record, load))
        await ledger.count(db, load, fate.counts())
        await storing.ring(db, version)
    return fate


async def foresee(db: Connection, items: Sequence[Item], before: Foreseen) -> tuple[Counts, list[Item]]:
    """What `store` would do after the batches `before`, with nothing written; this one is added to them."""
    _, fate = await _fates(db, items, before)
    before.add(fate)
    return fate.counts(), fate.later


def quotes_in(items: Iterable[Item]) -> int:
    """How many quotes the engine found in documents."""
    return sum(len(item.reading.attributions) for item in items)


async def _identified(db: Connection, items: Sequence[Item]) -> list[str]:
    """The ids of the articles of a batch; a place whose document says none keeps the one that it has."""
    named = [(item.document, item.reading.article.url) for item in items]
    kept = await storing.articles_at(db, [one.location for one, url in named if not has_name(one, url)])
    return [(not has_name(one, url) and kept.get(one.location)) or article_id(one, url) for one, url in named]


async def _fates(db: Connection, items: Sequence[Item], before: Foreseen) -> tuple[dict[str, OnRecord], Fate]:
    ids = await _identified(db, items)
    for why in await _barred(db, items, ids):
        if why:
            raise Invalid(why)
    on_record = await storing.articles_of(db, ids)
    marks = {id: one.fingerprint for id, one in on_record.items()}
    marks |= {id: before.marks[id] for id in ids if id in before.marks}
    fate, seen = Fate([], [], [], []), dict[str, bytes]()
    for item, id in zip(items, ids, strict=True):
        mark = fingerprint(item.document)
        if seen.get(id, marks.get(id)) == mark:
            fate.unchanged.append((item, id))
        elif id in seen:
            fate.later.append(item)
        else:
            (fate.replaced if id in marks else fate.fresh).append((item, id))
            seen[id] = mark
    return on_record, fate


async def screened(db: Connection, items: Sequence[Item]) -> tuple[list[Item], list[Refusal]]:
    """Those of a batch that may be stored, and why the others may not: they were withdrawn."""
    ids = await _identified(db, items)
    judged = list(zip(items, await _barred(db, items, ids), strict=True))
    return [one for one, why in judged if not why], [
        Refusal(one.document.name, None, why) for one, why in judged if why
    ]


async def _barred(db: Connection, items: Sequence[Item], ids: Sequence[str]) -> list[str | None]:
    marks = [
        Marks(
            body=body_sha256(item.document),
            article=id,
            place=None if has_name(item.document, item.reading.article.url) else place_sha256(item.document.location),
        )
        for item, id in zip(items, ids, strict=True)
    ]
    return await withdrawing.barred(db, marks)


async def _write(db: Connection, fate: Fate, on_record: Mapping[str, OnRecord], load: int) -> Touched:
    keys = {id: on_record[id].key for _, id in (*fate.replaced, *fate.unchanged) if id in on_record}
    keys |= zip((id for _, id in fate.fresh), await storing.article_keys(db, len(fate.fresh)), strict=True)
    changed = [*fate.replaced, *fate.fresh]
    made = await make(db, [(item, Place(id, keys[id], fingerprint(item.document))) for item, id in changed])
    touched = await put(db, made[: len(fate.replaced)], made[len(fate.replaced) :])
    await _put_documents(db, [*changed, *fate.unchanged], keys, load)
    return touched


async def make(db: Connection, items: Sequence[tuple[Item, Place]], *, add: AddActors = add_actors) -> list[Records]:
    """The rows of readings; `add` puts the actors that they bring into the register."""
    before = await storing.quotes_before(db, [place.key for _, place in items])
    casts = {place.id: item.reading.cast for item, place in items}
    days = {place.id: item.reading.article.published_on for item, place in items}
    links, actors = await link_batch(db, casts, days=days, add=add)
    taken = await withdrawing.withheld(db, [place.id for _, place in items])
    return [
        without(
            records(item.document, item.reading, place, links=found, actors=actors, before=before),
            taken.get(place.id, []),
        )
        for (item, place), found in zip(items, links, strict=True)
    ]


async def put(db: Connection, replaced: Sequence[Records], fresh: Sequence[Records]) -> Touched:
    """Put rows on record; those of articles that are there already take the place of what was found in them.

    What may be otherwise now, for the feed of changes.
    """
    old = [one.article.key for one in replaced]
    spoken_of = await register.count_out(db, old)
    touched = await renderings.of_articles(db, old)
    await storing.forget_found(db, old)
    made = [*replaced, *fresh]
    names = [row for one in made for row in one.names]
    await storing.replace_articles(db, [one.article for one in replaced])
    await storing.copy(db, [one.article for one in fresh])
    await storing.copy(db, [row for one in made for row in one.figures])
    await storing.copy(db, names)
    await storing.copy(db, [row for one in made for row in one.roles])
    keys = await families.add(db, [row for one in made for row in one.renderings if row])
    await storing.copy(db, [row for one in made for row in _placed(one, keys)])
    await storing.copy(db, [row for one in made for row in one.abouts])
    renewed = await families.renew(db, {*touched, *keys.values()})
    await storing.write_json(db, [one.article.key for one in made])
    await register.count_in(db, [one.article.key for one in made], names)
    gone = await register.drop_unknown(db, spoken_of)
    return Touched(
        articles={one.article.id for one in made},
        renderings=renewed,
        actors={*spoken_of, *(row.actor_key for one in made for row in one.figures if row.actor_key is not None)},
        gone=gone,
    )


def _placed(made: Records, keys: Mapping[bytes, int]) -> list[QuoteRow]:
    """The quotes of an article, each with the key of its rendering."""
    return [
        replace(quote, rendering_key=keys[row.sha256]) if row else quote
        for quote, row in zip(made.quotes, made.renderings, strict=True)
    ]


async def _put_documents(db: Connection, items: Sequence[tuple[Item, str]], keys: Mapping[str, int], load: int) -> None:
    """Note where each document lies; of one place named twice in a batch, the last."""
    rows = {}
    for item, id in items:
        document = item.document
        row = DocumentRow(
            location=document.location,
            article_key=keys[id],
            sha256=body_sha256(document),
            media=document.media,
            side=document.side,
            fingerprint=fingerprint(document),
        )
        rows[document.location] = (row, document.body)
    await storing.put_documents(db, [row for row, _ in rows.values()], [body for _, body in rows.values()], load)
