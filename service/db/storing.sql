-- name: take_version
-- The version of the change that this transaction makes; holds the corpus for it until its end.
UPDATE corpus
   SET version = version + 1
RETURNING version;

-- name: take_turn
-- Holds the corpus as the next version would, without making one.
SELECT c.version
  FROM corpus c
   FOR UPDATE;

-- name: ring
-- A doorbell for the readers: heard at commit.
SELECT pg_notify('corpus', :version::bigint::text);

-- name: known_documents
-- What is on record of the documents at these places: [location, fingerprint].
SELECT d.location,
       d.fingerprint
  FROM documents d
 WHERE d.location = ANY(:locations::text[]);

-- name: articles_of
-- The articles with these ids, and with how many quotes.
SELECT a.id,
       a.key,
       a.fingerprint
  FROM articles a
 WHERE a.id = ANY(:ids::text[]);

-- name: articles_at
-- The articles whose documents lie at one of these places and nowhere else.
SELECT d.location,
       a.id
  FROM documents d
  JOIN articles a ON a.key = d.article_key
 WHERE d.location = ANY(:locations::text[])
   AND NOT EXISTS (SELECT FROM documents o
                    WHERE o.article_key = d.article_key AND o.location <> d.location);

-- name: article_with
-- The article whose document lies here.
SELECT a.id
  FROM documents d
  JOIN articles a ON a.key = d.article_key
 WHERE d.location = :location;

-- name: article_keys
-- Keys for new articles.
SELECT nextval(pg_get_serial_sequence('articles', 'key')) AS key
  FROM generate_series(1, :n::integer);

-- name: quotes_before
-- Since when the quotes of these articles have been on record.
SELECT q.id,
       q.loaded_at
  FROM quotes q
 WHERE q.article_key = ANY(:articles::bigint[]);

-- name: forget_found
-- Deletes what was found in these articles.
WITH q AS (DELETE FROM quotes        WHERE article_key = ANY(:articles::bigint[])),
     r AS (DELETE FROM stated_roles  WHERE article_key = ANY(:articles::bigint[])),
     n AS (DELETE FROM article_names WHERE article_key = ANY(:articles::bigint[]))
DELETE FROM figures WHERE article_key = ANY(:articles::bigint[]);

-- name: hashes_at
-- The bodies of the documents at these places.
SELECT d.sha256
  FROM documents d
 WHERE d.location = ANY(:locations::text[]);

-- name: add_bodies
-- Raw documents, byte for byte.
INSERT INTO bodies (sha256, body)
SELECT u.sha256, u.body
  FROM unnest(:hashes::bytea[], :bodies::bytea[]) AS u (sha256, body)
    ON CONFLICT DO NOTHING;

-- name: put_documents
-- Where the documents lie and what was made of them.
INSERT INTO documents AS d (location, article_key, sha256, media, side, fingerprint, load_key)
SELECT u.location, u.article_key, u.sha256, u.media, u.side, u.fingerprint, :load::bigint
  FROM unnest(:locations::text[], :articles::bigint[], :hashes::bytea[], :media::text[], :sides::jsonb[],
              :fingerprints::bytea[]) AS u (location, article_key, sha256, media, side, fingerprint)
    ON CONFLICT (location)
    DO UPDATE SET (article_key, sha256, media, side, fingerprint, load_key, loaded_at)
                = (excluded.article_key, excluded.sha256, excluded.media, excluded.side, excluded.fingerprint,
                   excluded.load_key, now());

-- name: drop_bodies
-- Of these bodies, those that no document needs any more.
DELETE FROM bodies b
 WHERE b.sha256 = ANY(:hashes::bytea[])
   AND NOT EXISTS (SELECT FROM documents d WHERE d.sha256 = b.sha256);

-- name: write_json
-- Quotes of these articles as answers give them, but for what may change without them: names of actors, and families.
INSERT INTO quote_json (quote_key, head, middle, rest, names, family_key)
SELECT q.key,
       concat('{"id":', to_json(q.id),
              ',"text":', to_json(q.text),
              ',"kind":', to_json(q.kind),
              ',"speaker":{"text":', coalesce(to_json(q.speaker), 'null'),
              ',"role":', coalesce(to_json(q.role), 'null'),
              ',"anonymous":', to_json(q.anonymous),
              ',"actor":'),
       concat('},"cue":', coalesce(c.cue, 'null'),
              ',"addressee":', coalesce(to_json(q.addressee), 'null'),
              ',"occasion":', coalesce(to_json(q.occasion), 'null'),
              ',"said_on":{"from":', coalesce(to_json(q.said_from), 'null'),
              ',"to":', coalesce(to_json(q.said_to), 'null'),
              ',"at":', coalesce(rtrim(to_json(q.said_instant AT TIME ZONE 'UTC')::text, '"') || 'Z"', 'null'),
              ',"precision":', to_json(q.said_precision),
              ',"evidence":', coalesce(to_json(q.said_evidence), 'null'),
              ',"inherited":', to_json(q.said_inherited),
              '},"about":'),
       concat(',"within":', coalesce(to_json(q.within), 'null'),
              ',"article":{"id":', to_json(a.id),
              ',"title":', coalesce(to_json(a.title), 'null'),
              ',"url":', coalesce(to_json(a.url), 'null'),
              ',"publisher":', coalesce(to_json(a.publisher), 'null'),
              ',"agency":', coalesce(to_json(a.agency), 'null'),
              ',"published_on":', coalesce(to_json(a.published_on), 'null'),
              '},"evidence":{"text_sha256":', to_json(a.text_sha256),
              ',"paragraph":', q.paragraph,
              ',"content":', to_json(q.content_at),
              ',"speaker":', coalesce(to_json(q.speaker_at), 'null'),
              ',"cue":', coalesce(to_json(q.cue_at), 'null'),
              ',"said_on":', coalesce(to_json(q.said_at), 'null'),
              '},"context":{"prefix":', to_json(q.prefix),
              ',"suffix":', to_json(q.suffix),
              '},"confidence":', q.confidence, CASE WHEN q.confidence IN (0, 1) THEN '.0' END,
              ',"family":'),
       EXISTS (SELECT FROM quote_abouts o WHERE o.quote_id = q.id),
       (SELECT r.family_key FROM renderings r WHERE r.key = q.rendering_key)
  FROM quotes q
  JOIN articles a ON a.key = q.article_key
 CROSS JOIN LATERAL (
   SELECT CASE WHEN q.cue IS NOT NULL
               THEN concat('{"text":', to_json(q.cue),
                           ',"lemma":', coalesce(to_json(q.lemma), 'null'),
                           ',"stance":', coalesce(to_json(q.stance), 'null'), '}') END AS cue) c
 WHERE q.article_key = ANY(:articles::bigint[]);
