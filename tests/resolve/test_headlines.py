"""Full names that only a headline gives."""

import pytest

from service.resolve.headlines import in_full
from service.resolve.tables import load_tables
from tests.resolve.statements import cast_of

REPORT = "{1:Quist} [1:said] <1:no>. Boats left."


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("Nell Quist closes the harbour", "Nell Quist", id="at the start"),
        pytest.param("Why Nobody Believes Nell Quist", "Nell Quist", id="at the end"),
        pytest.param("NELL QUIST CLOSES THE HARBOUR", "Nell Quist", id="in capitals"),
        pytest.param("The harbour of Nell Quist’s friends", "Nell Quist", id="as an owner"),
        pytest.param("Quist closes the harbour", "Quist", id="nowhere in full"),
        pytest.param("Will Quist close the harbour?", "Quist", id="behind a word that is a first name, too"),
        pytest.param("Austin Quist rally draws crowds", "Quist", id="behind a place"),
        pytest.param("Nell Quist and Sam Quist part", "Quist", id="two of that surname"),
        pytest.param("Sam Quist Jr. closes the harbour", "Quist", id="the son of one"),
        pytest.param("Closing Quist", "Quist", id="behind a verb"),
        pytest.param("Nell, Quist and the harbour", "Quist", id="two persons"),
        pytest.param(None, "Quist", id="no headline"),
    ],
)
def test_gives_a_surname_the_first_name_of_the_headline(title: str | None, name: str) -> None:
    """A first name right before the surname is its bearer's, unless it may be something else."""
    assert in_full(cast_of(REPORT), title, load_tables()).figures[0].name == name


def test_keeps_who_is_named_in_full_apart() -> None:
    """A headline says nothing of a text that names another of that surname, or has the full name itself."""
    marked = "{1:Nell Quist} [1:said] <1:no>. {2:Mr. Quist} [2:said] <2:so>."
    cast = cast_of(marked)

    assert [figure.name for figure in cast.figures] == ["Nell Quist", "Quist"]
    assert in_full(cast, "Sam Quist speaks", load_tables()) == cast
