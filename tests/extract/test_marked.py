"""Marked text and its offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.span import Span
from tests.marked import Marked, mark, mark_all, unmark, unmark_all


def test_reads_one_statement() -> None:
    """Pieces of content, cue and speaker lie where the marks say."""
    text, statement = unmark("“<It works,>” [said] {Ann Lee}. “<Try it.>”")

    assert text == "“It works,” said Ann Lee. “Try it.”"
    assert statement == Marked((Span(1, 10), Span(27, 34)), Span(12, 16), Span(17, 24))


def test_reads_several_statements() -> None:
    """Marks that carry two numbers belong to both; a bracket without a number is text."""
    text, statements = unmark_all("{1,2:Lee} [1:said] <1:they [we] left> and [2:denied] <2:it>.")

    assert text == "Lee said they [we] left and denied it."
    assert statements[1].speaker == statements[2].speaker == Span(0, 3)
    assert [statements[n].content[0].of(text) for n in (1, 2)] == ["they [we] left", "it"]


@pytest.mark.parametrize("marked", ["<never closed", "[said] [told]"])
def test_refuses_marks_that_mean_nothing(marked) -> None:
    """A mark left open, or a second cue, is an error of the test's author."""
    with pytest.raises(ValueError, match=r"closed|two"):
        unmark(marked)


def test_text_that_reads_as_a_mark() -> None:
    """Its closing bracket closes no mark around it."""
    statement = Marked((Span(0, 7),))

    assert unmark_all(mark_all("111<1:>", {1: statement})) == ("111<1:>", {1: statement})


@given(st.text(alphabet="ab <>[]{}\\1:,“”", max_size=40), st.data())
def test_marking_is_the_inverse(text, data) -> None:
    """What `mark` and `mark_all` write, `unmark` and `unmark_all` read."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    statement = Marked(tuple(spans[:2]), *[*spans[2:4], None, None][:2])

    assert unmark(mark(text, statement)) == (text, statement)
    if spans:
        assert unmark_all(mark_all(text, {1: statement})) == (text, {1: statement})
