"""What several say at one moment, and what live reports tell in the present. The report is of Tuesday, 10 August 2021."""

import pytest
from msgspec import structs

from service.resolve.cast import cast
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.resolve.statements import DAY, no_zones, said, statements

_ON_MONDAY = "{1:Lee} [1:said] on Monday <1:so>.\n\n"
_MORE = f"{_ON_MONDAY} “<2:No,>” [2:said] {{2:Lee}}"
_AD = "{1:Lee's ad in May} [1:said] <1:so>. As a phone rang, {2:the announcer} [2:said] <2:no>."


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        pytest.param(
            "{1:Lee} [1:spoke] on Monday of <1:so>. When {2:Lee} [2:added] <2:no>, {3:Roy} [3:replied] <3:yes>.",
            "on Monday",
            id="when-she-said-so",
        ),
        pytest.param(
            "{1:Lee} [1:spoke] on Monday of <1:so>. Since {2:Lee} [2:added] <2:no>, {3:Roy} [3:replied] <3:yes>.",
            None,
            id="since-she-said-so",
        ),
        pytest.param(_AD, "in May", id="the-voice-of-an-ad"),
        pytest.param(_AD.replace("ad", "memo"), None, id="no-voice-in-a-memo"),
        pytest.param(_AD.replace("the announcer", "a neighbour"), None, id="no-voice-of-an-ad"),
        pytest.param(
            "Lawmakers met on Monday, as {1:they} [1:urged] <1:calm>.\n\n“<2:No,>” [2:said] {2:Rep. Ann Lee}.",
            "on Monday",
            id="they-and-one-of-them",
        ),
        pytest.param(
            "Teachers met on Monday, as {1:they} [1:urged] <1:calm>.\n\n“<2:No,>” [2:said] {2:Rep. Ann Lee}.",
            None,
            id="they-and-no-one-of-them",
        ),
        pytest.param(
            "Lee sat for an interview this month on a show called Hull. Many took up the interview, in which {1:Lee} "
            "[1:said] <1:so>.",
            "this month",
            id="in-which",
        ),
        pytest.param(
            "Lee sat for an interview this month on a show called Hull. Many took up the race, in which {1:Lee} "
            "[1:said] <1:so>.",
            None,
            id="in-which-race",
        ),
        pytest.param(
            "{1:Lee} [1:spoke] on Monday of <1:so>.\n\nRoy's answer was short. “<2:No,>” {2:Roy} [2:said].",
            "on Monday",
            id="his-answer",
        ),
        pytest.param(
            "{1:Lee} [1:spoke] on Monday of <1:so>.\n\nRoy's house was small. “<2:No,>” {2:Roy} [2:said].",
            None,
            id="his-house",
        ),
        pytest.param(
            "{1:Lee} [1:spoke] on Monday of <1:so>.\n\nRoy's answer came on Sunday. “<2:No,>” {2:Roy} [2:said].",
            "on Sunday",
            id="his-answer-of-another-day",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>.\n\nThey had fought for two years. {2:Lee} [2:called] <2:Roy mad>.",
            None,
            id="behind-two-years",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>.\n\nThey had fought for two hours. {2:Lee} [2:called] <2:Roy mad>.",
            "on Monday",
            id="behind-two-hours",
        ),
        pytest.param(
            "{1:Lee} [1:spoke] on Monday of <1:so>, and of {2:his} habit of [2:questioning] <2:trade>.",
            None,
            id="a-habit-of-saying",
        ),
        pytest.param(f"{_MORE}, who left in 2009.", "on Monday", id="who-left-in-2009"),
        pytest.param(f"{_MORE}, and left in 2009.", None, id="and-left-in-2009"),
        pytest.param(f"{_MORE}, who spoke to the press last Thursday.", None, id="who-spoke-on-thursday"),
        pytest.param(
            f"{_ON_MONDAY} {{2:Lee}}, who left in 2009, [2:said] <2:no>.", None, id="who-left-before-the-verb"
        ),
        pytest.param(f"{_ON_MONDAY} “<2:No,>” {{2:Lee}} [2:said] at last week’s funeral.", None, id="at-a-funeral"),
        pytest.param(f"{_ON_MONDAY} {{2:Lee}} [2:told] last week’s crowd <2:no>.", None, id="told-a-crowd"),
        pytest.param(f"{_ON_MONDAY} By Tuesday, {{2:Lee}} [2:said] <2:no>.", None, id="by-tuesday"),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>. Weeks after {2:Lee} [2:said] <2:no>, Roy left.", None, id="weeks-after"
        ),
    ],
)
def test_one_time_may_be_that_of_another(marked: str, evidence: str | None) -> None:
    """*When Lee said so, Roy replied*, an advertisement's voice, and one of those who met have the time told once."""
    *_, found = said(marked)

    assert (found.evidence, found.inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("before", "question", "evidence"),
    [
        pytest.param("She had a question.", "Why?", "on Monday", id="a-question-put"),
        pytest.param("She had a question.", "So.", None, id="nothing-asked"),
        pytest.param("She had a nap.", "Why?", None, id="not-put-to-him"),
    ],
)
def test_a_question_is_of_the_day_of_its_answer(before: str, question: str, evidence: str | None) -> None:
    """Where the narrator says that it was put, and the answer stands right behind."""
    found = said(f"{before} “<1:{question}>” {{1:Ann Lee}} [1:said].\n\n“<2:No,>” {{2:Raj Roy}} [2:said] on Monday.")

    assert (found[0].evidence, found[0].inherited) == (evidence, evidence is not None)


@pytest.mark.parametrize(
    ("heading", "between", "evidence"),
    [
        pytest.param("6 p.m.", "", "on Monday", id="of-the-day"),
        pytest.param("18:30 GMT", "", "on Monday", id="another-clock"),
        pytest.param("Hull", "", None, id="no-clock"),
        pytest.param("6 p.m.", " It rained on Sunday.", None, id="two-days"),
        pytest.param("6 p.m.", " {3:Lee} has often [3:said] <3:ah>.", None, id="past-what-was-said-often"),
    ],
)
def test_a_live_report_tells_in_the_present(heading: str, between: str, evidence: str | None) -> None:
    """In a part under a clock time *says* goes on from what was said that day."""
    text, marked = statements(
        f"It rained.\n\n___\n\n{heading}\n\n{{1:Lee}} [1:said] on Monday <1:so>.{between}\n\n{{2:Lee}} [2:says] <2:no>."
    )
    found = [structs.replace(one, lemma="say") for one in marked]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == evidence


def test_what_nobody_is_named_to_ask_goes_on_from_nothing() -> None:
    """*Asked for comment, Roy …* has not the day of what somebody else said before."""
    found = said("{1:Ann Lee} [1:said] on Monday <1:so>.\n\n[2:Asked] about <2:it>, {3:Raj Roy} [3:said] <3:no>.")

    assert [one.evidence for one in found] == ["on Monday", None, None]


@pytest.mark.parametrize(
    ("scene", "evidence"),
    [
        pytest.param("Lee met reporters after the violence of so many in Hull on Monday.", None, id="after-violence"),
        pytest.param(
            "Lee met reporters after so long a debate with Roy in Hull on Monday.", "on Monday", id="a-debate"
        ),
        pytest.param("Lee on Monday met reporters, after a match in Hull on Sunday.", "on Monday", id="after-a-match"),
    ],
)
def test_a_scene_is_not_of_the_day_of_what_it_comes_after(scene: str, evidence: str | None) -> None:
    """*After the violence in Hull on Monday* leaves the scene itself without a day."""
    [found] = said(f"{scene} “<1:So,>” {{1:Lee}} [1:said].")

    assert found.evidence == evidence


@pytest.mark.parametrize(
    ("marked", "lemma", "expected"),
    [
        pytest.param(
            "{1:Roy} [1:asked] Speaker Ann Lee on Monday <1:why it rained>.\n\nHow did she respond?\n\n“<2:No,>” {2:Lee} [2:said].",
            "ask",
            "on Monday",
            id="asked-by-name",
        ),
        pytest.param(
            "{1:Roy} [1:asked] Speaker Ann Lee on Monday <1:why it rained>.\n\n“<2:No,>” {2:Kim Poe} [2:said].",
            "ask",
            None,
            id="somebody-else",
        ),
        pytest.param(
            "{1:Roy} [1:asked] Ann Lee's son on Monday <1:why it rained>.\n\n“<2:No,>” {2:Lee} [2:said].",
            "ask",
            None,
            id="her-son",
        ),
        pytest.param(
            "{1:Roy} [1:told] Speaker Ann Lee on Monday <1:it rained>.\n\n“<2:No,>” {2:Lee} [2:said].",
            "tell",
            None,
            id="told",
        ),
    ],
)
def test_who_is_asked_by_name_answers_then(marked: str, lemma: str, expected: str | None) -> None:
    """A question put to somebody has the occasion of what that one says next."""
    text, plain = statements(marked)
    found = [structs.replace(plain[0], lemma=lemma), plain[1]]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == expected


@pytest.mark.parametrize(
    ("question", "expected"), [("whether he would go", "on Monday"), ("the mayor for more time", None)]
)
def test_a_question_without_its_mark_has_the_time_of_the_answer(question: str, expected: str | None) -> None:
    """*Asked whether he would go, he said on Monday …*; who is asked for something puts none."""
    text, plain = statements(f"[1:Asked] again <1:{question}>, {{2:Lee}} [2:said] on Monday <2:no>.")
    found = [structs.replace(plain[0], lemma="ask"), plain[1]]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[0].said.evidence == expected
