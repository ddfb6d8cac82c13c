"""Pronouns, descriptions, institutions and speakers without a name."""

import pytest

from tests.resolve.statements import cast_of, ids, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. {2:She} [2:added] <2:no>.", ["Ann Lee"] * 2, id="the speaker before"
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. John Roy left the room. {2:He} [2:said] <2:no>.",
            ["Ann Lee", "John Roy"],
            id="the subject of the sentence before",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. John Roy left the room. {2:She} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="gender must agree",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. In a talk with Mary Roy, {2:she} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="no object",
        ),
        pytest.param("When John Roy came, {1:he} [1:said] <1:so>.", ["John Roy"], id="in the same sentence"),
        pytest.param("{1:A source} [1:said] <1:so>. {2:He} [2:added] <2:no>.", ["?", "?"], id="somebody unnamed"),
        pytest.param(
            "John Roy came. {1:The mayor} [1:said] <1:so>. {2:He} [2:added] <2:no>.",
            [None, None],
            id="somebody whom nothing names",
        ),
        pytest.param("It rained. {1:He} [1:said] <1:so>.", [None], id="nobody before"),
        pytest.param(
            "{1:The Pentagon} [1:said] <1:so>. {2:It} [2:added] <2:no>.", ["US Department of Defense"] * 2, id="it"
        ),
        pytest.param(
            "{1:The city of Hull} [1:said] <1:so>. The city sent a letter. {2:It} [2:said] <2:no>.",
            ["city of Hull"] * 2,
            id="it, of the subject that a noun takes up",
        ),
        pytest.param("{1:Officials} [1:said] <1:so>. {2:They} [2:added] <2:no>.", ["?", "?"], id="they"),
        pytest.param("Ann Lee, {1:who} [1:said] <1:so>, left.", ["Ann Lee"], id="who"),
        pytest.param("Ann Lee, a doctor from Hull, {1:who} [1:said] <1:so>, left.", ["Ann Lee"], id="who, further off"),
        pytest.param("Ann Lee met residents {1:who} [1:said] <1:so>.", ["?"], id="who, of somebody unnamed"),
        pytest.param("They jeered Ann Lee, and doubters {1:who} [1:said] <1:so>.", ["?"], id="who, of several"),
        pytest.param(
            "Ben Quist and Ann Quist rowed. {1:Ben Quist} [1:said] <1:a>. {2:She} [2:said] <2:b>. {3:He} [3:said] <3:c>.",
            ["Ben Quist", "Ann Quist", "Ben Quist"],
            id="a woman and a man of one surname",
        ),
        pytest.param(
            "Rep. Ann Lee of Arizona, {1:who} [1:said] <1:so>, left. {2:She} [2:added] <2:no>.",
            ["Ann Lee"] * 2,
            id="who, behind where she is from",
        ),
        pytest.param(
            "A judge heard {1:Ben Lee}, who [1:said] <1:so>. The judge was unmoved. {2:He} [2:said] <2:no>.",
            ["Ben Lee", None],
            id="somebody unnamed whom the sentence before is about",
        ),
        pytest.param(
            "President Ben Lee met Mayor Raj Roy. {1:Roy} [1:said] <1:so>. The president smiled. {2:He} [2:said] <2:no>.",
            ["Raj Roy", "Ben Lee"],
            id="the office holder whom the sentence before is about",
        ),
        pytest.param("“<1:So,>” {1:Ann Lee} [1:said].\n\n“<2:And so.>”", ["Ann Lee"] * 2, id="a quotation goes on"),
        pytest.param(
            "“<1:So,>” {1:Ann Lee} [1:said].\n\nThe rain went on.\n\n“<2:And so.>”",
            ["Ann Lee", None],
            id="a quotation after the narrator's own words",
        ),
        pytest.param("{1:Ann Lee} [1:said] <1:so>, [2:adding] <2:no>.", ["Ann Lee"] * 2, id="a second cue"),
        pytest.param("{1:Ann Lee} [1:said] <1:so>, and it was [2:claimed] <2:no>.", ["Ann Lee", None], id="a passive"),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>, but when [2:pressed] <2:no>.", ["Ann Lee", None], id="a short passive"
        ),
        pytest.param(
            "{1:Ben Lee} [1:said] <1:so>. {2:Critics} [2:said] <2:no>. {3:He} [3:left] <3:so>.",
            ["Ben Lee", "?", "Ben Lee"],
            id="several are no he",
        ),
        pytest.param(
            "President Ben Lee met {1:Sam Roy}, who [1:said] <1:so>. In defeat, the president looked tired. {2:He} [2:said] <2:no>.",
            ["Sam Roy", "Ben Lee"],
            id="the subject behind a comma",
        ),
        pytest.param(
            "President Ben Lee met {1:Sam Roy}, who [1:said] <1:so>. The president's roots counted. {2:He} [2:said] <2:no>.",
            ["Sam Roy", "Ben Lee"],
            id="whose that is which the sentence is about",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. My mother is old, but {2:she} [2:said] <2:no>.",
            ["Ann Lee", None],
            id="my mother",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>.\n\n___\n\n{2:She} [2:said] <2:no>.",
            ["Ann Lee", None],
            id="not over a line of marks",
        ),
        pytest.param("I've read it. {1:He} [1:said] <1:so>.", [None], id="a contraction is nobody"),
        pytest.param("A show that {1:which RT} [1:called] <1:so>.", ["RT"], id="no pronoun before a name"),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>.\n\nShe named her guests: Bob Roy, Sam Fry and the skipper Quill Tarn. "
            "{2:She} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="who is last in a list is no subject",
        ),
        pytest.param(
            "John Roy sat down. The look he gives me when I ask about Sam Fry is cold. {1:He} [1:said] <1:no>.",
            ["John Roy"],
            id="the same pronoun before a name takes up somebody else",
        ),
        pytest.param(
            "Some details of Ann Lee's claim have changed. {1:She} [1:said] <1:so>.", ["Ann Lee"], id="whose it is"
        ),
        pytest.param(
            "The tide took Ann Lee's lawyer by surprise. {1:She} [1:said] <1:so>.", [None], id="not whose lawyer it is"
        ),
    ],
)
def test_finds_the_antecedent(marked: str, expected: list[str | None]) -> None:
    """A pronoun, or nothing at all, means the speaker before or the subject before, if either fits."""
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Pentagon press secretary John Kirby} [1:said] <1:so>. {2:The press secretary} [2:said] <2:no>.",
            ["John Kirby"] * 2,
            id="the only holder",
        ),
        pytest.param(
            "Taliban spokesman Sam Roy met army spokesman Ben Lee. {1:The spokesman} [1:said] <1:so>.",
            [None],
            id="one of two holders",
        ),
        pytest.param(
            "Taliban spokesman Sam Roy met army spokesman Ben Lee. {1:Roy} [1:said] <1:a>. {2:The spokesman} [2:said] <2:b>.",
            ["Sam Roy"] * 2,
            id="the holder who spoke last",
        ),
        pytest.param(
            "Prime Minister Imran Khan met Vice President Amrullah Saleh. {1:The president} [1:said] <1:so>.",
            [None],
            id="a lesser office is another one",
        ),
        pytest.param(
            "Afghan president Ashraf Ghani spoke. {1:The Pakistani president} [1:said] <1:so>.",
            [None],
            id="another country",
        ),
        pytest.param(
            "Gen. Ann Lee retired. {1:The former general} [1:said] <1:so>.", ["Ann Lee"], id="the former general"
        ),
        pytest.param(
            "President Ann Lee met former President Ben Roy. {1:The former president} [1:said] <1:so>.",
            ["Ben Roy"],
            id="the former of two",
        ),
        pytest.param(
            "President Ann Lee came. {1:The former president} [1:said] <1:so>.", [None], id="not who is in office"
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. {2:The senator} [2:added] <2:no>.", ["Ann Lee"] * 2, id="who has just spoken"
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. {2:The businessman} [2:added] <2:no>.",
            ["Ann Lee", None],
            id="who has just spoken is no man",
        ),
        pytest.param(
            "{1:Mayor Ann Lee} [1:said] <1:so>. {2:The senator} [2:added] <2:no>.",
            ["Ann Lee", None],
            id="who has just spoken has another office",
        ),
        pytest.param(
            "{1:Campaign chairman Ann Lee} [1:said] <1:so>. {2:The state attorney general} [2:added] <2:no>.",
            ["Ann Lee", None],
            id="what is told of one is not of the other",
        ),
        pytest.param(
            "A judge listened. {1:Ann Lee} [1:said] <1:so>. {2:The judge} [2:said] <2:no>.",
            ["Ann Lee", None],
            id="there is another",
        ),
        pytest.param(
            "Sen. Ben Roy came. {1:Ann Lee} [1:said] <1:so>. {2:The Vermont senator} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="a place tells who has spoken from the holder",
        ),
        pytest.param("Spokeswoman Ann Lee came. {1:The spokesman} [1:said] <1:so>.", [None], id="of another gender"),
        pytest.param(
            "{1:A US defence official} [1:said] <1:so>. {2:The official} [2:said] <2:no>.", ["?", "?"], id="unnamed"
        ),
        pytest.param("{1:Sources close to the talks} [1:said] <1:so>.", ["?"], id="sources"),
        pytest.param("{1:Police} [1:said] <1:so>.", ["?"], id="police"),
        pytest.param(
            "{1:A spokesman} [1:said] <1:so>. {2:The spokesman} [2:said] <2:no>.", ["?", "?"], id="taken up again"
        ),
        pytest.param("{1:Taliban officials} [1:said] <1:so>.", ["?"], id="a body's people are not the body"),
        pytest.param("{1:His lawyer} [1:said] <1:so>.", [None], id="whose bearer nobody names"),
        pytest.param(
            "Republican Ann Lee met Democrat Ben Roy. {1:The GOP nominee} [1:said] <1:so>.",
            ["Ann Lee"],
            id="of a party",
        ),
        pytest.param(
            "Republican nominee Ann Lee met Ben Roy, the Republican nominee's son. {1:The GOP candidate} [1:said] <1:so>.",
            ["Ann Lee"],
            id="a relation of one of a party",
        ),
        pytest.param(
            "Republican Ann Lee met Republican Ben Roy. {1:The Republican nominee} [1:said] <1:so>.",
            [None],
            id="one of two of a party",
        ),
        pytest.param(
            "{1:Several judges hearing Ann Lee's case} [1:said] <1:so>.", ["?"], id="several with a name behind them"
        ),
        pytest.param(
            "{1:A document on Ann Lee's website} [1:said] <1:so>.", [None], id="a document on somebody's site"
        ),
        pytest.param(
            "{1:His wife and Democratic nominee Ann Lee} [1:said] <1:so>.", ["Ann Lee"], id="somebody who is two things"
        ),
        pytest.param("{1:A speech Ann Lee gave} [1:said] <1:so>.", ["Ann Lee"], id="a speech of hers"),
        pytest.param("{1:One Twitter user @quist} [1:said] <1:so>.", [None], id="a body's user"),
        pytest.param("{1:The city of Hull} [1:said] <1:so>.", ["city of Hull"], id="a city that acts"),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. {2:Her campaign} [2:said] <2:no>.",
            ["Ann Lee", "Ann Lee campaign"],
            id="her campaign",
        ),
        pytest.param(
            "An ad from Ann Lee's new campaign ran. {1:The campaign} [1:said] <1:so>.",
            ["Ann Lee campaign"],
            id="the campaign",
        ),
        pytest.param(
            "The New York Times reported. RT denied it. {1:RT} [1:said] <1:a>. {2:The New York Times} [2:said] <2:b>. "
            "{3:The network} [3:said] <3:c>.",
            ["RT", "The New York Times", "RT"],
            id="a paper is no network",
        ),
        pytest.param("The Taliban came. {1:The movement} [1:said] <1:so>.", ["Taliban"], id="the movement"),
        pytest.param(
            "{1:Harbour Secretary Ann Lee} [1:said] <1:so>. {2:The Indian harbour secretary} [2:said] <2:no>. "
            "Indian Harbour Secretary Raj Roy left.",
            ["Ann Lee", "Raj Roy"],
            id="the one of that country, where the text has one",
        ),
        pytest.param(
            "{1:Foreign Secretary Ann Lee} [1:said] <1:so>. {2:The secretary of state} [2:said] <2:no>.",
            ["Ann Lee", None],
            id="another secretary",
        ),
        pytest.param(
            "{1:Dan Robin} [1:admitted] <1:so>. {2:The prosecutor} [2:said] <2:no>.",
            ["Dan Robin", None],
            id="a part that is new is not whoever has just spoken",
        ),
        pytest.param(
            "{1:Ann Lee, the mayor's daughter,} [1:said] <1:so>. {2:The 34-year-old mother} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="with her age",
        ),
        pytest.param(
            "{1:Independent candidate Ann Lee} [1:said] <1:so>. {2:The Hull businesswoman} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="with her town",
        ),
        pytest.param(
            "It was first told by The Hull Post. {1:The newspaper} [1:said] <1:so>.",
            ["Hull Post"],
            id="the newspaper just named",
        ),
        pytest.param(
            "{1:The Hull Army} [1:said] in a statement <1:so>. {2:A statement from the Foreign Ministry} [2:said] <2:no>.",
            ["Hull Army", None],
            id="a statement from somewhere else",
        ),
        pytest.param(
            "The Hull government met." + "\n\nRain fell." * 9 + "\n\n{1:The government} [1:said] <1:so>.",
            [None],
            id="a government named far above",
        ),
        pytest.param(
            "{1:Ann Lee} [1:urged] <1:calm>. “<2:No,>” {2:Roy's former strategist} [2:said].",
            ["Ann Lee", "Ann Lee"],
            id="what-she-was-to-another",
        ),
        pytest.param(
            "{1:Ann Lee} [1:urged] <1:calm>. “<2:No,>” {2:Lee's former strategist} [2:said].",
            ["Ann Lee", None],
            id="what-another-was-to-her",
        ),
        pytest.param(
            "{1:Ann Lee} [1:urged] <1:calm>. “<2:No,>” {2:Roy's strategist} [2:said].",
            ["Ann Lee", None],
            id="what-somebody-is-to-another",
        ),
        pytest.param(
            "{1:Ann Lee} [1:urged] <1:calm>, and when [2:pressed] on <2:why>, {3:the 34-year-old mother} [3:said] <3:no>.",
            ["Ann Lee", None, "Ann Lee"],
            id="past-a-question-that-nobody-is-named-for",
        ),
    ],
)
def test_finds_whom_a_description_means(marked: str, expected: list[str | None]) -> None:
    """A description means the one holder of the role; with *a* or in the plural it means nobody in particular."""
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Pakistan's prime minister} [1:said] <1:so>.\n\n“<2:No>,” {2:Imran Khan} [2:said].",
            ["Imran Khan"] * 2,
            id="without a role",
        ),
        pytest.param(
            "{1:The chairman of the Joint Chiefs} [1:said] <1:so>.\n\n“<2:No>,” {2:Gen. Mark Milley} [2:said].",
            ["Mark Milley"] * 2,
            id="with a rank",
        ),
        pytest.param(
            "{1:A New York judge} [1:said] <1:so>.\n\nRain fell on Justice Frank Nervo.\n\n{2:He} [2:wrote] <2:no>.",
            ["Frank Nervo"] * 2,
            id="with the same role, as another word",
        ),
        pytest.param(
            "{1:Lawmaker} [1:said] <1:so>.\n\n{2:Rep. Adam Schiff} [2:said] <2:no>.",
            ["Adam Schiff"] * 2,
            id="in a headline",
        ),
        pytest.param(
            "{1:The prime minister} [1:said] <1:so>.\n\n{2:Opposition leader Raj Roy} [2:said] <2:no>.",
            [None, "Raj Roy"],
            id="not who has another role",
        ),
        pytest.param(
            "{1:A diplomat} [1:said] <1:so>.\n\n{2:Raj Roy} [2:said] <2:no>.",
            ["?", "Raj Roy"],
            id="not for anybody of a kind",
        ),
        pytest.param(
            "Raj Roy came.\n\n{1:The prime minister} [1:said] <1:so>.\n\n{2:Roy} [2:said] <2:no>.",
            [None, "Raj Roy"],
            id="not who was named before",
        ),
        pytest.param(
            "{1:The spokeswoman} [1:said] <1:so>.\n\n{2:John Roy} [2:said] <2:no>.",
            [None, "John Roy"],
            id="not of another gender",
        ),
        pytest.param(
            "Rain.\n\nRain.\n\nRain.\n\nRain.\n\n{1:The prime minister} [1:said] <1:so>.\n\n{2:Raj Roy} [2:said] <2:no>.",
            [None, "Raj Roy"],
            id="in the first lines only",
        ),
        pytest.param(
            "{1:The prime minister} [1:said] <1:so>.\n\nRain.\n\nRain.\n\n{2:Raj Roy} [2:said] <2:no>.",
            [None, "Raj Roy"],
            id="in the next lines only",
        ),
    ],
)
def test_finds_who_is_named_later(marked: str, expected: list[str | None]) -> None:
    """The first lines may describe somebody whom the next ones name."""
    assert speakers(marked) == expected


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
        pytest.param("{1:who} [1:said] <1:so>.", None, id="an acronym needs its capitals"),
    ],
)
def test_knows_institutions_and_what_stands_for_them(marked: str, expected: str | None) -> None:
    """Countries, institutions and what stands for them are known by the tables."""
    assert ids(marked) == [expected]


def test_the_unnamed_are_never_one() -> None:
    """Two officials have no figure between them, and each keeps its description as words of the text."""
    found = cast_of("{1:A US defence official} [1:said] <1:so>. {2:A US defence official} [2:said] <2:no>.")

    assert [(one.figure, one.anonymous) for one in found.speakers] == [(None, True)] * 2
    assert [figure.name for figure in found.figures] == ["United States"]


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
