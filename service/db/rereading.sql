-- name: progress
-- How many of the articles (or of these) another engine read, and how many this one did.
SELECT count(*) FILTER (WHERE a.engine <> :engine) AS stale,
       count(*) FILTER (WHERE a.engine = :engine)  AS current
  FROM articles a
 WHERE :only::text[] IS NULL OR a.id = ANY(:only);

-- name: strangers
-- Which of these ids no article has.
SELECT u.id
  FROM unnest(:ids::text[]) WITH ORDINALITY AS u (id, n)
 WHERE NOT EXISTS (SELECT FROM articles a WHERE a.id = u.id)
 ORDER BY u.n;

-- name: next_stale
-- The next articles that another engine read, in the order of their keys; as many as begin within so many bytes of raw
-- documents. Each with the document that it was made from; if that is gone, with the last one that tells of it.
WITH stale AS (
  SELECT a.key, a.id, a.engine, a.fingerprint AS made_from
    FROM articles a
   WHERE a.key > :after::bigint
     AND a.engine <> :engine
     AND (:only::text[] IS NULL OR a.id = ANY(:only))
   ORDER BY a.key
   LIMIT :rows::integer
), found AS (
  SELECT s.*, d.location, d.media, d.side, d.fingerprint, d.sha256,
         sum(octet_length(b.body)) OVER (ORDER BY s.key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM stale s
    LEFT JOIN LATERAL (SELECT d.*
                         FROM documents d
                        WHERE d.article_key = s.key
                        ORDER BY d.fingerprint = s.made_from DESC, d.loaded_at DESC, d.location
                        LIMIT 1) d ON true
    LEFT JOIN bodies b ON b.sha256 = d.sha256
)
SELECT f.key, f.id, f.engine, f.made_from, f.location, f.media, f.side, f.fingerprint, b.body
  FROM found f
  LEFT JOIN bodies b ON b.sha256 = f.sha256
 WHERE coalesce(f.before, 0) < :bytes::bigint
 ORDER BY f.key;

-- name: mark
-- Notes which engines have read these articles.
UPDATE articles a
   SET engine = u.engine
  FROM unnest(:articles::bigint[], :engines::text[]) AS u (key, engine)
 WHERE a.key = u.key;

-- name: names_of
-- What these actors are called.
SELECT a.key,
       a.name
  FROM actors a
 WHERE a.key = ANY(:actors::bigint[]);

-- name: hashes_of
-- What these renderings are known by.
SELECT r.key,
       r.sha256
  FROM renderings r
 WHERE r.key = ANY(:renderings::bigint[]);
