"""Who asks, and who answers. The report is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said, speakers

ASKED = "Ann Lee met voters. {1:Lee} [1:said] <1:so>.\n\n{2:%s} [2:claimed] on Monday <2:it leaks>.\n\n“<3:No,>” {3:she} [3:said]."


@pytest.mark.parametrize(
    ("asker", "answers"),
    [
        pytest.param("One questioner", "Ann Lee", id="a questioner"),
        pytest.param("The moderator", "Ann Lee", id="the moderator"),
        pytest.param("One resident", "?", id="one who says so herself"),
    ],
)
def test_a_pronoun_is_not_who_asks(asker: str, answers: str) -> None:
    """*She* is the one whom a questioner asks; somebody else without a name may well go on."""
    assert speakers(ASKED % asker)[2] == answers


def test_an_answer_is_of_the_day_of_its_question() -> None:
    """The telling goes on from the one to the other."""
    answer = said(ASKED % "One questioner")[2]

    assert (answer.evidence, answer.inherited) == ("on Monday", True)


@pytest.mark.parametrize(
    ("telling", "evidence"),
    [
        pytest.param("{2:Lee} [2:went on to discuss] <2:the bridge>.", "on Monday", id="went on to"),
        pytest.param("{2:Lee} [2:said] <2:it was recently mended>.", "on Monday", id="vague in what is said"),
        pytest.param("{2:Lee} recently [2:said] <2:it was mended>.", None, id="vague in the telling"),
        pytest.param("{2:Lee} [2:discusses] <2:the bridge>.", None, id="at any time"),
    ],
)
def test_what_sets_a_statement_apart_is_the_telling(telling: str, evidence: str | None) -> None:
    """A verb behind *went on to* is none in the present, and words that are passed on tell nothing of the saying."""
    assert said(f"{{1:Ann Lee}} [1:said] on Monday <1:so>. {telling}")[1].evidence == evidence
