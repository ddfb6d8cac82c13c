"""When something was said in letters. The report is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said


@pytest.mark.parametrize(
    ("letter", "saying", "evidence"),
    [
        ("In his March 24 letter,", "“<2:No,>” {2:he} [2:wrote].", "March 24"),
        ("In his March 24 letter,", "{2:He} [2:explained] <2:no>.", None),
        ("In a letter dated March 24,", "{2:Lee} [2:explained] <2:no>.", None),
        ("In his March 24 letter,", "It rained. “<2:No,>” {2:he} [2:said].", None),
        ("In his March 24 statement,", "{2:Lee} [2:explained] <2:no>.", "March 24"),
    ],
)
def test_the_day_of_a_letter_is_that_of_its_own_words(letter: str, saying: str, evidence: str | None) -> None:
    """What else its writer says was said elsewhere; a statement goes on."""
    *_, found = said(f"{letter} {{1:Lee}} [1:said] <1:so>. {saying}")

    assert found.evidence == evidence
