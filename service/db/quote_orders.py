"""The orders that quotes come in."""

from service.db.orders import loaded, newest, published, relevance
from service.db.paging import Order
from service.model.wanted import QuoteSort

SAID = ("q.said_sort", "text::date")
NEWEST = newest(at_said=SAID, at_published=("q.published_sort", "text::date"), at_id=("q.id", "text"))
AS_TOLD = Order(
    forward="q.n",
    backward="q.n DESC",
    after="AND q.n > :at_n::int",
    before="AND q.n < :at_n::int",
    key="q.n",
    names=("at_n",),
)
ORDERS = {
    QuoteSort.NEWEST_SAID: NEWEST,
    QuoteSort.OLDEST_SAID: NEWEST.reversed,
    QuoteSort.NEWEST_PUBLISHED: published("q"),
    QuoteSort.OLDEST_PUBLISHED: published("q").reversed,
    QuoteSort.NEWEST_LOADED: loaded("q"),
    QuoteSort.OLDEST_LOADED: loaded("q").reversed,
    QuoteSort.RELEVANCE: relevance("q", at_said=SAID),
}
