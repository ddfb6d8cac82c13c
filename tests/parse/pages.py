"""Invented pages for the parser's tests."""

from typing import Any

from msgspec.structs import asdict

from service.model.article import Article
from service.model.document import Document, Media
from service.parse.page import parse

BODY = 'The ministry said on Monday that the talks on the dam go on.\n\n"It is long," Lee said.'


def read(text: str | bytes, **side: Any) -> Article:
    """The article of a page of text."""
    body = text if isinstance(text, bytes) else text.encode()
    return parse(Document("page.txt", "/pages/page.txt", body, Media.TEXT, side))


def read_json(text: str | bytes, **side: Any) -> Article:
    """The article of a JSON document."""
    body = text if isinstance(text, bytes) else text.encode()
    return parse(Document("page.json", "/pages/page.json", body, Media.JSON, side))


def told(page: str, **side: object) -> dict[str, object]:
    """The fields that were found, the text left out."""
    return {name: value for name, value in asdict(read(page, **side)).items() if value and name != "text"}
