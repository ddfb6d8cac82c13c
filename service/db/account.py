"""Whom the embedded server runs as: ourselves, or an account without rights when we are root, as Postgres refuses root."""

import os
import pwd
import struct
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

#: An account that every system has, so that none need be made.
UNPRIVILEGED = "nobody"

ROOT = 0
ACCESS_LIST = "system.posix_acl_access"
ACL_VERSION = 2
ACL_HEAD = struct.Struct("<I")
ACL_ENTRY = struct.Struct("<HHI")  # tag, permissions, id
OWNER, USER, GROUP, GROUP_NAMED, MASK, OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
SEARCH = 0b001
NOBODY_IN_PARTICULAR = 0xFFFFFFFF


class Account(Struct, frozen=True):
    """A user and group by number."""

    uid: int
    gid: int


def chosen(cluster: Path) -> Account | None:
    """The account to switch to: the owner of a cluster that is there, else one without rights; null when not root."""
    if os.geteuid() != ROOT:
        return None
    if cluster.exists() and cluster.stat().st_uid != ROOT:
        return Account(cluster.stat().st_uid, cluster.stat().st_gid)
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Account(entry.pw_uid, entry.pw_gid)


def let_through(account: Account, path: Path) -> list[Path]:
    """Let an account pass through the folders above a path, and only those that it cannot pass yet.

    It may then go through them, not list them; where the file system keeps access lists, nobody else gains anything.
    """
    closed = [folder for folder in reversed(path.resolve().parents) if not _passes(account, folder)]
    for folder in closed:
        _open(account, folder)
    return closed


def _passes(account: Account, folder: Path) -> bool:
    found = folder.stat()
    if found.st_uid == account.uid:
        return bool(found.st_mode & (SEARCH << 6))
    named = {(tag, who): may for tag, may, who in _entries(folder)}
    mine = named.get((USER, account.uid))
    if mine is not None:
        return bool(mine & named.get((MASK, NOBODY_IN_PARTICULAR), SEARCH) & SEARCH)
    return bool(found.st_mode & (SEARCH << 3 if found.st_gid == account.gid else SEARCH))


def _open(account: Account, folder: Path) -> None:
    try:
        os.setxattr(folder, ACCESS_LIST, _packed(_with_search(account, folder)))
    except (OSError, AttributeError):  # no access lists on this file system, or on this system at all
        folder.chmod(folder.stat().st_mode | SEARCH)


def _with_search(account: Account, folder: Path) -> list[tuple[int, int, int]]:
    mode = folder.stat().st_mode
    plain = [
        (OWNER, mode >> 6 & 0b111, NOBODY_IN_PARTICULAR),
        (GROUP, mode >> 3 & 0b111, NOBODY_IN_PARTICULAR),
        (MASK, mode >> 3 & 0b111, NOBODY_IN_PARTICULAR),
        (OTHER, mode & 0b111, NOBODY_IN_PARTICULAR),
    ]
    kept = {(tag, who): may for tag, may, who in _entries(folder) or plain}
    for key in ((USER, account.uid), (MASK, NOBODY_IN_PARTICULAR)):
        kept[key] = kept.get(key, 0) | SEARCH
    return sorted((tag, may, who) for (tag, who), may in kept.items())


def _entries(folder: Path) -> list[tuple[int, int, int]]:
    try:
        packed = os.getxattr(folder, ACCESS_LIST)
    except (OSError, AttributeError):
        return []
    return list(_unpacked(packed))


def _unpacked(packed: bytes) -> Iterator[tuple[int, int, int]]:
    yield from ACL_ENTRY.iter_unpack(packed[ACL_HEAD.size :])


def _packed(entries: list[tuple[int, int, int]]) -> bytes:
    return ACL_HEAD.pack(ACL_VERSION) + b"".join(ACL_ENTRY.pack(tag, may, who) for tag, may, who in entries)
