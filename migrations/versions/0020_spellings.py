"""What callers ask for in words of their own, each spelling once and counted; and how often one key may ask."""

from alembic import op

revision = "0020"
down_revision = "0017"

FUNCTION = (
    r"""
    CREATE FUNCTION spelt(words text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN left(coalesce(
        nullif(translate(plain(regexp_replace(normalize(words, NFKD), '[\u0300-\u036F]', '', 'g')), 'øłđı', 'oldi'), ''),
        lower(words)), 500)
    """,
    "COMMENT ON FUNCTION spelt IS 'Words as values are compared: plain, and without accents.'",
)
TABLE = (
    """
    CREATE TABLE spellings (
      parameter text   NOT NULL,
      value     text   COLLATE "C" NOT NULL,
      folded    text   COLLATE "C" NOT NULL GENERATED ALWAYS AS (spelt(value)) STORED,
      n         bigint NOT NULL,
      PRIMARY KEY (parameter, value)
    ) WITH (fillfactor = 80)
    """,
    "COMMENT ON TABLE spellings IS 'Values that records have, by the parameter that asks for them; kept by triggers.'",
    "CREATE INDEX spellings_folded ON spellings (folded, parameter)",
    "CREATE INDEX spellings_trigrams ON spellings USING gin (trigrams(folded))",
)
RATES = (
    "ALTER TABLE api_keys ADD COLUMN rate integer CHECK (0 <= rate)",
    "COMMENT ON COLUMN api_keys.rate IS 'Requests within a minute, 0 for any number; null where the setting holds.'",
)
#: The values of a row of each table, `r`.
VALUES = {
    "articles": "('publisher', r.publisher), ('agency', r.agency)",
    "quotes": "('cue', r.cue), ('cue', r.lemma), ('occasion', r.occasion), ('addressee', r.addressee)",
    "stated_roles": "('role', CASE WHEN NOT r.former THEN r.text END)",
}
#: When a row has other values than before.
OTHERS = {
    "articles": "(old.publisher, old.agency) IS DISTINCT FROM (new.publisher, new.agency)",
    "quotes": "(old.cue, old.lemma, old.occasion, old.addressee) "
    "IS DISTINCT FROM (new.cue, new.lemma, new.occasion, new.addressee)",
    "stated_roles": "(old.text, old.former) IS DISTINCT FROM (new.text, new.former)",
}
#: The rows by which each event changes the counts, and those that are no more.
EVENTS = {
    "insert": ("SELECT *, 1 AS sign FROM fresh", ""),
    "delete": ("SELECT *, -1 AS sign FROM gone", "SELECT * FROM gone"),
    "update": ("SELECT new.*, 1 AS sign UNION ALL SELECT old.*, -1", "SELECT old.*"),
}
#: Updates seldom change a value: they are looked at row by row, and only where they do.
WHEN = {
    "insert": "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT",
    "delete": "REFERENCING OLD TABLE AS gone FOR EACH STATEMENT",
    "update": "FOR EACH ROW WHEN ({others})",
}
#: Nobody can ask for longer values than these, and no index could hold all that there may be.
COUNTED = """
    INSERT INTO spellings AS s (parameter, value, n)
    SELECT v.parameter, v.value, sum(r.sign)
      FROM ({rows}) r
     CROSS JOIN LATERAL (VALUES {values}) AS v (parameter, value)
     WHERE length(v.value) <= 500
     GROUP BY 1, 2
    HAVING sum(r.sign) <> 0
     ORDER BY 1, 2
        ON CONFLICT (parameter, value) DO UPDATE SET n = s.n + excluded.n"""
#: What is left of nothing goes; only these can have come to it.
EMPTIED = """
    DELETE FROM spellings s
     USING (SELECT DISTINCT v.parameter, v.value
              FROM ({gone}) r
             CROSS JOIN LATERAL (VALUES {values}) AS v (parameter, value)) g
     WHERE s.parameter = g.parameter
       AND s.value = g.value
       AND s.n = 0"""


def upgrade() -> None:
    """Make the table and count what is on record; writers wait meanwhile, readers do not."""
    op.execute("SELECT FROM corpus FOR UPDATE")
    for statement in (*FUNCTION, *TABLE, *RATES):
        op.execute(statement)
    for table, values in VALUES.items():
        for event in EVENTS:
            _count_on(event, table)
        op.execute(COUNTED.format(rows=f"SELECT *, 1 AS sign FROM {table}", values=values))  # noqa: S608 - our own words


def downgrade() -> None:
    """Drop them."""
    for table in VALUES:
        for event in EVENTS:
            op.execute(f"DROP TRIGGER spelt_{event} ON {table}")
            op.execute(f"DROP FUNCTION count_spelt_in_{table}_on_{event}")
    op.execute("ALTER TABLE api_keys DROP COLUMN rate")
    op.execute("DROP TABLE spellings")
    op.execute("DROP FUNCTION spelt")


def _count_on(event: str, table: str) -> None:
    rows, gone = EVENTS[event]
    steps = [COUNTED.format(rows=rows, values=VALUES[table])]
    steps += [EMPTIED.format(gone=gone, values=VALUES[table])] if gone else []
    name = f"count_spelt_in_{table}_on_{event}"
    op.execute(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger
          LANGUAGE plpgsql AS $$ BEGIN {";".join(steps)}; RETURN NULL; END $$
        """
    )
    op.execute(
        f"""
        CREATE TRIGGER spelt_{event} AFTER {event.upper()} ON {table}
          {WHEN[event].format(others=OTHERS[table])} EXECUTE FUNCTION {name}()
        """
    )
