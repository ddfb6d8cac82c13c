"""Whom a content speaks of by name."""

import pytest

from service.model.span import Span
from tests.resolve.statements import cast_of


def about(marked: str) -> list[list[str]]:
    """For each statement whom its content names."""
    found = cast_of(marked)
    return [[found.figures[topic.figure].name for topic in topics] for topics in found.about]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param("{1:Ann Lee} [1:said] <1:Pakistan shelters the Taliban>.", ["Pakistan", "Taliban"], id="in order"),
        pytest.param("{1:Ann Lee} [1:said] <1:it works>.", [], id="nobody"),
        pytest.param(
            "Prime Minister Raj Roy came. {1:Ann Lee} [1:said] <1:Roy is late>.", ["Raj Roy"], id="by his surname"
        ),
        pytest.param(
            "“<1:NATO is here>,” {1:Ann Lee} [1:said]. “<1:And NATO stays>.”", ["NATO"], id="once, in two pieces"
        ),
        pytest.param("In Pakistan {1:Ann Lee} [1:said] <1:it works>.", [], id="not what the narrator names"),
    ],
)
def test_names_whom_the_content_names(marked: str, names: list[str]) -> None:
    """Each figure once, by its full name; the narrator's words do not count."""
    assert about(marked) == [names]


def test_keeps_where_the_names_stand() -> None:
    """Every place of a name, title left out."""
    [[topic]] = cast_of("{1:Ann Lee} [1:said] <1:Pakistan is Pakistan>.").about

    assert topic.at == (Span(13, 21), Span(25, 33))
