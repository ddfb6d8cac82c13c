"""When something was said where a report tells once who met: in court, at a hearing, in an interview, with a deed.

The report is of Tuesday, 10 August 2021.
"""

import pytest
from msgspec import structs

from service.model.span import Span
from service.resolve.cast import cast
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.resolve.statements import DAY, no_zones, said, statements

COURT = "Roy appeared before a judge in Hull on Monday."


@pytest.mark.parametrize(
    ("before", "saying", "evidence"),
    [
        pytest.param(COURT, "{1:Ann Lee} [1:told] the court <1:so>.", "on Monday", id="told-the-court"),
        pytest.param(COURT, "In her opening statement, {1:Ann Lee} [1:said] <1:so>.", "on Monday", id="opening"),
        pytest.param(COURT, "{1:Ann Lee} [1:said] under cross-examination that <1:so>.", "on Monday", id="examined"),
        pytest.param(COURT, "In his evidence, {1:Sam Lee} [1:said] <1:so>.", "on Monday", id="in-evidence"),
        pytest.param(
            COURT + " The first witness at the trial was Ann Lee.",
            "{1:She} [1:said] <1:so>.",
            "on Monday",
            id="witness",
        ),
        pytest.param(COURT, "{1:Ann Lee} had [1:told] an earlier hearing <1:so>.", None, id="another-hearing"),
        pytest.param(COURT, "{1:Ann Lee} [1:said] <1:so> of the court.", None, id="not-in-it"),
        pytest.param(
            COURT + " He was sentenced to a fine.", "{1:Ann Lee} [1:told] the jury <1:so>.", None, id="after-the-trial"
        ),
        pytest.param(
            COURT + " The trial began on Thursday.", "{1:Ann Lee} [1:told] the jury <1:so>.", None, id="two-days"
        ),
        pytest.param(
            "A court in Hull lost power on Monday.", "{1:Lee} [1:told] the jury <1:so>.", None, id="no-hearing"
        ),
    ],
)
def test_a_report_of_one_day_in_court_dates_what_was_said_there(before: str, saying: str, evidence: str | None) -> None:
    """Not what was said at another hearing, nor where the report is of the end of a trial."""
    [found] = said(f"{before}\n\nIt rained.\n\n{saying}" if "witness" not in before else f"{before} {saying}")

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("before", "speaker", "whom", "evidence"),
    [
        pytest.param("Lee sat down with host Ann Roy on Monday night.", "Lee", "Roy", "Monday", id="sat-down"),
        pytest.param("Lee was loud. He sat down with Roy in Hull on Monday.", "Lee", "Roy", "Monday", id="he"),
        pytest.param("Lee sat down with Roy on Monday.", "Lee", "Ann", None, id="somebody-else-is-told"),
        pytest.param("Sam sat down with Roy on Monday.", "Lee", "Roy", None, id="somebody-else-tells"),
        pytest.param("Lee met with Roy on Monday and with Roy on Sunday.", "Lee", "Roy", None, id="two-days"),
        pytest.param("Lee met with his lawyers, who sued Roy on Monday.", "Lee", "Roy", None, id="with-others"),
    ],
)
def test_what_is_said_to_somebody_met_was_said_then(before: str, speaker: str, whom: str, evidence: str | None) -> None:
    """If the text has the two together on one day alone."""
    text, [found] = statements(f"{before}\n\nIt rained.\n\n“<1:So,>” {{1:{speaker}}} [1:told] {whom} in the end.")
    told = text.index("told") + len("told ")
    found = structs.replace(found, addressee=Span(told, told + len(whom)))

    [dated] = said_on(text, [found], cast(text, [found], load_tables()), on=DAY, published_on=DAY, zones=no_zones)

    assert (evidence or "None") in str(dated.said.evidence)


@pytest.mark.parametrize(
    ("deed", "saying", "evidence"),
    [
        pytest.param(
            "Lee put Hull on a list of sponsors Monday.",
            "“<1:So,>” {1:Lee} [1:said] when announcing the new sponsorship.",
            "Monday",
            id="when-announcing",
        ),
        pytest.param(
            "Lee put Hull on a list of sponsors Monday.",
            "In making the announcement, {1:Lee} [1:said] <1:so>.",
            "Monday",
            id="in-making",
        ),
        pytest.param(
            "Lee signed the harbour law Monday.",
            "“<1:So,>” {1:Lee} [1:said] while signing the law.",
            "Monday",
            id="while-signing",
        ),
        pytest.param(
            "Lee put Hull on a list of sponsors Monday.",
            "“<1:So,>” {1:Lee} [1:said] when announcing the harbour.",
            None,
            id="another-deed",
        ),
        pytest.param(
            "Roy put Hull on a list of sponsors Monday.",
            "In making the announcement, {1:Lee} [1:said] <1:so>.",
            None,
            id="somebody-elses",
        ),
    ],
)
def test_what_is_said_with_the_deed_that_opens_a_report_has_its_day(
    deed: str, saying: str, evidence: str | None
) -> None:
    """The words for the deed are those of the opening, or say that it was made known."""
    [found] = said(f"{deed}\n\nIt rained.\n\n{saying}")

    assert found.evidence == evidence


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
        pytest.param(
            "Authors met in Hull at the weekend. The discussions took place in a shop, on Saturday.",
            "“<1:No,>” {1:author Ann Lee} [1:said].",
            "on Saturday",
            id="which-took-place",
        ),
        pytest.param(
            HEARING + " It was met with doubt on Monday.", "“<1:No,>” {1:Sam Roy} [1:said].", None, id="since"
        ),
        pytest.param(HEARING, "“<1:No,>” {1:Ann Lee} [1:said].", None, id="somebody-else"),
        pytest.param(HEARING, "“<1:No,>” {1:Rep. Ann Lee} [1:said] last year.", None, id="at-another-time"),
        pytest.param(HEARING, "“<1:No,>” {1:Rep. Ann Lee} often [1:said].", None, id="at-no-one-time"),
        pytest.param(HEARING, "During the campaign, {1:Sam Roy} [1:said] <1:no>.", None, id="another-scene"),
        pytest.param(
            HEARING + " A debate on Sunday was loud.", "“<1:No,>” {1:Rep. Ann Lee} [1:said].", None, id="two-events"
        ),
        pytest.param(
            "It rained.\n\n" * 4 + HEARING, "“<1:No,>” {1:Rep. Ann Lee} [1:said].", None, id="not-what-it-is-about"
        ),
    ],
)
def test_a_report_of_one_event_dates_what_those_who_were_there_said(
    before: str, saying: str, evidence: str | None
) -> None:
    """A time told since, another event, or somebody of whom the report does not say that he was there: unknown."""
    [found] = said(f"{before}\n\n" + "It went on.\n\n" * 8 + saying)

    assert found.evidence in (evidence, "last year")
    assert found.inherited == (evidence is not None)


@pytest.mark.parametrize(
    ("saying", "evidence"),
    [
        pytest.param("“<2:No,>” {2:he} [2:wrote].", "March 24", id="goes-on"),
        pytest.param("{2:Lee} [2:explained] <2:no>.", None, id="says"),
        pytest.param("It rained. “<2:No,>” {2:he} [2:said].", None, id="later"),
    ],
)
def test_the_day_of_a_letter_is_that_of_its_own_words(saying: str, evidence: str | None) -> None:
    """What else its writer says was said elsewhere."""
    *_, found = said(f"In his March 24 letter, {{1:Lee}} [1:said] <1:so>. {saying}")

    assert found.evidence == evidence
