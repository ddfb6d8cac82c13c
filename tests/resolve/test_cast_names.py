"""Names, surnames and titles within one text."""

import pytest
from msgspec import structs

from service.model.span import Span
from service.resolve.cast import cast
from service.resolve.tables import load_tables
from tests.resolve.statements import cast_of, speakers, statements


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "{1:Harbour Master Nell Quist} [1:said] <1:yes>. {2:Quist} [2:added] <2:no>.",
            ["Nell Quist"] * 2,
            id="full name first, surname after",
        ),
        pytest.param(
            "{1:Quist} [1:said] <1:yes>. The harbour is run by Nell Quist.",
            ["Nell Quist"],
            id="surname before full name",
        ),
        pytest.param(
            "{1:Rear Adm. John F. Kirby} [1:said] <1:yes>. {2:John Kirby} [2:said] <2:no>. {3:Kirby's} [3:said] <3:so>.",
            ["John F. Kirby"] * 3,
            id="rank, middle initial and possessive",
        ),
        pytest.param("{1:Kirby} [1:said] <1:yes>.", ["Kirby"], id="no full name in the text"),
        pytest.param(
            "{1:Gen. Kenneth F. McKenzie Jr.} [1:said] <1:so>. {2:McKenzie} [2:said] <2:no>.",
            ["Kenneth F. McKenzie Jr."] * 2,
            id="a junior",
        ),
        pytest.param(
            "{1:Mohammed bin Rashid} [1:said] <1:so>. {2:bin Rashid} [2:said] <2:no>.",
            ["Mohammed bin Rashid"] * 2,
            id="a particle before the surname",
        ),
        pytest.param(
            "{1:Jean-Luc van Houten} [1:said] <1:so>. {2:Van Houten} [2:said] <2:no>.",
            ["Jean-Luc van Houten"] * 2,
            id="hyphen and particle",
        ),
        pytest.param(
            "Sen. Jeanne Shaheen wrote to Taliban spokesman Suhail Shaheen.\n\nRain fell.\n\n"
            "{1:Shaheen} [1:said] <1:no>. {2:Sen. Shaheen} [2:said] <2:yes>.",
            [None, "Jeanne Shaheen"],
            id="two of one surname, told apart by a title only",
        ),
        pytest.param(
            "Taliban spokesman Suhail Shaheen and Sen. Jeanne Shaheen differ.\n\n{1:Ms. Shaheen} [1:said] <1:no>.",
            ["Jeanne Shaheen"],
            id="two of one surname, told apart by gender",
        ),
        pytest.param(
            "{1:Suhail Shaheen} [1:said] <1:no>. {2:Shaheen} [2:added] <2:so>.\n\nRain fell.\n\nMore rain fell.\n\n"
            "{3:Jeanne Shaheen} [3:said] <3:yes>. {4:Shaheen} [4:added] <4:yes>.",
            ["Suhail Shaheen", "Suhail Shaheen", "Jeanne Shaheen", "Jeanne Shaheen"],
            id="two of one surname, the nearest full name decides",
        ),
        pytest.param(
            "{1:Ashraf Ghani} [1:said] <1:no>. {2:Abdul Ghani Baradar} [2:said] <2:yes>. {3:Ghani} [3:left] <3:so>.",
            ["Ashraf Ghani", "Abdul Ghani Baradar", "Ashraf Ghani"],
            id="a middle name is no surname",
        ),
        pytest.param(
            "Gen. Bismillah Khan Mohammadi stayed. {1:Imran Khan} [1:said] <1:no>. {2:Khan} [2:said] <2:so>.",
            ["Imran Khan"] * 2,
            id="a name part of another",
        ),
        pytest.param(
            "{1:President Marlow} [1:said] <1:yes>. Ida Marlow, his wife, waved. {2:Mr. Marlow} [2:said] <2:no>.",
            ["Marlow", "Marlow"],
            id="a title before another's full name",
        ),
        pytest.param(
            "Rep. Jim Jordan came. {1:Jordan} [1:said] <1:no>.", ["Jim Jordan"], id="a country that is a surname here"
        ),
        pytest.param(
            "Rival Ann Lee won. {1:Ann Lee} [1:said] <1:so>. {2:Rival Ann Lee} [2:said] <2:so>.",
            ["Ann Lee"] * 2,
            id="a capital that is no part of the name",
        ),
        pytest.param("{1:JOHN KIRBY}: <1:Good morning.>", ["John Kirby"], id="a transcript's label"),
        pytest.param(
            "{1:The bank's lawyer, Ann Lee,} [1:said] <1:so>. {2:Pentagon spokesman John Kirby} [2:said] <2:no>.",
            ["Ann Lee", "John Kirby"],
            id="a name in apposition and after a role",
        ),
        pytest.param(
            "Stop Operation Quist. {1:Harbour master Nell Quist} [1:said] <1:so>.\n\nIt rained.\n\nIt poured.\n\n"
            "{2:Quist} [2:added] <2:no>.",
            ["Nell Quist"] * 2,
            id="capitals before a surname make no namesake",
        ),
        pytest.param(
            "{1:Quist} [1:Slams] <1:Harbour Plans After Storm Damage Report>.\n\n{2:Nell Quist} [2:said] <2:so>.",
            ["Nell Quist"] * 2,
            id="a surname in a heading",
        ),
        pytest.param(
            "{1:Sohail Shaheen} [1:said] <1:so>. {2:Suhail Shahin} [2:said] <2:no>.",
            ["Sohail Shaheen"] * 2,
            id="two spellings",
        ),
        pytest.param(
            "{1:William Quist} [1:said] <1:so>. {2:Bill Quist} [2:said] <2:no>. {3:Jack Quist} [3:said] <3:no>.",
            ["William Quist", "William Quist", "Jack Quist"],
            id="a short form",
        ),
        pytest.param("{1:A spokesman for Ann Lee} [1:said] <1:so>.", ["?"], id="one who speaks for a named person"),
        pytest.param("{1:Ann Lee's} family [1:said] <1:so>.", [None], id="whose people the words leave out"),
        pytest.param(
            "Ann Lee, of {1:Hull, Maine,} [1:said] <1:so>. {2:She} [2:added] <2:no>.",
            ["Ann Lee"] * 2,
            id="where somebody is from",
        ),
        pytest.param("{1:Ann Lee's lawyer} [1:said] <1:so>.", [None], id="whose name is only a possessor's"),
        pytest.param(
            '{1:Rep. Robert C. "Bobby" Scott} [1:said] <1:so>. {2:Bobby Scott} [2:said] <2:no>.',
            ['Robert C. "Bobby" Scott'] * 2,
            id="a nickname between",
        ),
        pytest.param("{1:Shri Raj Roy} [1:said] <1:a>. {2:Roy} [2:said] <2:b>.", ["Raj Roy"] * 2, id="Shri"),
        pytest.param(
            "{1:Maulvi Abdul Salam} [1:said] <1:a>. {2:Maulvi Salam} [2:said] <2:b>.", ["Abdul Salam"] * 2, id="Maulvi"
        ),
        pytest.param(
            "{1:Ahmad al-Sharif} [1:said] <1:a>. {2:Al-Sharif} [2:said] <2:b>. {3:Sharif} [3:said] <3:c>.",
            ["Ahmad al-Sharif"] * 3,
            id="al-, Al- and neither",
        ),
        pytest.param(
            "{1:Julián Castro} [1:said] <1:a>. {2:Julian Castro} [2:said] <2:b>.", ["Julián Castro"] * 2, id="accents"
        ),
        pytest.param(
            "{1:Zabihullah Mujahid} [1:said] <1:a>. {2:Zabiullah Mujahid} [2:said] <2:b>.",
            ["Zabihullah Mujahid"] * 2,
            id="another transliteration",
        ),
        pytest.param(
            "{1:Ann Quist-Roy} [1:said] <1:a>. {2:Quist-Roy} [2:said] <2:b>.", ["Ann Quist-Roy"] * 2, id="a hyphen"
        ),
        pytest.param("{1:J. D. Quist} [1:said] <1:a>. {2:Quist's} [2:said] <2:b>.", ["J. D. Quist"] * 2, id="initials"),
        pytest.param("{1:Del. Nell Quist} [1:said] <1:so>.", ["Nell Quist"], id="a title that is also a particle"),
        pytest.param(
            "{1:Benicio del Toro} [1:said] <1:so>.", ["Benicio del Toro"], id="a particle that is also a title"
        ),
        pytest.param(
            "Ted Cruz came. {1:Cruz} [1:said] <1:so>. It was an attack on his wife, Heidi Cruz.\n\n{2:Cruz} [2:said] <2:no>.",
            ["Ted Cruz"] * 2,
            id="who goes by the surname, whatever relatives are named",
        ),
        pytest.param(
            "Bill Quist campaigned for Hillary Quist. {1:Bill Quist} [1:said] <1:so>. {2:Quist} [2:said] <2:no>.",
            ["Bill Quist"] * 2,
            id="the one of two who has just spoken",
        ),
        pytest.param(
            "Sen. Ted Cruz met Rep. Ann Cruz.\n\n{1:Senator Cruz} [1:said] <1:so>.",
            ["Ted Cruz"],
            id="a title and its short form",
        ),
        pytest.param(
            "{1:The Alliance to Reclaim Our Schools (AROS)} [1:said] <1:so>. {2:AROS} [2:said] <2:no>.",
            ["Alliance to Reclaim Our Schools"] * 2,
            id="a name that an acronym spells",
        ),
        pytest.param(
            "The U.S. Court of Appeals for the Sixth Circuit sat. {1:The appeals court} [1:ruled] <1:so>.",
            ["U.S. Court of Appeals for the Sixth Circuit"],
            id="for what a court is",
        ),
        pytest.param("{1:Let} [1:us] <1:go>.", [None], id="a word that would be an acronym in capitals"),
        pytest.param("{1:The Exchequer} [1:said] <1:so>.", ["Exchequer"], id="one word behind an article"),
        pytest.param("{1:Hull and Tarn Police} [1:said] <1:so>.", ["Hull and Tarn Police"], id="two places' police"),
        pytest.param(
            "{1:Citizens for Clean Harbours} [1:said] <1:so>.", ["Citizens for Clean Harbours"], id="who acts for what"
        ),
        pytest.param(
            "{1:The leader of Hull Council, Councillor Ann Lee MBE,} [1:said] <1:so>. {2:Lee} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="a body behind a role is nobody's name",
        ),
        pytest.param("{1:An MP} [1:said] <1:so>.", ["?"], id="a role in capitals is no acronym"),
        pytest.param(
            "{1:Abdul Roy} [1:said] <1:so>. {2:Roy} [2:said] <2:so>." + "\n\nRain fell." * 9 + "\n\n{3:Gen. Ida Roy} "
            "[3:said] <3:no>.\n\nRain fell.\n\n{4:Roy} [4:said] <4:no>.",
            ["Abdul Roy", "Abdul Roy", "Ida Roy", "Ida Roy"],
            id="a surname goes over to who bears it now",
        ),
        pytest.param("Ann Lee won. On Fox News {1:Lee} [1:said] <1:so>.", ["Ann Lee"], id="behind-a-known-body"),
        pytest.param(
            "President Xi Tarnping came. {1:President Xi} [1:said] <1:a>. {2:Mr. Xi} [2:said] <2:b>. {3:Xi} [3:said] <3:c>.",
            ["Xi Tarnping"] * 3,
            id="the family's name first",
        ),
        pytest.param(
            "Kim Tan-un came. {1:Mr. Kim} [1:said] <1:a>. Kim Hul-nam left.",
            ["Kim Tan-un"],
            id="before two syllables",
        ),
        pytest.param(
            "Kim Tan-un and Kim Hul-nam came. {1:Kim} [1:said] <1:so>.", [None], id="two of a family named first"
        ),
        pytest.param(
            "Lee Quist came. {1:Sen. Lee} [1:said] <1:so>.",
            ["Lee"],
            id="a first name is no family's, whatever others have",
        ),
        pytest.param("Kim Quist came. {1:Ms. Kim} [1:said] <1:so>.", ["Kim"], id="nor before a surname"),
        pytest.param("{1:The Justice Ministry} [1:said] <1:so>.", [None], id="a ministry that many have is nobody"),
        pytest.param(
            "{1:The National Republican Harbour Committee} [1:said] <1:so>. {2:Republican Sen. Ann Church} [2:said] <2:no>.",
            ["National Republican Harbour Committee", "Ann Church"],
            id="a party's committee",
        ),
        pytest.param("{1:Hull-based Tarn} [1:says] <1:so>.", ["Tarn"], id="where a body is"),
        pytest.param(
            "Professor Ann Quist slept. .@{1:annquist} [1:admits] <1:so>. @{2:quist} [2:said] <2:no>.",
            ["Ann Quist", None],
            id="a handle that is a name",
        ),
        pytest.param(
            "Ann Lake came. By Lake Hull, {1:Lake} [1:said] <1:so>. {2:Mr. West} [2:said] <2:no>. {3:The West} [3:said] <3:c>.",
            ["Ann Lake", "West", None],
            id="surnames that are places' words",
        ),
        pytest.param(
            "{1:[Ann] Quist} [1:said] <1:so>. {2:The owner [of Hull] Roy} [2:said] <2:no>.",
            ["Ann Quist", None],
            id="a first name put in",
        ),
        pytest.param("{1:Tarn.com} [1:said] <1:so>. He left.com", ["Tarn.com"], id="a site"),
        pytest.param("{1:Editor-in-Chief Ann Quist} [1:said] <1:so>.", ["Ann Quist"], id="an office of three words"),
        pytest.param(
            "{1:The London-based Energy Institute} [1:said] <1:so>.",
            ["London-based Energy Institute"],
            id="a body that only its place tells apart",
        ),
        pytest.param(
            "{1:Democratic Senator Quist Foundation} [1:said] <1:so>.",
            ["Quist Foundation"],
            id="a lawmaker is no party",
        ),
        pytest.param("{1:Multiple Senate Democrats} [1:said] <1:so>.", ["?"], id="some of a party"),
        pytest.param(
            "{1:Hull Superintendent of Police Raj Roy} [1:said] <1:so>. {2:Roy} [2:said] <2:no>.",
            ["Raj Roy"] * 2,
            id="of police",
        ),
        pytest.param("{1:A nurse inside the White House} [1:said] <1:so>.", ["?"], id="where somebody works"),
        pytest.param(
            "Presidents Quist and Roy came. {1:Quist} [1:said] <1:so>. {2:The Directors Guild} [2:said] <2:no>.",
            ["Quist", "Directors Guild"],
            id="several of one office, and their guild",
        ),
        pytest.param("It rained. Per {1:CNN} [1:said] <1:so>.", ["CNN"], id="per whom"),
        pytest.param(
            "In Libya The Hull Post found it. {1:The Post} [1:said] <1:so>.", ["Hull Post"], id="an article inside"
        ),
        pytest.param("Hurricane Ann came. {1:Ann} [1:said] <1:so>.", ["Ann"], id="a storm's name"),
        pytest.param("{1:Senate Democrats} [1:said] <1:so>.", ["Senate Democrats"], id="a party's members in a house"),
        pytest.param(
            "{1:Author and teacher Ann Quist, from Hull,} [1:asked] <1:so>.",
            ["Ann Quist"],
            id="two things, and where from",
        ),
        pytest.param(
            f"The Hull Post and the AP had it. {'It rained. ' * 7}{{1:The Post}} [1:said] <1:so>.",
            ["Hull Post"],
            id="the Post is no post",
        ),
        pytest.param("{1:The Lee White House} [1:said] <1:so>.", ["Lee White House"], id="before-a-known-body"),
    ],
)
def test_gives_each_name_its_bearer(marked: str, expected: list[str | None]) -> None:
    """A full name, its surname and its titled forms are one figure; namesakes stay two."""
    assert speakers(marked) == expected


def test_keeps_every_form_of_a_name() -> None:
    """The forms that the text uses are kept, the fullest one as the name, titles left out of all."""
    figure = cast_of("{1:Rear Adm. John F. Kirby} [1:said] <1:yes>. John Kirby left. Kirby slept.").figures[0]

    assert (figure.name, figure.forms) == ("John F. Kirby", ("John F. Kirby", "John Kirby", "Kirby"))


def test_leaves_out_capitals_that_name_nobody() -> None:
    """A capitalised word that neither speaks nor has a title, a given name or a table behind it is no figure."""
    found = cast_of("Windy Ridge was quiet. {1:Ann Lee} [1:said] <1:so>.")

    assert [figure.name for figure in found.figures] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        pytest.param(
            "{1:Pentagon Press Secretary John Kirby} [1:said] <1:so>.", "Pentagon Press Secretary", id="before"
        ),
        pytest.param(
            "{1:Pakistan's army chief Ann Lee} [1:said] <1:so>.", "Pakistan's army chief", id="with its country"
        ),
        pytest.param(
            "{1:John Kirby, the Pentagon press secretary,} [1:said] <1:so>.", "Pentagon press secretary", id="after"
        ),
        pytest.param("{1:Kirby, who is the press secretary,} [1:said] <1:so>.", "press secretary", id="who is"),
        pytest.param("<1:So>, [1:said] {1:Ann Lee, mayor of Hull}.", "mayor of Hull", id="with what it is of"),
        pytest.param("Mayor Ann Lee came. {1:Lee} [1:said] <1:so>.", "Mayor", id="given before"),
        pytest.param("{1:Lee} [1:said] <1:so>. Mayor Ann Lee left.", None, id="given only later"),
        pytest.param(
            "{1:White House adviser Ann Lee, the former mayor of Hull,} [1:said] <1:so>.",
            "White House adviser",
            id="held now, whatever was held before",
        ),
        pytest.param(
            "Secretary of State Ann Lee, a fellow hawk, came. {1:Lee} [1:said] <1:so>.",
            "Secretary of State",
            id="a noun that only tells more of another",
        ),
        pytest.param(
            "{1:Israel's chief military spokesperson, Rear Admiral Ann Lee,} [1:said] <1:so>.",
            "Israel's chief military spokesperson",
            id="before a comma",
        ),
        pytest.param("{1:His wife, Ann Lee,} [1:said] <1:so>.", "wife", id="his wife"),
        pytest.param("{1:One of the guests, Ann Lee,} [1:said] <1:so>.", None, id="no role before a comma"),
        pytest.param(
            "{1:Inspector General Ann Lee} [1:said] <1:so>.", "Inspector General", id="two ranks that are none"
        ),
        pytest.param("{1:UN Secretary-General Ann Lee} [1:said] <1:so>.", "UN Secretary-General", id="with a hyphen"),
        pytest.param("{1:Secretary of State Ann Lee} [1:said] <1:so>.", "Secretary of State", id="secretary of state"),
        pytest.param(
            "{1:Ann Lee, chief of staff for the Builders cheered, and} [1:said] <1:so>.",
            "chief of staff for the Builders",
            id="up to the verb behind it",
        ),
        pytest.param("{1:Attorney General Ann Lee} [1:said] <1:so>.", "Attorney General", id="no rank"),
        pytest.param("{1:spokesman Gen. Ann Lee} [1:said] <1:so>.", "spokesman", id="an office before a rank"),
        pytest.param("{1:Gen. Ann Lee} [1:said] <1:so>.", "Gen.", id="a rank alone"),
        pytest.param("{1:Mr. Lee} [1:said] <1:so>.", None, id="an honorific is no role"),
        pytest.param(
            "Officers paid to guard Ann Lee slept. {1:Lee} [1:said] <1:so>.", None, id="what somebody does to another"
        ),
        pytest.param("{1:Ann Lee, confirmed her daughter} [1:said] <1:so>.", None, id="a verb behind the comma"),
        pytest.param("{1:Ann Lee, President Sam Roy and others} [1:said] <1:so>.", None, id="another's title"),
    ],
)
def test_gives_the_role_as_stated(marked: str, role: str | None) -> None:
    """The speaker's role is the one that the text states at the statement or nearest before it."""
    assert cast_of(marked).speakers[0].role == role


@pytest.mark.parametrize("title", ["former president", "ex-president", "then-president", "ousted president"])
def test_knows_a_role_that_is_over(title: str) -> None:
    """*Former* and its like mark a role as over."""
    roles = cast_of(f"Yesterday {{1:{title} Ashraf Ghani}} [1:said] <1:so>.").figures[0].roles

    assert [(role.text, role.former) for role in roles] == [(title, True)]


def test_the_one_spoken_to_does_not_speak() -> None:
    """Where the words for a speaker begin with those for the addressee, the name before the cue speaks."""
    text, [found] = statements("Ann Lee won. In a talk with {1:the board of the Hull Post Lee} [1:said] <1:so>.")
    start = text.index("the board")
    found = structs.replace(found, addressee=Span(start, start + len("the board")))

    [speaker] = cast(text, [found], load_tables()).speakers

    assert speaker.figure is not None
    assert cast(text, [found], load_tables()).figures[speaker.figure].name == "Ann Lee"
