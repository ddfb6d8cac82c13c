"""Articles that come as JSON objects."""

import json
from datetime import UTC, date, datetime

import pytest

from tests.parse.pages import BODY, read_json


def test_reads_the_fields() -> None:
    """Each in its place; the text goes through the same reader as a page."""
    article = read_json(
        json.dumps(
            {
                "url": "https://river.example/dam",
                "title": "Talks on the dam go on",
                "publisher": "River Post",
                "agency": "Press Trust of India",
                "published": "2021-08-10T11:03:00Z",
                "updated": "2021-08-11",
                "author": "Ann Roe",
                "text": f"KABUL, Aug 9 (PTI) — {BODY}\n\nAdvertisement\n\n(PTI)",
            }
        )
    )

    assert article.text == BODY
    assert (article.title, article.publisher, article.byline) == ("Talks on the dam go on", "River Post", "Ann Roe")
    assert (article.agency, article.dateline_place, article.dateline_date) == ("PTI", "KABUL", date(2021, 8, 9))
    assert (article.published_at, article.updated_at) == (datetime(2021, 8, 10, 11, 3, tzinfo=UTC), None)
    assert (article.published_on, article.zone) == (date(2021, 8, 10), "+00:00")


def test_a_first_line_that_is_no_headline_stays_in_the_text() -> None:
    """Where the title is known, a line without a full stop is a paragraph like others."""
    article = read_json(json.dumps({"title": "Talks on the dam go on", "text": f"What is new\n\n{BODY}"}))

    assert article.text == f"What is new\n\n{BODY}"


def test_the_title_repeated_above_the_text_goes() -> None:
    """Also with the site's name behind it."""
    text = f"Talks on the dam go on | River Post\n\n{BODY}"

    assert read_json(json.dumps({"title": "Talks on the dam go on", "text": text})).text == BODY


def test_a_paragraph_printed_twice_is_kept_once() -> None:
    """Below no head it is no caption, and what it quotes is not lost."""
    first, second = BODY.split("\n\n")

    assert read_json(json.dumps({"title": "Talks", "text": f"{first}\n\n{first}\n\n{second}"})).text == BODY


@pytest.mark.parametrize("caption", ["Lee at the dam (Jo Poe/Reuters)", "Lee at the dam. Photo: Jo Poe/Getty Images"])
def test_a_caption_above_the_text_goes(caption) -> None:
    """It is known by its credit."""
    assert read_json(json.dumps({"title": "Talks", "text": f"{caption}\n\n{BODY}"})).text == BODY


@pytest.mark.parametrize("names", ["Ann Roe, Jo Poe", ["Ann Roe", "Jo Poe"], ["Ann Roe", "", "Jo Poe"]])
def test_reads_authors_as_text_or_list(names) -> None:
    """As feeds give them."""
    assert read_json(json.dumps({"text": BODY, "authors": names})).byline == "Ann Roe, Jo Poe"


def test_an_empty_field_is_a_field_that_is_not_there() -> None:
    """Null, whatever kind of empty it is."""
    article = read_json(json.dumps({"text": BODY, "title": " ", "publisher": "", "authors": [], "published": None}))

    assert (article.title, article.publisher, article.byline, article.published_on) == (None, None, None, None)


def test_escapes_come_out_clean() -> None:
    """Lone surrogates, NUL and carriage returns in JSON's escapes."""
    article = read_json(r'{"text": "He \ud83d\ude00 said \ud800no\u0000.\r\n\r\nShe\u00a0did."}')

    assert article.text == "He 😀 said \ufffdno.\n\nShe did."


def test_a_side_file_overrides_the_object() -> None:
    """The loader's own word is the last."""
    article = read_json(json.dumps({"text": BODY, "title": "Dam", "url": "https://a.example/"}), title="Talks")

    assert (article.title, article.url) == ("Talks", "https://a.example/")
