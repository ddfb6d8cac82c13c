"""Keys of callers: hashes of them, and what they are good for."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
        CREATE TABLE api_keys (
          id           text        COLLATE "C" PRIMARY KEY,
          name         text        NOT NULL,
          sha256       bytea       NOT NULL UNIQUE,
          scopes       text[]      NOT NULL,
          created_at   timestamptz NOT NULL DEFAULT now(),
          expires_at   timestamptz,
          revoked_at   timestamptz,
          last_used_at timestamptz
        )
        """
    )
    op.execute("COMMENT ON COLUMN api_keys.sha256 IS 'Of the whole key, which nobody but its holder has.'")
    op.execute("COMMENT ON COLUMN api_keys.last_used_at IS 'To the minute: it is kept beside the requests.'")


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TABLE api_keys")
