"""Times as papers of several countries tell them, in sport and courts too. The report is of Tuesday, 10 August 2021."""

import pytest

from tests.resolve.statements import said


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("“<1:So,>” {1:Lee} [1:said] while addressing a rally in Hull on Monday.", "on Monday", id="while"),
        pytest.param("Roy left on Monday, while {1:Lee} [1:said] <1:so>.", None, id="while-another-did"),
        pytest.param(
            "“<1:So,>” {1:Lee} [1:told] reporters after the match on Sunday.", "on Sunday", id="after-a-match"
        ),
        pytest.param("“<1:So,>” {1:Lee} [1:told] the Post after Sunday’s game.", "Sunday’s", id="after-its-day"),
        pytest.param("“<1:So,>” {1:Lee} [1:said] after the attack on Sunday.", None, id="after-an-attack"),
        pytest.param("Speaking after the match on Sunday, {1:Lee} [1:said] <1:so>.", "on Sunday", id="speaking-after"),
        pytest.param("{1:Ann Lee} [1:wrote] in guidelines published Monday <1:so>.", "Monday", id="guidelines"),
        pytest.param(
            "In an Aug. 9 memo obtained by the Hull Post, {1:Lee} [1:said] <1:so>.", "Aug. 9", id="obtained-by-a-paper"
        ),
        pytest.param(
            "In an email obtained by the Post on Monday, {1:Lee} [1:said] <1:so>.", None, id="when-it-was-obtained"
        ),
        pytest.param("{1:Lee} [1:said] in a letter seen by Reuters on Monday <1:so>.", None, id="when-it-was-seen"),
        pytest.param(
            "But in July 2021, about a month after officials met, {1:Lee} [1:said] <1:so>.", "in July 2021", id="but-in"
        ),
        pytest.param(
            "While visiting a farm in Hull on Monday, {1:Lee} [1:said] <1:so>.", "on Monday", id="while-visiting"
        ),
        pytest.param("On Monday, {1:Ann Lee} of Booking.Com [1:said] <1:so>.", "On Monday", id="a-dot-in-a-name"),
        pytest.param("On Monday, {1:Advocate.Ram Lee} [1:said] <1:so>.", "On Monday", id="a-dot-behind-a-title"),
        pytest.param("While at a fair in Hull on Monday, {1:Lee} [1:said] <1:so>.", "on Monday", id="while-at"),
        pytest.param(
            "Lee on Monday rejected reports of a deal signed on Sunday, [1:saying] <1:so>.", "on Monday", id="saying"
        ),
        pytest.param(
            "Roy last year sent a note, written by {1:a doctor} who on Sunday released another, [1:saying] <1:so>.",
            None,
            id="saying-behind-a-nearer-time",
        ),
        pytest.param("After the hearing on Monday, {1:Lee} [1:said] <1:so>.", "on Monday", id="after-a-hearing"),
        pytest.param("After the blast on Monday, {1:Lee} [1:said] <1:so>.", None, id="after-a-blast"),
        pytest.param("{1:The firm} [1:said] in a regulatory filing on Monday <1:so>.", "on Monday", id="a-filing"),
        pytest.param("{1:The firm} [1:said] of a flooded mine on Monday <1:so>.", None, id="a-mine"),
        pytest.param("{1:The army} [1:said] in a statement issued late on Monday <1:so>.", "late on Monday", id="late"),
        pytest.param("{1:Lee} [1:wrote] on her Facebook page on Monday <1:so>.", "on Monday", id="a-page"),
        pytest.param("{1:Lee} [1:wrote] on X, formerly Twitter, on Monday <1:so>.", "on Monday", id="formerly"),
        pytest.param("{1:Lee} [1:said] at 4pm on Monday <1:so>.", "on Monday", id="an-hour"),
        pytest.param("{1:Lee}, who was sacked on Monday, [1:said] <1:so>.", None, id="who-was-sacked"),
        pytest.param("{1:Lee}, who spoke in Hull on Monday, [1:said] <1:so>.", "on Monday", id="who-spoke"),
        pytest.param("{1:Lee}, who won twice this week, on Monday [1:said] <1:so>.", "on Monday", id="who-won"),
        pytest.param("{1:Lee, who} was sacked on Monday, [1:said] <1:so>.", None, id="who-within"),
        pytest.param(
            "Some fifty working days before the fair on Aug. 1, {1:Lee} [1:said] <1:so>.", None, id="days-before"
        ),
        pytest.param("{1:Lee} gave Roy until 2 p.m. on Monday [1:to say] <1:so>.", None, id="until-an-hour"),
        pytest.param("{1:Lee}, shot in Hull on Monday, [1:said] <1:so>.", None, id="who-was-shot"),
        pytest.param("{1:Ann Lee, elected in Hull on Monday}, [1:said] <1:so>.", None, id="who-was-elected"),
        pytest.param("“<1:So,>” [1:said] {1:Ann Lee}, who voted for Roy on Monday.", None, id="who-voted"),
        pytest.param("{1:The report}, seen by few and released on Monday, [1:said] <1:so>.", "on Monday", id="issued"),
        pytest.param("{1:Lee} [1:recalled] that in 2009, “<1:It rained.>”", None, id="that-in-a-year"),
        pytest.param("{1:Lee} [1:said] that “<1:it rained>” on Monday.", "on Monday", id="that-and-a-day"),
        pytest.param("{1:Lee} [1:alleged] that <1:he lied> in a May 5 call with Roy.", None, id="that-in-a-call"),
        pytest.param("In the last year, {1:Lee} [1:praised] <1:Roy>.", None, id="the-last-year"),
        pytest.param("In the wake of a fire on Monday in Hull, {1:Lee} [1:said] <1:so>.", None, id="in-the-wake"),
        pytest.param("“<1:So,>” [1:said] {1:Ann Lee, the mayor of Hull in 2012}.", None, id="an-office-of-a-year"),
        pytest.param("“<1:So,>” [1:said] {1:Ann Lee, an aide in Roy’s race in May}.", None, id="a-race-of-a-month"),
        pytest.param("As Roy lost on Monday in Hull, {1:some} are [1:saying] <1:so>.", None, id="saying-now"),
        pytest.param("As Roy lost today in Hull, {1:some} are [1:saying] <1:so>.", "today", id="saying-today"),
        pytest.param('{1:Lee} [1:said] in May "so" that <1:it rained>.', "in May", id="a-quotation-behind-it"),
        pytest.param("{1:Lee} [1:said] on “Talk Monday,” <1:so>.", None, id="a-day-in-a-title"),
        pytest.param("<1:So>, [1:according to] {1:data released in July}.", "in July", id="data"),
        pytest.param("In June last year {1:Lee} [1:said] <1:so>.", "In June last year", id="a-month-of-last-year"),
        pytest.param("{1:Lee} drew on one 2009 study, [1:noting] <1:so>.", None, id="drawn-on-a-study"),
    ],
)
def test_a_time_is_that_of_the_saying_or_of_something_else(marked: str, evidence: str | None) -> None:
    """People speak after a match or hearing of that day; what they suffered was another day."""
    [found] = said(marked)

    assert (found.evidence, found.inherited) == (evidence, False)
