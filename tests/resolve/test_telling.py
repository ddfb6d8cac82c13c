"""Times that stand further off than with the saying. The report is of Tuesday, 10 August 2021."""

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
        pytest.param(
            "Ann Lee spoke on Monday.\n\nIt rained.\n\nIt snowed.\n\n{1:Lee} [1:urged] <1:calm>.",
            "on Monday",
            id="paragraphs on",
        ),
        pytest.param(
            "Ann Lee spoke on Monday." + "\n\nIt rained." * 6 + "\n\n{1:Lee} [1:urged] <1:calm>.",
            None,
            id="too far off",
        ),
        pytest.param(
            "Roy spoke of Ann Lee on Monday.\n\nIt rained.\n\n{1:Ann Lee} [1:urged] <1:calm>.", None, id="spoken of"
        ),
        pytest.param(
            "Ann Lee spoke on Monday.\n\nOn Sunday it rained.\n\n{1:Lee} [1:urged] <1:calm>.", None, id="another time"
        ),
        pytest.param(
            "Speaking to workers this week, Ann Lee was cheered. “<1:No,>” {1:Lee} [1:said].", "this week", id="a week"
        ),
        pytest.param(
            "An appeals court ruled on Monday against Hull.\n\nIt rained.\n\n{1:The appeals court} [1:held] <1:so>.",
            "on Monday",
            id="by its description",
        ),
        pytest.param(
            "Ann Lee refused in a speech at the fair in May. {1:Lee} [1:urged] <1:calm>.", "in May", id="the telling"
        ),
        pytest.param(
            "Ann Lee refused in a speech at the fair in May. “<1:No,>” {1:Lee} [1:said].", None, id="a new quotation"
        ),
        pytest.param("HULL, Aug. 9 (HWU) — Ann Lee met workers. “<1:No,>” {1:Lee} [1:said].", None, id="a dateline"),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. {2:He} has [2:said] <2:no>.\n\n“<3:Yes,>” {3:he} [3:said].",
            "on Monday",
            id="past what was said at any time",
        ),
        pytest.param("Ann Lee was elected in May. {1:Lee} [1:urged] <1:calm>.", None, id="no speaking"),
        pytest.param(
            "It was quiet until the debate on Monday. That's when {1:Lee} [1:said] <1:so>.",
            "on Monday",
            id="that's when",
        ),
        pytest.param(
            "{1:Ann Lee} [1:says] <1:so>. The mayor was at the fair on Monday. {2:Lee} [2:said] <2:no>.",
            "on Monday",
            id="by the role of who has just spoken",
        ),
        pytest.param(
            "{1:Ann Lee} [1:says] <1:so>. The mayor was at the fair on Monday. {2:Raj Roy} [2:said] <2:no>.",
            None,
            id="by somebody else's role",
        ),
    ],
)
def test_a_sentence_in_which_the_speaker_speaks_has_the_time(marked: str, evidence: str | None) -> None:
    """It dates what the same speaker says in it, further off than another scene does."""
    *_, found = said(marked)

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param(
            "{1:Lee} [1:said] <1:so> in a statement on Monday.\n\n{2:The statement} [2:adds] <2:no>.",
            "on Monday",
            id="speaking",
        ),
        pytest.param(
            "The city sent a letter on Monday.\n\nIt rained.\n\n{1:Lee} [1:said] in the letter <1:so>.",
            "on Monday",
            id="in it",
        ),
        pytest.param("The city sent a letter on Monday. {1:It} [1:says] <1:so>.", "on Monday", id="it"),
        pytest.param("The city sent a fax on Monday. {1:It} [1:says] <1:so>.", None, id="it, of anything"),
        pytest.param(
            "Roy sent a letter on Sunday. The city sent a letter. {1:Lee} [1:said] in the letter <1:so>.",
            None,
            id="of another paper",
        ),
        pytest.param(
            "Lee posted a series of tweets on Monday. In one tweet {1:Lee} [1:said] <1:so>.",
            "on Monday",
            id="one of them",
        ),
        pytest.param("The city sent a letter on Monday. {1:Lee} [1:said] in a letter <1:so>.", None, id="a new paper"),
        pytest.param(
            "The city sent a letter on Monday." + "\n\nIt rained." * 6 + "\n\n{1:Lee} [1:said] in the letter <1:so>.",
            None,
            id="too far off",
        ),
    ],
)
def test_a_paper_keeps_its_time(marked: str, evidence: str | None) -> None:
    """What stands in *the letter* was said when it was sent."""
    *_, found = said(marked)

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("opening", "name", "evidence"),
    [
        pytest.param("The Afghan envoy", "Ann Lee", "on Monday", id="who is named behind"),
        pytest.param(
            "The Afghan envoy", "Ann Lee, Afghanistan's representative", "on Monday", id="of the same country"
        ),
        pytest.param("The mayor", "Ann Lee, the mayor of Hull", "on Monday", id="of the same role"),
        pytest.param("The mayor", "Ann Lee, a senator", None, id="of another role"),
        pytest.param("The Pentagon", "Ann Lee, the Pentagon press secretary", "on Monday", id="who speaks for it"),
        pytest.param("The Pentagon", "Ann Lee, a senator", None, id="who does not"),
        pytest.param("Raj Roy", "Ann Lee", None, id="somebody named before"),
        pytest.param("A mayor", "Ann Lee", None, id="nobody in particular"),
        pytest.param("The mayor", "Lee", None, id="who is not brought in"),
    ],
)
def test_the_opening_may_speak_of_whom_the_next_sentence_names(opening: str, name: str, evidence: str | None) -> None:
    """Reports open with a description and name it with the first quotation."""
    *_, found = said(f"{{1:{opening}}} [1:said] on Monday <1:so>.\n\n“<2:No,>” [2:said] {{2:{name}}}.")

    assert found.evidence == evidence


@pytest.mark.parametrize(("cue", "evidence"), [("add", "in May"), ("say", None)])
def test_what_is_added_right_away_was_said_then(cue: str, evidence: str | None) -> None:
    """A month reaches no further paragraph, but for what is added to a quotation that runs on."""
    text, marked = statements("“<1:So,>” {1:Lee} [1:said] in May.\n\n“<2:No,>” {2:Lee} [2:added].")
    found = [structs.replace(one, lemma=cue) for one in marked]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == evidence


@pytest.mark.parametrize(
    ("place", "evidence"),
    [
        ("Addressing a press conference", "on Monday"),
        ("Speaking in an interview", "on Monday"),
        ("In an interview", None),
    ],
)
def test_the_second_paragraph_may_tell_where_the_opening_was_said(place: str, evidence: str | None) -> None:
    """*Addressing a press conference* goes on from the opening, *in an interview* may be another occasion."""
    text, marked = statements(f"{{1:Ann Lee}} [1:said] on Monday <1:so>.\n\n{place} {{2:Lee}} [2:said] <2:no>.")
    found = [structs.replace(one, occasion=occasion) for one, occasion in zip(marked, (None, "interview"), strict=True)]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == evidence


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param(
            "<1:{2:Austin} [2:told] Bajwa on Sunday that <2:it works>>, {1:Kirby} [1:said].", "on Sunday", id="own"
        ),
        pytest.param(
            "<1:{2:Austin} [2:told] Bajwa that <2:it works>>, {1:Kirby} [1:said] on Monday.", None, id="not his"
        ),
        pytest.param(
            "Austin telephoned Bajwa on Sunday.\n\n<1:{2:Austin} [2:told] Bajwa <2:it works>>, {1:Kirby} [1:said].",
            "on Sunday",
            id="of its scene",
        ),
        pytest.param("<1:{2:Austin} [2:said] <2:it began on Sunday>>, {1:Kirby} [1:said].", None, id="of what it says"),
    ],
)
def test_a_statement_passed_on_has_its_own_time(marked: str, evidence: str | None) -> None:
    """Never that of who passes it on."""
    text, [outer, inner] = statements(marked)
    found = [structs.replace(outer, kind=Kind.INDIRECT), structs.replace(inner, within=0)]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == evidence


@pytest.mark.parametrize(
    ("cue", "evidence"),
    [pytest.param("add", "on Monday", id="added"), pytest.param("say", None, id="said")],
)
def test_what_another_adds_right_away_was_said_then(cue: str, evidence: str | None) -> None:
    """*“…,” added Raj Roy* goes on from what somebody else has just said; *said Raj Roy* may be of any time."""
    text, marked = statements("“<1:So,>” {1:Ann Lee} [1:told] the council on Monday. “<2:No,>” [2:put in] {2:Raj Roy}.")
    found = [structs.replace(one, lemma=cue) for one in marked]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == evidence


@pytest.mark.parametrize(
    ("opening", "evidence"),
    [
        pytest.param("During the campaign", None, id="a campaign"),
        pytest.param("During the debate", "on Monday", id="the debate"),
    ],
)
def test_another_scene_has_not_that_time(opening: str, evidence: str | None) -> None:
    """What was said *during the campaign* was not said at the debate told of before."""
    found = said(f"{{1:Lee}} [1:said] on Monday <1:so>. {opening}, {{2:Lee}} [2:said] <2:no>.")

    assert found[1].evidence == evidence


@pytest.mark.parametrize(
    ("first", "evidence"),
    [
        pytest.param("{3:Raj Roy}[3::] ‘<3:No>’", "on Friday", id="a headline"),
        pytest.param("Talks failed.\n\n{3:Roy} [3:said] <3:no>.", None, id="another opening"),
    ],
)
def test_a_report_opens_below_its_headline(first: str, evidence: str | None) -> None:
    """What is said in a headline leaves the first sentence below it the opening one."""
    found = said(f"{first}\n\n{{1:Lawmakers}} [1:said] on Friday <1:so>.\n\n“<2:No>,” [2:said] {{2:Rep. Ann Lee}}.")

    assert found[1].evidence == evidence


@pytest.mark.parametrize(("kind", "evidence"), [(Kind.INDIRECT, "on Monday"), (Kind.DIRECT, None)])
def test_that_is_when_takes_up_what_was_passed_on(kind: Kind, evidence: str | None) -> None:
    """The narrator's words may have been taken for what somebody mentioned; a quotation's are not the narrator's."""
    text, found = statements("{1:Lee} [1:mentioned] <1:a debate on Monday>. That's when {2:Roy} [2:said] <2:so>.")
    found[0] = structs.replace(found[0], kind=kind)

    dated = said_on(text, found, cast(text, found, load_tables()), on=DAY, published_on=DAY, zones=no_zones)

    assert dated[1].said.evidence == evidence


@pytest.mark.parametrize(
    ("before", "speaker", "evidence"),
    [
        pytest.param("A study by the city released on Monday was bleak.", "The study", "on Monday", id="released"),
        pytest.param("Monday's scathing study was read by all.", "That study", "Monday's", id="of-that-day"),
        pytest.param("{2:A Hull Post study on Monday} [2:blamed] <2:rain>.", "The study", "on Monday", id="that-spoke"),
        pytest.param("A study by the city of a fire on Monday was bleak.", "The study", None, id="of-a-fire"),
        pytest.param("A study by the city released on Monday was bleak.", "A study", None, id="a-new-one"),
        pytest.param("A report by the city released on Monday was bleak.", "The study", None, id="another-kind"),
        pytest.param("A study came out. A study was read on Monday.", "The study", None, id="a-later-one"),
    ],
)
def test_a_report_keeps_the_day_on_which_it_came_out(before: str, speaker: str, evidence: str | None) -> None:
    """What *the study* says was said when it was released, not when what it is about happened."""
    found, *_ = said(f"{before}\n\nIt rained.\n\n{{1:{speaker}}} [1:found] <1:so>.")

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        pytest.param("“<2:No,>” {2:she} [2:said].", "last week", id="she-said"),
        pytest.param("“<2:No,>” {2:Lee} [2:said].", None, id="by-name"),
        pytest.param("{2:She} [2:said] “<2:no>” and left.", "last week", id="quoted-behind"),
        pytest.param("{2:She} [2:said] <2:the “new” rules work>.", None, id="a-word-quoted"),
        pytest.param("{2:She} [2:said] <2:no>.", None, id="not-quoted"),
        pytest.param("It rained. “<2:No,>” {2:she} [2:said].", None, id="not-right-away"),
    ],
)
def test_a_week_reaches_the_quotation_right_behind(words: str, evidence: str | None) -> None:
    """*Lee told the Post last week …* / *“…,” she said*: the words go on; much else is said in a week."""
    *_, found = said(f"{{1:Ann Lee}} [1:told] the Post last week <1:so>.\n\n{words}")

    assert found.evidence == evidence


@pytest.mark.parametrize("time", ["in March", "in 2016"])
def test_a_month_or_a_year_does_not(time: str) -> None:
    """*He would never quit, he said in March* / *“I was wrong,” he said*."""
    *_, found = said(f"{{1:Lee}} [1:said] {time} <1:so>.\n\n“<2:I was wrong,>” {{2:he}} [2:said].")

    assert found.evidence is None


@pytest.mark.parametrize(
    ("cue", "evidence"), [pytest.param("asked", "on Monday", id="asked"), pytest.param("told", None, id="told")]
)
def test_who_was_asked_answers_then(cue: str, evidence: str | None) -> None:
    """*At the debate on Monday, Lee was asked why. He replied …* is one exchange."""
    _, found = said(f"At the debate on Monday, Raj Roy was [1:{cue}] <1:why>. {{2:Ann Lee}} [2:replied] <2:so>.")

    assert found.evidence == evidence


@pytest.mark.parametrize(("cue", "evidence"), [("found", "on Monday"), ("asked", None)])
def test_a_poll_asks_before_it_comes_out(cue: str, evidence: str | None) -> None:
    """What it finds has the day of its release."""
    [found] = said(f"A poll by the city released on Monday was bleak. When {{1:the poll}} [1:{cue}] <1:so>, it rained.")

    assert found.evidence == evidence
