"""Words for a time that belong to a saying, and such as belong to something else. The report is of Tuesday, 10 August 2021."""

from datetime import date

import pytest
from msgspec import structs

from service.model.attribution import Kind
from service.resolve.cast import cast
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.resolve.statements import DAY, no_zones, said, statements


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("“<1:So,>” {1:Lee} [1:said] aboard her plane on Monday.", "on Monday", id="aboard"),
        pytest.param("“<1:So,>” {1:Lee} [1:said] at a campaign stop this week.", "this week", id="at-a-stop"),
        pytest.param("“<1:So,>” {1:Lee} [1:wrote] in a column this month in the Hull News.", "this month", id="column"),
        pytest.param("“<1:So,>” {1:Lee} [1:said] in an interview taped on Monday.", "on Monday", id="taped"),
        pytest.param("“<1:So,>” {1:Lee} [1:said] of the boat that sank on Monday.", None, id="of-a-boat"),
        pytest.param("In a 2013 memo, {1:the agency} [1:urged] <1:calm>.", "2013", id="a-memo-of-a-year"),
        pytest.param("After the 2013 flood, {1:the agency} [1:urged] <1:calm>.", None, id="a-flood-of-a-year"),
        pytest.param("{1:A poll released on Monday} [1:says] <1:so>.", "on Monday", id="a-poll-that-came-out"),
        pytest.param("{1:A report released in May by the city} [1:says] <1:so>.", "in May", id="and-by-whom"),
        pytest.param("{1:A man freed over a report released on Monday} [1:said] <1:so>.", None, id="not-the-speaker"),
        pytest.param("{1:A man released on Monday} [1:said] <1:so>.", None, id="no-paper"),
        pytest.param("Roy, {1:who in 2010} [1:said] <1:so>, left.", "in 2010", id="who-in-a-year"),
        pytest.param("{1:The council, which in May} won praise, [1:urged] <1:calm>.", None, id="which-did-else"),
        pytest.param("{1:Lee} [1:said] this weekend <1:so>.", "this weekend", id="the-weekend-that-was"),
        pytest.param(
            "Lee spoke on Sunday. {1:Roy} earlier in the day [1:said] <1:so>.", "earlier in the day", id="day"
        ),
        pytest.param(
            "Lee spoke on Sunday, after a race on Saturday. {1:Roy} earlier in the day [1:said] <1:so>.",
            None,
            id="one-of-two-days",
        ),
        pytest.param(
            "{1:Ann Lee} [1:criticized] <1:Bob Roy in Monday’s debate for raising taxes>.", None, id="in-a-day-s-debate"
        ),
        pytest.param("{1:Lee} [1:urged] <1:fans in Monday’s speech to stay calm>.", None, id="in-a-day-s-speech"),
        pytest.param("“<1:So,>” [1:said] {1:Sheriff Joe Black} Monday.", "Monday", id="a-surname-no-feast"),
        pytest.param("“<1:So,>” [1:said] {1:Lee} on Black Monday.", None, id="a-feast"),
        pytest.param("{1:Lee} [1:told] her audience of Monday, “<1:So.>”", "Monday", id="her-audience-of-that-day"),
        pytest.param("{1:Lee} [1:told] the victims of Monday, “<1:So.>”", None, id="the-victims-of-that-day"),
        pytest.param("In her 2002 book, “<1:A Hull Year>,” {1:Lee} [1:urged] <1:calm>.", "2002", id="titled"),
        pytest.param("In her 2002 race, “<1:A Hull year>,” {1:Lee} [1:urged] <1:calm>.", None, id="no-title"),
    ],
)
def test_a_time_belongs_to_what_is_told_where_it_stands(marked: str, evidence: str | None) -> None:
    """A day of the place, the paper or the hearers is that of the saying; one of something else is not."""
    [found, *_] = said(marked)

    assert (found.evidence, found.inherited) == (evidence, False)


@pytest.mark.parametrize(("day", "first"), [("2021-08-07", date(2021, 7, 26)), ("2021-08-08", None)])
def test_last_week_on_a_sunday_may_be_the_one_that_ends(day: str, first: date | None) -> None:
    """Nobody can tell whether the writer's week began that day."""
    [found] = said("{1:Lee} [1:said] last week <1:so>.", on=date.fromisoformat(day))

    assert found.from_ == first


@pytest.mark.parametrize("day", ["2021-08-05", "2021-08-06"])
def test_this_weekend_may_be_the_one_to_come(day: str) -> None:
    """On a Thursday or Friday nobody can tell."""
    [found] = said("{1:Lee} [1:said] this weekend <1:so>.", on=date.fromisoformat(day))

    assert found.from_ is None


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("On Monday, however, {1:the mayor} [1:said] <1:so>.", "On Monday", id="an-aside"),
        pytest.param(
            "Monday in Hull, while on a tour for her party, {1:Ann Lee} [1:said] <1:so>.", "Monday", id="a-while"
        ),
        pytest.param("On Monday, Roy left for Hull, {1:Lee} [1:said] <1:so>.", None, id="a-clause"),
        pytest.param("On Monday, in Hull, Roy and those {1:Lee} [1:said] <1:so> to left.", None, id="no-main-clause"),
        pytest.param(
            "Asked at a debate on Monday why she lost, {1:Lee} [1:said] <1:so>.", "on Monday", id="what-was-asked"
        ),
        pytest.param("Beaten at a debate on Monday in Hull, {1:Lee} [1:said] <1:so>.", None, id="what-was-done"),
        pytest.param("After rain fell on Monday in Hull, {1:Lee} [1:said] <1:so>.", None, id="after-something"),
        pytest.param("After meeting Roy on Monday in Hull, {1:Lee} [1:said] <1:so>.", "on Monday", id="after-meeting"),
        pytest.param(
            "On Monday, Mayor Ann Lee, who lost twice, was [1:charged] with <1:fraud>.", "On Monday", id="done-to-her"
        ),
        pytest.param("On Monday, the mayor slept, and Lee was [1:charged] with <1:fraud>.", None, id="another-clause"),
        pytest.param("Lee spoke of a video in May in which {1:he} [1:said] <1:so>.", "in May", id="in-which"),
        pytest.param("Lee won a race in May in which {1:he} [1:said] <1:so>.", None, id="in-which-race"),
    ],
)
def test_a_time_that_opens_a_sentence_is_that_of_its_main_clause(marked: str, evidence: str | None) -> None:
    """Asides may stand between, and no clause that the time may as well belong to."""
    [found] = said(marked)

    assert found.evidence == evidence


@pytest.mark.parametrize(
    ("lemma", "marked", "evidence"),
    [
        ("announce", "{1:Lee} [1:announced] <1:plans this week to leave>.", "this week"),
        ("question", "{1:Lee} [1:questioned] <1:plans this week to leave>.", None),
        ("announce", "{1:Lee} [1:announced] <1:a fire this week to all>.", None),
        ("accuse", "{1:Lee} [1:accused] <1:Raj Roy on Monday of theft>.", "on Monday"),
        ("say", "{1:Lee} [1:said] <1:Raj Roy on Monday for once slept>.", None),
        ("accuse", "{1:Lee} [1:accused] <1:a man shot on Monday of theft>.", None),
        ("urge", "{1:Lee} is [1:urging] <1:her supporters at a rally on Monday in Hull to vote>.", "on Monday"),
        ("urge", "{1:Lee} is [1:urging] <1:victims of a fire at a rally on Monday to vote>.", None),
        ("call", "{1:Lee} [1:called] <1:them in an article last week, “cowards”>.", "last week"),
        ("call", "{1:Lee} [1:called] <1:them in a fire last week, “cowards”>.", None),
    ],
)
def test_a_time_taken_for_a_part_of_what_is_said(lemma: str, marked: str, evidence: str | None) -> None:
    """It tells when, where it parts the ones spoken to or of, or a plan, from the rest."""
    text, [found] = statements(marked)
    found = structs.replace(found, lemma=lemma, kind=Kind.INDIRECT)
    who = cast(text, [found], load_tables())

    [dated] = said_on(text, [found], who, on=DAY, published_on=DAY, zones=no_zones)

    assert dated.said.evidence == evidence


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("{1:Lee} spoke earlier Monday, [1:arguing] <1:so>.", "earlier Monday", id="in-the-time"),
        pytest.param("{1:Lee} [1:said] on Monday <1:so>. {2:He} earlier [2:said] <2:no>.", None, id="beside-it"),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>, going on [2:to say] <2:no>.", "on Monday", id="going-on-to-say"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:He} [2:discussed] recently <2:released polls>.",
            "on Monday",
            id="recently-released",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:He} [2:discussed] recently <2:the polls>.", None, id="recently"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:Lee} in the past [2:praised] <2:Roy>.", None, id="in-the-past"
        ),
        pytest.param(
            "It rained on Monday. Lee had met Roy the day before. {1:She} [1:said] <1:so>.", None, id="before"
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:what she did>. {2:She} [2:says] <2:no>.", None, id="did-in-another-sentence"
        ),
    ],
)
def test_vague_words_set_apart_only_where_they_tell_of_the_saying(marked: str, evidence: str | None) -> None:
    """*Earlier Monday* is Monday, and *recently released* tells of the polls."""
    *_, found = said(marked)

    assert found.evidence == evidence


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param("{1:Lee} [1:endorsed] <1:Mayor Raj Roy> on Monday, smiling.", "on Monday", id="somebody"),
        pytest.param("{1:Lee} [1:criticised] <1:the president> Monday when asked.", "Monday", id="somebody-described"),
        pytest.param("{1:Lee} [1:condemned] <1:the attack> on Monday, smiling.", None, id="what-happened"),
        pytest.param("{1:Lee} [1:condemned] <1:the killing of Raj Roy> on Monday, smiling.", None, id="to-somebody"),
        pytest.param("{1:Lee} [1:endorsed] <1:Raj Roy>, on Monday a guest.", None, id="told-of-somebody"),
        pytest.param("{1:Lee} [1:urged] <1:calm> in a statement on Monday, noting.", "on Monday", id="in-a-statement"),
        pytest.param("{1:Lee} [1:urged] <1:calm> in the speech on Monday, noting.", None, id="in-the-speech"),
        pytest.param("{1:Lee} [1:urged] <1:calm>, in a statement on Monday, Roy did.", None, id="of-another-clause"),
        pytest.param("{1:A letter from Lee’s office on Monday} [1:says] <1:so>.", "on Monday", id="a-letter-from-her"),
        pytest.param("{1:A letter about fires on Monday} [1:says] <1:so>.", None, id="a-letter-about-fires"),
        pytest.param("{1:A survey from last month} [1:says] <1:so>.", "last month", id="a-survey-from-a-month"),
        pytest.param("{1:She’ll} [1:present] <1:plans> in a speech Monday.", None, id="still-to-come"),
        pytest.param("“<1:So,>” {1:he} [1:said] at Monday’s event in Hull.", "Monday’s", id="an-event"),
        pytest.param("Regarding Roy at Monday’s event, {1:Lee} [1:said] <1:so>.", None, id="about-an-event"),
    ],
)
def test_a_time_behind_what_is_said(marked: str, evidence: str | None) -> None:
    """Behind a name it tells when that was said, as nobody happens; behind *the attack* it may be the attack's."""
    [found] = said(marked)

    assert found.evidence == evidence
