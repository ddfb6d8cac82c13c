"""What people decided about actors: whom they merged, and whom a report means where names do not tell."""

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    """
    CREATE TABLE actor_merges (
      old       text        COLLATE "C" PRIMARY KEY,
      old_key   bigint      NOT NULL,
      into_id   text        COLLATE "C" NOT NULL,
      articles  text[]      NOT NULL,
      merged_at timestamptz NOT NULL DEFAULT now(),
      CHECK (old <> into_id)
    )
    """,
    "COMMENT ON TABLE actor_merges IS 'Ids that lead to another actor; linking reads it, so that a load keeps to it.'",
    "COMMENT ON COLUMN actor_merges.old_key IS 'What cursors of before the merge keep to.'",
    "COMMENT ON COLUMN actor_merges.articles IS 'Ids of the reports that spoke of the old one, for undoing.'",
    "CREATE INDEX actor_merges_old_key ON actor_merges (old_key)",
    """
    CREATE TABLE actor_choices (
      article text COLLATE "C" NOT NULL,
      actor   text COLLATE "C" NOT NULL,
      chosen  text COLLATE "C" NOT NULL,
      PRIMARY KEY (article, actor)
    )
    """,
    "COMMENT ON TABLE actor_choices IS 'Whom a report means where its names could mean `actor`, decided by a split.'",
)


def upgrade() -> None:
    """Make both tables."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    op.execute("DROP TABLE actor_choices")
    op.execute("DROP TABLE actor_merges")
