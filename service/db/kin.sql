-- name: compared
-- A rendering as it is compared; `r` is its row.
json_build_object(
  'words', r.words,
  'indirect', r.indirect,
  'denied', r.denied,
  'passed_on', r.passed_on,
  'actor_key', r.actor_key,
  'person', r.person,
  'dated', r.dated,
  'since', r.since,
  'until', r.until)

-- name: family
-- The other quotes of a family, the earliest first; no row where there is no such quote.
WITH base AS (
  SELECT q.id, q.text, r.family_key, {compared} AS compared
    FROM quotes q
    LEFT JOIN renderings r ON r.key = q.rendering_key
   WHERE q.id = :id
),
page AS (
  SELECT q.*, {compared} AS compared
    FROM base b
    JOIN renderings r ON r.family_key = b.family_key
    JOIN quotes q ON q.rendering_key = r.key
   WHERE q.id <> b.id
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       b.text,
       b.compared::text AS compared,
       (SELECT json_build_object('id', f.id, 'size', f.size)::text
          FROM families f
         WHERE f.key = b.family_key) AS family,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item',
                                                   json_build_object('compared', q.compared, 'quote', i))
                                 ORDER BY {order}), '[]')::text
          FROM page q
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {places} AS places
  FROM corpus c
 CROSS JOIN base b

-- name: matches
-- For each quotation, the renderings that share most of its runs of words, of the speakers asked for where there are any.
WITH asked AS (
  SELECT u.n, array_agg(u.run) AS runs
    FROM unnest(:n::int[], :run::bigint[]) AS u (n, run)
   GROUP BY u.n
),
speaker AS (
  SELECT u.n, array_agg(u.actor) AS actors
    FROM unnest(:speaker_n::int[], :actor::bigint[]) AS u (n, actor)
   GROUP BY u.n
)
SELECT a.n,
       r.key,
       r.words,
       r.indirect,
       r.denied,
       r.passed_on,
       r.actor_key,
       r.person,
       r.dated,
       r.since,
       r.until
  FROM asked a
  LEFT JOIN speaker s ON s.n = a.n
 CROSS JOIN LATERAL (
   SELECT r.*
     FROM renderings r
    WHERE r.runs && a.runs
      AND (s.n IS NULL OR r.actor_key = ANY(s.actors))
    ORDER BY (SELECT count(*) FROM unnest(r.runs) AS x WHERE x = ANY(a.runs)) DESC, r.key
    LIMIT :most::int) r
 ORDER BY a.n, r.key

-- name: quotes
-- The earliest quote of each of these renderings, beside the state of the corpus.
WITH page AS (
  SELECT DISTINCT ON (q.rendering_key) q.*
    FROM quotes q
   WHERE q.rendering_key = ANY(:keys::bigint[])
   ORDER BY q.rendering_key, q.published_on, q.id
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('rendering', q.rendering_key, 'quote', i)), '[]')::text
          FROM page q
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {places} AS places
  FROM corpus c
