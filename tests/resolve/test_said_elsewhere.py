"""When something was said, where another sentence tells it. The report is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("{1:Lee} [1:said] on Monday <1:so>. “<2:No,>” {2:he} [2:added].", "on Monday", id="he said"),
        pytest.param("{1:Ann Lee} [1:said] on Monday <1:so>. {2:Lee} [2:added] <2:no>.", "on Monday", id="by surname"),
        pytest.param("{1:Lee} [1:said] on Monday <1:so>. {2:Roy} [2:added] <2:no>.", None, id="somebody else"),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. Since 9 July {2:he} has [2:said] <2:no>.", None, id="another time"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>.\n\n{2:He} [2:added] <2:no>.", "on Monday", id="in the next paragraph"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>.\n\nIt rained.\n\n{2:Lee} [2:added] <2:no>.",
            "on Monday",
            id="further on",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:Roy} [2:said] <2:no>. {3:Lee} [3:added] <3:yes>.",
            "on Monday",
            id="behind somebody else",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>.\n\nOn Sunday it rained. {2:Lee} [2:added] <2:no>.",
            None,
            id="behind another time",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>." + "\n\nIt rained." * 6 + "\n\n{2:Lee} [2:added] <2:no>.",
            None,
            id="too far off",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:He} [2:rejected] <2:the claim>, telling reporters on Friday it was false.",
            None,
            id="telling at another time",
        ),
        pytest.param(
            "{1:Lee} [1:said] <1:so> on Monday.But {2:experts} [2:said] <2:no>.",
            None,
            id="in a sentence without a break",
        ),
        pytest.param("{1:Lee} [1:said] on Monday <1:so>. {2:He} has also [2:said] <2:no>.", None, id="at any time"),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:He} had once [2:said] <2:no>.", None, id="before that time"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:Roy} [2:said] at the same briefing <2:no>.",
            "on Monday",
            id="on the same occasion",
        ),
        pytest.param(
            "{1:An aide} [1:said] on Monday <1:so>. {2:The aide} [2:added] <2:no>.", "on Monday", id="by nobody named"
        ),
        pytest.param(
            "{1:Lee} [1:said] in May <1:so>.\n\n{2:Lee} [2:said] <2:no>.", None, id="a month, in another paragraph"
        ),
        pytest.param(
            "{1:Lee} [1:said] in May <1:so>.\n\n“<2:No>,” {2:she} [2:said] then.",
            "in May",
            id="then, in another paragraph",
        ),
        pytest.param("{1:Lee} [1:said] on Monday <1:so> and [2:said] <2:no>.", "on Monday", id="in the same sentence"),
        pytest.param("{1:Lee} [1:said] on Monday <1:so>. {2:Lee} recently [2:said] <2:no>.", None, id="vaguely"),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:He} [2:said] <2:he recently left>.", "on Monday", id="of late"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. The plan was [2:called] <2:bad>.", None, id="by whom is not told"
        ),
        pytest.param("{1:Lee} [1:said] on Monday <1:so>. {2:It} [2:added] <2:no>.", None, id="by an unknown one"),
    ],
)
def test_one_time_may_govern_what_the_speaker_adds(marked: str, evidence: str | None) -> None:
    """What the same speaker adds on the same occasion was said then too."""
    *_, found = said(marked)

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("Ann Lee met workers on Monday. “<1:No>,” {1:she} [1:said].", "on Monday", id="with her name"),
        pytest.param("Ann Lee met workers on Monday.\n\n“<1:No>,” {1:Lee} [1:said].", "on Monday", id="a paragraph on"),
        pytest.param("It rained on Monday. “<1:No>,” {1:Ann Lee} [1:said].", None, id="not about her"),
        pytest.param("Ann Lee left after a fire on Monday. “<1:No>,” {1:she} [1:said].", None, id="of another event"),
        pytest.param("Ann Lee met workers on 5 May. “<1:No>,” {1:she} [1:said].", None, id="long ago"),
        pytest.param("Ann Lee met workers on Monday. “<1:No>,” {1:she} once [1:said].", None, id="at another time"),
        pytest.param(
            "The council faced the press on Monday. “<1:No>,” {1:Ann Lee} [1:said] at the press conference.",
            "on Monday",
            id="pointing back at the occasion",
        ),
        pytest.param(
            "A letter came on Monday. “<1:No>,” {1:Ann Lee} [1:wrote] in it.",
            "on Monday",
            id="pointing back with *in it*",
        ),
        pytest.param(
            "Rain came on Monday. “<1:No>,” {1:Ann Lee} [1:said] at the press conference.",
            None,
            id="no occasion before",
        ),
        pytest.param("Roy survived a fire on Saturday. {1:Roy} [1:blamed] <1:us>.", None, id="what befell him"),
    ],
)
def test_a_scene_may_have_a_time(marked: str, evidence: str | None) -> None:
    """The narrator's sentence before a statement dates it where it is about the speaker or the occasion."""
    [found] = said(marked)

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param(
            "Leaders gathered on Friday in Hull. Rain fell. {1:Lee} [1:told] reporters after the long meeting <1:so>.",
            "on Friday",
            id="they-gathered",
        ),
        pytest.param(
            "Friday's debate was loud. Rain fell. {1:Lee} [1:said] <1:so> during the debate.",
            "Friday's",
            id="whose-day",
        ),
        pytest.param(
            "A summit in Hull on Friday failed. Rain fell. {1:Lee} [1:said] <1:so> after the talks.",
            "on Friday",
            id="another-word-for-it",
        ),
        pytest.param(
            "A summit in Hull on Friday failed. Rain fell. {1:Lee} [1:said] <1:so> after the debate.",
            None,
            id="another-kind",
        ),
        pytest.param(
            "Friday's debate was loud. Rain fell. {1:Lee} [1:said] <1:so> during the first debate.",
            None,
            id="which-of-them",
        ),
        pytest.param(
            "Friday's debate was loud, Monday's debate was not. Rain fell. {1:Lee} [1:said] <1:so> during the debate.",
            None,
            id="two-days",
        ),
        pytest.param(
            "Friday's debate was loud. Rain fell. {1:Lee} [1:said] <1:so> at a debate.", None, id="some-debate"
        ),
        pytest.param(
            "Friday's debate was loud. Rain fell. {1:Lee} [1:says] <1:so> of the debate.", None, id="not-at-it"
        ),
        pytest.param(
            "The club sold Roy on Friday.\n\nIn a statement announcing the sale, {1:it} [1:called] <1:him great>.",
            "on Friday",
            id="makes-known",
        ),
        pytest.param(
            "The club sold Roy on Friday.\n\nIn a statement about a sale, {1:it} [1:called] <1:him great>.",
            None,
            id="about-something",
        ),
        pytest.param(
            "Roy appeared at a hearing on Friday.\n\n{1:Senator Lee} [1:scolded] him: <1:so>.",
            "on Friday",
            id="answered",
        ),
        pytest.param("Roy won on Friday.\n\n{1:Senator Lee} [1:scolded] him: <1:so>.", None, id="nobody-appeared"),
    ],
)
def test_a_gathering_may_have_a_day(marked: str, evidence: str | None) -> None:
    """What is said at or after a debate or meeting told elsewhere has its day, if the text has but one of the kind."""
    [found] = said(marked)

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("speaker", "evidence"),
    [("Senator Ann Lee", "on Friday"), ("lawmaker Ann Lee", "on Friday"), ("striker Ann Lee", None), ("Ann Lee", None)],
)
def test_one_of_those_who_open_a_report_speaks_when_they_do(speaker: str, evidence: str | None) -> None:
    """*Lawmakers said on Friday …* has the day of what one of them is quoted with right behind."""
    _, found = said(f"{{1:Lawmakers}} [1:said] on Friday <1:so>.\n\n“<2:No>,” [2:said] {{2:{speaker}}}.")

    assert found.evidence == evidence
