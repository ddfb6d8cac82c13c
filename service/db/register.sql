-- name: registered_stale
-- Whether the register lacks any of these actors or names, has them otherwise, or has more as the package's.
SELECT EXISTS (
         SELECT FROM unnest(:ids::text[], :names::text[], :kinds::text[], :wikidata::text[])
                  AS u (id, name, kind, wikidata)
           LEFT JOIN actors a ON a.id = u.id AND a.registered
          WHERE (a.name, a.kind, a.wikidata) IS DISTINCT FROM (u.name, u.kind, u.wikidata))
       OR EXISTS (
         SELECT FROM unnest(:alias_ids::text[], :folded::text[]) AS u (id, folded)
           LEFT JOIN (actors a JOIN actor_names n ON n.actor_key = a.key AND n.registered)
             ON a.id = u.id AND n.folded = u.folded
          WHERE n.folded IS NULL)
       OR (SELECT count(*) FROM actors WHERE registered) > cardinality(:ids::text[])
       OR (SELECT count(*) FROM actor_names WHERE registered) > cardinality(:folded::text[]);

-- name: renamed
-- Which of these actors are on record under another name or as another kind.
SELECT a.key
  FROM unnest(:ids::text[], :names::text[], :kinds::text[]) AS u (id, name, kind)
  JOIN actors a ON a.id = u.id
 WHERE (a.name, a.kind) <> (u.name, u.kind);

-- name: unregister_names
-- Names that the package's tables no longer give these actors, or any: reports alone keep them from now on.
UPDATE actor_names n
   SET registered = false
 WHERE n.registered
   AND NOT EXISTS (SELECT FROM unnest(:alias_ids::text[], :folded::text[]) AS u (id, folded)
                     JOIN actors a ON a.id = u.id
                    WHERE a.key = n.actor_key AND u.folded = n.folded)
RETURNING n.actor_key;

-- name: unregister_actors
-- Actors that the package's tables no longer have.
UPDATE actors
   SET registered = false
 WHERE registered
   AND id <> ALL(:ids::text[])
RETURNING key;

-- name: register_actors
-- The actors of the package's tables.
INSERT INTO actors AS a (id, name, kind, wikidata, registered)
SELECT u.id, u.name, u.kind, u.wikidata, true
  FROM unnest(:ids::text[], :names::text[], :kinds::text[], :wikidata::text[]) AS u (id, name, kind, wikidata)
    ON CONFLICT (id)
    DO UPDATE SET (name, kind, wikidata, registered) = (excluded.name, excluded.kind, excluded.wikidata, true);

-- name: register_names
-- The names of the package's tables.
INSERT INTO actor_names AS n (actor_key, folded, name, registered)
SELECT a.key, u.folded, u.name, true
  FROM unnest(:alias_ids::text[], :folded::text[], :aliases::text[]) AS u (id, folded, name)
  JOIN actors a ON a.id = u.id
    ON CONFLICT (actor_key, folded)
    DO UPDATE SET (name, registered) = (excluded.name, true);

-- name: bearers
-- Who bears any of these names or ids, with all names on record for each.
SELECT a.id,
       a.name,
       a.kind,
       array_agg(n.folded) AS folded
  FROM actors a
  JOIN actor_names n ON n.actor_key = a.key
 WHERE a.key IN (SELECT b.actor_key FROM actor_names b WHERE b.folded = ANY(:folded::text[]))
    OR a.id = ANY(:ids::text[])
 GROUP BY a.key
 ORDER BY a.id;

-- name: held_roles
-- The roles of those who bear any of these names, as reports state them that name them in full, these ones left out.
-- Each text is looked up by itself, so that who has a hundred thousand rows costs as little as who has ten.
WITH RECURSIVE own AS (
  SELECT t.key
    FROM articles t
   WHERE t.id = ANY(:reports::text[])
),
held AS (
  SELECT n.actor_key,
         (SELECT min(r.text) FROM stated_roles r WHERE r.actor_key = n.actor_key) AS text
    FROM (SELECT DISTINCT actor_key FROM actor_names WHERE folded = ANY(:folded::text[])) n
   UNION ALL
  SELECT h.actor_key,
         (SELECT min(r.text) FROM stated_roles r WHERE r.actor_key = h.actor_key AND h.text < r.text)
    FROM held h
   WHERE h.text IS NOT NULL
)
SELECT a.id,
       h.text,
       first.former,
       first.stated_on AS first_on,
       last.stated_on AS last_on
  FROM held h
  JOIN actors a ON a.key = h.actor_key
 CROSS JOIN LATERAL (
    SELECT r.former, r.stated_on
      FROM stated_roles r
     WHERE r.actor_key = h.actor_key
       AND r.text = h.text
       AND r.article_key NOT IN (SELECT key FROM own)
       AND EXISTS (SELECT FROM figures f
                    WHERE f.article_key = r.article_key AND f.actor_key = h.actor_key AND f.name LIKE '% %')
     ORDER BY r.stated_on
     LIMIT 1) first
  LEFT JOIN LATERAL (
    SELECT r.stated_on
      FROM stated_roles r
     WHERE r.actor_key = h.actor_key
       AND r.text = h.text
       AND r.stated_on IS NOT NULL
       AND r.article_key NOT IN (SELECT key FROM own)
       AND EXISTS (SELECT FROM figures f
                    WHERE f.article_key = r.article_key AND f.actor_key = h.actor_key AND f.name LIKE '% %')
     ORDER BY r.stated_on DESC
     LIMIT 1) last ON true
 ORDER BY a.id, h.text COLLATE "C";

-- name: taken
-- Which of these ids are taken, by themselves or with a number behind them.
SELECT t.id
  FROM unnest(:stems::text[]) AS u (stem)
 CROSS JOIN LATERAL (
   SELECT a.id FROM actors a WHERE a.id = u.stem
    UNION ALL
   SELECT a.id FROM actors a WHERE u.stem || '-1' <= a.id AND a.id < u.stem || '-:') t;

-- name: actor_keys
-- The keys of these actors.
SELECT a.id,
       a.key
  FROM actors a
 WHERE a.id = ANY(:ids::text[]);

-- name: add_actors
-- New actors, with their keys.
INSERT INTO actors (id, name, kind)
SELECT u.id, u.name, u.kind
  FROM unnest(:ids::text[], :names::text[], :kinds::text[]) AS u (id, name, kind)
RETURNING id, key;

-- name: count_names
-- Adds the names that articles use to the register, or to the count of those that use them.
INSERT INTO actor_names AS n (actor_key, folded, name, articles)
SELECT u.actor_key, u.folded, min(u.name), count(*)
  FROM unnest(:actors::bigint[], :folded::text[], :names::text[]) AS u (actor_key, folded, name)
 GROUP BY u.actor_key, u.folded
    ON CONFLICT (actor_key, folded)
    DO UPDATE SET articles = n.articles + excluded.articles;

-- name: count_quotes
-- Adds the quotes of these articles to the counts of their speakers.
UPDATE actors a
   SET quotes = a.quotes + c.quotes
  FROM (SELECT q.actor_key,
               count(*) AS quotes
          FROM quotes q
         WHERE q.article_key = ANY(:articles::bigint[])
         GROUP BY q.actor_key) c
 WHERE a.key = c.actor_key;

-- name: forget_counts
-- Takes the quotes of these articles out of the counts of their speakers.
UPDATE actors a
   SET quotes = a.quotes - c.quotes
  FROM (SELECT q.actor_key,
               count(*) AS quotes
          FROM quotes q
         WHERE q.article_key = ANY(:articles::bigint[])
         GROUP BY q.actor_key) c
 WHERE a.key = c.actor_key;

-- name: forget_names
-- Takes the forms that these articles use out of the counts of the names.
UPDATE actor_names n
   SET articles = n.articles - c.articles
  FROM (SELECT u.actor_key,
               u.folded,
               count(*) AS articles
          FROM article_names u
         WHERE u.article_key = ANY(:articles::bigint[])
         GROUP BY u.actor_key, u.folded) c
 WHERE n.actor_key = c.actor_key
   AND n.folded = c.folded;

-- name: actors_of
-- Who the reports with these keys speak of.
SELECT DISTINCT f.actor_key
  FROM figures f
 WHERE f.article_key = ANY(:articles::bigint[])
   AND f.actor_key IS NOT NULL;

-- name: drop_names
-- Names that no report and no table gives any more.
DELETE FROM actor_names
 WHERE actor_key = ANY(:actors::bigint[])
   AND articles <= 0
   AND NOT registered;

-- name: drop_actors
-- Actors that no report and no table knows any more.
DELETE FROM actors a
 WHERE a.key = ANY(:actors::bigint[])
   AND NOT a.registered
   AND NOT EXISTS (SELECT FROM figures f WHERE f.actor_key = a.key)
RETURNING a.id;
