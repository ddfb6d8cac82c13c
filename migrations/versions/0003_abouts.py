"""Whom quotes speak of by name."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE quote_abouts (
      quote_id       text      COLLATE "C" NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
      actor_key      bigint    NOT NULL REFERENCES actors,
      at             integer[] NOT NULL,
      said_to        date,
      published_on   date,
      said_sort      date      NOT NULL GENERATED ALWAYS AS (coalesce(said_to, '-infinity')) STORED,
      published_sort date      NOT NULL GENERATED ALWAYS AS (coalesce(published_on, '-infinity')) STORED,
      PRIMARY KEY (quote_id, actor_key)
    )
    """,
    "COMMENT ON COLUMN quote_abouts.at IS 'Where the name stands: [[start, end], …], in code points of the text.'",
    "COMMENT ON COLUMN quote_abouts.said_to IS 'The dates of the quote, kept here for the order of lists.'",
    """
    CREATE INDEX quote_abouts_by_actor
        ON quote_abouts (actor_key, said_sort DESC, published_sort DESC, quote_id DESC)
    """,
)


def upgrade() -> None:
    """Make the table; quotes on record name nobody until their report is read again."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TABLE quote_abouts")
