-- name: bearers
-- Who bears each name asked for: the actor whose id it is (rank 0), and the bearers of the first form that has any.
form AS (
  SELECT f.query, f.rank, f.folded
    FROM unnest(:form_query::int[], :form_rank::int[], :form::text[]) AS f (query, rank, folded)
),
borne AS (
  SELECT q.n::int AS query, 0 AS rank, a.key
    FROM unnest(:query::text[]) WITH ORDINALITY AS q (id, n)
    JOIN actors a ON a.id = q.id
   UNION
  SELECT f.query, f.rank, n.actor_key
    FROM form f
    JOIN actor_names n ON n.folded = f.folded
),
ranked AS (
  SELECT b.query, b.rank, b.key, min(b.rank) FILTER (WHERE 0 < b.rank) OVER (PARTITION BY b.query) AS first
    FROM borne b
),
bearer AS (
  SELECT DISTINCT ON (r.query, a.key)
         r.query, r.rank, a.key, a.id, a.name, a.kind, a.quotes
    FROM ranked r
    JOIN actors a ON a.key = r.key
   WHERE r.rank = 0
      OR r.rank = r.first
   ORDER BY r.query, a.key, r.rank
)

-- name: chosen_best
-- For each name, the actor whose id it is, else the bearer who is quoted most.
chosen AS (
  SELECT DISTINCT b.key
    FROM (SELECT DISTINCT ON (query) query, key
            FROM bearer
           ORDER BY query, 0 < rank, quotes DESC, id) b
)

-- name: chosen_all
-- For each name, the actor whose id it is, else every bearer.
chosen AS (
  SELECT DISTINCT b.key
    FROM (SELECT key, rank, min(rank) OVER (PARTITION BY query) AS first FROM bearer) b
   WHERE b.rank = b.first
)

-- name: chosen_kept
-- Those that the first page of the walk took.
chosen AS (
  SELECT DISTINCT k.key
    FROM unnest(:kept::bigint[]) AS k (key)
)

-- name: bearers_json
-- The bearers as one value.
(SELECT coalesce(json_agg(b ORDER BY b.query, 0 < b.rank, b.quotes DESC, b.id), '[]')::text FROM bearer b)

-- name: resolve
-- Who bears the names, beside the state of the corpus.
WITH {bearers}
SELECT c.id AS corpus,
       c.version,
       {bearers_json} AS bearers
  FROM corpus c

-- name: resolve_on
-- The same, counting the quotes said within a year of a day.
WITH {bearers},
around AS (
  SELECT b.query, b.rank, b.key, b.id, b.name, b.kind,
         (SELECT count(*)
            FROM quotes q
           WHERE q.actor_key = b.key
             AND q.said_sort BETWEEN :on::text::date - 365 AND :on::text::date + 365) AS quotes
    FROM bearer b
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(b ORDER BY b.query, 0 < b.rank, b.quotes DESC, b.id), '[]')::text
          FROM around b) AS bearers
  FROM corpus c

-- name: near
-- Names that share a beginning or an end with a folded name and are about as long, the most used first.
SELECT n.folded, a.id, a.name, a.kind, a.quotes
  FROM actor_names n
  JOIN actors a ON a.key = n.actor_key
 WHERE length(n.folded) BETWEEN length(:folded::text) - :slack::int AND length(:folded::text) + :slack::int
   AND (left(n.folded, :edge::int) = left(:folded::text, :edge::int)
        OR right(n.folded, :edge::int) = right(:folded::text, :edge::int))
 ORDER BY a.quotes DESC, n.articles DESC, a.id
 LIMIT :most::int

-- name: item
-- One actor as a list has it; `a` is its row.
SELECT a.id,
       a.name,
       a.kind,
       a.wikidata,
       coalesce((SELECT json_agg(n.name ORDER BY n.articles DESC, n.name COLLATE "C")
                   FROM actor_names n
                  WHERE n.actor_key = a.key
                    AND n.name <> a.name), '[]') AS aliases,
       a.quotes

-- name: roles
-- The roles that reports give an actor, the newest evidence first.
SELECT r.text,
       min(r.stated_on) AS first_on,
       max(r.stated_on) AS last_on,
       count(DISTINCT r.article_key) AS articles
  FROM stated_roles r
 WHERE r.actor_key = a.key
 GROUP BY r.text
 ORDER BY max(r.stated_on) DESC NULLS LAST, count(DISTINCT r.article_key) DESC, r.text COLLATE "C"

-- name: record
-- One actor with its roles.
SELECT i.*,
       coalesce((SELECT json_agg(r) FROM ({roles}) r), '[]') AS roles
  FROM ({item}) i

-- name: get
-- One actor beside the state of the corpus.
SELECT c.id AS corpus,
       c.version,
       (SELECT row_to_json(i)::text FROM actors a CROSS JOIN LATERAL ({record}) i WHERE a.id = :id) AS item
  FROM corpus c

-- name: find
-- A page of actors.
WITH page AS (
  SELECT a.*
    FROM actors a
   WHERE true
     {filters}
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM page a
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {count} AS count
  FROM corpus c

-- name: count
-- How many actors match.
(SELECT count(*) FROM actors a WHERE true {filters})

-- name: of_article
-- A page of the actors that one article speaks of; no row where there is no such article.
WITH article AS (
  SELECT key
    FROM articles
   WHERE id = :article
),
page AS (
  SELECT f.n, f.actor_key
    FROM (SELECT min(n) AS n, actor_key
            FROM figures
           WHERE article_key = (SELECT key FROM article)
             AND actor_key IS NOT NULL
           GROUP BY actor_key) f
   WHERE true
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM page f
          JOIN actors a ON a.key = f.actor_key
         CROSS JOIN LATERAL ({item}) i) AS rows
  FROM corpus c
 WHERE EXISTS (SELECT FROM article)
