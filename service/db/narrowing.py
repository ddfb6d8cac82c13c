"""Conditions that quotes and articles share; `row` is what a statement calls the row of either.

The day of a report is that of its instant where it was published, at most one off from that in UTC: what is asked of
days tells whence walks by instant begin and where they end. The planner would take the two for independent of each other,
expect few rows and sort a whole window; of a number that is not 0 it expects that it narrows nothing. The last day is
asked of the index too, so that the newest reports are met without those of the next days before them; of a day that only
a subquery gives the planner expects a third of all, which is near enough for a walk.
"""

from service.db.orders import INSTANT


def by_dates(row: str) -> dict[str, str]:
    """When it was published and loaded, by days and by instants."""
    return {
        "published_from": f"""AND ({row}.published_on >= :published_from::text::date)::int <> 0
  AND {INSTANT.format(row)} >= (:published_from::text::date - 1)::timestamp AT TIME ZONE 'UTC'""",
        "published_to": f"""AND {row}.published_on <= ANY(ARRAY[(SELECT :published_to::text::date)])
  AND {INSTANT.format(row)} < (:published_to::text::date + 2)::timestamp AT TIME ZONE 'UTC'""",
        "published_since": f"""AND (CASE WHEN {row}.published_at IS NULL
        THEN {row}.published_on >= (:published_since::text::timestamptz AT TIME ZONE 'UTC')::date
        ELSE {row}.published_at >= :published_since::text::timestamptz END)::int <> 0
  AND {INSTANT.format(row)}
      >= date_trunc('day', :published_since::text::timestamptz AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'""",
        "published_until": f"""AND (CASE WHEN {row}.published_at IS NULL
        THEN {row}.published_on <= (:published_until::text::timestamptz AT TIME ZONE 'UTC')::date
        ELSE {row}.published_at <= :published_until::text::timestamptz END)::int <> 0
  AND {INSTANT.format(row)} <= :published_until::text::timestamptz""",
        "loaded_from": f"AND {row}.loaded_at >= :loaded_from::text::date::timestamp AT TIME ZONE 'UTC'",
        "loaded_to": f"AND {row}.loaded_at < (:loaded_to::text::date + 1)::timestamp AT TIME ZONE 'UTC'",
        "loaded_since": f"AND {row}.loaded_at >= :loaded_since::text::timestamptz",
        "loaded_until": f"AND {row}.loaded_at <= :loaded_until::text::timestamptz",
    }


def in_words(row: str) -> str:
    """What its words have of a search."""
    return f"AND {row}.words @@ websearch_to_tsquery('english', :q::text)"
