"""A text cut where its marks begin and end."""

import pytest
from hypothesis import given, settings

from service.cli.segments import segments
from service.intake.extracting import find
from tests.extract.test_laws import TEXTS


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_pieces_are_the_text(text: str) -> None:
    """Nothing is lost or doubled, and every quote begins once, ends once and has its marks where it says."""
    found = find(text, None)

    pieces = list(segments(found.text, found.quotes))

    numbers = list(range(1, len(found.quotes) + 1))
    assert "".join(one.text for one in pieces) == found.text
    assert sorted(number for one in pieces for number in one.begin) == numbers
    assert sorted(number for one in pieces for number in one.end) == numbers
    for number, quote in enumerate(found.quotes, start=1):
        content = [
            one.text for one in pieces if any((mark.quote, mark.role) == (number, "content") for mark in one.marks)
        ]
        assert "".join(content) == "".join(found.text[start:end] for start, end in quote.evidence.content)


@pytest.mark.parametrize("text", ["", "\n\n", "No quote.\n\nNone here."])
def test_texts_without_a_quote(text: str) -> None:
    """They have no marks."""
    assert not any(one.marks for one in segments(text, []))
