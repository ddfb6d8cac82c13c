"""The language of an article, and what a load notes of the documents that it stores."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add them; what is on record already has no language until it is read again."""
    op.execute("ALTER TABLE articles ADD COLUMN language text")
    op.execute("COMMENT ON COLUMN articles.language IS 'BCP 47 code; null where it cannot be told.'")
    op.execute("ALTER TABLE loads ADD COLUMN noted bigint NOT NULL DEFAULT 0")
    op.execute(
        """
        CREATE TABLE load_notes (
          load_key bigint  NOT NULL REFERENCES loads ON DELETE CASCADE,
          n        integer NOT NULL,
          document text    NOT NULL,
          place    text,
          what     text    NOT NULL,
          PRIMARY KEY (load_key, n)
        )
        """
    )


def downgrade() -> None:
    """Drop them."""
    op.execute("DROP TABLE load_notes")
    op.execute("ALTER TABLE loads DROP COLUMN noted")
    op.execute("ALTER TABLE articles DROP COLUMN language")
