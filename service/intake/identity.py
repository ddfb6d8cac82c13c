"""Ids that are the same for the same bytes on any machine."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable

import msgspec

from service.model.document import Document, is_address, own_id

#: Crockford's base 32, in lower case: no letter that reads as a digit.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
#: Letters in an id: 65 bits, so that a hundred million records are unlikely to meet.
LENGTH = 13


def body_sha256(document: Document) -> bytes:
    """The hash by which a raw document is kept."""
    return hashlib.sha256(document.body).digest()


def place_sha256(location: str) -> bytes:
    """The hash of where a document lies: it tells no path."""
    return hashlib.sha256(location.encode("utf-8", "surrogateescape")).digest()


def fingerprint(document: Document) -> bytes:
    """What changes when the bytes or the side file of a document do."""
    side = msgspec.json.encode(document.side, order="deterministic")
    return hashlib.sha256(body_sha256(document) + side).digest()


def article_id(document: Document, url: str | None) -> str:
    """An article is known by its url if that is an address, else by its side file's id, else by the hash of its bytes."""
    if url and is_address(url):
        return _id("a", "url", url.partition("#")[0])
    if given := own_id(document.side):
        return _id("a", "id", given)
    return _id("a", "sha256", body_sha256(document).hex())


def has_name(document: Document, url: str | None) -> bool:
    """Whether the document says itself which article it is."""
    return is_address(url) or own_id(document.side) is not None


def quote_ids(article: str, texts: Iterable[str]) -> list[str]:
    """One id for each quote of an article, from its words and how often they came before."""
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        ids.append(_id("q", article, text, str(seen[text])))
        seen[text] += 1
    return ids


def family_id(earliest: str) -> str:
    """A family is known by its earliest quote."""
    return f"f_{earliest.partition('_')[2]}"


def _id(prefix: str, *parts: str) -> str:
    number = int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest())
    letters = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return f"{prefix}_{''.join(letters)}"


def load_id() -> str:
    """An id for a load, which happens once."""
    return _id("l", secrets.token_hex())
