"""Posts shown whole in a report. The report is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said

#: A post in full, as pages show it.
POST = "The new ferry will sail to Hull at long last — Ann Lee (@annlee) August 9, 2021"


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param(
            f"“<1:The new ferry will sail to Hull at long last>,” {{1:Ann Lee}} [1:wrote].\n\n{POST}",
            "August 9, 2021",
            id="quoted-before-it",
        ),
        pytest.param(
            f"{POST}\n\n“<1:The new ferry will sail to Hull at long last>,” {{1:Ann Lee}} [1:wrote].",
            "August 9, 2021",
            id="quoted-behind-it",
        ),
        pytest.param(
            "{1:Ann Lee} [1:wrote]:\n\n<1:The ferry sails> — Ann Lee (@annlee) August 9, 2021",
            "August 9, 2021",
            id="itself",
        ),
        pytest.param(
            "{1:Ann Lee} [1:wrote] in August:\n\n<1:The ferry sails> — Ann Lee (@annlee) August 9, 2021",
            "August 9, 2021",
            id="nearer-than-its-month",
        ),
        pytest.param(
            "{1:Ann Lee} [1:wrote] on Sunday:\n\n<1:The ferry sails> — Ann Lee (@annlee) August 9, 2021",
            "on Sunday",
            id="what-the-narrator-says-first",
        ),
        pytest.param(f"“<1:We wait,>” {{1:Ann Lee}} [1:said].\n\n{POST}", None, id="other-words"),
        pytest.param(
            f"“<1:The new ferry will sail to Hull at long last>,” {{1:Raj Roy}} [1:said].\n\n{POST}",
            None,
            id="words-of-somebody-else",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>, and went — Ann Lee (@annlee) August 9, 2021", None, id="what-a-post-tells-of"
        ),
        pytest.param(f"Ann Lee spoke.\n\n{POST}\n\n“<1:We wait,>” {{1:Lee}} [1:said].", None, id="sets-no-scene"),
    ],
)
def test_the_day_of_a_post_is_that_of_its_words(marked: str, evidence: str | None) -> None:
    """And of nothing else that its author says."""
    [found] = said(marked)

    assert (found.evidence, found.inherited) == (evidence, False)


def test_a_post_passes_its_day_on_to_nothing() -> None:
    """What is said beside it goes on from what was said before."""
    text = f"{{1:Ann Lee}} [1:said] on Sunday <1:so>.\n\n“<2:The new ferry will sail to Hull at long last>,” {{2:Lee}} [2:wrote].\n\n{POST}\n\n“<3:Yes,>” {{3:Lee}} [3:said]."

    assert [one.evidence for one in said(text)] == ["on Sunday", "August 9, 2021", "on Sunday"]
