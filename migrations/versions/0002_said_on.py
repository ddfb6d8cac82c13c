"""Where the words for a date stand, and whether a statement has them from an earlier one."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both; quotes on record say neither until their report is read again."""
    op.execute(
        "ALTER TABLE quotes ADD COLUMN said_inherited boolean NOT NULL DEFAULT false, ADD COLUMN said_at integer[]"
    )


def downgrade() -> None:
    """Drop both."""
    op.execute("ALTER TABLE quotes DROP COLUMN said_inherited, DROP COLUMN said_at")
