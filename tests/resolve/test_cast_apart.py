"""What only looks like a name, and names that look alike and are not one bearer's."""

import pytest

from tests.resolve.statements import cast_of, speakers


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param(
            "Rep. Ann Quist, R-Mich., the chair of a panel, {1:she} [1:said] <1:so>.", ["Ann Quist"], id="a seat"
        ),
        pytest.param("{1:Nell Quist} [1:said] <1:he was in St. Louis>.", ["Nell Quist"], id="a saint's town"),
        pytest.param(
            "Sen. Ann Quist (D-CA), {1:who} [1:announced] <1:so>, left.", ["Ann Quist"], id="a seat in brackets"
        ),
        pytest.param("Separately, a top party official came.", [], id="an adverb before what somebody is"),
        pytest.param("It cited the Second Amendment in the 1st Harbour District.", [], id="an ordinal is no title"),
        pytest.param("Vice Adm. Ann Quist came with Deputy Nell Tarn.", ["Ann Quist", "Nell Tarn"], id="titles are"),
    ],
)
def test_makes_nobody_of_a_capital(marked: str, names: list[str]) -> None:
    """What only looks like a name is on no record."""
    assert [figure.name for figure in cast_of(marked).figures] == names


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Tom Lee} [1:said] <1:a>. Daly, the police chief, came. {2:He} [2:said] <2:b>.",
            ["Tom Lee", "Daly"],
            id="Daly",
        ),
        pytest.param(
            "{1:BNSF} [1:said] <1:a>. {2:Tarn Union Pacific} [2:said] <2:b>. {3:The company} [3:said] <3:c>.",
            ["BNSF", "Tarn Union Pacific", "Tarn Union Pacific"],
            id="a company that has a union in its name",
        ),
        pytest.param(
            "{1:Republican Bill Post} [1:said] <1:a>. {2:He} [2:said] <2:b>.", ["Bill Post"] * 2, id="Mr Post"
        ),
        pytest.param("{1:Justice Church} [1:wrote] <1:a>.", ["Church"], id="Justice Church"),
        pytest.param(
            "Leader Kim Jong Un and his father, Kim Jong Il, smiled. {1:Mr. Kim} [1:said] <1:a>.",
            [None],
            id="father and son",
        ),
        pytest.param(
            "Rep. Andy Kim spoke.\n\nLeader Kim Jong Un fired a missile, {1:Kim} [1:said] <1:a>.",
            [None],
            id="both ends",
        ),
        pytest.param(
            "Premier Li Tarnqiang came. {1:Mr. Li, a taxi driver,} [1:said] <1:a>. {2:Mr. Li} [2:said] <2:b>.",
            ["Li", "Li"],
            id="a stranger of that family",
        ),
        pytest.param("Premier Li Tarnqiang came. A man surnamed {1:Li} [1:said] <1:a>.", ["Li"], id="one surnamed so"),
        pytest.param("{1:al Qaeda} [1:said] <1:a>. {2:Britain's BBC} [2:said] <2:b>.", ["al-Qaeda", "BBC"], id="known"),
        pytest.param(
            "{1:Goldman Sachs} [1:said] <1:a>. {2:The company} [2:said] <2:b>.",
            ["Goldman Sachs"] * 2,
            id="a known company",
        ),
        pytest.param("Al-Jr Al-Sr came. {1:Sam Al-Sr} [1:said] <1:a>.", ["Sam Al-Sr"], id="two empty cores"),
        pytest.param("Ann al-Jr came. Mr. al-Jr left. {1:Mr. al-Jr} [1:said] <1:a>.", ["al-Jr"], id="an empty core"),
        pytest.param(
            "{1:The University of The Bahamas} [1:said] <1:a>.",
            ["University of The Bahamas"],
            id="an article behind of",
        ),
        pytest.param(
            "Rep. Ann B. West came. {1:Ms. West} [1:said] <1:a>.", ["Ann B. West"], id="West behind an initial"
        ),
        pytest.param("{1:Vapers} [1:say] <1:a>, and vapers pay.", [None], id="a word that the text has small, too"),
        pytest.param("{1:Sessions} [1:said] <1:a>. The session went on.", ["Sessions"], id="Mr Sessions and a session"),
        pytest.param("{1:Rogers of Hull} [1:said] <1:a>.", ["Rogers"], id="no crowd of Rogers"),
        pytest.param("Nell Tarn left. {1:The wife of @NellTarn} [1:said] <1:a>.", [None], id="whose wife she is"),
        pytest.param("{1:Hull Post Fact Checker} [1:said] <1:a>.", ["Hull Post Fact Checker"], id="no known paper"),
        pytest.param("{1:The Washington Post Fact Checker} [1:said] <1:a>.", [None], id="a desk of a paper"),
        pytest.param(
            "{1:The FBI & Justice} [1:said] <1:a>.", ["Federal Bureau of Investigation"], id="a sign between two"
        ),
        pytest.param("{1:Marks & Spencer chief Nell Quist} [1:said] <1:a>.", ["Nell Quist"], id="the head of a firm"),
        pytest.param("{1:Businesses and residents} [1:say] <1:a>.", [None], id="a crowd and another"),
        pytest.param("Founder and co-CEO Ann Quist came. {1:Quist} [1:said] <1:a>.", ["Ann Quist"], id="a co-CEO"),
        pytest.param(
            "{1:Quist & Tarn} [1:said] <1:a>. {2:The company} [2:said] <2:b>.",
            ["Quist & Tarn"] * 2,
            id="a firm of two names",
        ),
        pytest.param(
            "Ann Quist & Nell Tarn came. {1:Quist} [1:said] <1:a>.", ["Ann Quist"], id="two persons and a sign"
        ),
        pytest.param("{1:Chart-watchers and other people} [1:say] <1:a>.", [None], id="a crowd and others"),
        pytest.param(
            "Nell Tarn left. {1:White House reporter @NellTarn} [1:said] <1:a>. {2:The Tarn account @NellTarn} [2:said] <2:b>.",
            ["Nell Tarn", None],
            id="handles",
        ),
        pytest.param("Blake Lively came. {1:Lively} [1:said] <1:a>.", ["Blake Lively"], id="a surname like an adverb"),
        pytest.param("He told Tarn.com {1:Ann Quist} [1:said] <1:a>.", ["Ann Quist"], id="who stands behind a site"),
        pytest.param("Boats left, {1:who} [1:said] <1:a> ", [None], id="who at the end"),
        pytest.param("{1:A leaked report by Ann Quist} [1:said] <1:a>.", ["Ann Quist"], id="a leaked report"),
        pytest.param(
            "Wang Tarnfang spoke. {1:Professor W. Wang} [1:said] <1:a>.", ["W. Wang"], id="an initial before it"
        ),
        pytest.param(
            "Kim Jong Un watched. Kim Quist West sang. {1:Kim} [1:said] <1:a>.", [None], id="another's first name"
        ),
        pytest.param("Lee Rowley-Evans spoke. {1:Mr. Lee} [1:said] <1:a>.", ["Lee"], id="a double-barrelled name"),
        pytest.param(
            "{1:Author and activist Ann Quist, and filmmaker Tom Roy,} [1:said] <1:a>.", [None], id="two who speak"
        ),
        pytest.param("{1:Her mother and sister Ann Quist, of Hull,} [1:said] <1:a>.", [None], id="two of a family"),
        pytest.param(
            "{1:Ann Quist} [1:said] <1:a>. {2:Her Pentagon report} [2:said] <2:b>.", ["Ann Quist", None], id="whose"
        ),
        pytest.param(
            "Rep. Ann Lee left. Her aide, I-Chun Lee, came. {1:I-Chun Lee} [1:said] <1:a>.",
            ["I-Chun Lee"],
            id="no seat",
        ),
        pytest.param("{1:The Tarn-led Senate} [1:said] <1:a>.", ["Tarn-led Senate"], id="led by whom"),
        pytest.param(
            "Kim Tan-un came. {1:Kim} [1:said] <1:a>. Kim Hul-nam, a professor, frowned. {2:Kim} [2:said] <2:b>.",
            ["Kim Tan-un", None],
            id="the other of that family was named since",
        ),
        pytest.param(
            "Envoy Zhang Jun came. {1:Zhang} [1:said] <1:a>.", ["Zhang Jun"], id="a first name that is a month"
        ),
        pytest.param(
            "Pfizer cut jobs. {1:The Hull Teachers Union} [1:said] <1:a>. {2:The company} [2:said] <2:b>.",
            ["Hull Teachers Union", "Pfizer"],
            id="a union is no company",
        ),
        pytest.param(
            "Pfizer cut jobs. {1:Reuters} [1:reported] <1:a>. {2:The company} [2:said] <2:b>.",
            ["Reuters", "Pfizer"],
            id="a newsroom is not the company",
        ),
        pytest.param(
            "{1:Japan's FTC} [1:said] <1:a>. {2:The FTC} [2:said] <2:b>.", ["FTC"] * 2, id="another country's"
        ),
        pytest.param("{1:The state Department of Justice} [1:said] <1:a>.", [None], id="a state's"),
        pytest.param("Kanye West came. {1:The collective West} [1:said] <1:a>.", [None], id="the West"),
        pytest.param("{1:Disturbingly} [1:said] <1:a>.", [None], id="an adverb"),
        pytest.param("{1:Axios.com} [1:reported] <1:a>.", ["Axios"], id="a known body's site"),
        pytest.param("{1:The Alliance for Hope} [1:said] <1:a>.", ["Alliance for Hope"], id="for what"),
        pytest.param("Ann Quist spoke. A fan account, @{1:annquist}, [1:wrote] <1:a>.", [None], id="another's account"),
    ],
)
def test_keeps_apart_what_only_looks_alike(marked: str, expected: list[str | None]) -> None:
    """Nobody is given what another said because a rule for names fits him, too."""
    assert speakers(marked) == expected
