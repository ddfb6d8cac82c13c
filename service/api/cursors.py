"""Cursors: where a walk over a list stands, as a value that only this database's service can make."""

from base64 import b64decode
from binascii import b2a_base64
from functools import cache, lru_cache
from hashlib import blake2b
from hmac import compare_digest
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from service.api.asking import FREE
from service.api.problems import Refused, refuse_parameter
from service.db.choosing import MOST_KEPT
from service.db.paging import Key

#: Bytes that guard a cursor against changes, and that bind it to its query.
MAC_SIZE, BOUND_SIZE = 12, 8
TOO_MANY = (
    f"'all' means more than the {MOST_KEPT:,} actors here that a walk can keep to; "
    "ask by id, or for less common names or roles"
)
#: The last two digits of base 64: no address needs them escaped, and no spreadsheet reads them as a formula.
LAST_DIGITS = b"~_"
_DIGITS = bytes.maketrans(b"+/", LAST_DIGITS)


class Cursor(Struct, frozen=True, array_like=True):
    """A place in a list, and the list that it belongs to."""

    #: What the list is of and how it is narrowed, digested.
    bound: bytes
    key: Key
    back: bool
    #: The actors that the names resolved to when the walk began; null without names.
    kept: list[int] | None = None


DECODER = msgspec.msgpack.Decoder(Cursor)


def digest(path: str, query: Struct) -> bytes:
    """What a cursor is bound to: the list and everything that decides what is in it.

    What is asked as ever is left out, so that a version that can be asked more takes the cursors of the one before.
    """
    given, usual = msgspec.structs.asdict(query), _usual(type(query))
    asked = {name: value for name, value in given.items() if name not in FREE and value != usual[name]}
    body = msgspec.msgpack.encode([path, asked], order="deterministic", enc_hook=str)
    return blake2b(body, digest_size=BOUND_SIZE).digest()


def write(cursor: Cursor, corpus: UUID) -> str:
    """The cursor as callers get it. Raises Refused where it would be too long to be sent back."""
    if len(cursor.kept or ()) > MOST_KEPT:
        raise refuse_parameter("on_ambiguous", TOO_MANY)
    return sign(msgspec.msgpack.encode(cursor), corpus)


def read(text: str, bound: bytes, corpus: UUID) -> Cursor:
    """The cursor that a caller gave back. Raises Refused for any other text and any other query."""
    try:
        cursor = DECODER.decode(signed(text, corpus))
    except msgspec.ValidationError:
        raise outdated() from None
    if cursor.bound != bound:
        raise refuse_parameter("cursor", "belongs to another query; keep everything but limit and cursor as it was")
    return cursor


def sign(body: bytes, corpus: UUID) -> str:
    """What this database's service says, as a text that nobody else can make."""
    return _text(_mac(body, corpus) + body)


def signed(text: str, corpus: UUID) -> bytes:
    """What this database's service has put into a cursor. Raises Refused for any other text."""
    try:
        raw = b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), LAST_DIGITS)
    except ValueError:
        raise _no_cursor() from None
    mac, body = raw[:MAC_SIZE], raw[MAC_SIZE:]
    if not compare_digest(mac, _mac(body, corpus)) or text != _text(raw):
        raise _no_cursor()
    return body


def outdated() -> Refused:
    """The answer to a cursor that another version of this service made, in which it says something else."""
    return refuse_parameter(
        "cursor", "is of another version of this service, which ordered the list otherwise; begin again without it"
    )


@cache
def _usual(kind: type[Struct]) -> dict[str, Any]:
    """What is asked of a list by who asks for nothing."""
    return msgspec.structs.asdict(kind())


def _text(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).translate(_DIGITS).rstrip(b"=").decode()


def _no_cursor() -> Refused:
    return refuse_parameter("cursor", "is not one that this service gave; take page.next or page.prev as it stands")


def _mac(body: bytes, corpus: UUID) -> bytes:
    made = _keyed(corpus).copy()
    made.update(body)
    return made.digest()


@lru_cache(maxsize=4)
def _keyed(corpus: UUID) -> blake2b:
    """The start of every hash under a corpus: a stream makes one for each item, and the key takes most of its time."""
    return blake2b(key=corpus.bytes, digest_size=MAC_SIZE, person=b"cursor")
