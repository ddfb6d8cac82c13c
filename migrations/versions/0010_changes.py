"""What changed last about each record, in the order of versions."""

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = (
    """
    CREATE TABLE changes (
      kind       text        NOT NULL CHECK (kind IN ('quote', 'article', 'actor')),
      id         text        COLLATE "C" NOT NULL,
      version    bigint      NOT NULL,
      n          integer     NOT NULL,
      change     text        NOT NULL CHECK (change IN ('added', 'replaced', 'merged', 'withdrawn', 'lost')),
      article    text        COLLATE "C",
      digest     uuid,
      changed_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (kind, id)
    )
    """,
    "COMMENT ON TABLE changes IS 'The last change of each record that is or was on record; earlier ones are not kept.'",
    "COMMENT ON COLUMN changes.article IS 'Of a quote: the id of its article.'",
    "COMMENT ON COLUMN changes.digest IS 'Of the record as lists give it; null: not known, or gone.'",
    # Writers wait meanwhile, so that what they change is not missed; readers do not.
    "SELECT FROM corpus FOR UPDATE",
    """
    INSERT INTO changes (kind, id, version, n, change, article)
    SELECT r.kind, r.id, (SELECT version FROM corpus), row_number() OVER (ORDER BY r.rank, r.article, r.n, r.id),
           'added', r.article
      FROM (SELECT 'actor' AS kind, id, NULL AS article, 1 AS rank, 0 AS n FROM actors
             UNION ALL
            SELECT 'article', id, NULL, 2, 0 FROM articles
             UNION ALL
            SELECT 'quote', q.id, a.id, 3, q.n FROM quotes q JOIN articles a ON a.key = q.article_key) r
    """,
    "CREATE UNIQUE INDEX changes_in_order ON changes (version, n)",
    "CREATE INDEX changes_of_article ON changes (article) WHERE article IS NOT NULL",
)


def upgrade() -> None:
    """Make the table; what is on record was last changed by the version at hand."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TABLE changes")
