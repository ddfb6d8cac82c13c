"""The orders that quotes come in."""

from service.db.paging import Order
from service.model.wanted import QuoteSort

NEWEST = Order(
    forward="q.said_sort DESC, q.published_sort DESC, q.id DESC",
    backward="q.said_sort, q.published_sort, q.id",
    after="AND (q.said_sort, q.published_sort, q.id) < (:at_said::text::date, :at_published::text::date, :at_id::text)",
    before="AND (q.said_sort, q.published_sort, q.id) > (:at_said::text::date, :at_published::text::date, :at_id::text)",
    key="q.said_sort, q.published_sort, q.id",
    names=("at_said", "at_published", "at_id"),
)
AS_TOLD = Order(
    forward="q.n",
    backward="q.n DESC",
    after="AND q.n > :at_n::int",
    before="AND q.n < :at_n::int",
    key="q.n",
    names=("at_n",),
)
INSTANT = "instant(q.published_at, q.published_on)"
PUBLISHED = Order(
    forward=f"{INSTANT} DESC, q.id DESC",
    backward=f"{INSTANT}, q.id",
    after=f"AND ({INSTANT}, q.id) < (:at_instant::text::timestamptz, :at_id::text)",
    before=f"AND ({INSTANT}, q.id) > (:at_instant::text::timestamptz, :at_id::text)",
    key=f"{INSTANT}, q.id",
    names=("at_instant", "at_id"),
)
LOADED = Order(
    forward="q.loaded_at DESC, q.id DESC",
    backward="q.loaded_at, q.id",
    after="AND (q.loaded_at, q.id) < (:at_instant::text::timestamptz, :at_id::text)",
    before="AND (q.loaded_at, q.id) > (:at_instant::text::timestamptz, :at_id::text)",
    key="q.loaded_at, q.id",
    names=("at_instant", "at_id"),
)
#: In millionths, as a cursor holds whole numbers; text and search alone decide it, so that it stands still.
RANK = "(1e6::float8 * ts_rank(q.words, websearch_to_tsquery('english', :q::text), 1))::int"
RELEVANCE = Order(
    forward=f"{RANK} DESC, q.said_sort DESC, q.id DESC",
    backward=f"{RANK}, q.said_sort, q.id",
    after=f"AND ({RANK}, q.said_sort, q.id) < (:at_rank::int, :at_said::text::date, :at_id::text)",
    before=f"AND ({RANK}, q.said_sort, q.id) > (:at_rank::int, :at_said::text::date, :at_id::text)",
    key=f"{RANK}, q.said_sort, q.id",
    names=("at_rank", "at_said", "at_id"),
)
ORDERS = {
    QuoteSort.NEWEST_SAID: NEWEST,
    QuoteSort.OLDEST_SAID: NEWEST.reversed,
    QuoteSort.NEWEST_PUBLISHED: PUBLISHED,
    QuoteSort.OLDEST_PUBLISHED: PUBLISHED.reversed,
    QuoteSort.NEWEST_LOADED: LOADED,
    QuoteSort.OLDEST_LOADED: LOADED.reversed,
    QuoteSort.RELEVANCE: RELEVANCE,
}
