"""Indexes and constraints taken off the tables that are filled, and put back when they are full."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from service.db.pool import Connection

#: Constraints with the statement that makes each; keys before what refers to them.
CONSTRAINTS = """
SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint
 WHERE conrelid::regclass::text = ANY($1::text[])
   AND contype IN ('p', 'u', 'f')
 ORDER BY contype <> 'p', contype <> 'u', conname
"""
INDEXES = """
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i
 WHERE i.indrelid::regclass::text = ANY($1::text[])
   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""


@asynccontextmanager
async def without_indexes(db: Connection, tables: Sequence[str]) -> AsyncIterator[None]:
    """Have no index, key or trigger on these tables within the block; an index is made sooner than it is kept."""
    constraints, indexes = await db.fetch(CONSTRAINTS, tables), await db.fetch(INDEXES, tables)
    for one in reversed(constraints):
        await db.execute(f'ALTER TABLE {one["table"]} DROP CONSTRAINT "{one["name"]}"')
    for one in indexes:
        await db.execute(f"DROP INDEX {one['name']}")
    for table in tables:
        await db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        await db.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for one in constraints:
        await db.execute(f'ALTER TABLE {one["table"]} ADD CONSTRAINT "{one["name"]}" {one["definition"]}')
    for one in indexes:
        await db.execute(one["definition"])
