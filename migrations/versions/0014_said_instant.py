"""The instant at which something was said, where its report gives the clock time and its zone too."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add it; quotes on record have none until their report is read again."""
    op.execute("ALTER TABLE quotes ADD COLUMN said_instant timestamptz")


def downgrade() -> None:
    """Drop it; what was said at an instant was said on its day."""
    op.execute("UPDATE quotes SET said_precision = 'day' WHERE said_precision = 'instant'")
    op.execute("ALTER TABLE quotes DROP COLUMN said_instant")
