"""A corpus into the real schema: the rows that the service's own writer would store, by COPY."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from msgspec import Struct, structs
from msgspec.structs import replace

from bench import invent
from bench.deferring import without_indexes
from bench.families import Related, related
from bench.printing import ENGINE, article
from bench.stories import REPRINTED, STATEMENTS, Corpus
from service.db import families, ledger, storing
from service.db.ledger import Counts
from service.db.migrate import upgrade
from service.db.pool import Connection, close, connect, transaction
from service.db.rows import DocumentRow, QuoteRow, RenderingRow
from service.db.sql import read
from service.intake import register
from service.intake.identity import article_id, body_sha256, fingerprint, load_id
from service.intake.records import Place, Records, records
from service.model.actor import ActorKind
from service.model.document import Document
from service.model.figure import Link

#: The tables that are filled, and those of them whose keys are given here.
TABLES = (
    "articles", "bodies", "documents", "actors", "actor_names", "figures", "article_names", "stated_roles",
    "quotes", "quote_abouts", "families", "renderings", "kin", "changes", "said_days", "said_months", "spellings",
    "quote_json",
)  # fmt: skip
KEYED = ("articles", "actors", "families", "renderings")
#: What counts again what the writer would have counted.
RECOUNT = read("deciding.sql")
#: Every record as one that came with the next version; what it said then is not known, as after an upgrade.
CHANGES = """
INSERT INTO changes (kind, id, version, n, change, article)
SELECT r.kind, r.id, (SELECT version + 1 FROM corpus), row_number() OVER (ORDER BY r.rank, r.article, r.n, r.id),
       'added', r.article
  FROM (SELECT 'actor' AS kind, id, NULL AS article, 1 AS rank, 0 AS n FROM actors WHERE $1 <= key
         UNION ALL
        SELECT 'article', id, NULL, 2, 0 FROM articles
         UNION ALL
        SELECT 'quote', q.id, a.id, 3, q.n FROM quotes q JOIN articles a ON a.key = q.article_key) r
"""
#: Quotes counted by day and by month, as triggers would have counted them on the way.
SPOKEN = """
  FROM quotes q
 CROSS JOIN LATERAL (VALUES (0), (q.actor_key)) AS w (key)
 WHERE w.key IS NOT NULL
"""
TALLIES = (
    f"""
    INSERT INTO said_days (actor_key, said_sort, said_from, said_precision, n)
    SELECT w.key, q.said_sort, coalesce(q.said_from, q.said_sort), q.said_precision, count(*)
    {SPOKEN}
     GROUP BY 1, 2, 3, 4
     ORDER BY 1, 2
    """,
    f"""
    INSERT INTO said_months (actor_key, said_sort, kind, stance, said_precision, n)
    SELECT w.key, date_trunc('month', q.said_sort::timestamp)::date, q.kind, coalesce(q.stance, ''), q.said_precision,
           count(*)
    {SPOKEN}
     GROUP BY 1, 2, 3, 4, 5
     ORDER BY 1, 2
    """,
    """
    INSERT INTO spellings (parameter, value, n)
    SELECT v.parameter, v.value, count(*)
      FROM (SELECT 'publisher' AS parameter, publisher AS value FROM articles
             UNION ALL
            SELECT 'agency', agency FROM articles
             UNION ALL
            SELECT w.parameter, w.value
              FROM quotes q
             CROSS JOIN LATERAL (VALUES ('cue', q.cue), ('cue', q.lemma), ('occasion', q.occasion),
                                        ('addressee', q.addressee)) AS w (parameter, value)
             UNION ALL
            SELECT 'role', text FROM stated_roles WHERE NOT former) v
     WHERE length(v.value) <= 500
     GROUP BY 1, 2
    """,
)
#: Reports that are made at once; whole groups of those that print one story.
BLOCK = 20 * REPRINTED
#: Reports whose quotes are written as answers give them at once.
WRITTEN = 2_000
#: Persons whose quotes and names are counted at once: for more, the whole table is read with all of them in hand.
PEOPLE = 200
#: Memory for making indexes.
INDEX_MEMORY = "256MB"


class Share(Struct, frozen=True):
    """What one process writes of a corpus: blocks of reports, by the first of each."""

    corpus: Corpus
    load: int
    #: The key of the first person.
    first: int
    blocks: Sequence[int]


async def fill(url: str, corpus: Corpus, *, processes: int) -> None:
    """Bring an empty database to the newest schema and fill it."""
    await upgrade(url)
    db = await connect(url, maintenance_work_mem=INDEX_MEMORY)
    try:
        await register.sync(db)
        load = await ledger.start(db, load_id(), engine=ENGINE, paths=["bench"])
        first = await db.fetchval("SELECT max(key) + 1 FROM actors")
        async with without_indexes(db, TABLES):
            await _write_persons(db, corpus, first)
            blocks = range(0, corpus.articles, BLOCK)
            await _write_shares(url, [Share(corpus, load, first, blocks[n::processes]) for n in range(processes)])
            await db.execute(CHANGES, first)
            for tally in TALLIES:
                await db.execute(tally)
        for start in range(1, 1 + corpus.articles, WRITTEN):
            await storing.write_json(db, range(start, min(start + WRITTEN, 1 + corpus.articles)))
        await _count(db, corpus, load, first)
        for table in TABLES:
            await db.execute(f"VACUUM (ANALYZE) {table}")
    finally:
        await close(db)


async def _write_persons(db: Connection, corpus: Corpus, first: int) -> None:
    names = ((n, invent.person(n)) for n in range(corpus.persons))
    await db.copy_records_to_table(
        "actors",
        columns=["key", "id", "name", "kind"],
        records=((first + n, id_of(name), name, ActorKind.PERSON) for n, name in names),
    )


async def _write_shares(url: str, shares: Sequence[Share]) -> None:
    loop = asyncio.get_running_loop()
    if len(shares) == 1:
        await _write_share(url, shares[0])
        return
    with ProcessPoolExecutor(len(shares), mp_context=get_context("spawn")) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, _run_share, url, share) for share in shares))


def _run_share(url: str, share: Share) -> None:
    asyncio.run(_write_share(url, share))


async def _write_share(url: str, share: Share) -> None:
    persons = {id_of(invent.person(n)): share.first + n for n in range(share.corpus.persons)}
    db = await connect(url, synchronous_commit="off")
    try:
        for start in share.blocks:
            async with transaction(db):
                await _write_block(db, share, range(start, min(start + BLOCK, share.corpus.articles)), persons)
    finally:
        await close(db)


async def _write_block(db: Connection, share: Share, numbers: Sequence[int], persons: Mapping[str, int]) -> None:
    documents: list[tuple[DocumentRow, bytes]] = []
    stories: dict[int, list[Records]] = {}
    for number in numbers:
        document, made = _made(share.corpus, number, persons)
        stories.setdefault(share.corpus.original(number), []).append(made)
        documents.append((_document_row(document, made), document.body))
    every = [one for made in stories.values() for one in made]
    await storing.copy(db, [one.article for one in every])
    await storing.copy(db, [row for one in every for row in one.figures])
    await storing.copy(db, [row for one in every for row in one.names])
    await storing.copy(db, [row for one in every for row in one.roles])
    await _copy_documents(db, documents, share.load)
    await _copy_quotes(db, [(made, related(made, 1 + number * STATEMENTS)) for number, made in stories.items()])
    await storing.copy(db, [row for one in every for row in one.abouts])


def _made(corpus: Corpus, number: int, persons: Mapping[str, int]) -> tuple[Document, Records]:
    item = article(corpus, number)
    document, reading = item.document, item.reading
    place = Place(article_id(document, reading.article.url), 1 + number, fingerprint(document))
    links = [Link(actor=id_of(figure.name)) for figure in reading.cast.figures]
    return document, records(document, reading, place, links=links, actors=persons, before={})


def _document_row(document: Document, made: Records) -> DocumentRow:
    return DocumentRow(
        location=document.location,
        article_key=made.article.key,
        sha256=body_sha256(document),
        media=document.media,
        side=document.side,
        fingerprint=made.article.fingerprint,
    )


async def _copy_documents(db: Connection, documents: Sequence[tuple[DocumentRow, bytes]], load: int) -> None:
    """Reports that are printed twice in the same words have one body."""
    bodies = {row.sha256: body for row, body in documents}
    await db.copy_records_to_table("bodies", columns=["sha256", "body"], records=bodies.items())
    await _copy(db, "documents", DocumentRow, [(row, (load,)) for row, _ in documents], "load_key")


async def _copy_quotes(db: Connection, stories: Sequence[tuple[list[Records], Related]]) -> None:
    groups = [group for _, found in stories for group in found.families]
    await db.copy_records_to_table(
        "families", columns=["key", "id", "size"], records=[(min(one.renderings), one.id, one.size) for one in groups]
    )
    family_of = {key: min(one.renderings) for one in groups for key in one.renderings}
    renderings = [(row, (key, family_of.get(key))) for _, found in stories for key, row in found.rows.items()]
    await _copy(db, "renderings", RenderingRow, renderings, "key", "family_key")
    await families.add_kin(db, [one for _, found in stories for one in found.kin])
    quotes = [
        (replace(quote, rendering_key=row and found.keys[row.sha256]), (quote.id not in found.later,))
        for made, found in stories
        for one in made
        for quote, row in zip(one.quotes, one.renderings, strict=True)
    ]
    await _copy(db, "quotes", QuoteRow, quotes, "earliest")


async def _copy(
    db: Connection, table: str, kind: type[Struct], rows: Sequence[tuple[Struct, tuple[object, ...]]], *more: str
) -> None:
    """Append rows of a kind with the values of further columns."""
    records = (structs.astuple(row) + values for row, values in rows)
    await db.copy_records_to_table(table, columns=[*kind.__struct_fields__, *more], records=records)


async def _count(db: Connection, corpus: Corpus, load: int, first: int) -> None:
    """Count what the writer would have counted on the way, and end the load as a new version of the corpus."""
    async with transaction(db):
        version = await storing.take_version(db)
        for start in range(first, first + corpus.persons, PEOPLE):
            actors = range(start, min(start + PEOPLE, first + corpus.persons))
            for step in ("recount_quotes", "recount_names"):
                await db.execute(*RECOUNT[step].bind(actors=list(actors)))
        for table in KEYED:
            await db.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'key'), max(key)) FROM {table}")
        await ledger.count(db, load, Counts(read=corpus.articles, stored=corpus.articles))
        await ledger.end(db, load, state="done")
        await storing.ring(db, version)


def id_of(name: str) -> str:
    """The id that linking gives an invented person."""
    return name.lower().replace(" ", "-")
