-- name: with
-- Who names whom in what they say, both ways; no row where there is no such actor.
WITH who AS (
  SELECT a.key
    FROM actors a
   WHERE a.id = coalesce((SELECT m.into_id FROM actor_merges m WHERE m.old = :id), :id)
),
told AS (
  SELECT o.actor_key AS key, count(*) AS about_them, 0 AS by_them
    FROM quotes q
    JOIN quote_abouts o ON o.quote_id = q.id
   WHERE q.actor_key = (SELECT key FROM who)
   GROUP BY o.actor_key
   UNION ALL
  SELECT q.actor_key, 0, count(*)
    FROM quote_abouts o
    JOIN quotes q ON q.id = o.quote_id
   WHERE o.actor_key = (SELECT key FROM who)
     AND q.actor_key IS NOT NULL
   GROUP BY q.actor_key
),
pair AS (
  SELECT t.key,
         sum(t.about_them)::bigint AS about_them,
         sum(t.by_them)::bigint AS by_them,
         sum(t.about_them + t.by_them)::bigint AS total
    FROM told t
   WHERE t.key <> (SELECT key FROM who)
   GROUP BY t.key
),
page AS (
  SELECT p.*
    FROM (SELECT p.*, a.id, json_build_object('id', a.id, 'name', a.name, 'kind', a.kind) AS actor
            FROM pair p
            JOIN actors a ON a.key = p.key) p
   WHERE true
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object(
                          'key', json_build_array({key}),
                          'item', json_build_object('actor', p.actor, 'about_them', p.about_them,
                                                    'by_them', p.by_them, 'total', p.total))
                        ORDER BY {order}), '[]')::text
          FROM page p) AS rows,
       {count} AS count
  FROM corpus c
 WHERE EXISTS (SELECT FROM who)

-- name: count_with
-- How many they are.
(SELECT count(*) FROM pair)

-- name: similar
-- Articles that render what an article does; no row where there is no such article. An utterance is a family, or a
-- rendering without one.
WITH base AS (
  SELECT key
    FROM articles
   WHERE id = :id
),
own AS (
  SELECT DISTINCT q.rendering_key, r.family_key, coalesce(r.family_key, -r.key) AS utterance
    FROM quotes q
    JOIN renderings r ON r.key = q.rendering_key
   WHERE q.article_key = (SELECT key FROM base)
),
met AS (
  SELECT o.utterance, r.key AS rendering_key, true AS same
    FROM own o
    JOIN renderings r ON r.family_key = o.family_key
   UNION
  SELECT o.utterance, k.other, false
    FROM own o
    JOIN kin k ON k.one = o.rendering_key
   UNION
  SELECT o.utterance, k.one, false
    FROM own o
    JOIN kin k ON k.other = o.rendering_key
),
told AS (
  SELECT q.article_key, m.utterance, bool_or(m.same) AS same
    FROM met m
    JOIN quotes q ON q.rendering_key = m.rendering_key
   WHERE q.article_key <> (SELECT key FROM base)
   GROUP BY q.article_key, m.utterance
),
near AS (
  SELECT t.article_key,
         count(*) FILTER (WHERE t.same) AS shared,
         count(*) FILTER (WHERE NOT t.same) AS related,
         array_agg(t.utterance) FILTER (WHERE t.same) AS families
    FROM told t
   GROUP BY t.article_key
),
scored AS (
  SELECT n.*,
         round(1e6 * (n.shared + n.related / 2.0)
               / ((SELECT count(DISTINCT utterance) FROM own)
                  + (SELECT count(DISTINCT coalesce(r.family_key, -r.key))
                       FROM quotes q
                       JOIN renderings r ON r.key = q.rendering_key
                      WHERE q.article_key = n.article_key)
                  - n.shared))::int AS score
    FROM near n
),
page AS (
  SELECT s.*
    FROM (SELECT s.*,
                 a.id,
                 json_build_object('id', a.id, 'title', a.title, 'url', a.url, 'publisher', a.publisher,
                                   'agency', a.agency, 'published_on', a.published_on) AS article
            FROM scored s
            JOIN articles a ON a.key = s.article_key) s
   WHERE true
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object(
                          'key', json_build_array({key}),
                          'item', json_build_object(
                            'article', s.article,
                            'reason', CASE WHEN 0 < s.shared THEN 'same_statements' ELSE 'related_statements' END,
                            'score', s.score / 1e6,
                            'shared', s.shared,
                            'related', s.related,
                            'families', coalesce((SELECT json_agg(f.id ORDER BY f.id)
                                                    FROM families f
                                                   WHERE f.key = ANY(s.families)), '[]')))
                        ORDER BY {order}), '[]')::text
          FROM page s) AS rows,
       {count} AS count
  FROM corpus c
 WHERE EXISTS (SELECT FROM base)

-- name: count_similar
-- How many they are.
(SELECT count(*) FROM near)
