"""Word pieces: the longest entries first, each with the characters that it covers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.wordpieces import WordPieces

WORDS = WordPieces(["[UNK]", "said", "un", "##said", "the", "##s", "'", '"', "cafe", "s", "ss", "i"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the said", [("the", 4), ("said", 1)], id="whole words"),
        pytest.param("Unsaid", [("Un", 2), ("said", 3)], id="the longest first, whatever the case"),
        pytest.param("the’s", [("the", 4), ("’", 6), ("s", 9)], id="signs stand alone, curly ones as straight"),
        pytest.param("“said”", [("“", 7), ("said", 1), ("”", 7)], id="marks of one kind"),
        pytest.param("Café", [("Café", 8)], id="accents"),
        pytest.param("xyz said", [("xyz", 0), ("said", 1)], id="unknown"),
        pytest.param("said" * 20, [("said" * 20, 0)], id="too long"),
        pytest.param("the\u00a0\n said", [("the", 4), ("said", 1)], id="white space is in none"),
    ],
)
def test_cuts_into_entries(text: str, expected: list[tuple[str, int]]) -> None:
    """Each piece with the characters of the text that it stands for."""
    assert [(text[one.start : one.end], one.id) for one in WORDS.cut(text)] == expected


@given(st.text(alphabet="theSaid uné'“İß\n", max_size=60) | st.text(max_size=60))
def test_pieces_cover_the_text(text: str) -> None:
    """In order, apart from one another, and nothing but white space between them."""
    pieces = WORDS.cut(text)

    assert all(left.end <= right.start for left, right in pairwise(pieces))
    edges = [0, *(edge for one in pieces for edge in (one.start, one.end)), len(text)]
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert all(one.start < one.end for one in pieces)
