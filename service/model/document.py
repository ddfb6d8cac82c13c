"""A document as it came in, before anything was made of it."""

from enum import StrEnum
from typing import Any

from msgspec import Struct, field


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
