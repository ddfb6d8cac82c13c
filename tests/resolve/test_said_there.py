"""When something was said at the hearing or with the deed that a report tells of once. It is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said

HEARING = "Lawmakers questioned Commissioner Sam Roy at a hearing on Friday."


@pytest.mark.parametrize(
    ("before", "saying", "evidence"),
    [
        pytest.param(HEARING, "“<1:No,>” {1:Rep. Ann Lee} [1:said].", "on Friday", id="one-of-those-told-of"),
        pytest.param(HEARING, "“<1:No,>” {1:Sam Roy} [1:said].", "on Friday", id="named-there"),
        pytest.param(
            "In a hearing that went on and on, lawmakers questioned Sam Roy Friday.",
            "“<1:No,>” {1:Sam Roy} [1:said].",
            "Friday",
            id="which-opens-the-sentence",
        ),
        pytest.param("HULL, Aug. 10 (HWU) — " + HEARING, "“<1:No,>” {1:Sam Roy} [1:said].", "on Friday", id="dateline"),
    ],
)
def test_a_report_of_one_hearing_dates_what_those_who_were_there_said(
    before: str, saying: str, evidence: str | None
) -> None:
    """However far off they say it."""
    [found] = said(f"{before}\n\n" + "It went on.\n\n" * 8 + saying)

    assert (found.evidence, found.inherited) == (evidence, True)


@pytest.mark.parametrize(
    ("before", "saying"),
    [
        pytest.param(HEARING + " It was met with doubt on Monday.", "“<1:No,>” {1:Sam Roy} [1:said].", id="since"),
        pytest.param(HEARING + "\n\nIn June, Roy quit.", "“<1:No,>” {1:Sam Roy} [1:said].", id="months-before"),
        pytest.param(HEARING, "“<1:No,>” {1:Ann Lee} [1:said].", id="somebody-else"),
        pytest.param(HEARING, "“<1:No,>” {1:his wife, Ann Roy,} [1:said].", id="of-the-same-name"),
        pytest.param(HEARING, "“<1:No,>” [1:said] {1:Ann Kim}, who testified against Roy.", id="at-a-trial"),
        pytest.param(HEARING, "“<1:No,>” {1:Rep. Ann Lee} often [1:said].", id="at-no-one-time"),
        pytest.param(HEARING, "During the campaign, {1:Sam Roy} [1:said] <1:no>.", id="another-scene"),
        pytest.param(
            HEARING + " A debate on Sunday was loud.", "“<1:No,>” {1:Rep. Ann Lee} [1:said].", id="two-events"
        ),
        pytest.param(
            "Ministers met on Monday. " + HEARING, "“<1:No,>” {1:Rep. Ann Lee} [1:said].", id="a-meeting-besides"
        ),
        pytest.param("It rained.\n\n" * 4 + HEARING, "“<1:No,>” {1:Sam Roy} [1:said].", id="not-what-it-is-about"),
        pytest.param(
            HEARING + " President Joe Kim skipped the hearing.", "“<1:No,>” {1:Joe Kim} [1:said].", id="absent"
        ),
        pytest.param(
            HEARING + " President Joe Kim called the hearing a sham.", "“<1:No,>” {1:Joe Kim} [1:said].", id="outside"
        ),
        pytest.param(
            "Crowds gathered in Hull on Friday for the funeral of Sam Kim.",
            "“<1:No,>” {1:Sam Kim} [1:said].",
            id="dead",
        ),
        pytest.param(
            "NATO ministers met in Hull on Friday.",
            "“<1:No,>” [1:said] {1:Russian Minister Ann Kim}.",
            id="not-of-them",
        ),
    ],
)
def test_who_need_not_have_been_there_said_it_at_a_time_unknown(before: str, saying: str) -> None:
    """Another time or event, or somebody of whom the report does not say that he spoke there."""
    [found] = said(f"{before}\n\nIt rained.\n\n{saying}")

    assert found.evidence is None


SPONSORS = "Lee put Hull on a list of sponsors Monday."


@pytest.mark.parametrize(
    ("deed", "saying", "evidence"),
    [
        (SPONSORS, "“<1:So,>” {1:Lee} [1:said] when announcing the new sponsorship.", "Monday"),
        (SPONSORS, "In making the announcement, {1:Lee} [1:said] <1:so>.", "Monday"),
        ("Lee signed the harbour law Monday.", "“<1:So,>” {1:Lee} [1:said] while signing the law.", "Monday"),
        (
            "HULL, Aug. 10 (HWU) — Mayor Ann Lee signed the law Monday.",
            "“<1:So,>” {1:Lee} [1:said] in signing the law.",
            "Monday",
        ),
        (SPONSORS, "“<1:So,>” {1:Lee} [1:said] when announcing the harbour.", None),
        (SPONSORS.replace("Lee", "Roy"), "In making the announcement, {1:Lee} [1:said] <1:so>.", None),
        (
            "A judge on Monday blocked Mayor Ann Lee's order.",
            "“<1:So,>” {1:Lee} [1:said] in announcing the decision.",
            None,
        ),
        ("Sam Roy beat Ann Lee on Monday.", "In making the announcement, {1:Lee} [1:said] <1:so>.", None),
        (
            "HULL, Aug. 9 (HWU) — Mayor Ann Lee's order has caused a storm.",
            "“<1:So,>” {1:Lee} [1:said] when signing the order.",
            None,
        ),
    ],
)
def test_what_is_said_with_the_deed_that_opens_a_report_has_its_day(
    deed: str, saying: str, evidence: str | None
) -> None:
    """Who did it opens the report; the words for it are those of the opening, or say that it was made known."""
    [found] = said(f"{deed}\n\nIt rained.\n\n{saying}")

    assert found.evidence == evidence


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


@pytest.mark.parametrize(
    ("gathering", "noun"),
    [
        ("A man accused of attacking a rally was held in Hull on Monday.", "rally"),
        ("The hearing came after a vote was held on Monday.", "hearing"),
        ("After a debate that turned ugly, Roy quit the race on Monday.", "debate"),
        ("Roy met the leaders of the party that lost the election on Sunday.", "meeting"),
        ("Roy met advisers to prepare for a vote in parliament on Monday.", "meeting"),
        ("Roy met the mother of a boy killed by police in Hull on Sunday.", "meeting"),
        ("Roy met Sam before flying to Hull to open a factory on Monday.", "meeting"),
    ],
)
def test_a_day_is_not_that_of_a_gathering_told_beside_it(gathering: str, noun: str) -> None:
    """Something else happened then."""
    [found] = said(f"{gathering}\n\nIt rained. At the {noun}, {{1:Lee}} [1:said] <1:so>.")

    assert found.evidence is None
