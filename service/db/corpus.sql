-- name: snapshot
-- Which database this is, and how often its readable answers have changed.
SELECT id, version
  FROM corpus;

-- name: revision
-- The schema's revision.
SELECT version_num
  FROM alembic_version;
