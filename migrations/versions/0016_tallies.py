"""Quotes counted by speaker and day, and by speaker and month: kept by the database, whoever writes."""

from alembic import op

revision = "0016"
down_revision = "0015"

#: The rows of quotes by which each event changes the counts.
EVENTS = {
    "INSERT": "SELECT *, 1 AS sign FROM fresh",
    "DELETE": "SELECT *, -1 AS sign FROM gone",
    "UPDATE": "SELECT *, 1 AS sign FROM fresh UNION ALL SELECT *, -1 FROM gone",
}
REFERENCING = {"INSERT": "NEW TABLE AS fresh", "DELETE": "OLD TABLE AS gone"}
REFERENCING["UPDATE"] = " ".join(REFERENCING.values())
DAYS, MONTHS = "actor_key, said_sort, said_from, said_precision", "actor_key, said_sort, kind, stance, said_precision"
TABLES = (
    f"""
    CREATE TABLE said_days (
      actor_key      bigint NOT NULL,
      said_sort      date   NOT NULL,
      said_from      date   NOT NULL,
      said_precision text   NOT NULL,
      n              bigint NOT NULL,
      PRIMARY KEY ({DAYS})
    ) WITH (fillfactor = 80)
    """,
    "COMMENT ON TABLE said_days IS 'Quotes counted by speaker, 0 for all, and interval; kept by triggers on quotes.'",
    "COMMENT ON COLUMN said_days.said_from IS 'The first day; -infinity where there is none.'",
    f"""
    CREATE TABLE said_months (
      actor_key      bigint NOT NULL,
      said_sort      date   NOT NULL,
      kind           text   NOT NULL,
      stance         text   NOT NULL,
      said_precision text   NOT NULL,
      n              bigint NOT NULL,
      PRIMARY KEY ({MONTHS})
    ) WITH (fillfactor = 80)
    """,
    "COMMENT ON TABLE said_months IS 'The same by month, kind and stance.'",
    "COMMENT ON COLUMN said_months.said_sort IS 'The first day of the month in which the last day lies.'",
    "COMMENT ON COLUMN said_months.stance IS 'Empty where there is none.'",
)
#: What of quotes each table is counted by.
COUNTED = {
    "said_days": f"""
    INSERT INTO said_days AS t ({DAYS}, n)
    SELECT w.key, q.said_sort, coalesce(q.said_from, q.said_sort), q.said_precision, sum(q.sign)
      FROM ({{rows}}) q
     CROSS JOIN LATERAL (VALUES (0), (q.actor_key)) AS w (key)
     WHERE w.key IS NOT NULL
     GROUP BY 1, 2, 3, 4
    HAVING sum(q.sign) <> 0
     ORDER BY 1, 2
        ON CONFLICT ({DAYS}) DO UPDATE SET n = t.n + excluded.n""",  # noqa: S608 - constants of this file
    "said_months": f"""
    INSERT INTO said_months AS t ({MONTHS}, n)
    SELECT w.key, date_trunc('month', q.said_sort::timestamp)::date, q.kind, coalesce(q.stance, ''), q.said_precision,
           sum(q.sign)
      FROM ({{rows}}) q
     CROSS JOIN LATERAL (VALUES (0), (q.actor_key)) AS w (key)
     WHERE w.key IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5
    HAVING sum(q.sign) <> 0
     ORDER BY 1, 2
        ON CONFLICT ({MONTHS}) DO UPDATE SET n = t.n + excluded.n""",  # noqa: S608 - the same
}
#: What is left of nothing goes; only these can have come to it.
EMPTIED = """
    DELETE FROM {table} t
     USING (SELECT DISTINCT w.key, {day} AS day
              FROM gone q
             CROSS JOIN LATERAL (VALUES (0), (q.actor_key)) AS w (key)) g
     WHERE t.actor_key = g.key
       AND t.said_sort = g.day
       AND t.n = 0"""
DAY = {"said_days": "q.said_sort", "said_months": "date_trunc('month', q.said_sort::timestamp)::date"}


def upgrade() -> None:
    """Make the tables and count what is on record; writers wait meanwhile, readers do not."""
    op.execute("SELECT FROM corpus FOR UPDATE")
    for statement in TABLES:
        op.execute(statement)
    for event in EVENTS:
        _count_on(event)
    for statement in COUNTED.values():
        op.execute(statement.format(rows="SELECT *, 1 AS sign FROM quotes"))


def downgrade() -> None:
    """Drop them."""
    for event in EVENTS:
        op.execute(f"DROP TRIGGER said_{event.lower()} ON quotes")
        op.execute(f"DROP FUNCTION count_said_on_{event.lower()}")
    op.execute("DROP TABLE said_days, said_months")


def _count_on(event: str) -> None:
    steps = [statement.format(rows=EVENTS[event]) for statement in COUNTED.values()]
    if event != "INSERT":
        steps += [EMPTIED.format(table=table, day=DAY[table]) for table in COUNTED]
    body = ";".join(steps)
    op.execute(
        f"""
        CREATE FUNCTION count_said_on_{event.lower()}() RETURNS trigger
          LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$
        """
    )
    op.execute(
        f"""
        CREATE TRIGGER said_{event.lower()} AFTER {event} ON quotes
          REFERENCING {REFERENCING[event]} FOR EACH STATEMENT EXECUTE FUNCTION count_said_on_{event.lower()}()
        """
    )
