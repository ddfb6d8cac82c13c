"""What a report of one event does not date: who is named there may be absent, dead, or quoted from long before.

The report is of Tuesday, 10 August 2021.
"""

import pytest

from tests.resolve.statements import said

HEARING = "Lawmakers questioned Commissioner Sam Roy at a hearing on Friday."
COURT = "Roy appeared before a judge in Hull on Monday."


@pytest.mark.parametrize(
    ("before", "saying"),
    [
        pytest.param(HEARING, "In his memoir, {1:Sam Roy} [1:wrote] <1:no>.", id="in-a-book"),
        pytest.param(HEARING, "When he took office, {1:Sam Roy} [1:said] <1:no>.", id="years-before"),
        pytest.param(HEARING, "“<1:No,>” {1:Sam Roy} [1:said] as he left the building.", id="behind-it"),
        pytest.param(HEARING, "“<1:No,>” {1:his wife, Ann Roy,} [1:said].", id="of-the-same-name"),
        pytest.param(HEARING, "“<1:I would have quit,>” [1:said] {1:former Senator Bob Lee}.", id="a-former-lawmaker"),
        pytest.param(HEARING + " President Joe Kim skipped it.", "“<1:No,>” {1:Joe Kim} [1:said].", id="absent"),
        pytest.param(
            "Joe Kim’s nominee Ann Lee was grilled at a hearing on Friday.",
            "“<1:So,>” {1:Joe Kim} [1:said].",
            id="whose",
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
        pytest.param(COURT, "In a letter to the judge, {1:Ann Lee} [1:said] <1:so>.", id="a-letter-to-the-judge"),
        pytest.param(COURT, "{1:Ann Lee} [1:testified] before Congress that <1:so>.", id="before-congress"),
        pytest.param(
            "Lee was charged with murdering Ann Roy on Sunday.", "{1:Lee} [1:told] Roy <1:so> in a text.", id="with"
        ),
        pytest.param(
            "Gov. Ann Lee was sued on Monday over her mask order.",
            "“<1:So,>” {1:Lee} [1:said] when announcing the order.",
            id="what-is-undone",
        ),
        pytest.param(
            "Lee met relatives of the victims of the blast in Hull on Sunday.",
            "At the meeting, {1:Roy} [1:said] <1:so>.",
            id="the-day-of-a-blast",
        ),
        pytest.param(
            "The meeting was held in the wake of the blasts in Hull on Sunday.",
            "During the meeting, {1:Roy} [1:said] <1:so>.",
            id="in-the-wake",
        ),
        pytest.param(
            "At the meeting, ministers discussed the attack in Hull on Sunday.",
            "{1:Roy} [1:said] <1:so> at the meeting.",
            id="what-is-discussed",
        ),
    ],
)
def test_an_event_told_before_dates_nobody_by_his_name(before: str, saying: str) -> None:
    """A date that a reader would not sign is none."""
    [found] = said(f"{before}\n\nIt rained.\n\n{saying}")

    assert found.evidence is None
