"""What asking by near spelling, by role and in other orders needs: functions, the instant of a report, indexes."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE OR REPLACE FUNCTION trigrams(word text) RETURNS text[]
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN ARRAY(SELECT DISTINCT substr(' ' || word || ' ', n, 3) FROM generate_series(1, length(word)) AS n)
    """,
    "COMMENT ON FUNCTION trigrams IS 'The runs of three characters of a folded name, its edges counted as blanks.'",
    """
    CREATE OR REPLACE FUNCTION plain(words text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN regexp_replace(
        btrim(regexp_replace(regexp_replace(lower(words), '[.''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')),
        '^the ', '')
    """,
    "COMMENT ON FUNCTION plain IS 'Words as they are compared: no case, no punctuation, no leading the.'",
    """
    CREATE OR REPLACE FUNCTION instant(published_at timestamptz, published_on date) RETURNS timestamptz
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN coalesce(published_at, published_on::timestamp AT TIME ZONE 'UTC', '-infinity')
    """,
    "COMMENT ON FUNCTION instant IS 'When a report appeared; one that gives only a day stands at its beginning.'",
    "ALTER TABLE quotes ADD COLUMN IF NOT EXISTS published_at timestamptz",
    "COMMENT ON COLUMN quotes.published_at IS 'The instant of its article, kept here for the order of lists.'",
)
#: Made in no transaction that has changed the table, since that keeps its readers out.
FILL = """
UPDATE quotes q
   SET published_at = a.published_at
  FROM articles a
 WHERE a.key = q.article_key
   AND a.published_at IS NOT NULL
"""
#: By name: made while readers and writers go on.
INDEXES = {
    "actor_names_trigrams": "actor_names USING gin (trigrams(folded))",
    "stated_roles_plain": "stated_roles (plain(text), actor_key) WHERE NOT former",
    "quotes_published": "quotes (instant(published_at, published_on) DESC, id DESC)",
    "quotes_by_actor_published": "quotes (actor_key, instant(published_at, published_on) DESC, id DESC)",
    "quotes_loaded": "quotes (loaded_at DESC, id DESC)",
    "quotes_by_actor_loaded": "quotes (actor_key, loaded_at DESC, id DESC)",
    "articles_published": "articles (instant(published_at, published_on) DESC, id DESC)",
    "articles_loaded": "articles (loaded_at DESC, id DESC)",
}


def upgrade() -> None:
    """Make the functions and the column, then the indexes; can be run again where it was cut short."""
    for statement in STATEMENTS:
        op.execute(statement)
    with op.get_context().autocommit_block():
        op.execute(FILL)
        for name, what in INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")


def downgrade() -> None:
    """Drop them all."""
    for name in INDEXES:
        op.execute(f"DROP INDEX {name}")
    op.execute("ALTER TABLE quotes DROP COLUMN published_at")
    op.execute("DROP FUNCTION trigrams, plain, instant")
