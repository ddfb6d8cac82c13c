"""Full names that only a headline gives."""

import pytest

from service.resolve.cast import cast
from service.resolve.tables import load_tables
from tests.resolve.statements import statements

REPORT = "{1:Quist} [1:said] <1:no>. Boats left."


def speaker(marked: str, title: str | None) -> str | None:
    """The name of the first speaker of a marked text under a headline."""
    text, found = statements(marked)
    who = cast(text, found, load_tables(), title=title)
    return None if who.speakers[0].figure is None else who.figures[who.speakers[0].figure].name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("Nell Quist closes the harbour", "Nell Quist", id="at the start"),
        pytest.param("The Enduring Rise of Nell Quist", "Nell Quist", id="at the end"),
        pytest.param("THE RISE OF NELL QUIST", "Nell Quist", id="in capitals"),
        pytest.param("Nell Quist’s husband closes the harbour", "Quist", id="as an owner, who may be of the family"),
        pytest.param("Megan Nell Quist Feud Goes On", "Quist", id="behind another name"),
        pytest.param("Nell Quist Tarn speaks", "Quist", id="before another name"),
        pytest.param("Harris Quist debate", "Quist", id="behind another's surname"),
        pytest.param("Quist closes the harbour", "Quist", id="nowhere in full"),
        pytest.param("Will Quist close the harbour?", "Quist", id="behind a word that is a first name, too"),
        pytest.param("Austin Quist rally draws crowds", "Quist", id="behind a place that is a first name, too"),
        pytest.param("Nell Quist and Sam Quist part", "Quist", id="two of that surname"),
        pytest.param("Sam Quist Jr. closes the harbour", "Quist", id="the son of one"),
        pytest.param("Grant Quist a hearing", "Quist", id="behind a verb that is a first name, too"),
        pytest.param("Nell, Quist and the harbour", "Quist", id="two persons"),
        pytest.param("The rise of Nell\u00a0Quist", "Nell Quist", id="over a space that does not break"),
        pytest.param(None, "Quist", id="no headline"),
    ],
)
def test_gives_a_surname_the_first_name_of_the_headline(title: str | None, name: str) -> None:
    """A first name right before the surname is its bearer's, unless it may be something else."""
    assert speaker(REPORT, title) == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        pytest.param("{1:Mr. Quist} [1:said] <1:no>.", "Quist", id="another gender"),
        pytest.param("{1:President Quist} [1:said] <1:no>.", "Quist", id="an office"),
        pytest.param("{1:Quist} [1:said] <1:no>. Sam Quist came.", "Sam Quist", id="another first name"),
        pytest.param("{1:Trump} [1:said] <1:no>.", "Trump", id="a family of many in office"),
    ],
)
def test_gives_nobody_the_name_of_a_relative(marked: str, name: str) -> None:
    """A headline may be about the wife of whom the report quotes."""
    assert speaker(marked, "Nell Quist and Ivanka Trump speak") == name
