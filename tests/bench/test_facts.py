"""What the bench asks for is what the service takes."""

from urllib.parse import parse_qs, urlsplit

from bench.facts import last_page
from service.api import cursors
from service.api.asking import QuotesQuery
from service.db import corpus, quotes
from service.db.paging import Walk
from service.db.pool import close, connect


async def test_the_last_page_begins_behind_a_cursor_of_the_service(seeded_url: str) -> None:
    """It has the twenty oldest quotes, and nothing follows."""
    db = await connect(seeded_url)
    try:
        [text] = parse_qs(urlsplit(await last_page(db)).query)["cursor"]
        cursor = cursors.read(text, cursors.digest("/quotes", QuotesQuery()), (await corpus.snapshot(db)).id)

        found = await quotes.find(db, QuotesQuery(), Walk(20, cursor.key))
    finally:
        await close(db)

    assert (len(found.step.items), found.step.next) == (20, None)
