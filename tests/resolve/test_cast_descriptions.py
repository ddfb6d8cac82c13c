"""Speakers without a name: whom their descriptions mean, if anybody."""

import pytest

from tests.resolve.statements import cast_of, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Pentagon press secretary John Kirby} [1:said] <1:so>. {2:The press secretary} [2:said] <2:no>.",
            ["John Kirby"] * 2,
            id="the only holder",
        ),
        pytest.param("{1:The Inspector General’s new report} [1:says] <1:so>.", [None], id="an office is no name"),
        pytest.param(
            "Inspector General Orla Venn came. {1:Inspector General Venn’s report} [1:says] <1:so>.",
            ["Orla Venn"],
            id="who holds the office",
        ),
        pytest.param("{1:Prime Minister Major} [1:said] <1:so>.", ["Major"], id="a surname like a rank"),
        pytest.param("{1:Open Harbours World Watch List} [1:says] <1:so>.", [None], id="a list is nobody"),
        pytest.param("{1:Tarn Speaker Dan List} [1:says] <1:so>.", ["Dan List"], id="who is called List"),
        pytest.param(
            "{1:The Ledger Board’s “Bridges in Tarn 2023” report} [1:says] <1:so>.",
            ["Ledger Board"],
            id="whose report has a title",
        ),
        pytest.param(
            "{1:The “Bridges in Tarn 2023” report} [1:says] <1:so>.", [None], id="a report with a title alone"
        ),
        pytest.param("{1:The board’s “tireless” Orla Venn} [1:says] <1:so>.", ["Orla Venn"], id="no title of a report"),
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
        pytest.param(
            "{1:Analyst Tom Roy} [1:said] <1:so>. Analyst Ann Lee sold. “<2:It works>,” {2:the analyst} [2:wrote].",
            ["Tom Roy", "Ann Lee"],
            id="the analyst of whom was told since another spoke",
        ),
        pytest.param(
            "{1:President Ann Lee} [1:said] <1:so>. Former President Tom Roy left. {2:The president} [2:said] <2:no>.",
            ["Ann Lee", "Ann Lee"],
            id="the president who has spoken, though another is told of",
        ),
        pytest.param(
            "{1:Analyst Tom Roy} [1:said] <1:so>. He met analyst Ann Lee. “<2:It works>,” {2:the analyst} [2:wrote].",
            ["Tom Roy", "Tom Roy"],
            id="the analyst who has spoken, though another is named",
        ),
        pytest.param("The Taliban came. {1:The movement} [1:said] <1:so>.", ["Taliban"], id="the movement"),
        pytest.param(
            "{1:An analysis of attacks by the Taliban} [1:found] <1:a>. {2:A Pentagon report by Ann Quist} [2:said] <2:b>.",
            [None, "Ann Quist"],
            id="who made a paper",
        ),
        pytest.param(
            "{1:Projections from the nonpartisan Tarn Service} [1:said] <1:a>. {2:A study by the local Hull Post} [2:said] <2:b>.",
            ["Tarn Service", "Hull Post"],
            id="what is told of who made it",
        ),
        pytest.param(
            "{1:Tarn Council} [1:said] <1:a> in a statement. It rained. "
            "{2:A statement from the mother of Ann Quist} [2:said] <2:b>.",
            ["Tarn Council", None],
            id="of whom its maker is told",
        ),
        pytest.param(
            "{1:A Pentagon report on the killing of Nell Tarn by Hamas} [1:found] <1:so>. "
            "{2:A Pentagon report seen by Reuters} [2:said] <2:so>.",
            ["US Department of Defense"] * 2,
            id="who did what a paper tells of, or read it",
        ),
        pytest.param(
            "{1:The Tarn Justice Ministry} [1:said] <1:a>. Hull Motors built it, {2:the company} [2:said] <2:b>.",
            ["Tarn Justice Ministry", "Hull Motors"],
            id="a ministry is no company",
        ),
        pytest.param(
            "{1:Ann Quist} [1:said] <1:a>. {2:Her second Hull Council report} [2:showed] <2:b>. "
            "{3:Her lawyer Nell Tarn's letter} [3:said] <3:c>.",
            ["Ann Quist", None, "Nell Tarn"],
            id="her report or a body's, and a letter of her lawyer's",
        ),
        pytest.param(
            "{1:Ann Quist} [1:said] <1:a>. {2:Quist spent the campaign} [2:asking] <2:b>.",
            ["Ann Quist", None],
            id="a verb is no part of a campaign's name",
        ),
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
            "{1:The Supreme Court of India} [1:said] <1:so>. {2:The apex court} [2:said] <2:no>.",
            ["Supreme Court of India", "Supreme Court of India"],
            id="the-apex-court",
        ),
        pytest.param(
            "{1:The Delhi High Court} [1:said] <1:so>. {2:The apex court} [2:said] <2:no>.",
            ["Delhi High Court", None],
            id="another-court",
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


def test_the_unnamed_are_never_one() -> None:
    """Two officials have no figure between them, and each keeps its description as words of the text."""
    found = cast_of("{1:A US defence official} [1:said] <1:so>. {2:A US defence official} [2:said] <2:no>.")

    assert [(one.figure, one.anonymous) for one in found.speakers] == [(None, True)] * 2
    assert [figure.name for figure in found.figures] == ["United States"]
