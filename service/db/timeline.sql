-- name: timeline_by_actor
-- The quotes of those whom the names mean, counted by interval.
WITH {bearers},
{chosen},
{topics}
{counted}

-- name: timeline_of_topic
-- Quotes that name those whom the names mean, counted by interval.
WITH {bearers},
{topics}
{counted}

-- name: timeline_of_anybody
-- Quotes counted by interval, whoever their speaker is.
WITH {counted}

-- name: counted
-- Counts by the first day of the interval; the one without a day holds what has none.
counts AS (
  SELECT date_trunc(:unit::text, {date})::date AS first,
         {number} AS n
    FROM {matching}
   GROUP BY 1
),
totals AS ({totals})
SELECT c.id AS corpus,
       c.version,
       {names} AS bearers,
       {near} AS near,
       (SELECT coalesce(json_agg(json_build_array(first, n.n, t.n) ORDER BY first), '[]')::text
          FROM counts n
          FULL JOIN totals t USING (first)) AS counts,
       {series} AS series,
       {searchable} AS searchable,
       {unmatched} AS unmatched
  FROM corpus c

-- name: totals
-- All quotes of the days asked for, by the same intervals.
SELECT date_trunc(:unit::text, {date})::date AS first,
       {number_of_all} AS n
  FROM {all_in} q
 WHERE {all_of}
   AND {date} IS NOT NULL
   {days}
 GROUP BY 1

-- name: no_totals
-- None.
SELECT NULL::date AS first,
       NULL::bigint AS n
 WHERE false

-- name: series
-- The quotes of those whom each name means, counted apart: by the place of the name and the first day of the interval.
(SELECT coalesce(json_agg(json_build_array(s.query, s.first, s.n) ORDER BY s.query, s.first), '[]')::text
   FROM (SELECT t.query, date_trunc(:unit::text, {date})::date AS first, {number} AS n
           FROM ({taken}) t
           JOIN {counted_in} q ON q.actor_key = t.key
          WHERE true
            {all_filters}
            {about}
          GROUP BY 1, 2) s)
