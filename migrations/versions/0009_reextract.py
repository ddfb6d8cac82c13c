"""Reading the corpus again is a load of its own kind, which says what became of the quotes."""

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    """
    ALTER TABLE loads
      ADD COLUMN kind    text   NOT NULL DEFAULT 'load' CHECK (kind IN ('load', 'reextract')),
      ADD COLUMN added   bigint NOT NULL DEFAULT 0,
      ADD COLUMN lost    bigint NOT NULL DEFAULT 0,
      ADD COLUMN changed bigint NOT NULL DEFAULT 0
    """,
    "COMMENT ON COLUMN loads.paths IS 'What was loaded; of a reextract, the articles that it was limited to.'",
    "COMMENT ON COLUMN loads.added IS 'Quotes that a reextract added; lost, changed: likewise.'",
    """
    CREATE TABLE load_changes (
      load_key bigint  NOT NULL REFERENCES loads ON DELETE CASCADE,
      n        integer NOT NULL,
      change   text    NOT NULL CHECK (change IN ('added', 'lost', 'changed')),
      quote    text    COLLATE "C" NOT NULL,
      article  text    COLLATE "C" NOT NULL,
      speaker  text,
      text     text    NOT NULL,
      fields   text[]  NOT NULL,
      PRIMARY KEY (load_key, n)
    )
    """,
    "COMMENT ON TABLE load_changes IS 'The first quotes that a reextract added, lost or changed.'",
)


def upgrade() -> None:
    """Make the columns and the table."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drop them; what they tell of is not in the corpus any more."""
    op.execute("DROP TABLE load_changes")
    op.execute("ALTER TABLE loads DROP COLUMN kind, DROP COLUMN added, DROP COLUMN lost, DROP COLUMN changed")
    op.execute("COMMENT ON COLUMN loads.paths IS NULL")
