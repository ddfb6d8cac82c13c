"""Which words for a time belong to a saying. The report is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("On Monday, {1:Lee} [1:said] <1:so>.", "On Monday", id="opening the sentence"),
        pytest.param("{1:Lee} on Monday [1:said] <1:so>.", "on Monday", id="between speaker and cue"),
        pytest.param("{1:Lee} [1:told] reporters in Hull on Monday <1:so>.", "on Monday", id="after whom and where"),
        pytest.param(
            "“<1:So,>” {1:Lee} [1:said] at a news conference on Monday.", "on Monday", id="after the occasion"
        ),
        pytest.param("At Monday's briefing {1:Lee} [1:said] <1:so>.", "Monday's", id="owning the occasion"),
        pytest.param("At Monday's first debate {1:Lee} [1:said] <1:so>.", "Monday's", id="of a noun further on"),
        pytest.param("In a May interview {1:Lee} [1:said] <1:so>.", "May", id="a month of the occasion"),
        pytest.param("In her 2003 book {1:Lee} [1:said] <1:so>.", "2003", id="a year of the occasion"),
        pytest.param("In a May attack {1:Lee} [1:said] <1:so>.", None, id="a month of another event"),
        pytest.param("“<1:So,>” [1:said] {1:Ann Lee, the mayor, on Monday}.", "on Monday", id="closing an apposition"),
        pytest.param("{1:Lee} spoke on Monday of a fire, [1:saying] <1:so>.", "on Monday", id="of the main clause"),
        pytest.param("{1:Lee} spoke after a fire on Monday, [1:saying] <1:so>.", None, id="not of the main clause"),
        pytest.param("{1:Lee} [1:told] USA Today <1:so>.", None, id="a name"),
        pytest.param("{1:Lee} [1:said] “<1:so>” on Monday.", "on Monday", id="right behind the quotation"),
        pytest.param("Last month {1:Lee} [1:said] <1:so>.", "Last month", id="before the speaker"),
        pytest.param("{1:Last month Ann Lee} [1:said] <1:so>.", "Last month", id="before the name"),
        pytest.param("{1:Lee} last month had [1:said] <1:so>.", "last month", id="before an auxiliary"),
        pytest.param("{1:Lee} [1:said] <1:they left on Monday>.", None, id="inside the content"),
        pytest.param("{1:Lee} [1:said] after the attack on Monday <1:so>.", None, id="of another event"),
        pytest.param("The fire began on Monday, but {1:Lee} [1:said] <1:so>.", None, id="of another clause"),
        pytest.param("{1:Lee, who resigned on Monday,} [1:said] <1:so>.", None, id="inside the speaker's words"),
        pytest.param("Since Monday {1:Lee} has [1:said] <1:so>.", None, id="how long it lasted"),
        pytest.param("On Monday's attack {1:Lee} [1:said] <1:so>.", None, id="owning another event"),
        pytest.param("HULL, Aug. 9 (HWU) — {1:Lee} [1:said] <1:so>.", None, id="a dateline"),
        pytest.param("It rained on Monday. {1:Lee} [1:said] <1:so>.", None, id="of another sentence"),
        pytest.param("{1:Lee} [1:told] “Hull on Sunday” <1:so>.", None, id="inside a title"),
        pytest.param("[1:said] {1:Ann Lee, the mayor, at Monday’s rally,} <1:so>.", "Monday’s", id="of an occasion"),
        pytest.param("{1:Ann Lee, who left after Monday’s rally,} [1:said] <1:so>.", None, id="of an earlier occasion"),
        pytest.param("{1:A campaign ad in May} [1:said] <1:so>.", "in May", id="of a paper"),
        pytest.param("It rained since Monday’s debate, when {1:Lee} [1:said] <1:so>.", "Monday’s", id="with a clause"),
        pytest.param(
            "It rained since Monday, when shops shut, and {1:Lee} [1:said] <1:so>.", None, id="another clause"
        ),
        pytest.param(
            "{1:Lee} [1:noted] <1:the rule> in the interview last week.", "last week", id="closing the sentence"
        ),
        pytest.param("{1:Lee} [1:noted] <1:the fire> in the town last week.", None, id="closing the content"),
        pytest.param("{1:Lee} [1:tells] <1:“Hull Today” on Monday that it works>.", "on Monday", id="behind a title"),
        pytest.param("{1:Lee} [1:responded to] a mother Monday night by saying <1:so>.", "Monday night", id="to whom"),
        pytest.param("{1:Lee} [1:responded to] a fire on Monday by saying <1:so>.", None, id="to what"),
        pytest.param("{1:Two doctors in May} [1:said] <1:so>.", "in May", id="behind a noun for people"),
        pytest.param("{1:Ann Lee, a spokesman in May,} [1:said] <1:so>.", None, id="of a role held then"),
        pytest.param("{1:Lee} [1:called] <1:Monday for calm>.", "Monday", id="right behind the cue"),
        pytest.param("{1:Lee} [1:called] <1:Monday a success>.", None, id="what is spoken of"),
        pytest.param("{1:Lee} [1:sought] <1:aid in a statement on Monday>.", "on Monday", id="behind the occasion"),
        pytest.param("{1:Lee} [1:sought] <1:aid in a town on Monday>.", None, id="behind a place"),
        pytest.param(
            "{1:Lee} [1:rejected] <1:it in a ruling released Monday>.", "Monday", id="behind a paper's release"
        ),
        pytest.param("{1:Lee} [1:rejected] <1:it in a town released Monday>.", None, id="behind another release"),
        pytest.param("Ann Lee, shot on Monday, was [1:charged] <1:with it>.", None, id="of the subject"),
    ],
)
def test_takes_a_time_only_where_it_stands_with_the_saying(marked: str, evidence: str | None) -> None:
    """The narrator's words for when it was said count, those for another event do not."""
    assert said(marked)[0].evidence == evidence
