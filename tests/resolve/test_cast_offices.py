"""Bodies with long names, what speaks for them, and who holds an office there."""

import pytest

from service.resolve.mentions import find_mentions
from service.resolve.nobodies import without_nobodies
from service.resolve.reading import read
from service.resolve.tables import load_tables
from tests.resolve.statements import cast_of, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:The advocacy group Muslim Advocates} [1:said] <1:so>.", ["Muslim Advocates"], id="right behind its noun"
        ),
        pytest.param(
            "{1:Advocacy group Muslim Advocates} [1:said] <1:so>.",
            ["Muslim Advocates"],
            id="behind a noun that opens the sentence",
        ),
        pytest.param("{1:Rights group Tarn Watch} [1:said] <1:so>.", ["Tarn Watch"], id="behind a noun, a common word"),
        pytest.param(
            "{1:Environmental group Friends of Tarn} [1:said] <1:so>.", ["Friends of Tarn"], id="behind a noun, with of"
        ),
        pytest.param(
            "{1:The conservative organization Family Research Council} [1:said] <1:so>.",
            ["Family Research Council"],
            id="of fields, behind a noun",
        ),
        pytest.param("{1:The think tank Chatham Voices} [1:said] <1:so>.", ["Chatham Voices"], id="a think tank"),
        pytest.param("{1:The agency Thursday} [1:said] <1:so>.", [None], id="a day behind a noun"),
        pytest.param(
            "{1:Advocacy group president Ann Lee} [1:said] <1:so>.", ["Ann Lee"], id="who presides over a group"
        ),
        pytest.param("{1:A spokesman for the group Tarn Voices} [1:said] <1:so>.", ["?"], id="who speaks for a group"),
        pytest.param(
            "{1:The Centre for Policy Research} [1:said] <1:so>.",
            ["Centre for Policy Research"],
            id="a field in a private name",
        ),
        pytest.param(
            "{1:The Council on Foreign Relations} [1:said] <1:so>.",
            ["Council on Foreign Relations"],
            id="a council on a field",
        ),
        pytest.param(
            "{1:The Center on Budget and Policy Priorities} [1:said] <1:so>.",
            ["Center on Budget and Policy Priorities"],
            id="on two fields",
        ),
        pytest.param(
            "{1:The Center for Strategic and International Studies} [1:said] <1:so>.",
            ["Center for Strategic and International Studies"],
            id="two adjectives",
        ),
        pytest.param(
            "{1:The Committee for a Responsible Federal Budget} [1:said] <1:so>.",
            ["Committee for a Responsible Federal Budget"],
            id="for a",
        ),
        pytest.param(
            "{1:The Center for Health and Foreign Minister Ann Lee} [1:said] <1:so>.",
            [None],
            id="an office behind a field",
        ),
        pytest.param("{1:The Institute for Justice and Democracy in Hull} [1:said] <1:so>.", [None], id="half a name"),
        pytest.param("{1:The charity Mercy Corps} [1:said] <1:so>.", ["Mercy Corps"], id="a first name in a body's"),
        pytest.param("{1:The company Board} [1:said] <1:so>.", [None], id="a noun with a capital"),
        pytest.param("{1:The group Hamas of Gaza} [1:said] <1:so>.", ["Hamas"], id="where a known group is from"),
        pytest.param("Of {1:the party Ann Lee} [1:said] <1:so>.", ["Ann Lee"], id="a person right behind a noun"),
        pytest.param(
            "She left Tarn General Hospital for a CT scan. {1:The hospital} [1:said] <1:so>.",
            ["Tarn General Hospital"],
            id="for a scan",
        ),
        pytest.param(
            "{1:The Department for Education and Health Department} [1:said] <1:so>.",
            ["UK Department for Education"],
            id="a department and another",
        ),
        pytest.param(
            "{1:The Hull Health and Safety Agency} [1:said] <1:so>. {2:The agency} [2:said] <2:b>.",
            ["Hull Health and Safety Agency"] * 2,
            id="two fields",
        ),
        pytest.param(
            "{1:The Pentagon and Justice Department} [1:said] <1:so>.", ["US Department of Defense"], id="two"
        ),
        pytest.param("{1:The White House and Justice Department} [1:said] <1:so>.", ["White House"], id="a house"),
        pytest.param(
            "{1:The House Energy and Commerce Committee} [1:said] <1:so>. {2:The committee} [2:said] <2:b>.",
            ["House Energy and Commerce Committee"] * 2,
            id="a committee",
        ),
        pytest.param(
            "HHS met. The Department of Health and Human Services left. {1:The department} [1:said] <1:so>.",
            ["US Department of Health and Human Services"],
            id="the department",
        ),
        pytest.param(
            "Gov. Ann Quist left. The Department of Health and Human Services met. {1:The department} [1:said] <1:so>.",
            [None],
            id="a department that any state may have",
        ),
        pytest.param(
            "{1:Consumer Tarn Weekly} [1:said] <1:so>. {2:The department} [2:said] <2:b>.",
            ["Consumer Tarn Weekly", None],
            id="no department",
        ),
        pytest.param(
            "{1:The Hull Police Department} [1:said] <1:so>. {2:The ministry} [2:said] <2:b>.",
            ["Hull Police Department", None],
            id="no ministry",
        ),
        pytest.param(
            "Ann Quist came. {1:A Quist campaign statement} [1:said] <1:so>. {2:The campaign} [2:said] <2:b>.",
            ["Quist campaign"] * 2,
            id="a campaign's statement",
        ),
        pytest.param(
            "Ann Quist left. The Quist administration froze it. {1:The administration} [1:said] <1:so>.",
            ["Ann Quist administration"],
            id="the administration",
        ),
        pytest.param(
            "Ann Quist left. A former Quist administration aide came. {1:The administration} [1:said] <1:so>.",
            [None],
            id="a former administration",
        ),
        pytest.param(
            "The US Supreme Court ruled. {1:The justices} [1:said] <1:so>.", ["US Supreme Court"], id="a bench"
        ),
        pytest.param("The Hull team won. {1:The judges} [1:said] <1:so>.", ["?"], id="judges without a court"),
        pytest.param(
            "{1:A little-known group called Weavers in Hull} [1:said] <1:so>.", ["Weavers in Hull"], id="called so"
        ),
        pytest.param("{1:A group called by Ann Quist} [1:said] <1:so>.", ["?"], id="called by somebody"),
        pytest.param(
            "The New York Times Hull report came. {1:The Times} [1:said] <1:so>.", ["The New York Times"], id="a paper"
        ),
        pytest.param(
            "{1:The Department of Justice and Federal Trade Commission} [1:said] <1:so>.",
            ["US Department of Justice"],
            id="another body behind its field",
        ),
        pytest.param(
            "Gov. Jim Justice and West Tarn University came. {1:Justice} [1:said] <1:so>.",
            ["Jim Justice"],
            id="Mr Justice",
        ),
        pytest.param(
            "{1:Homeland Security and the Justice Department} [1:said] <1:so>.",
            ["US Department of Homeland Security"],
            id="with an article",
        ),
        pytest.param(
            "{1:Ann Tarn} [1:said] <1:so>. The Quist administration had cut it. {2:The administration} [2:said] <2:b>.",
            ["Ann Tarn", None],
            id="an administration of before",
        ),
        pytest.param("{1:The NYPD} [1:said] <1:so>. {2:The department} [2:said] <2:b>.", ["NYPD"] * 2, id="an acronym"),
        pytest.param("They came to Hampton Court. {1:The judges} [1:said] <1:so>.", ["?"], id="a palace"),
        pytest.param(
            "The US Supreme Court met. A panel of the circuit ruled. {1:The judges} [1:said] <1:so>.",
            ["?"],
            id="another bench since",
        ),
        pytest.param(
            "The party called Quist a traitor. {1:Quist} [1:said] <1:so>. {2:He} [2:said] <2:b>.",
            ["Quist"] * 2,
            id="called something",
        ),
        pytest.param("{1:Daily Mail Australia} [1:said] <1:so>.", [None], id="an edition"),
        pytest.param("{1:The Ann Quist investigation} [1:found] <1:so>.", [None], id="who is investigated"),
        pytest.param("{1:The airline, based in Dublin, Ireland,} [1:said] <1:so>.", [None], id="where it is based"),
        pytest.param("Apple's ruling came. {1:The ruling} [1:said] <1:so>.", [None], id="whom it was about"),
        pytest.param(
            "The US Supreme Court met. It came from the Hull Supreme Court. {1:The justices} [1:said] <1:so>.",
            [None],
            id="one of two courts",
        ),
        pytest.param("{1:The Google ruling} [1:said] <1:so>.", [None], id="against whom it is"),
        pytest.param("{1:A Senate Committee} [1:said] <1:so>.", ["?"], id="any committee"),
        pytest.param("The US Supreme Court met. {1:The judges} [1:said] <1:so>.", ["?"], id="a court of justices"),
        pytest.param(
            "Hull asked the Tarn High Court to undo a ruling of three judges. {1:The judges} [1:said] <1:so>.",
            ["?"],
            id="other judges beside it",
        ),
        pytest.param(
            "Ann Quist won. The Quist administration sued. {1:The administration} [1:said] <1:so>. "
            "{2:The Quist administration} [2:said] <2:b>.",
            ["Ann Quist administration"] * 2,
            id="one administration",
        ),
        pytest.param("{1:NBC and MSNBC editor Ann} Quist", ["NBC"], id="a title at the end of the text"),
        pytest.param("{1:A CBS News investigation} [1:found] <1:so>.", ["CBS News"], id="a newsroom's investigation"),
        pytest.param("{1:The company that runs it, Hull Foods,} [1:said] <1:so>.", ["Hull Foods"], id="in apposition"),
        pytest.param("{1:The group, which Ann Quist leads,} [1:said] <1:so>.", [None], id="who leads it"),
        pytest.param("Hull Foods rose. {1:The retailer} [1:said] <1:so>.", ["Hull Foods"], id="the retailer"),
        pytest.param("{1:U.S. and Saudi officials} [1:said] <1:so>.", ["?"], id="officials of two peoples"),
        pytest.param("{1:Environmentalists} [1:said] <1:so>.", ["?"], id="a crowd"),
    ],
)
def test_finds_the_body_that_speaks(marked: str, expected: list[str | None]) -> None:
    """A body is what its own words say; a noun takes up only one that it fits."""
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:March for Life president Ann Quist} [1:said] <1:so>.", "Ann Quist", id="for"),
        pytest.param("{1:Hull County board of elections director Ann Quist} [1:said] <1:so>.", "Ann Quist", id="of"),
        pytest.param("{1:NBC and MSNBC Politics Editor Ann Quist} [1:said] <1:so>.", "Ann Quist", id="and"),
        pytest.param("{1:Supporters of Democratic candidate Ann Quist} [1:said] <1:so>.", "?", id="supporters"),
        pytest.param("{1:Fans of Tarn singer Ann Quist} [1:said] <1:so>.", "?", id="fans"),
        pytest.param("{1:U.S. lawyers for Tarn founder Ann Quist} [1:said] <1:so>.", "?", id="lawyers"),
        pytest.param("{1:The FBI tribunal for Tarn founder Ann Quist} [1:said] <1:so>.", None, id="a tribunal"),
        pytest.param(
            "{1:The Pentagon and NATO chief Ann Quist} [1:said] <1:so>.", "US Department of Defense", id="no newsroom"
        ),
        pytest.param("{1:Ann Quist, head of a company called Tarn,} [1:said] <1:so>.", "Ann Quist", id="its head"),
        pytest.param("{1:The White House and press secretary Ann Quist} [1:said] <1:so>.", "White House", id="two"),
        pytest.param("{1:Hull County Supervisor Ann Quist} [1:said] <1:so>.", "Ann Quist", id="a county's officer"),
    ],
)
def test_finds_who_holds_an_office(marked: str, expected: str) -> None:
    """A title may have small words; those who stand around somebody are not that one."""
    assert speakers(marked) == [expected]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("A Hull Council staff report found so.", "Hull Council", id="before it"),
        pytest.param("A report released on Monday by the Hull Council found so.", "Hull Council", id="behind it"),
        pytest.param("A report obtained by the Hull Council found so.", None, id="who obtained it"),
        pytest.param("A Hull Council report found so. Then a new report came.", None, id="another since"),
        pytest.param("The Quist report found so.", None, id="somebody whom it may be about"),
        pytest.param("Hull Aid Group released a report on Monday.", "Hull Aid Group", id="who released it"),
        pytest.param("A US report came.", None, id="a country's"),
        pytest.param("A report from Ukraine came.", None, id="where it is from"),
        pytest.param("A Hull Hospital report by inspectors came.", None, id="inspectors of it"),
        pytest.param("The report was sent by the Hull Council.", None, id="who sent it"),
        pytest.param("Hull Aid sank when the council published a report.", None, id="who is told of before"),
        pytest.param("According to the report Ann Quist lied.", None, id="of whom it tells"),
        pytest.param("A report on attacks by Boko Haram came.", None, id="who did what it is on"),
        pytest.param("The report by Ann Quist came. Tom Roy released the report.", "Ann Quist", id="who let it out"),
        pytest.param("Hull Aid Group filed responses to a report.", None, id="something else filed"),
        pytest.param("The FBI read every report.", None, id="who read it"),
        pytest.param("A CIA torture report came.", None, id="who is looked into"),
        pytest.param("The New York Post published a report.", None, id="a paper prints others' reports"),
        pytest.param("A report was released by the Hull Council.", "Hull Council", id="by whom it was released"),
    ],
)
def test_knows_whose_report_it_was(before: str, expected: str | None) -> None:
    """*The report* is that of whom the narrator has told last, unless that names nobody."""
    assert speakers(f"{before} {{1:The report}} [1:said] <1:so>.") == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:A survey this spring by the Hull Institute} [1:said] <1:so>.", "Hull Institute", id="by"),
        pytest.param("{1:Judge Ann Quist's ruling late Friday} [1:said] <1:so>.", "Ann Quist", id="whose it is"),
    ],
)
def test_finds_whose_paper_it_is_past_its_day(marked: str, expected: str) -> None:
    """The words for a time are no part of what it is."""
    assert speakers(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param("Rep. Adam Quist Adam Bennett QuistSpeaker Tarn left.", ["Adam Quist"], id="in full"),
        pytest.param("Sen. Ann Quist Anna (Ann) Mary QuistThe bill passed.", ["Ann Quist"], id="in brackets"),
        pytest.param("In Des Moines Rep. Scott DesTarn left.", ["Scott DesTarn"], id="a town that begins so"),
        pytest.param("Rep. Ann McTarn of Hull left.", ["Ann McTarn"], id="a capital within a name"),
        pytest.param("{1:A company called Tarn} [1:said] <1:so>.", [], id="called so"),
    ],
)
def test_makes_nobody_of_what_a_page_grows_onto_a_name(marked: str, names: list[str]) -> None:
    """Tags, and the headline that they run into, name nobody, and what a company is called is no person."""
    assert [figure.name for figure in cast_of(marked).figures if figure.kind == "person"] == names


def test_a_hashtag_names_nobody() -> None:
    """Whatever its capital, unless the text has its bearer."""
    reading, tables = read("Many posted #Goyaway.", ()), load_tables()
    assert [one.noun for one in without_nobodies(reading, find_mentions(reading, tables), tables)] == [True]
    assert speakers("Ann Quist left. {1:#Quist} [1:said] <1:so>.") == ["Ann Quist"]
    assert speakers("{1:Ann Quist} [1:said] <1:so> ###") == ["Ann Quist"]
