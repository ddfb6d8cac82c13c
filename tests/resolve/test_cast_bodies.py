"""Countries, institutions and other bodies, and what stands for them."""

import pytest

from tests.resolve.statements import cast_of, ids, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:The Pentagon} [1:said] <1:so>.", "us-department-of-defense", id="a building"),
        pytest.param("{1:Kabul} [1:says] <1:so>.", "government-of-afghanistan", id="a capital"),
        pytest.param("{1:Islamabad} has [1:denied] <1:so>.", "government-of-pakistan", id="another capital"),
        pytest.param("{1:The Kremlin} [1:said] <1:so>.", "government-of-russia", id="the Kremlin"),
        pytest.param("{1:Downing Street} [1:said] <1:so>.", "government-of-united-kingdom", id="Downing Street"),
        pytest.param("{1:Foggy Bottom} [1:said] <1:so>.", "us-department-of-state", id="Foggy Bottom"),
        pytest.param("{1:Pakistan} [1:said] <1:so>.", "pakistan", id="a country"),
        pytest.param("{1:The U.S.} [1:said] <1:so>.", "united-states", id="with dots"),
        pytest.param("{1:The Afghan government} [1:said] <1:so>.", "government-of-afghanistan", id="a government"),
        pytest.param("{1:The Islamic Emirate} [1:said] <1:so>.", "taliban", id="another name"),
        pytest.param("{1:US Embassy in Kabul} [1:said] <1:so>.", "us-embassy-in-kabul", id="an embassy"),
        pytest.param(
            "{1:Pakistan's Foreign Office} [1:said] <1:so>.", "pakistan-foreign-office", id="with its country"
        ),
        pytest.param(
            "Pakistan was angry. {1:The Foreign Office} [1:said] <1:so>.", "pakistan-foreign-office", id="its only one"
        ),
        pytest.param("Pakistan and Britain met. {1:The Foreign Office} [1:said] <1:so>.", None, id="one of two"),
        pytest.param("{1:The Pentagon statement} [1:said] <1:so>.", "us-department-of-defense", id="its statement"),
        pytest.param("{1:A statement from the White House} [1:said] <1:so>.", "white-house", id="a statement from it"),
        pytest.param(
            "The Taliban issued a statement on Sunday. {1:The statement} [1:said] <1:so>.",
            "taliban",
            id="the statement",
        ),
        pytest.param("It rained. {1:The statement} [1:said] <1:so>.", None, id="nobody's statement"),
        pytest.param(
            "Afghanistan's Foreign Ministry was closed. {1:The ministry} [1:said] <1:so>.",
            "afghanistan-ministry-of-foreign-affairs",
            id="the ministry",
        ),
        pytest.param(
            "<1:So>, [1:according to] {1:a Pentagon memo seen by Reuters}.", "us-department-of-defense", id="its memo"
        ),
        pytest.param("<1:So>, [1:according to] {1:a memo seen by Reuters}.", None, id="nobody's memo"),
        pytest.param("<1:So>, [1:according to] {1:a memo seen on Monday by NATO}.", None, id="a memo that it has seen"),
        pytest.param("<1:So>, [1:according to] {1:emails hacked by NATO}.", None, id="emails that it hacked"),
        pytest.param("<1:So>, [1:according to] {1:data released by NATO}.", "nato", id="data that it released"),
        pytest.param("<1:So>, [1:according to] {1:a report in The Guardian}.", "guardian", id="a report in it"),
        pytest.param("<1:So>, [1:according to] {1:a letter in The Guardian}.", None, id="a letter in it"),
        pytest.param("NATO met Russia. {1:The alliance} [1:said] <1:so>.", "nato", id="the alliance"),
        pytest.param("Russia was angry. {1:The alliance} [1:said] <1:so>.", None, id="no alliance"),
        pytest.param("Twitter met NATO. {1:The company} [1:said] <1:so>.", "twitter", id="the company"),
        pytest.param(
            "{1:The Hull Department of Health and Human Services} [1:said] <1:so>.", None, id="another's of that name"
        ),
        pytest.param("Twitter met Uber. {1:The company} [1:said] <1:so>.", None, id="one of two companies"),
        pytest.param("Twitter hired a law firm. {1:The firm} [1:said] <1:so>.", None, id="another firm"),
        pytest.param("He wrote it on Twitter. {1:The bank} [1:said] <1:so>.", None, id="no bank"),
        pytest.param(
            "Twitter fell. " + "It rained. " * 7 + "{1:The company} [1:said] <1:so>.", None, id="named long before"
        ),
        pytest.param("{1:The company} [1:said] <1:so>. Twitter met NATO.", None, id="a company named later"),
        pytest.param("{1:who} [1:said] <1:so>.", None, id="an acronym needs its capitals"),
    ],
)
def test_knows_institutions_and_what_stands_for_them(marked: str, expected: str | None) -> None:
    """Countries, institutions and what stands for them are known by the tables."""
    assert ids(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:The Hull Sheriff's Office} [1:said] <1:so>.", "Hull Sheriff's Office", id="an-office"),
        pytest.param("{1:The sheriff's office} [1:said] <1:so>.", None, id="some-office"),
        pytest.param(
            "It was told by newspaper Morning Tarn. {1:The paper} [1:said] <1:so>.", "Morning Tarn", id="a-newspaper"
        ),
        pytest.param("It was told by mayor Morning Tarn. {1:The paper} [1:said] <1:so>.", None, id="no-newspaper"),
        pytest.param(
            "{1:Tarn's vice president for parks and roads Ann Lee} [1:said] <1:so>.", "Ann Lee", id="named-last"
        ),
        pytest.param("{1:The wife of detained journalist Ann Lee} [1:said] <1:so>.", None, id="somebody-s-wife"),
        pytest.param("{1:The president of parks for teacher Ann Lee} [1:said] <1:so>.", None, id="for-somebody"),
        pytest.param("He read the newspaper. Ann Lee left. {1:The paper} [1:said] <1:so>.", None, id="read-by-her"),
        pytest.param("{1:Local Health Department} [1:said] <1:so>.", None, id="a-kind-of-office"),
        pytest.param(
            "The biotech company Tarn fell. Tarn rose. {1:Tarn} [1:said] <1:so>. {2:The company} [2:said] <2:no>.",
            "Tarn",
            id="a-company-of-one-word",
        ),
        pytest.param("One of them, {1:Ann Lee of Hull} [1:said] <1:so>.", "Ann Lee", id="of-a-place"),
        pytest.param("{1:One of them, Ann Lee of Hull}, [1:said] <1:so>.", "Ann Lee", id="one-of-them"),
        pytest.param("{1:The poet and Hull teacher Ann Lee} [1:said] <1:so>.", "Ann Lee", id="two-things"),
        pytest.param("{1:The poet and the teacher Ann Lee} [1:said] <1:so>.", None, id="two-persons"),
        pytest.param("{1:The vice president for parks in Ann Lee} [1:said] <1:so>.", None, id="named-as-a-place"),
    ],
)
def test_knows_who_is_called_by_what_they_are(marked: str, expected: str | None) -> None:
    """An office with capitals is a name, a newspaper told of as one is *the paper*, and a long role may end with a name."""
    assert {*speakers(marked)} == {expected}


def test_a_person_of_that_name_comes_before_a_capital() -> None:
    """*Washington* is the man where the text has one."""
    assert speakers("Denzel Washington came. {1:Washington} [1:said] <1:so>.") == ["Denzel Washington"]


def test_takes_an_acronym_in_brackets_for_the_body_before_it() -> None:
    """An acronym introduced in brackets means the same body later."""
    found = cast_of("The Harbour Workers Union (HWU) met. {1:The HWU} [1:said] <1:so>.")

    assert [(one.name, one.forms) for one in found.figures] == [
        ("Harbour Workers Union", ("Harbour Workers Union", "HWU"))
    ]


def test_names_a_body_that_the_tables_lack() -> None:
    """A body unknown to the tables is an organisation under its own name."""
    figure = cast_of("{1:The Harbour Workers Union} [1:said] <1:so>.").figures[0]

    assert (figure.name, figure.kind, figure.known) == ("Harbour Workers Union", "organisation", None)
