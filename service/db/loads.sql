-- name: item
-- One load as a list has it; `l` is its row.
SELECT l.id,
       l.kind,
       l.state,
       l.started_at AT TIME ZONE 'UTC' || 'Z' AS started_at,
       l.finished_at AT TIME ZONE 'UTC' || 'Z' AS finished_at,
       l.engine,
       l.paths,
       l.read,
       l.stored,
       l.unchanged,
       l.replaced,
       l.refused,
       l.noted,
       CASE l.kind WHEN 'reextract'
                   THEN json_build_object('added', l.added, 'lost', l.lost, 'changed', l.changed) END AS quote_counts,
       l.reason

-- name: find
-- A page of loads, newest first.
WITH page AS (
  SELECT l.*
    FROM loads l
   WHERE true
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM page l
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {count} AS count
  FROM corpus c

-- name: count
-- How many they are.
(SELECT count(*) FROM loads)

-- name: record
-- One load with what it refused, noted and changed.
SELECT i.*,
       coalesce((SELECT json_agg(json_build_object('document', r.document, 'place', r.place, 'reason', r.reason)
                                 ORDER BY r.n)
                   FROM load_refusals r
                  WHERE r.load_key = l.key), '[]') AS refusals,
       coalesce((SELECT json_agg(json_build_object('document', n.document, 'place', n.place, 'what', n.what)
                                 ORDER BY n.n)
                   FROM load_notes n
                  WHERE n.load_key = l.key), '[]') AS notes,
       coalesce((SELECT json_agg(json_build_object('change', c.change, 'id', c.quote, 'article', c.article,
                                                   'speaker', c.speaker, 'text', c.text, 'fields', c.fields)
                                 ORDER BY c.n)
                   FROM load_changes c
                  WHERE c.load_key = l.key), '[]') AS changes
  FROM ({item}) i

-- name: get
-- One load beside the state of the corpus.
SELECT c.id AS corpus,
       c.version,
       (SELECT row_to_json(i)::text FROM loads l CROSS JOIN LATERAL ({record}) i WHERE l.id = :id) AS item
  FROM corpus c
