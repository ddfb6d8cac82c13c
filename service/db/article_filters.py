"""What articles can be narrowed by: the conditions, and what they bind."""

from typing import Any

from service.db.intervals import ends
from service.db.narrowing import by_dates, in_words
from service.db.spellings import spelt
from service.model.wanted import ArticleDate, ArticleFilter

CONDITIONS = {
    "q": in_words("a"),
    "publisher": spelt("publisher", "a.publisher"),
    "agency": spelt("agency", "a.agency"),
    **by_dates("a"),
}
#: The day that an article stands at, by the date that is spoken of.
DAYS = {
    ArticleDate.PUBLISHED: "a.published_on",
    ArticleDate.LOADED: "(a.loaded_at AT TIME ZONE 'UTC')::date",
}


def bound_by(wanted: ArticleFilter) -> dict[str, Any]:
    """What a filter binds of the articles themselves, by the names of the conditions that it sets."""
    values = {
        "q": wanted.q,
        "publisher": wanted.publisher,
        "agency": wanted.agency,
        **ends(wanted.use_date, wanted.from_, wanted.to),
    }
    return {name: value for name, value in values.items() if value not in (None, [])}
