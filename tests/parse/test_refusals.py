"""What is refused, and the place and the reason that are given."""

import json

import pytest

from service.errors import ArticleError
from service.model.article import DateFrom
from service.parse.decode import MAX_TEXT
from tests.parse.pages import read, read_json

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"", "byte 0: the file is empty", id="empty"),
        pytest.param(b" \n\t\r\n", "line 1: nothing but white space", id="white space"),
        pytest.param(b"\xef\xbb\xbf\n", "line 1: nothing but white space", id="a mark alone"),
        pytest.param(b'"" \'\' "', "line 1: no letter or digit in it", id="quotation marks"),
        pytest.param(PNG, "byte 0: a PNG image, not text", id="picture"),
        pytest.param(b"PK\x03\x04abc", "byte 0: a zip archive, not text", id="zip"),
        pytest.param(b"%PDF-1.7", "byte 0: a PDF file, not text", id="PDF"),
        pytest.param(
            b"He\x01\x02\x03\x04 said", "byte 2: binary, not text (4 control characters in 11 bytes)", id="controls"
        ),
        pytest.param(
            "Talks “go” on.".encode() + b"\xff\xfe\x81", "byte 18: neither UTF-8 nor Windows-1252 (0xFF)", id="invalid"
        ),
        pytest.param(
            "Talks “go” o".encode() + b"\xe2\x80", "byte 16: neither UTF-8 nor Windows-1252 (0xE2)", id="cut off"
        ),
        pytest.param(
            "Он сказал нет".encode("cp1251"), "byte 0: not UTF-8, and not Windows-1252 either (0xCE)", id="Russian"
        ),
        pytest.param(
            b"\xff\xfeH\x00\x00\xd8a\x00", "byte 4: not UTF-16-LE (illegal UTF-16 surrogate)", id="broken UTF-16"
        ),
        pytest.param(b"<!DOCTYPE html><p>He said.</p>", "line 1: HTML or XML markup; only text is read", id="HTML"),
        pytest.param(b"\n<?xml version='1.0'?><nitf/>", "line 2: HTML or XML markup; only text is read", id="XML"),
        pytest.param(
            b"A\nb <p>c</p> <p>d</p> <p>e</p>", "line 2: HTML markup in the text; only text is read", id="tags"
        ),
        pytest.param(b'{"text": "He said."}', "line 1: a JSON object where text was expected", id="JSON"),
        pytest.param(b" date 2021-07-09 Washington :\n", "line 2: no body text above it", id="a date line"),
        pytest.param(b"Talks go on\n\nBy Ann Roe\n\nAug 10, 2021\n", "line 6: no body text above it", id="a head only"),
        pytest.param(b"Advertisement\n", "line 2: no body text above it", id="furniture"),
    ],
)
def test_refuses_with_place_and_reason(body, reason) -> None:
    """Nothing is guessed from what is no article, and the message says where and why."""
    with pytest.raises(ArticleError) as refused:
        read(body)

    assert str(refused.value) == reason


def test_refuses_a_text_over_the_limit() -> None:
    """The figure and the limit are given."""
    with pytest.raises(ArticleError, match="8,000,001 characters where 8,000,000 are read at most"):
        read("a" * (MAX_TEXT + 1))


def test_refuses_fifty_megabytes_before_decoding_them() -> None:
    """In bytes, since nobody has counted the characters."""
    with pytest.raises(ArticleError, match="50,000,000 bytes where 32,000,000 are read at most"):
        read(b"a" * 50_000_000)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, 'field "text": missing or empty'),
        ({"text": ""}, 'field "text": missing or empty'),
        ({"text": 5}, 'field "text": a text was expected, a number was found'),
        ({"text": "He said.", "title": ["a"]}, 'field "title": a text was expected, a list was found'),
        ({"text": "He said.", "url": True}, 'field "url": a text was expected, true or false was found'),
        ({"text": "He said.", "published": 1628596980}, 'field "published": a text was expected, a number was found'),
        ({"text": "He said.", "published": "soon"}, 'field "published": no date can be read from "soon"'),
        ({"text": "He said.", "authors": ["Ann", {}]}, 'field "authors[1]": a text was expected, an object was found'),
        (
            {"text": "He said.", "title": "a" * 10_001},
            'field "title": too long, 10,001 characters where 10,000 are read at most',
        ),
        ({"text": "<p>He said.</p>"}, 'field "text", line 1: HTML or XML markup; only text is read'),
        ({"text": "..."}, 'field "text", line 1: no letter or digit in it'),
        ({"body": "Advertisement"}, 'field "body", line 1: no body text above it'),
    ],
)
def test_refuses_a_json_document_and_names_the_field(fields, reason) -> None:
    """The field and what was wrong with it."""
    with pytest.raises(ArticleError) as refused:
        read_json(json.dumps(fields))

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("[]", "line 1: one JSON object was expected, a list was found"),
        ("null", "line 1: one JSON object was expected, null was found"),
        ('{"text": "a', "line 1, column 10: not JSON (Unterminated string starting at)"),
        ("[" * 200_000, "line 1: JSON that is nested too deeply"),
    ],
)
def test_refuses_what_is_not_one_object(body, reason) -> None:
    """The line and column where it broke."""
    with pytest.raises(ArticleError) as refused:
        read_json(body)

    assert str(refused.value) == reason


def test_refuses_a_number_too_long_to_read() -> None:
    """Python refuses it, and so does the parser, by its own error."""
    with pytest.raises(ArticleError, match="line 1: not JSON that can be read"):
        read_json('{"text": "He said.", "n": ' + "9" * 10_000 + "}")


def test_refuses_a_side_file_and_says_that_it_is_the_side_file() -> None:
    """The document may be sound."""
    with pytest.raises(ArticleError) as refused:
        read("He said.", title=7)

    assert str(refused.value) == 'side file, field "title": a text was expected, a number was found'


def test_refuses_a_country_that_is_no_code() -> None:
    """Two letters, as in addresses."""
    with pytest.raises(ArticleError) as refused:
        read("He said.", country="India")

    assert str(refused.value) == 'side file, field "country": two letters were expected, "India" was found'


def test_nulls_and_unknown_fields_are_no_error() -> None:
    """A feed may know more than is read."""
    article = read_json(json.dumps({"text": "He said.", "title": None, "wordcount": 2, "published": "2021-08-10"}))

    assert (article.title, article.date_from) == (None, DateFrom.PUBLISHED)
