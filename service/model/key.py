"""A caller's key: what its holder is told once, and what is kept of it."""

import hashlib
import re
import secrets
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

#: Begins every key, so that whoever finds one in a log or a repository knows what it is.
PREFIX = "onrecord_"
#: Random bytes of a key.
BYTES = 32
FORM = re.compile(PREFIX + r"[A-Za-z0-9_-]{43}")


class KeyScope(StrEnum):
    """What a key is good for."""

    READ = "read"
    WRITE = "write"


class Key(Struct, frozen=True, kw_only=True):
    """A key as it is kept: without what its holder has."""

    id: str
    name: str
    scopes: list[KeyScope]
    #: Requests that may be made with it within a minute, 0 for any number; null where the setting holds.
    rate: int | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether it is neither revoked nor expired."""
        return self.revoked_at is None and (self.expires_at is None or at < self.expires_at)


def fresh() -> str:
    """A key that nobody has."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def fresh_id() -> str:
    """An id for a key, which may be shown to anybody."""
    return f"k_{secrets.token_hex(6)}"


def sha256_of(key: str) -> bytes:
    """What is kept of a key: it is too random to be guessed, so that no slow hash is needed."""
    return hashlib.sha256(key.encode()).digest()
