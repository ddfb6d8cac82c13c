"""What quotes can be narrowed by: the conditions, and what they bind."""

from typing import Any

from service.db.intervals import day_ends, ends
from service.db.narrowing import by_dates, in_words
from service.db.spellings import spelt
from service.model.wanted import FamilyChoice, QuoteFilter, StatementFilter, Undated, UseDate

#: What can be asked of a statement wherever it stands.
OF_STATEMENT = {
    "kind": "AND q.kind = ANY(:kind::text[])",
    "speaker_kind": """AND EXISTS (
  SELECT FROM actors k WHERE k.key = q.actor_key AND k.kind = ANY(:speaker_kind::text[]))""",
    "stance": "AND q.stance = ANY(:stance::text[])",
    "cue": spelt("cue", "q.cue", "q.lemma"),
    "occasion": spelt("occasion", "q.occasion"),
    "addressee": spelt("addressee", "q.addressee"),
    "min_confidence": "AND q.confidence >= :min_confidence::float8",
}
IN_REPORT = "AND EXISTS (SELECT FROM articles p WHERE p.key = q.article_key AND {0})"
CONDITIONS = OF_STATEMENT | {
    "q": in_words("q"),
    "article": "AND q.article_key = ANY(ARRAY(SELECT key FROM articles WHERE id = ANY(:article::text[])))",
    "publisher": spelt("publisher", "p.publisher", around=IN_REPORT),
    "agency": spelt("agency", "p.agency", around=IN_REPORT),
    "dated": "AND q.said_precision <> 'unknown'",
    "earliest": "AND q.earliest",
    "said_from": "AND q.said_sort >= :said_from::text::date",
    "said_to": "AND coalesce(q.said_from, q.said_to) <= :said_to::text::date",
    **by_dates("q"),
}

#: What was said in an interval that ends before a window does, told by the order of walks alone; it overlaps it.
ENDED = "AND q.said_sort > '-infinity' AND q.said_sort <= :said_to::text::date"

#: The day that a quote stands at, by the date that is spoken of.
DAYS = {
    UseDate.SAID: "nullif(q.said_sort, '-infinity')",
    UseDate.PUBLISHED: "q.published_on",
    UseDate.LOADED: "(q.loaded_at AT TIME ZONE 'UTC')::date",
}

ABOUT = "AND EXISTS (SELECT FROM quote_abouts o WHERE o.quote_id = q.id AND o.actor_key IN (SELECT key FROM topic))"


def of_statement(wanted: StatementFilter) -> dict[str, Any]:
    """What a filter binds of the statements themselves, by the names of the conditions that it sets."""
    return _given(
        {
            "kind": [*wanted.kind],
            "speaker_kind": [*wanted.speaker_kind],
            "stance": [*wanted.stance],
            "cue": wanted.cue,
            "occasion": wanted.occasion,
            "addressee": wanted.addressee,
            "min_confidence": wanted.min_confidence,
        }
    )


def bound_by(wanted: QuoteFilter) -> dict[str, Any]:
    """What a filter binds, by the names of the conditions that it sets."""
    return of_statement(wanted) | _given(
        {
            "q": wanted.q,
            "article": wanted.article,
            "publisher": wanted.publisher,
            "agency": wanted.agency,
            **(day_ends if wanted.use_date is UseDate.SAID else ends)(wanted.use_date, wanted.from_, wanted.to),
        }
    )


def conditions(wanted: QuoteFilter) -> tuple[str, ...]:
    """The names of the conditions that a filter sets, those among them that bind nothing."""
    bare = {"dated": wanted.undated is Undated.EXCLUDE, "earliest": wanted.family is FamilyChoice.FIRST}
    return (*bound_by(wanted), *(name for name, is_set in bare.items() if is_set))


def dated(use_date: UseDate, conditions: tuple[str, ...]) -> str:
    """The day that a quote is counted at; what was said in an interval that goes on longer, at the last day wanted."""
    day = DAYS[use_date]
    return f"least({day}, :said_to::text::date)" if "said_to" in conditions else day


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [])}
