-- name: bearers
-- Who bears each name asked for: the actor whose id it is (rank 0), and the bearers of the first form that has any.
-- A kept plan knows nothing of how few names there are and would read whole tables: OFFSET 0 has each looked up by itself.
form AS (
  SELECT f.query, f.rank, f.folded
    FROM unnest(:form_query::int[], :form_rank::int[], :form::text[]) AS f (query, rank, folded)
),
named AS (
  SELECT q.n::int AS query, 0 AS rank, a.key
    FROM unnest(:query::text[]) WITH ORDINALITY AS q (id, n)
   CROSS JOIN LATERAL (
     SELECT a.key
       FROM actors a
      WHERE a.id = coalesce((SELECT m.into_id FROM actor_merges m WHERE m.old = q.id), q.id)
     OFFSET 0) a
   UNION
  SELECT f.query, f.rank, n.actor_key
    FROM form f
   CROSS JOIN LATERAL (SELECT n.actor_key FROM actor_names n WHERE n.folded = f.folded OFFSET 0) n
),
{held}ranked AS (
  SELECT n.query, n.rank, n.key, 0::bigint AS stated,
         min(n.rank) FILTER (WHERE 0 < n.rank) OVER (PARTITION BY n.query) AS first
    FROM named n
  {or_held}
),
bearer AS (
  SELECT DISTINCT ON (r.query, a.key)
         r.query, r.rank, a.key, a.id, a.name, a.kind, a.quotes, r.stated
    FROM ranked r
    JOIN actors a ON a.key = r.key
   WHERE r.rank = 0
      OR r.rank = r.first
   ORDER BY r.query, a.key, r.rank
)

-- name: held
-- Where nobody bears a name, those to whom reports give it as a role: of the days asked for, if there are such.
held AS (
  SELECT f.query,
         r.actor_key AS key,
         count(DISTINCT r.article_key)
           FILTER (WHERE r.stated_on BETWEEN coalesce(:on_from::text::date, '-infinity')
                                         AND coalesce(:on_to::text::date, 'infinity')
                      OR coalesce(:on_from::text, :on_to::text) IS NULL) AS inside,
         count(DISTINCT r.article_key) AS ever
    FROM form f
    JOIN stated_roles r ON plain(r.text) = plain((:query::text[])[f.query]) AND NOT r.former
   WHERE f.rank = 1
     AND NOT EXISTS (SELECT FROM named n WHERE n.query = f.query)
   GROUP BY f.query, r.actor_key
),

-- name: or_held
-- They stand behind all forms of the name.
UNION ALL
  SELECT h.query, {held_rank}, h.key,
         CASE WHEN max(h.inside) OVER (PARTITION BY h.query) = 0 THEN h.ever ELSE h.inside END,
         CASE WHEN max(h.inside) OVER (PARTITION BY h.query) = 0 OR 0 < h.inside THEN {held_rank} END
    FROM held h

-- name: chosen_best
-- For each name, the actor whose id it is, else the bearer who is quoted most, or to whom most reports give the role.
{set} AS (
  SELECT DISTINCT b.key FROM ({taken}) b
)

-- name: taken_best
-- The same, with the place of the name.
SELECT DISTINCT ON (query) query, key
  FROM bearer
 WHERE {of}
 ORDER BY query, 0 < rank, stated DESC, quotes DESC, id

-- name: chosen_all
-- For each name, the actor whose id it is, else every bearer.
{set} AS (
  SELECT DISTINCT b.key FROM ({taken}) b
)

-- name: taken_all
-- The same, with the place of the name.
SELECT b.query, b.key
  FROM (SELECT query, key, rank, min(rank) OVER (PARTITION BY query) AS first FROM bearer WHERE {of}) b
 WHERE b.rank = b.first

-- name: chosen_kept
-- Those that the first page of the walk took, or into whom they were merged since: the keys of those spoken of are
-- kept as negative numbers.
{set} AS (
  SELECT DISTINCT coalesce(a.key, abs(k.key)) AS key
    FROM unnest(:kept::bigint[]) AS k (key)
    LEFT JOIN actor_merges m ON m.old_key = abs(k.key)
    LEFT JOIN actors a ON a.id = m.into_id
   WHERE {kept}
)

-- name: bearers_json
-- The bearers as one value.
(SELECT coalesce(json_agg(b ORDER BY b.query, 0 < b.rank, b.stated DESC, b.quotes DESC, b.id), '[]')::text
   FROM bearer b)

-- name: first_bearers_json
-- The same, of each name those that are taken first, with how many there are; and whom a walk keeps to.
(SELECT coalesce(json_agg(b ORDER BY b.query, 0 < b.rank, b.stated DESC, b.quotes DESC, b.id), '[]')::text
   FROM (SELECT b.*,
                count(*) OVER (PARTITION BY b.query) AS all,
                row_number() OVER (PARTITION BY b.query
                                       ORDER BY 0 < b.rank, b.stated DESC, b.quotes DESC, b.id) AS place
           FROM bearer b) b
  WHERE b.place <= {most_bearers}
     {or_kept})

-- name: near_json
-- Names spelt much like those that nobody bears, the most alike first; the caller compares them.
(SELECT coalesce(json_agg(json_build_object(
                   'query', l.query,
                   'folded', n.folded,
                   'actor', json_build_object('id', a.id, 'name', a.name, 'kind', a.kind, 'quotes', a.quotes))
                 ORDER BY l.query, n.shared DESC, a.quotes DESC, a.id), '[]')::text
   FROM (SELECT f.query, f.folded
           FROM form f
          WHERE f.rank = 1
            AND NOT EXISTS (SELECT FROM bearer b WHERE b.query = f.query)
          ORDER BY f.query
          LIMIT {near_names}) l
  CROSS JOIN LATERAL (
    SELECT n.folded, n.actor_key, s.shared
      FROM actor_names n
     CROSS JOIN LATERAL (SELECT count(*) AS shared
                           FROM unnest(trigrams(n.folded)) AS t
                          WHERE t = ANY(trigrams(l.folded))) s
     WHERE trigrams(n.folded) && trigrams(l.folded)
       AND length(n.folded) BETWEEN length(l.folded) - {near_slack} AND length(l.folded) + {near_slack}
     ORDER BY s.shared DESC, n.articles DESC, n.folded, n.actor_key
     LIMIT {near_most}) n
   JOIN actors a ON a.key = n.actor_key)

-- name: resolve
-- Who bears the names, beside the state of the corpus.
WITH {bearers}
SELECT c.id AS corpus,
       c.version,
       {bearers_json} AS bearers,
       {near_json} AS near
  FROM corpus c

-- name: resolve_on
-- The same, counting the quotes said within a year of a day.
WITH {bearers},
around AS (
  SELECT b.query, b.rank, b.key, b.id, b.name, b.kind, b.stated,
         (SELECT coalesce(sum(d.n), 0)::bigint
            FROM said_days d
           WHERE d.actor_key = b.key
             AND d.said_sort BETWEEN :on_from::text::date AND :on_to::text::date) AS quotes
    FROM bearer b
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(b ORDER BY b.query, 0 < b.rank, b.stated DESC, b.quotes DESC, b.id), '[]')::text
          FROM around b) AS bearers,
       {near_json} AS near
  FROM corpus c

-- name: aliases
-- The names of an actor but the one that it goes by.
coalesce((SELECT json_agg(n.name ORDER BY n.articles DESC, n.name COLLATE "C")
            FROM actor_names n
           WHERE n.actor_key = a.key
             AND n.name <> a.name), '[]')

-- name: item
-- One actor as a list has it; `a` is its row.
SELECT a.id,
       a.name,
       a.kind,
       a.wikidata,
       {aliases} AS aliases,
       a.quotes
       {more}

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

-- name: stated
-- The same as one value.
coalesce((SELECT json_agg(r) FROM ({roles}) r), '[]')

-- name: with_roles
-- The same beside the rest of an actor.
, {stated} AS roles

-- name: get
-- One actor beside the state of the corpus, or where its id leads.
SELECT c.id AS corpus,
       c.version,
       (SELECT m.into_id FROM actor_merges m WHERE m.old = :id) AS moved,
       (SELECT row_to_json(i)::text FROM actors a CROSS JOIN LATERAL ({item}) i WHERE a.id = :id) AS item
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
){meant}
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM page a
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {near} AS near,
       {unmatched} AS unmatched,
       {count} AS count
  FROM corpus c

-- name: meant
-- What was looked for and not found, as a name that nobody bears.
, form AS (
  SELECT 1 AS query, 1 AS rank, :beginning::text AS folded
   WHERE NOT EXISTS (SELECT FROM page)
),
bearer AS (
  SELECT NULL::int AS query
   WHERE false
)

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
         CROSS JOIN LATERAL ({item}) i) AS rows,
       {count} AS count
  FROM corpus c
 WHERE EXISTS (SELECT FROM article)

-- name: count_of_article
-- How many actors the article speaks of.
(SELECT count(DISTINCT actor_key) FROM figures WHERE article_key = (SELECT key FROM article))
