"""Pronouns, and statements without any speaker: whom they take up."""

import pytest
from msgspec.structs import replace

from service.model.attribution import Kind
from service.resolve.cast import cast
from service.resolve.tables import load_tables
from tests.resolve.statements import speakers, statements


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
            "{1:Tom Lee} [1:said] <1:so>.\n\nAn angry John Roy did not come, but {2:he} [2:said] <2:no>.",
            ["Tom Lee", "John Roy"],
            id="told of before his name",
        ),
        pytest.param(
            "{1:Tom Lee} [1:said] <1:so>.\n\nA second John Roy term scares Hull, but {2:he} [2:said] <2:no>.",
            ["Tom Lee"] * 2,
            id="something of somebody's",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. Meanwhile Sen. Mary Roy came under fire when {2:she} [2:said] <2:no>.",
            ["Ann Lee", "Mary Roy"],
            id="behind meanwhile",
        ),
        pytest.param(
            "{1:John Roy} [1:said] <1:so>. It rained. As for Tom Lee, {2:he} [2:said] <2:no>.",
            ["John Roy", "Tom Lee"],
            id="as for him",
        ),
        pytest.param(
            "{1:John Roy} [1:said] <1:so>. As for Tom Lee, {2:he} [2:said] <2:no>.",
            ["John Roy"] * 2,
            id="as for somebody of whom the speaker speaks",
        ),
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
    ("marked", "kind", "expected"),
    [
        pytest.param(
            "Ann Lee left. “<1:I asked her. {2:She} [2:told me] ‘<2:no>’>,” {1:Ann Lee} [1:said].",
            Kind.DIRECT,
            None,
            id="words of hers",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:{2:she} [2:told him] <2:no>>.", Kind.INDIRECT, "Ann Lee", id="told of her"
        ),
        pytest.param(
            "“<1:{2:Our research} [2:shows] <2:so>>,” {1:Ann Lee} [1:said].", Kind.DIRECT, "Ann Lee", id="our research"
        ),
        pytest.param(
            "“<1:{2:Our doctor's report} [2:shows] <2:so>>,” {1:Ann Lee} [1:said].",
            Kind.DIRECT,
            None,
            id="our doctor's",
        ),
    ],
)
def test_whoever_tells_in_words_of_their_own_is_not_he_there(marked: str, kind: Kind, expected: str | None) -> None:
    """In a quotation its speaker is *I*; in a rendering *she* may be."""
    text, (outer, inner) = statements(marked)
    found = cast(text, [replace(outer, kind=kind), replace(inner, within=0)], load_tables())
    place = found.speakers[1].figure
    assert (None if place is None else found.figures[place].name) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:We} [1:demand] <1:so>. — Ann Lee (@annlee) May 4, 2018", "Ann Lee", id="signed"),
        pytest.param("{1:We} [1:demand] <1:so>.\n\nRain — Ann Lee (@annlee) May 4", None, id="another's post"),
        pytest.param("{2:Ann Lee} [2:said] in Hull:\n\n{1:I} [1:hope] <1:so>.", "Ann Lee", id="announced by a colon"),
        pytest.param("{2:Ann Lee} [2:said] <2:b>.\n\n{1:I} [1:hope] <1:so>.", None, id="the writer of a column"),
        pytest.param(
            "{2:Ann Lee} [2:said] she had <2:a letter>, which read:\n\n{1:I} [1:hope] <1:so>.",
            None,
            id="a letter of another's",
        ),
        pytest.param(
            "As {1:I} [1:wrote], <1:so>. Others agree: “We act.” — Ann Lee (@annlee) May 4", None, id="another quoted"
        ),
        pytest.param("{1:You} [1:said] <1:so>. — Ann Lee (@annlee) May 4, 2018", None, id="the one spoken to"),
    ],
)
def test_knows_who_says_i(marked: str, expected: str | None) -> None:
    """Outside of quotation marks: who signs the post, or whose words a colon has announced."""
    assert speakers(marked)[0] == expected
