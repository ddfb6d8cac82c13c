"""`onrecord keys`: who may write, and who may read where reading needs a key."""

import argparse
import asyncio
from datetime import UTC, datetime

from service.cli.database import migrated
from service.cli.output import note, say
from service.db import keys as records
from service.db.pool import Connection, close, connect
from service.model.key import Key, KeyScope, fresh, fresh_id, sha256_of
from service.settings import Settings


def keys(settings: Settings, options: argparse.Namespace) -> int:
    """Make a key, list them, or end one."""
    with migrated(settings, join=True) as url:
        asyncio.run(_run(url, options))
    return 0


async def _run(url: str, options: argparse.Namespace) -> None:
    db = await connect(url)
    try:
        if options.deed == "create":
            await _create(db, options)
        elif options.deed == "revoke":
            await records.revoke(db, options.id)
            say(f"{options.id} is revoked; those who answer know it within seconds")
        else:
            say(*map(_line, await records.all_keys(db)))
    finally:
        await close(db)


async def _create(db: Connection, options: argparse.Namespace) -> None:
    """The key itself goes to standard output, alone, so that it can be piped where it belongs."""
    key = fresh()
    scopes = [KeyScope(one) for one in dict.fromkeys(options.scope or [KeyScope.READ])]
    made = await records.add(db, fresh_id(), options.name, sha256_of(key), scopes, days=options.days, rate=options.rate)
    note(f"{_line(made)}", "This is the only time that it is shown:")
    say(key)


def _line(key: Key) -> str:
    state = "revoked" if key.revoked_at else "good" if key.holds(datetime.now(UTC)) else "expired"
    used = f"last used {key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else "never used"
    until = f", until {key.expires_at:%Y-%m-%d}" if key.expires_at else ""
    rate = "" if key.rate is None else f", {key.rate:,} requests a minute" if key.rate else ", no limit"
    return f"{key.id}  {key.name}  {' '.join(key.scopes)}  {state}{until}{rate}, made {key.created_at:%Y-%m-%d}, {used}"
