-- name: item
-- The last change of a record, with the record as it is; `h` is its row.
SELECT h.version,
       h.kind,
       h.id,
       h.change,
       h.changed_at AT TIME ZONE 'UTC' || 'Z' AS at,
       {replaced_by} AS replaced_by,
       (SELECT row_to_json(i)
          FROM quotes q
         CROSS JOIN LATERAL ({quote}) i
         WHERE q.id = h.id
           AND h.kind = 'quote') AS quote,
       (SELECT row_to_json(i)
          FROM articles a
         CROSS JOIN LATERAL ({article}) i
         WHERE a.id = h.id
           AND h.kind = 'article') AS article,
       (SELECT row_to_json(i)
          FROM actors a
         CROSS JOIN LATERAL ({actor}) i
         WHERE a.id = h.id
           AND h.kind = 'actor') AS actor

-- name: replaced_by
-- What stands in the place of a record that is no more, if anything does.
CASE WHEN h.change = 'merged' THEN (SELECT m.into_id FROM actor_merges m WHERE m.old = h.id) ELSE h.replaced_by END

-- name: last
-- The last change of a record: which, and what stands in its place.
SELECT h.change,
       {replaced_by} AS replaced_by
  FROM changes h
 WHERE h.kind = :kind
   AND h.id = :id

-- name: find
-- A page of what changed since a version, in the order in which it did.
WITH page AS (
  SELECT h.*
    FROM changes h
   WHERE h.version > :since::bigint
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM page h
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {count} AS count
  FROM corpus c

-- name: count
-- How many records have changed since.
(SELECT count(*) FROM changes h WHERE h.version > :since::bigint)

-- name: note
-- Puts down, under a version, which of the records touched are not what they were. What comes is numbered before what
-- goes: actors, articles, quotes; then quotes, articles, actors.
WITH quote_keys AS (
  SELECT q.key FROM articles a JOIN quotes q ON q.article_key = a.key WHERE a.id = ANY(:articles::text[])
   UNION
  SELECT q.key FROM quotes q WHERE q.rendering_key = ANY(:renderings::bigint[])
   UNION
  SELECT q.key FROM quotes q WHERE q.actor_key = ANY(:renamed::bigint[])
   UNION
  SELECT q.key FROM quote_abouts o JOIN quotes q ON q.id = o.quote_id WHERE o.actor_key = ANY(:renamed::bigint[])
), present AS (
  SELECT 'actor' AS kind, a.id, NULL AS article, 1 AS rank, 0 AS place, md5(i::text)::uuid AS digest
    FROM actors a
   CROSS JOIN LATERAL ({actor}) i
   WHERE a.key = ANY(:actors::bigint[])
   UNION ALL
  SELECT 'article', a.id, NULL, 2, 0, md5(i::text)::uuid
    FROM articles a
   CROSS JOIN LATERAL ({article}) i
   WHERE a.id = ANY(:articles::text[])
   UNION ALL
  SELECT 'quote', q.id, r.id, 3, q.n, md5(i::text)::uuid
    FROM quotes q
    JOIN articles r ON r.key = q.article_key
   CROSS JOIN LATERAL ({quote}) i
   WHERE q.key = ANY(ARRAY(SELECT key FROM quote_keys))
), absent AS (
  SELECT h.kind, h.id, h.article, 4 AS rank
    FROM changes h
   WHERE h.article = ANY(:articles::text[])
     AND NOT EXISTS (SELECT FROM quotes q WHERE q.id = h.id)
   UNION ALL
  SELECT h.kind, h.id, NULL, 5
    FROM changes h
   WHERE h.kind = 'article'
     AND h.id = ANY(:articles::text[])
     AND NOT EXISTS (SELECT FROM articles a WHERE a.id = h.id)
   UNION ALL
  SELECT h.kind, h.id, NULL, 6
    FROM changes h
   WHERE h.kind = 'actor'
     AND h.id = ANY(:gone::text[])
     AND NOT EXISTS (SELECT FROM actors a WHERE a.id = h.id)
), told AS (
  SELECT p.kind, p.id, p.article, p.rank, p.place, p.digest,
         CASE WHEN h.change IN ('added', 'replaced') THEN 'replaced' ELSE 'added' END AS change
    FROM present p
    LEFT JOIN changes h ON (h.kind, h.id) = (p.kind, p.id)
   WHERE h.digest IS DISTINCT FROM p.digest
   UNION ALL
  SELECT b.kind, b.id, b.article, b.rank, 0, NULL,
         CASE WHEN b.id = ANY(:withdrawn::text[]) OR b.article = ANY(:withdrawn::text[]) THEN 'withdrawn'
              WHEN EXISTS (SELECT FROM actor_merges m WHERE m.old = b.id AND b.kind = 'actor') THEN 'merged'
              ELSE 'lost' END
    FROM absent b
    JOIN changes h ON (h.kind, h.id) = (b.kind, b.id)
   WHERE h.change IN ('added', 'replaced')
)
INSERT INTO changes AS h (kind, id, version, n, change, article, digest)
SELECT t.kind, t.id, :version::bigint, row_number() OVER (ORDER BY t.rank, t.article, t.place, t.id),
       t.change, t.article, t.digest
  FROM told t
    ON CONFLICT (kind, id)
    DO UPDATE SET (version, n, change, article, digest, replaced_by, changed_at)
                = (excluded.version, excluded.n, excluded.change, excluded.article, excluded.digest, NULL, now());
