-- name: item
-- A key without its secret; `k` is its row.
SELECT k.id,
       k.name,
       k.scopes,
       k.rate,
       k.created_at,
       k.expires_at,
       k.revoked_at,
       k.last_used_at

-- name: add
-- A new key.
INSERT INTO api_keys AS k (id, name, sha256, scopes, rate, expires_at)
VALUES (:id, :name, :sha256, :scopes::text[], :rate, now() + make_interval(days => :days::int))
RETURNING k.id,
          k.name,
          k.scopes,
          k.rate,
          k.created_at,
          k.expires_at,
          k.revoked_at,
          k.last_used_at;

-- name: all
-- Every key, the oldest first.
SELECT i.*
  FROM api_keys k
 CROSS JOIN LATERAL ({item}) i
 ORDER BY k.created_at, k.id;

-- name: find
-- The key with this hash.
SELECT i.*
  FROM api_keys k
 CROSS JOIN LATERAL ({item}) i
 WHERE k.sha256 = :sha256;

-- name: revoke
-- Ends a key; one that is ended keeps its time.
UPDATE api_keys
   SET revoked_at = coalesce(revoked_at, now())
 WHERE id = :id
RETURNING id;

-- name: used
-- When keys were last used.
UPDATE api_keys k
   SET last_used_at = greatest(k.last_used_at, u.at)
  FROM unnest(:ids::text[], :times::timestamptz[]) AS u (id, at)
 WHERE k.id = u.id;
