-- name: item
-- One load as a list has it; `l` is its row.
SELECT l.id,
       l.kind,
       l.state,
       l.started_at AT TIME ZONE 'UTC' || 'Z' AS started_at,
       l.finished_at AT TIME ZONE 'UTC' || 'Z' AS finished_at,
       l.engine,
       l.paths[:{paths}] AS paths,
       greatest(cardinality(l.paths) - {paths}, 0) AS more_paths,
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

-- name: refusal
-- A refusal as an answer has it; `e` is its row in `load_refusals`.
json_build_object('document', e.document, 'place', e.place, 'reason', e.reason)

-- name: note
-- A note as an answer has it; `e` is its row in `load_notes`.
json_build_object('document', e.document, 'place', e.place, 'what', e.what)

-- name: change
-- A change as an answer has it; `e` is its row in `load_changes`.
json_build_object('change', e.change, 'id', e.quote, 'article', e.article, 'speaker', e.speaker, 'text', e.text,
                  'fields', e.fields)

-- name: record
-- One load with the first that it refused, noted and changed.
SELECT i.*,
       (SELECT coalesce(json_agg({refusal} ORDER BY e.n), '[]')
          FROM (SELECT r.* FROM load_refusals r WHERE r.load_key = l.key ORDER BY r.n LIMIT {shown}) e) AS refusals,
       (SELECT coalesce(json_agg({note} ORDER BY e.n), '[]')
          FROM (SELECT n.* FROM load_notes n WHERE n.load_key = l.key ORDER BY n.n LIMIT {shown}) e) AS notes,
       (SELECT coalesce(json_agg({change} ORDER BY e.n), '[]')
          FROM (SELECT c.* FROM load_changes c WHERE c.load_key = l.key ORDER BY c.n LIMIT {shown}) e) AS changes
  FROM ({item}) i

-- name: entries
-- A page of what a load refused, noted or changed, in the order in which it did; no row where there is no such load.
WITH page AS (
  SELECT e.*
    FROM {table} e
   WHERE e.load_key = (SELECT l.key FROM loads l WHERE l.id = :id)
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', {entry})
                                 ORDER BY {order}), '[]')::text
          FROM page e) AS rows,
       {count} AS count
  FROM corpus c
  JOIN loads l ON l.id = :id

-- name: count_entries
-- How many they are.
(SELECT count(*) FROM {table} e WHERE e.load_key = l.key)

-- name: get
-- One load beside the state of the corpus.
SELECT c.id AS corpus,
       c.version,
       (SELECT row_to_json(i)::text FROM loads l CROSS JOIN LATERAL ({record}) i WHERE l.id = :id) AS item
  FROM corpus c
