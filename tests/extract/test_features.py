"""What the tagger is told of each word piece beside the word."""

import pytest

from service.extract import features as told
from service.extract.features import Features, features
from service.extract.lexicon import load_lexicon
from service.extract.rules import by_rules
from service.extract.typography import typography
from service.extract.wordpieces import Piece, WordPieces

LEXICON = load_lexicon()
LETTERS = WordPieces(["[UNK]"])


def seen(text: str) -> tuple[list[Piece], Features]:
    """The pieces of a text, here whole words and signs, and their features."""
    page = typography(text)
    pieces = LETTERS.cut(text)
    return pieces, features(
        text,
        pieces,
        paragraphs=page.paragraphs,
        quotations=page.quotations,
        rules=by_rules(page, LEXICON).attributions,
    )


def column(text: str, number: int) -> list[tuple[str, int]]:
    """The words of a text with one of their features."""
    pieces, found = seen(text)
    return [(text[one.start : one.end], int(row[number])) for one, row in zip(pieces, found, strict=True)]


def test_case() -> None:
    """The vocabulary has no case; the feature has."""
    assert column("Lee of BBC met McRoe in 2021 A.", 0) == [
        ("Lee", told.TITLE),
        ("of", told.LOWER),
        ("BBC", told.CAPITALS),
        ("met", told.LOWER),
        ("McRoe", told.MIXED),
        ("in", told.LOWER),
        ("2021", told.DIGITS),
        ("A", told.INITIAL),
        (".", told.SIGN),
    ]


def test_quotations() -> None:
    """Marks that open and close, and what stands between them; a quotation within is another thing."""
    assert column("“It ‘works’,” she", 1) == [
        ("“", told.OPENS),
        ("It", told.QUOTED),
        ("‘", told.QUOTED),
        ("works", told.NESTED),
        ("’", told.QUOTED),
        (",", told.QUOTED),
        ("”", told.CLOSES),
        ("she", told.OUTSIDE),
    ]


def test_unclosed_quotations() -> None:
    """A mark without its partner reaches to the end of its paragraph, and is told apart."""
    assert [mark for _, mark in column("“It works\nYes", 1)] == [
        told.OPENS,
        told.UNCLOSED,
        told.UNCLOSED,
        told.OUTSIDE,
    ]


def test_places() -> None:
    """Where a paragraph begins, and the text."""
    assert [place for _, place in column("One two\n\nThree four", 2)] == [
        told.BEGINS_TEXT,
        told.INSIDE_PARAGRAPH,
        told.BEGINS_PARAGRAPH,
        told.INSIDE_PARAGRAPH,
    ]


def test_rules() -> None:
    """What the rules take for content, cue and speaker."""
    assert [rule for _, rule in column("“It works,” Lee said.", 3)] == [
        told.NO_RULE,
        told.RULE_CONTENT_BEGINS,
        told.RULE_CONTENT,
        told.NO_RULE,
        told.NO_RULE,
        told.RULE_SPEAKER,
        told.RULE_CUE,
        told.NO_RULE,
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "\u00a0"])
def test_nothing_to_tell(text: str) -> None:
    """No pieces, no features."""
    assert seen(text)[1].shape == (0, told.EACH)
