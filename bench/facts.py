"""What only a filled database can tell: ids that requests ask for, and the cursor of the last page."""

import msgspec

from bench.shapes import Facts
from bench.stories import Corpus
from service.api.asking import QuotesQuery
from service.api.cursors import Cursor, digest, write
from service.db import corpus as corpus_reads
from service.db.pool import Connection, close, connect
from service.db.quote_orders import NEWEST

#: How many of each are asked for.
SOME = 1_000
#: The key of the quote that the last page of so many items begins behind.
BEFORE_LAST = """
SELECT json_build_array(said_sort, published_sort, id)::text
  FROM quotes
 ORDER BY said_sort, published_sort, id
OFFSET 20 LIMIT 1
"""


async def facts(url: str, corpus: Corpus) -> Facts:
    """The facts of a filled database."""
    db = await connect(url)
    try:
        return Facts(
            corpus,
            await _some(db, "SELECT id FROM articles WHERE key % 7 = 0"),
            await _some(db, "SELECT id FROM quotes WHERE NOT earliest"),
            await _some(db, "SELECT text FROM quotes WHERE key % 13 = 0"),
            await last_page(db),
        )
    finally:
        await close(db)


async def _some(db: Connection, statement: str) -> list[str]:
    return [row[0] for row in await db.fetch(f"{statement} LIMIT {SOME}")]


async def last_page(db: Connection) -> str:
    """The address of the last twenty quotes in the order in which they come by default."""
    key = msgspec.json.decode(await db.fetchval(BEFORE_LAST))
    snapshot = await corpus_reads.snapshot(db)
    cursor = Cursor(digest("/quotes", QuotesQuery()), NEWEST.place(key), back=False)
    return f"/quotes?cursor={write(cursor, snapshot.id)}"
