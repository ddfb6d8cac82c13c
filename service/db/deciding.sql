-- name: actor
-- An actor's key, and whether it comes from the tables of the package.
SELECT a.id,
       a.key,
       a.name,
       a.kind,
       a.registered
  FROM actors a
 WHERE a.id = :id;

-- name: merged_into
-- Where an id leads, if the actor was merged.
SELECT m.into_id
  FROM actor_merges m
 WHERE m.old = :id;

-- name: articles_of
-- The reports that speak of an actor.
SELECT DISTINCT r.key, r.id
  FROM figures f
  JOIN articles r ON r.key = f.article_key
 WHERE f.actor_key = :actor
 ORDER BY r.id;

-- name: move_figures
-- What these reports say of one actor becomes another's.
UPDATE figures
   SET actor_key = :into
 WHERE actor_key = :actor
   AND article_key = ANY(:articles::bigint[]);

-- name: move_quotes
-- The same for quotes.
UPDATE quotes
   SET actor_key = :into
 WHERE actor_key = :actor
   AND article_key = ANY(:articles::bigint[]);

-- name: move_roles
-- The same for roles.
UPDATE stated_roles
   SET actor_key = :into
 WHERE actor_key = :actor
   AND article_key = ANY(:articles::bigint[]);

-- name: move_names
-- The same for names; one that the report uses for both already is there once.
WITH gone AS (
  DELETE FROM article_names
   WHERE actor_key = :actor
     AND article_key = ANY(:articles::bigint[])
  RETURNING article_key, folded, name
)
INSERT INTO article_names (article_key, actor_key, folded, name)
SELECT g.article_key, :into, g.folded, g.name
  FROM gone g
    ON CONFLICT DO NOTHING;

-- name: move_abouts
-- The same for whom quotes speak of; one that speaks of both speaks of the other in all these places.
WITH gone AS (
  DELETE FROM quote_abouts b
   USING quotes q
   WHERE q.id = b.quote_id
     AND b.actor_key = :actor
     AND q.article_key = ANY(:articles::bigint[])
  RETURNING b.quote_id, b.at, b.said_from, b.said_to, b.published_at, b.published_on
)
INSERT INTO quote_abouts AS b (quote_id, actor_key, at, said_from, said_to, published_at, published_on)
SELECT g.quote_id, :into, g.at, g.said_from, g.said_to, g.published_at, g.published_on
  FROM gone g
    ON CONFLICT (quote_id, actor_key)
    DO UPDATE SET at = b.at || excluded.at;

-- name: renderings_of
-- The renderings of what an actor says in these reports.
SELECT DISTINCT ON (r.key) r.*
  FROM quotes q
  JOIN renderings r ON r.key = q.rendering_key
 WHERE q.actor_key = :actor
   AND q.article_key = ANY(:articles::bigint[])
 ORDER BY r.key;

-- name: move_renderings
-- Gives the quotes of these reports other renderings.
UPDATE quotes q
   SET rendering_key = u.fresh
  FROM unnest(:olds::bigint[], :fresh::bigint[]) AS u (old, fresh)
 WHERE q.rendering_key = u.old
   AND q.article_key = ANY(:articles::bigint[]);

-- name: rename_candidates
-- Whoever could have been the old one could be the new one.
UPDATE figures
   SET candidates = ARRAY(SELECT DISTINCT CASE c WHEN :old THEN :into ELSE c END FROM unnest(candidates) AS c)
 WHERE :old = ANY(candidates);

-- name: recount_quotes
-- The counts of these actors' quotes, counted.
UPDATE actors a
   SET quotes = (SELECT count(*) FROM quotes q WHERE q.actor_key = a.key)
 WHERE a.key = ANY(:actors::bigint[]);

-- name: recount_names
-- The counts of these actors' names, counted; names that are new come in.
INSERT INTO actor_names AS n (actor_key, folded, name, articles)
SELECT u.actor_key, u.folded, min(u.name), count(*)
  FROM article_names u
 WHERE u.actor_key = ANY(:actors::bigint[])
 GROUP BY u.actor_key, u.folded
    ON CONFLICT (actor_key, folded)
    DO UPDATE SET articles = excluded.articles;

-- name: zero_names
-- Names of these actors that no report uses any more.
UPDATE actor_names n
   SET articles = 0
 WHERE n.actor_key = ANY(:actors::bigint[])
   AND NOT EXISTS (SELECT FROM article_names u WHERE u.actor_key = n.actor_key AND u.folded = n.folded);

-- name: drop_names
-- Of them, those that no table gives either.
DELETE FROM actor_names
 WHERE actor_key = ANY(:actors::bigint[])
   AND articles = 0
   AND NOT registered;

-- name: drop_actor
-- An actor of whom nothing is left.
DELETE FROM actors
 WHERE key = :actor;

-- name: note_merge
-- An id leads to another actor from now on, and so do those that led to it.
WITH led AS (
  UPDATE actor_merges
     SET into_id = :into
   WHERE into_id = :old
)
INSERT INTO actor_merges (old, old_key, into_id, articles)
VALUES (:old, :old_key, :into, :articles::text[]);

-- name: forget_merge
-- An id is an actor's own again; the reports that spoke of it when it was merged.
DELETE FROM actor_merges
 WHERE old = :old
   AND into_id = :into
RETURNING articles;

-- name: note_choices
-- Whom reports mean where their names could mean an actor.
INSERT INTO actor_choices AS c (article, actor, chosen)
SELECT u.article, :actor, u.chosen
  FROM unnest(:articles::text[], :chosen::text[]) AS u (article, chosen)
    ON CONFLICT (article, actor)
    DO UPDATE SET chosen = excluded.chosen;

-- name: merges_of
-- Where ids lead that are these, or have a number behind one of these; those that do.
SELECT t.old, t.into_id
  FROM unnest(:stems::text[]) AS u (stem)
 CROSS JOIN LATERAL (
   SELECT m.old, m.into_id FROM actor_merges m WHERE m.old = u.stem
    UNION ALL
   SELECT m.old, m.into_id FROM actor_merges m WHERE u.stem || '-1' <= m.old AND m.old < u.stem || '-:') t;

-- name: choices_of
-- Whom these reports mean, where it was decided.
SELECT c.article, c.actor, c.chosen
  FROM actor_choices c
 WHERE c.article = ANY(:articles::text[]);
