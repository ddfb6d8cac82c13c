"""Who goes on speaking, who is meant by an epithet or a label, and names that are parts of others."""

import pytest

from tests.resolve.statements import speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("Ann Lee: “<1:So.>”", ["Ann Lee"], id="a-label"),
        pytest.param("It rained.\n\nAnn Lee, mayor, left.\n\nLee: “<1:So.>”", ["Ann Lee"], id="a-surname-for-a-label"),
        pytest.param("Here is what came of Ann Lee: “<1:So.>”", [None], id="a-sentence-is-no-label"),
        pytest.param("Clarification: “<1:So.>”", [None], id="nobody-is-called-so"),
        pytest.param(
            "“<1:So,>” {1:Ann Lee} [1:said].\n\nIt rained.\n\n“<2:Yes.>”\n\n“<3:No.>”",
            ["Ann Lee", None, None],
            id="behind-words-of-nobody",
        ),
        pytest.param("“<1:So,>” {1:Ann Lee} [1:said].\n\n“<2:Yes.>”\n\n“<3:No.>”", ["Ann Lee"] * 3, id="runs-on"),
    ],
)
def test_who_goes_on_speaking(marked: str, expected: list[str | None]) -> None:
    """A name alone before a colon speaks; behind a quotation of nobody's the run is nobody's."""
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. It rained. It blew. It froze. {2:The presidential hopeful} [2:said] <2:no>. {3:She} [3:added] <3:yes>.",
            ["Ann Lee"] * 3,
            id="who-has-just-spoken",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. It rained. It blew. It froze. Raj Roy came. {2:The presidential hopeful} [2:said] <2:no>.",
            ["Ann Lee", None],
            id="not-with-another-named-since",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. {2:The victim} [2:said] <2:no>.", ["Ann Lee", None], id="not-any-description"
        ),
        pytest.param(
            "{1:The council} [1:said] <1:so>. {2:The billionaire} [2:said] <2:no>.", [None, None], id="not-a-body"
        ),
    ],
)
def test_an_epithet_means_who_has_just_spoken(marked: str, expected: list[str | None]) -> None:
    """Where nobody else is named in between."""
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [("", "Raj Roy"), ("{3:Ann Lee} [3:said] <3:yes>. It rained. It blew. It froze.\n\n", None)],
)
def test_a_description_is_rather_who_has_spoken_than_who_comes(before: str, expected: str | None) -> None:
    """One of whom no such role is told is meant only where nobody has been named before."""
    found = speakers(f"{before}{{1:The mayor}} [1:said] <1:so>.\n\n“<2:No,>” {{2:Raj Roy}} [2:said].")

    assert found[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Lee’s post-New Hull letter} [1:said] <1:so>. Ann Lee left.", ["Ann Lee"], id="behind-a-prefix"
        ),
        pytest.param("Ann Lee left. {1:Hull} [1:said] <1:so>.", ["Hull"], id="without-one"),
        pytest.param(
            "{1:One report from the Hull (Mass.) Record} [1:said] <1:so>.", ["Hull (Mass.) Record"], id="paper"
        ),
        pytest.param("{1:Ann Lee (D-Mass.)} [1:said] <1:so>.", ["Ann Lee"], id="no-paper"),
    ],
)
def test_a_part_of_a_name_is_nobody(marked: str, expected: list[str | None]) -> None:
    """Neither what follows a prefix nor the town in a newspaper's name speaks."""
    assert speakers(marked) == expected
