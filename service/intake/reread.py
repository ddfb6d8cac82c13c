"""Articles on record, read again: what is found otherwise takes the place of what was, and it is told what changed."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from service.db import changes, ledger, rereading, storing
from service.db.ledger import Counts
from service.db.pool import Connection, transaction
from service.db.register import add_actors
from service.db.rows import AboutRow, ArticleNameRow, ArticleRow, FigureRow, NewActor, QuoteRow, RoleRow
from service.intake.differing import Found, comparable, counted, differences, first, found_in
from service.intake.linking import AddActors
from service.intake.records import Place, Records
from service.intake.store import Item, make, put
from service.model.load import Change, QuoteChange

Row = TypeVar("Row")


class Reread(Item, frozen=True, kw_only=True):
    """A new reading of an article on record; `engine` and `made_from` are what the record had when it was begun."""

    place: Place
    engine: str
    made_from: bytes


class Outcome(Struct, frozen=True, kw_only=True):
    """What a batch comes to."""

    same: list[Reread]
    #: The new rows of articles in which something else is found.
    replaced: list[Records]
    #: What became of the quotes of those.
    changes: list[QuoteChange]
    #: Changed on record since they were read, by a load with yet another engine: left as they are.
    overtaken: list[Reread]

    @property
    def counts(self) -> Counts:
        """How many there are of those that were compared."""
        same, replaced = len(self.same), len(self.replaced)
        return Counts(
            read=same + replaced,
            unchanged=same,
            replaced=replaced,
            quotes=sum(len(one.quotes) for one in self.replaced),
        )


async def reread(db: Connection, items: Sequence[Reread], *, load: int, room: Mapping[Change, int]) -> Outcome:
    """Put new readings on record in one transaction; the ledger names so many changes of each sort as there is room.

    An article of which the same is found gets the mark of the engine and nothing else, and only where a finding
    differs is there a new version of the corpus. Raises as `store` does.
    """
    async with transaction(db):
        await storing.take_turn(db)
        outcome = await _compare(db, items, add=add_actors)
        if outcome.replaced:
            version = await storing.take_version(db)
            await changes.note(db, version, await put(db, outcome.replaced, []))
            await storing.ring(db, version)
        await rereading.mark(db, {one.place.key: one.reading.engine for one in outcome.same})
        await ledger.count(db, load, outcome.counts)
        await ledger.note_changes(db, load, counted(outcome.changes), first(outcome.changes, room))
    return outcome


async def foresee_reread(db: Connection, items: Sequence[Reread]) -> Outcome:
    """What `reread` would do, with nothing written."""
    return await _compare(db, items, add=_not_added)


async def _compare(db: Connection, items: Sequence[Reread], *, add: AddActors) -> Outcome:
    articles = {row.key: row for row in await storing.rows(db, ArticleRow, [item.place.key for item in items])}
    current = [item for item in items if _stands(item, articles.get(item.place.key))]
    before = await _on_record(db, [articles[item.place.key] for item in current])
    made = await make(db, [(item, item.place) for item in current], add=add)
    compared = [(item, rows, before[item.place.key], found_in(rows)) for item, rows in zip(current, made, strict=True)]
    changed = [(old, now) for _, _, old, now in compared if old != now]
    names = await rereading.names_of(db, {row.actor_key for pair in changed for one in pair for row in one.quotes})
    return Outcome(
        same=[item for item, _, old, now in compared if old == now],
        replaced=[rows for _, rows, old, now in compared if old != now],
        changes=[change for old, now in changed for change in differences(old, now, names)],
        overtaken=[item for item in items if _is_overtaken(item, articles.get(item.place.key))],
    )


async def _on_record(db: Connection, articles: Sequence[ArticleRow]) -> dict[int, Found]:
    keys = [row.key for row in articles]
    figures = _grouped(await storing.rows(db, FigureRow, keys), _article)
    names = _grouped(await storing.rows(db, ArticleNameRow, keys), _article)
    roles = _grouped(await storing.rows(db, RoleRow, keys), _article)
    all_quotes = await storing.rows(db, QuoteRow, keys)
    quotes = _grouped(all_quotes, _article)
    article_of = {row.id: row.article_key for row in all_quotes}
    abouts = _grouped(await storing.rows(db, AboutRow, list(article_of)), lambda row: article_of[row.quote_id])
    hashes = await rereading.hashes_of(db, {row.rendering_key for row in all_quotes})
    return {
        row.key: comparable(
            Found(
                article=row,
                figures=figures[row.key],
                names=names[row.key],
                roles=roles[row.key],
                quotes=quotes[row.key],
                abouts=abouts[row.key],
                renderings={
                    one.id: hashes[one.rendering_key] for one in quotes[row.key] if one.rendering_key is not None
                },
            )
        )
        for row in articles
    }


def _grouped(rows: Sequence[Row], key: Callable[[Row], int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _article(row: FigureRow | ArticleNameRow | RoleRow | QuoteRow) -> int:
    return row.article_key


def _stands(item: Reread, before: ArticleRow | None) -> bool:
    """Whether an article is on record as it was when its new reading was begun."""
    return before is not None and (before.engine, before.fingerprint) == (item.engine, item.made_from)


def _is_overtaken(item: Reread, before: ArticleRow | None) -> bool:
    """Whether an article has changed since, and not by the engine that read it now."""
    return before is not None and not _stands(item, before) and before.engine != item.reading.engine


async def _not_added(_db: Connection, actors: Sequence[NewActor]) -> dict[str, int]:
    """Keys that no actor has."""
    return {actor.id: -number for number, actor in enumerate(actors, start=1)}
