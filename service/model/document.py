"""A document as it came in, before anything was made of it."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*://[^\s/?#]", re.IGNORECASE)


class Media(StrEnum):
    """What the bytes are."""

    #: Text as scraped from a page.
    TEXT = "text"
    #: One JSON object with `text` and whatever else is known.
    JSON = "json"


class Document(Struct, frozen=True):
    """The bytes of one report, and what its side file says of them."""

    #: What a load report calls it: the path as given, with `#3` behind it for line 3.
    name: str
    #: Where it lies, for finding it again when its bytes change.
    location: str
    body: bytes
    media: Media = Media.TEXT
    #: The side file's fields: `id`, `url`, `title`, `publisher`, `agency`, `published`, …
    side: dict[str, Any] = field(default_factory=dict)


def is_address(url: object) -> bool:
    """Whether a `url` names one page and no other, as one with a scheme and a host does; `N/A` names none."""
    return isinstance(url, str) and _ADDRESS.match(url) is not None


def own_id(fields: Mapping[str, Any]) -> str | None:
    """The id that fields give a document; 0 is one."""
    id = fields.get("id")
    return None if id in (None, "") else str(id)
