"""Families: renderings of one utterance in several articles."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE IF NOT EXISTS families (
      key  bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id   text    COLLATE "C" NOT NULL UNIQUE,
      size integer NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS renderings (
      key        bigint    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      sha256     bytea     NOT NULL UNIQUE,
      words      text      NOT NULL,
      indirect   boolean   NOT NULL,
      denied     boolean   NOT NULL,
      passed_on  boolean   NOT NULL,
      actor_key  bigint,
      person     boolean   NOT NULL,
      dated      boolean   NOT NULL,
      since      date,
      until      date,
      near       date,
      far        date      NOT NULL,
      runs       bigint[]  NOT NULL,
      stems      bigint[]  NOT NULL,
      family_key bigint    REFERENCES families
    )
    """,
    "COMMENT ON TABLE renderings IS 'Words as one or more quotes give them to one speaker in one span of time.'",
    "COMMENT ON COLUMN renderings.words IS 'As they are compared; a name has ^ before it.'",
    "COMMENT ON COLUMN renderings.near IS 'The first day on which it was said most likely; far: may have been said.'",
    "COMMENT ON COLUMN renderings.runs IS 'Hashes of the runs of words by which other renderings are found.'",
    "CREATE INDEX IF NOT EXISTS renderings_runs ON renderings USING gin (runs)",
    "CREATE INDEX IF NOT EXISTS renderings_near ON renderings (actor_key, until, near)",
    "CREATE INDEX IF NOT EXISTS renderings_family ON renderings (family_key)",
    """
    CREATE TABLE IF NOT EXISTS kin (
      one      bigint  NOT NULL REFERENCES renderings ON DELETE CASCADE,
      other    bigint  NOT NULL REFERENCES renderings ON DELETE CASCADE,
      relation text    NOT NULL CHECK (relation IN ('verbatim', 'shortened', 'altered', 'paraphrase', 'related')),
      kept     integer NOT NULL,
      PRIMARY KEY (one, other),
      CHECK (one < other)
    )
    """,
    "CREATE INDEX IF NOT EXISTS kin_other ON kin (other)",
    """
    ALTER TABLE quotes
      ADD COLUMN IF NOT EXISTS rendering_key bigint,
      ADD COLUMN IF NOT EXISTS earliest boolean NOT NULL DEFAULT true
    """,
    "COMMENT ON COLUMN quotes.earliest IS 'Whether no quote of its family was published before it.'",
)


def upgrade() -> None:
    """Make the tables, and an index beside readers and writers; can be run again where it was cut short."""
    for statement in STATEMENTS:
        op.execute(statement)
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS quotes_rendering")
        op.execute("CREATE INDEX CONCURRENTLY quotes_rendering ON quotes (rendering_key)")


def downgrade() -> None:
    """Drop them."""
    op.execute("ALTER TABLE quotes DROP COLUMN rendering_key, DROP COLUMN earliest")
    for table in ("kin", "renderings", "families"):
        op.execute(f"DROP TABLE {table}")
