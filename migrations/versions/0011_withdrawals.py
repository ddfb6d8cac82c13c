"""What was taken out for good: its ids and hashes, so that it does not come back."""

from alembic import op

revision = "0011"
down_revision = "0010"

STATEMENTS = (
    """
    CREATE TABLE withdrawals (
      id           text        COLLATE "C" PRIMARY KEY,
      reason       text        NOT NULL,
      article      text        COLLATE "C",
      text_sha256  text,
      content_at   integer[],
      withdrawn_at timestamptz NOT NULL DEFAULT now()
    )
    """,
    "COMMENT ON COLUMN withdrawals.id IS 'Of an article or a quote; of a raw document: sha256: and the hash of its bytes.'",
    "COMMENT ON COLUMN withdrawals.content_at IS 'Of a quote: where its words stand in the text of the article.'",
    "CREATE INDEX withdrawals_of_article ON withdrawals (article)",
    """
    CREATE TABLE withdrawn_hashes (
      sha256     bytea PRIMARY KEY,
      withdrawal text  COLLATE "C" NOT NULL REFERENCES withdrawals ON DELETE CASCADE
    )
    """,
    "COMMENT ON TABLE withdrawn_hashes IS 'Of raw documents that went with a withdrawal, and of the places of articles.'",
    "ALTER TABLE changes ADD COLUMN replaced_by text",
    "COMMENT ON COLUMN changes.replaced_by IS 'What an operator put in the place of what was withdrawn.'",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drop them: what was withdrawn can be loaded again then."""
    op.execute("ALTER TABLE changes DROP COLUMN replaced_by")
    op.execute("DROP TABLE withdrawn_hashes")
    op.execute("DROP TABLE withdrawals")
