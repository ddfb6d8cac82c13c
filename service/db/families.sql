-- name: of_articles
-- The renderings that the quotes of these articles have.
SELECT DISTINCT q.rendering_key AS key
  FROM quotes q
 WHERE q.article_key = ANY(:articles::bigint[])
   AND q.rendering_key IS NOT NULL;

-- name: known
-- Those of these renderings that are on record.
SELECT r.sha256,
       r.key
  FROM renderings r
 WHERE r.sha256 = ANY(:hashes::bytea[]);

-- name: settle
-- Moves what was just added from the index's waiting list into it: every look-up would read that list from end to end.
SELECT gin_clean_pending_list('renderings_runs') AS pages;

-- name: by_index
-- Bitmaps alone, or others too. The planner cannot know how rare a hash is, and would read a whole table.
SELECT set_config('enable_seqscan', :others::text, true),
       set_config('enable_indexscan', :others::text, true);

-- name: candidates
-- For each of these renderings, others that may be of the same utterance: they share a run of words,
-- or most senses with another one by the same speaker at the same time.
SELECT n.key AS one,
       r.key AS other
  FROM renderings n
 CROSS JOIN LATERAL (
   SELECT r.key
     FROM renderings r
    WHERE r.runs && n.runs
      AND r.far <= coalesce(n.until, 'infinity')
      AND n.far <= coalesce(r.until, 'infinity')
      AND NOT (r.person AND n.person AND r.actor_key <> n.actor_key)
    UNION
   SELECT r.key
     FROM renderings r
    WHERE r.actor_key = n.actor_key
      AND r.until BETWEEN n.near AND n.until + 31
      AND r.near <= n.until
      AND r.stems && n.stems
      AND greatest(least(3, cardinality(r.stems), cardinality(n.stems)),
                   ceil(least(cardinality(r.stems), cardinality(n.stems)) * 0.25))
          <= (SELECT count(*) FROM unnest(r.stems) AS s WHERE s = ANY(n.stems))) r
 WHERE n.key = ANY(:fresh::bigint[])
   AND NOT (r.key = ANY(:fresh::bigint[]) AND r.key <= n.key);

-- name: renderings
-- Renderings as they are compared.
SELECT r.key,
       r.words,
       r.indirect,
       r.denied,
       r.passed_on,
       r.actor_key,
       r.person,
       r.dated,
       r.since,
       r.until
  FROM renderings r
 WHERE r.key = ANY(:keys::bigint[]);

-- name: add_kin
-- How renderings stand to each other.
INSERT INTO kin (one, other, relation, kept)
SELECT least(u.one, u.other), greatest(u.one, u.other), u.relation, u.kept
  FROM unnest(:ones::bigint[], :others::bigint[], :relations::text[], :kept::integer[]) AS u (one, other, relation, kept);

-- name: cluster
-- These renderings and all that may be of their families, however far off.
WITH RECURSIVE cluster (key) AS (
  SELECT u.key
    FROM unnest(:keys::bigint[]) AS u (key)
   UNION
  SELECT k.key
    FROM cluster c
   CROSS JOIN LATERAL (
     SELECT k.other AS key FROM kin k WHERE k.one = c.key AND k.relation <> 'related'
      UNION ALL
     SELECT k.one FROM kin k WHERE k.other = c.key AND k.relation <> 'related') k
)
SELECT c.key
  FROM cluster c;

-- name: families_of
-- The families that these renderings are in.
SELECT DISTINCT f.id
  FROM renderings r
  JOIN families f ON f.key = r.family_key
 WHERE r.key = ANY(:keys::bigint[]);

-- name: drop_lone
-- Deletes those of these renderings that no quote has any more.
DELETE FROM renderings r
 WHERE r.key = ANY(:keys::bigint[])
   AND NOT EXISTS (SELECT FROM quotes q WHERE q.rendering_key = r.key);

-- name: nodes
-- Renderings of a cluster with their quotes, the earliest first.
SELECT r.key,
       r.sha256,
       array_agg(q.article_key ORDER BY q.published_on, q.id) AS articles,
       array_agg(q.id ORDER BY q.published_on, q.id) AS quotes,
       min(q.published_on) AS published_on
  FROM renderings r
  JOIN quotes q ON q.rendering_key = r.key
 WHERE r.key = ANY(:keys::bigint[])
 GROUP BY r.key;

-- name: edges
-- How the renderings of a cluster stand to each other.
SELECT k.one,
       k.other,
       k.relation,
       k.kept
  FROM kin k
 WHERE k.one = ANY(:keys::bigint[])
   AND k.relation <> 'related';

-- name: put_families
-- Families, with the number of their quotes.
INSERT INTO families AS f (id, size)
SELECT u.id, u.size
  FROM unnest(:ids::text[], :sizes::integer[]) AS u (id, size)
    ON CONFLICT (id)
    DO UPDATE SET size = excluded.size;

-- name: assign
-- Puts renderings into their families, or into none.
UPDATE renderings r
   SET family_key = f.key
  FROM unnest(:keys::bigint[], :ids::text[]) AS u (key, id)
  LEFT JOIN families f ON f.id = u.id
 WHERE r.key = u.key
   AND r.family_key IS DISTINCT FROM f.key;

-- name: drop_families
-- Deletes those of these families that nothing is in any more.
DELETE FROM families f
 WHERE f.id = ANY(:ids::text[])
   AND NOT EXISTS (SELECT FROM renderings r WHERE r.family_key = f.key);

-- name: mark_earliest
-- Marks which quotes of these renderings are the earliest of their families.
UPDATE quotes q
   SET earliest = q.id = ANY(:earliest::text[])
 WHERE q.rendering_key = ANY(:keys::bigint[])
   AND q.earliest <> (q.id = ANY(:earliest::text[]));
