"""Quotation marks of every style, paired by typography alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.extract.paragraphs import paragraphs
from service.extract.quotations import quotations


def quoted(text: str) -> list[str]:
    """What stands in marks, outermost first, each inner one behind the one that it lies in."""
    return ["  " * one.depth + one.inner.of(text) for here in quotations(text, paragraphs(text)) for one in here]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"Go," he said.', ["Go,"], id="straight"),
        pytest.param("“Go,” he said.", ["Go,"], id="curly"),
        pytest.param("„Geh“, sagte er.", ["Geh"], id="low and high"),
        pytest.param("« Va », dit-il.", ["Va"], id="guillemets with spaces"),
        pytest.param("«\u00a0Va\u00a0», dit-il.", ["Va"], id="guillemets with no-break spaces"),
        pytest.param("»Geh«, sagte er.", ["Geh"], id="guillemets pointing inwards"),
        pytest.param("''Go,'' he said.", ["Go,"], id="doubled apostrophes"),
        pytest.param("``Go,'' he said.", ["Go,"], id="backticks and apostrophes"),
        pytest.param("‘‘Go,’’ he said.", ["Go,"], id="doubled curly singles"),
        pytest.param("‘Go,’ he said.", ["Go,"], id="single curly"),
        pytest.param("'Go,' he said.", ["Go,"], id="single straight"),
        pytest.param("Lee: 'We go'", ["We go"], id="single in a headline"),
        pytest.param("“Go,“ he said.", ["Go,"], id="closed by an opening mark"),
        pytest.param("”Go,” he said.", ["Go,"], id="opened by a closing mark"),
        pytest.param('“Go," he said.', ["Go,"], id="curly closed by straight"),
        pytest.param('"Go,"\u00a0he said.', ["Go,"], id="no-break space behind"),
        pytest.param('" Go, " he said.', ["Go,"], id="spaces within"),
        pytest.param("(“Go”)—“now”", ["Go", "now"], id="brackets and dashes beside"),
    ],
)
def test_pairs_marks_of_every_style(text, expected) -> None:
    """The marks and the spaces beside them are left out."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“He said ‘go’ to us,” she said.", ["He said ‘go’ to us,", "  go"], id="single in double"),
        pytest.param("\"He said 'go' to us,\" she said.", ["He said 'go' to us,", "  go"], id="straight"),
        pytest.param("‘He said “go” to us,’ she said.", ["He said “go” to us,", "  go"], id="double in single"),
        pytest.param("“He said “go” to us,” she said.", ["He said “go” to us,", "  go"], id="the same marks"),
        pytest.param("''He said 'go.''' Then", ["He said 'go.'", "  go."], id="three apostrophes close both"),
        pytest.param("'''Go,' he said to us.'' Then", ["'Go,' he said to us.", "  Go,"], id="three open both"),
        pytest.param("“He said, ‘Go.’”", ["He said, ‘Go.’", "  Go."], id="both close at once"),
    ],
)
def test_nests(text, expected) -> None:
    """A quotation within one knows its depth."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The US’ plan and the states’ rights don’t matter.",
        "The states' rights, Lee's plan and rock 'n' roll of the '90s.",
        "Get ’em, said Lee: ’tis the season.",
        'A pipe of 6" and a man of 5\' 10" stood there.',
        "Nothing “” in it.",
    ],
)
def test_apostrophes_open_nothing(text) -> None:
    """Possessives, elisions, feet and inches are no quotations."""
    assert quoted(text) == []


def test_a_possessive_closes_no_single_quotation() -> None:
    """The mark behind *states* is passed over when a later one can close."""
    assert quoted("Lee: ‘The states’ rights matter’, he adds") == ["The states’ rights matter"]


def test_marks_in_tags_are_passed_over() -> None:
    """Attributes of an embedded post open nothing."""
    assert quoted('<tweet id="1" by="lee">“Go”</tweet> they “left”') == ["Go", "left"]


def test_goes_on_over_paragraphs() -> None:
    """Each paragraph opens anew, only the last one closes."""
    text = "He said: “One.\n“Two.\n\n“Three.” Then he left."

    found = [one for here in quotations(text, paragraphs(text)) for one in here]

    assert [one.inner.of(text) for one in found] == ["One.", "Two.", "Three."]
    assert [(one.closed, one.continues) for one in found] == [(False, False), (False, True), (True, True)]


def test_goes_on_without_a_mark() -> None:
    """A closing mark with nothing open answers to the paragraph before."""
    text = "He said: “One.\nTwo.” Then he left."

    assert quoted(text) == ["One.", "Two."]


def test_left_open_runs_to_the_end_of_its_paragraph() -> None:
    """A mark that is never closed ends with its paragraph, and the next one is not quoted."""
    text = "He said “we go and\nThen he left."

    assert quoted(text) == ["we go and"]


def test_left_open_before_another_is_none() -> None:
    """Where a quotation left open ends is anybody's guess: only the sound one counts."""
    assert quoted("He said “we go. Then she said “stay” to us.") == ["stay"]


@example("\"\n`'`»’")
@given(st.text(alphabet="ab .,\n\"'“”‘’«»`’s", max_size=80))
def test_quotations_lie_in_the_text_and_nest(text) -> None:
    """Whatever the marks: spans inside their paragraph, inner in outer, and no two that cross."""
    spans = paragraphs(text)
    for paragraph, here in zip(spans, quotations(text, spans), strict=True):
        for place, one in enumerate(here):
            assert paragraph.contains(one.outer)
            assert one.outer.contains(one.inner)
            for later in here[place + 1 :]:
                assert not one.outer.overlaps(later.outer) or one.outer.contains(later.outer)
