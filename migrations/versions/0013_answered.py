"""What was answered to requests that may come again."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
        CREATE TABLE answered (
          caller      text        COLLATE "C" NOT NULL,
          request     text        COLLATE "C" NOT NULL,
          sha256      bytea       NOT NULL,
          outcome     jsonb       NOT NULL,
          answered_at timestamptz NOT NULL DEFAULT now(),
          PRIMARY KEY (caller, request)
        )
        """
    )
    op.execute("COMMENT ON COLUMN answered.caller IS 'The id of a key.'")
    op.execute("COMMENT ON COLUMN answered.request IS 'The Idempotency-Key; sha256: of the body that came with it.'")
    op.execute(
        "COMMENT ON COLUMN answered.outcome IS 'Ids and what became of them; no record, so that none outlives its own.'"
    )
    op.execute("CREATE INDEX answered_at ON answered (answered_at)")


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TABLE answered")
