"""What windows of time need: intervals whose beginnings can be told from a day in them, and indexes by beginning."""

from alembic import op

revision = "0015"
down_revision = "0014"

LAW = """
said_to - said_from <= 7
OR said_from = date_trunc('month', said_to::timestamp)::date
OR said_from = date_trunc('year', said_to::timestamp)::date
"""
STATEMENTS = (
    f"""
    ALTER TABLE quotes
      DROP CONSTRAINT IF EXISTS quotes_said_interval,
      ADD CONSTRAINT quotes_said_interval CHECK ({LAW}) NOT VALID
    """,
    "COMMENT ON CONSTRAINT quotes_said_interval ON quotes IS 'Walks through windows of time rest on it.'",
    """
    CREATE OR REPLACE FUNCTION beginnings(day date) RETURNS SETOF date
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      BEGIN ATOMIC
        SELECT day - n FROM generate_series(0, 6) AS n
         UNION
        SELECT date_trunc('month', day::timestamp)::date
         UNION
        SELECT date_trunc('year', day::timestamp)::date;
      END
    """,
    "COMMENT ON FUNCTION beginnings IS 'The first days that an interval may have which holds a day and the next one.'",
    """
    ALTER TABLE quote_abouts
      ADD COLUMN IF NOT EXISTS said_from date,
      ADD COLUMN IF NOT EXISTS published_at timestamptz
    """,
    "COMMENT ON COLUMN quote_abouts.said_from IS 'The dates of the quote, kept here for the order of lists.'",
    "DROP INDEX IF EXISTS articles_newest",
)
#: Made in no transaction that has changed the table, since that keeps its readers out.
FILL = """
UPDATE quote_abouts o
   SET said_from = q.said_from,
       published_at = q.published_at
  FROM quotes q
 WHERE q.id = o.quote_id
   AND (q.said_from IS NOT NULL OR q.published_at IS NOT NULL)
"""
#: By name: made while readers and writers go on.
INDEXES = {
    "quotes_spanning": """
        quotes (said_from, said_sort DESC, published_sort DESC, id DESC) WHERE said_from < said_to""",
    "quotes_spanning_by_actor": """
        quotes (actor_key, said_from, said_sort DESC, published_sort DESC, id DESC) WHERE said_from < said_to""",
    "quote_abouts_spanning": """
        quote_abouts (actor_key, said_from, said_sort DESC, published_sort DESC, quote_id DESC)
        WHERE said_from < said_to""",
    "quote_abouts_published": """
        quote_abouts (actor_key, instant(published_at, published_on) DESC, quote_id DESC)""",
}


def upgrade() -> None:
    """Make them, indexes and what is filled in beside readers; can be run again where it was cut short."""
    for statement in STATEMENTS:
        op.execute(statement)
    with op.get_context().autocommit_block():
        op.execute(FILL)
        op.execute("ALTER TABLE quotes VALIDATE CONSTRAINT quotes_said_interval")
        for name, what in INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")


def downgrade() -> None:
    """Drop them all."""
    for name in INDEXES:
        op.execute(f"DROP INDEX {name}")
    op.execute("CREATE INDEX articles_newest ON articles (published_sort DESC, id DESC)")
    op.execute("ALTER TABLE quote_abouts DROP COLUMN said_from, DROP COLUMN published_at")
    op.execute("DROP FUNCTION beginnings")
    op.execute("ALTER TABLE quotes DROP CONSTRAINT quotes_said_interval")
