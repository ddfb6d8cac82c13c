"""The register in the order of names."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the index, while readers and writers go on; can be run again where it was cut short."""
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS actors_by_name")
        op.execute('CREATE INDEX CONCURRENTLY actors_by_name ON actors (name COLLATE "C", id)')


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP INDEX actors_by_name")
