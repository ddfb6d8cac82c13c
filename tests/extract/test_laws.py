"""What holds for any text: spans inside it, disjoint contents, sound nesting, the same answer twice, linear time."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.extract.extract import extract
from service.extract.rules import by_rules
from service.extract.typography import typography
from service.model.attribution import Attribution
from tests.extract.english import ENGLISH

PARTS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "«",
        "»",
        "''",
        "``",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        ":",
        ";",
        "?",
        "!",
        "…",
        "—",
        "--",
        "\n",
        "\xa0",
        "said",
        "says",
        "told",
        "that",
        "who",
        "and",
        "but",
        "by",
        "to",
        "Lee",
        "Roy",
        "the",
        "mayor",
        "she",
        "they",
        "adding",
        "saying",
        "according",
        "reporters",
        "Monday",
        "on",
        "in",
        "a",
        "statement",
        "called",
        "Q:",
        "MR",
        "it",
        "works",
        "not",
        "12",
        "Mr.",
        "U.S.",
        "“It",
        "works,”",
        "“Try",
        "it.”",
        "'so'",
        "claim",
        "her",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PARTS, max_size=60).map(" ".join), st.lists(PARTS, max_size=60).map("".join)
)
#: Characters of a text that is nothing but one thing, and how often as many they are as those of a shorter one; the
#: seconds that it may take are generous for slow machines.
LONG, MORE, SECONDS = 40_000, 8, 8
#: Times what linear time takes, as the processor does other things too.
SLACK = 2
#: Pieces of a text for the tagger, which takes its time.
TAGGED = 5_600


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_laws(text: str) -> None:
    """Spans, order, disjointness and nesting, for whatever the text is."""
    found = extract(text, ENGLISH)

    assert found == extract(text, ENGLISH)
    for place, one in enumerate(found):
        assert_spans(text, one)
        assert one.within is None or (0 <= one.within < len(found) and one.within != place)
        assert 0 <= one.confidence <= 1
    assert_disjoint([one for one in found if one.within is None])


def assert_spans(text: str, one: Attribution) -> None:
    """Spans lie in the text; pieces are in order and disjoint."""
    spans = [*one.content, *(span for span in (one.cue, one.speaker, one.addressee) if span)]
    assert one.content
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in zip(one.content, one.content[1:], strict=False))


def assert_disjoint(outer: list[Attribution]) -> None:
    """No two outer statements share a character of content."""
    spans = sorted(span for one in outer for span in one.content)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    [
        '"', "“", "“”", "'", " 'a", "''", "`", "A", "Ab ", "[", "a) ", "a (", ",", "a, ", " ", "\n", ".", "--", "<a", "1 ",
        "said ", "he said that ", '"a," he said ', ", said ", "to say ", "and Ann ", "who ", "of Ann ", "according to ",
        "A: b\n", "Mr Lee: “a\n", "“Go\n", "“a ‘b ", "s' ", "Ann Lee, the boss, said it. ",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    """Eight times as much of one thing takes eight times as long, and a little, and no more than a moment."""
    short, long = (ruled(unit * (length // len(unit))) for length in (LONG // MORE, LONG))

    assert long < min(SLACK * MORE * short + 1, SECONDS)


@pytest.mark.parametrize(
    ("unit", "pieces"),
    [('"', 1), ("Ab ", 1), ("“Go,” said Ann Lee, the boss. “I said that Roy said it.” ", 19), ("\n“a ", 2)],
)
def test_time_is_linear_with_the_tagger(unit: str, pieces: int) -> None:
    """Four times the text takes four times as long, and a little."""
    short, long = (took(unit * (length // pieces)) for length in (TAGGED // 4, TAGGED))

    assert long < SLACK * 4 * short + 1


def ruled(text: str) -> float:
    """Seconds of the processor for what the rules make of one text."""
    page = typography(text)
    began = time.process_time()
    by_rules(page, ENGLISH.lexicon)
    return time.process_time() - began


def took(text: str) -> float:
    """Seconds of the processor for one text."""
    began = time.process_time()
    extract(text, ENGLISH)
    return time.process_time() - began
