"""Indexes by instant that hold the day too, so that reports behind a window of days are passed over in the index."""

from alembic import op

revision = "0022"
down_revision = "0021"

#: By name: at ten million quotes a page of a window of days read 274 reports of the next days, and threw them away.
INDEXES = {
    "articles_published": "articles (instant(published_at, published_on) DESC, id DESC{day})",
    "quotes_published": "quotes (instant(published_at, published_on) DESC, id DESC{day})",
    "quotes_by_actor_published": "quotes (actor_key, instant(published_at, published_on) DESC, id DESC{day})",
}


def upgrade() -> None:
    """Put the day behind what there is to order by, while readers and writers go on."""
    _replace(", published_on")


def downgrade() -> None:
    """Leave it out."""
    _replace("")


def _replace(day: str) -> None:
    """Make each beside the old one, which goes then; can be run again where it was cut short.

    An old one that is gone had its successor ready.
    """
    with op.get_context().autocommit_block():
        for name, what in INDEXES.items():
            op.execute(
                f"""
                DO $$
                BEGIN
                  IF to_regclass('{name}') IS NULL THEN
                    ALTER INDEX {name}_new RENAME TO {name};
                  END IF;
                END
                $$
                """
            )
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}_new")
            op.execute(f"CREATE INDEX CONCURRENTLY {name}_new ON {what.format(day=day)}")
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"ALTER INDEX {name}_new RENAME TO {name}")
