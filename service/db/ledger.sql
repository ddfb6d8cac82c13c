-- name: start_load
-- A new load, under way.
INSERT INTO loads (id, kind, engine, paths)
VALUES (:id, :kind, :engine, :paths::text[])
RETURNING key;

-- name: own_load
-- Holds the load for as long as the connection lives.
SELECT pg_advisory_lock(hashtext('onrecord load'), :key::integer);

-- name: be_alone
-- Whether no other reextract is under way; if so, none can be for as long as the connection lives.
SELECT pg_try_advisory_lock(hashtext('onrecord reextract'), 0);

-- name: end_orphans
-- Marks the loads whose process is gone.
UPDATE loads
   SET state = 'failed', finished_at = now(), reason = 'the loader stopped before the end'
 WHERE state = 'running'
   AND key <> :key::bigint
   AND pg_try_advisory_xact_lock(hashtext('onrecord load'), key::integer);

-- name: count_load
-- What a load has done so far.
UPDATE loads
   SET (read, stored, unchanged, replaced, refused)
     = (read + :read::bigint, stored + :stored::bigint, unchanged + :unchanged::bigint,
        replaced + :replaced::bigint, refused + :refused::bigint)
 WHERE key = :key::bigint;

-- name: count_changes
-- What a reextract has done to quotes so far.
UPDATE loads
   SET (added, lost, changed) = (added + :added::bigint, lost + :lost::bigint, changed + :changed::bigint)
 WHERE key = :key::bigint;

-- name: add_changes
-- Quotes that a reextract changed, numbered on.
INSERT INTO load_changes (load_key, n, change, quote, article, speaker, text, fields)
SELECT :key::bigint,
       (SELECT count(*) FROM load_changes c WHERE c.load_key = :key::bigint) + u.n,
       u.change, u.quote, u.article, u.speaker, u.text, string_to_array(u.fields, ',')
  FROM unnest(:changes::text[], :quotes::text[], :articles::text[], :speakers::text[], :texts::text[], :fields::text[])
       WITH ORDINALITY AS u (change, quote, article, speaker, text, fields, n);

-- name: add_refusals
-- What a load refused, numbered on from `first`.
INSERT INTO load_refusals (load_key, n, document, place, reason)
SELECT :key::bigint, :first::integer + u.n - 1, u.document, u.place, u.reason
  FROM unnest(:documents::text[], :places::text[], :reasons::text[])
       WITH ORDINALITY AS u (document, place, reason, n);

-- name: add_notes
-- What a load noted, counted and numbered on from `first`.
WITH counted AS (
  UPDATE loads
     SET noted = noted + cardinality(:documents::text[])
   WHERE key = :key::bigint
)
INSERT INTO load_notes (load_key, n, document, place, what)
SELECT :key::bigint, :first::integer + u.n - 1, u.document, u.place, u.what
  FROM unnest(:documents::text[], :places::text[], :whats::text[])
       WITH ORDINALITY AS u (document, place, what, n);

-- name: end_load
-- How a load ended.
UPDATE loads
   SET state = :state, finished_at = now(), reason = :reason
 WHERE key = :key::bigint;
