-- name: hashes_at
-- The raw documents that lie at these places, or have these hashes.
SELECT DISTINCT d.sha256
  FROM documents d
 WHERE d.location = ANY(:locations::text[])
    OR d.sha256 = ANY(:hashes::bytea[]);

-- name: hashes_of
-- The raw documents that these articles were made from.
SELECT d.sha256
  FROM articles a
  JOIN documents d ON d.article_key = a.key
 WHERE a.id = ANY(:ids::text[])
 UNION
SELECT a.sha256
  FROM articles a
 WHERE a.id = ANY(:ids::text[]);

-- name: articles
-- Articles that were made from any of these raw documents.
SELECT a.key,
       a.id,
       a.title,
       a.quotes,
       ARRAY(SELECT d.location FROM documents d WHERE d.article_key = a.key ORDER BY d.location) AS locations
  FROM articles a
 WHERE a.sha256 = ANY(:hashes::bytea[])
    OR a.key IN (SELECT d.article_key FROM documents d WHERE d.sha256 = ANY(:hashes::bytea[]))
 ORDER BY a.id;

-- name: quotes
-- Quotes by id, and those that stand within them.
WITH RECURSIVE wanted AS (
  SELECT q.id, q.article_key
    FROM quotes q
   WHERE q.id = ANY(:ids::text[])
   UNION
  SELECT q.id, q.article_key
    FROM wanted w
    JOIN quotes q ON q.article_key = w.article_key AND q.within = w.id
)
SELECT q.key,
       q.id,
       q.article_key,
       a.id AS article,
       a.title,
       a.text_sha256,
       q.content_at,
       q.actor_key,
       q.rendering_key
  FROM wanted w
  JOIN quotes q ON q.id = w.id
  JOIN articles a ON a.key = q.article_key
 ORDER BY a.id, q.n;

-- name: actors_of
-- Who speaks in these quotes or is spoken of.
SELECT q.actor_key AS key
  FROM quotes q
 WHERE q.id = ANY(:ids::text[])
   AND q.actor_key IS NOT NULL
 UNION
SELECT o.actor_key
  FROM quote_abouts o
 WHERE o.quote_id = ANY(:ids::text[]);

-- name: drop_articles
-- Deletes articles with all that was found in them, and where they lay.
DELETE FROM articles
 WHERE key = ANY(:articles::bigint[]);

-- name: drop_quotes
-- Deletes quotes, and takes them out of the counts.
WITH gone AS (
  DELETE FROM quotes
   WHERE id = ANY(:ids::text[])
  RETURNING article_key, actor_key
), speakers AS (
  UPDATE actors a
     SET quotes = a.quotes - g.quotes
    FROM (SELECT actor_key, count(*) AS quotes FROM gone GROUP BY actor_key) g
   WHERE a.key = g.actor_key
)
UPDATE articles a
   SET quotes = a.quotes - g.quotes
  FROM (SELECT article_key, count(*) AS quotes FROM gone GROUP BY article_key) g
 WHERE a.key = g.article_key;

-- name: drop_told
-- Takes quotes that loads have told of out of the ledger.
DELETE FROM load_changes
 WHERE article = ANY(:articles::text[])
    OR quote = ANY(:quotes::text[]);

-- name: drop_notes
-- Takes these places out of what loads have noted; that something was noted stays.
UPDATE load_notes n
   SET document = 'withdrawn', place = NULL
 WHERE EXISTS (SELECT FROM unnest(:locations::text[]) AS l WHERE right('/' || l, length(n.document) + 1) = '/' || n.document);

-- name: drop_refusals
-- The same for what they have refused.
UPDATE load_refusals n
   SET document = 'withdrawn', place = NULL, reason = 'withdrawn'
 WHERE EXISTS (SELECT FROM unnest(:locations::text[]) AS l WHERE right('/' || l, length(n.document) + 1) = '/' || n.document);

-- name: drop_choices
-- Forgets whom these articles were decided to mean.
DELETE FROM actor_choices
 WHERE article = ANY(:articles::text[]);

-- name: rename_actors
-- Calls those of these actors otherwise whose name no report uses any more: by the name that most reports use.
UPDATE actors a
   SET name = n.name
  FROM (SELECT DISTINCT ON (actor_key) actor_key, name
          FROM actor_names
         WHERE actor_key = ANY(:actors::bigint[])
         ORDER BY actor_key, articles DESC, length(name) DESC, folded) n
 WHERE a.key = n.actor_key
   AND NOT a.registered
   AND NOT EXISTS (SELECT FROM actor_names o
                    WHERE o.actor_key = a.key
                      AND o.folded = (:folded::text[])[array_position(:actors::bigint[], a.key)])
RETURNING a.key;

-- name: names
-- What these actors are called.
SELECT a.key,
       a.name
  FROM actors a
 WHERE a.key = ANY(:actors::bigint[])
 ORDER BY a.key;

-- name: put_quotes
-- Puts down which quotes were withdrawn; what was before keeps its first reason.
INSERT INTO withdrawals (id, reason, article, text_sha256, content_at)
SELECT u.id, :reason, u.article, u.text_sha256, u.content_at::integer[]
  FROM unnest(:ids::text[], :articles::text[], :texts::text[], :places::text[])
    AS u (id, article, text_sha256, content_at)
    ON CONFLICT DO NOTHING;

-- name: put_documents
-- Puts down which articles and raw documents were.
INSERT INTO withdrawals (id, reason)
SELECT u.id, :reason
  FROM unnest(:ids::text[]) AS u (id)
    ON CONFLICT DO NOTHING;

-- name: put_hashes
-- Puts down the hashes by which they are known again.
INSERT INTO withdrawn_hashes (sha256, withdrawal)
SELECT u.sha256, u.id
  FROM unnest(:ids::text[], :hashes::bytea[]) AS u (id, sha256)
    ON CONFLICT DO NOTHING;

-- name: replace
-- Says what stands in the place of what was withdrawn.
UPDATE changes
   SET replaced_by = :into
 WHERE id = ANY(:ids::text[])
   AND change = 'withdrawn';

-- name: exists
-- Whether there is an article or a quote with this id.
SELECT EXISTS (SELECT FROM articles WHERE id = :id) OR EXISTS (SELECT FROM quotes WHERE id = :id);

-- name: barred
-- Why and since when each of these may not come back, null where it may: the article that it would make, if that is
-- known, the hash of its bytes, and that of its place where nothing else says which article it is.
SELECT (SELECT 'was withdrawn on ' || to_char(w.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ': ' || w.reason
          FROM withdrawals w
         WHERE w.id = u.article
            OR w.id IN (SELECT h.withdrawal FROM withdrawn_hashes h WHERE h.sha256 IN (u.body, u.place))
         ORDER BY w.withdrawn_at
         LIMIT 1) AS reason
  FROM unnest(:articles::text[], :bodies::bytea[], :places::bytea[]) WITH ORDINALITY AS u (article, body, place, n)
 ORDER BY u.n;

-- name: withheld
-- The quotes that were taken out of these articles.
SELECT w.article,
       w.id,
       w.text_sha256,
       w.content_at
  FROM withdrawals w
 WHERE w.article = ANY(:articles::text[]);
