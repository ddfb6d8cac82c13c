-- name: claim
-- Whether nobody else is at work on this request; if so, nobody can be for as long as the connection lives.
SELECT pg_try_advisory_lock(hashtextextended('onrecord request ' || :caller || ' ' || :request, 0));

-- name: forget
-- Requests that were answered long ago.
DELETE FROM answered
 WHERE answered_at < now() - make_interval(hours => :hours::int);

-- name: find
-- What was answered to this request.
SELECT a.sha256,
       a.outcome
  FROM answered a
 WHERE a.caller = :caller
   AND a.request = :request;

-- name: keep
-- Keeps an answer.
INSERT INTO answered (caller, request, sha256, outcome)
VALUES (:caller, :request, :sha256, :outcome::jsonb);
