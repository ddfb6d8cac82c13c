"""What the tagger's names change in what capitals find."""

import pytest

from service.model.named import Named, NameKind
from service.model.span import Span
from service.resolve.cast import cast
from service.resolve.tables import load_tables
from tests.resolve.statements import statements


def speakers(marked: str, **names: NameKind) -> list[str | None]:
    """For each statement the speaker's name, with what the tagger takes the first such words for; `_` is a space."""
    text, found = statements(marked)
    named = [
        Named(Span(text.index(word), text.index(word) + len(word)), kind, 0.9)
        for word, kind in ((word.replace("_", " "), kind) for word, kind in names.items())
    ]
    who = cast(text, found, load_tables(), sorted(named, key=lambda one: one.span))
    return [None if one.figure is None else who.figures[one.figure].name for one in who.speakers]


def test_a_person_whom_only_the_tagger_knows_can_be_meant() -> None:
    """A given name that no list has is a person's where the tagger says so, and *she* can mean her."""
    marked = "Rakeyia Quist ran to the boat. {1:She} [1:said] <1:so>."

    assert speakers(marked) == [None]
    assert speakers(marked, Rakeyia_Quist=NameKind.PERSON) == ["Rakeyia Quist"]


def test_a_surname_is_known_from_elsewhere() -> None:
    """A surname that the tagger overlooks is the person's whom it has seen under it."""
    marked = "{1:Quist} [1:said] <1:no>. Rakeyia Quist rowed. {2:She} [2:said] <2:so>."

    assert speakers(marked, Rakeyia_Quist=NameKind.PERSON) == ["Rakeyia Quist"] * 2


@pytest.mark.parametrize(
    ("marked", "names", "expected"),
    [
        pytest.param(
            "A poll came. {1:Poll} [1:said] <1:so>.", {"A": NameKind.OTHER}, None, id="a word that is common here"
        ),
        pytest.param(
            "He met the crew of Windy Ridge, {1:who} [1:said] <1:so>.",
            {"Windy_Ridge": NameKind.PLACE},
            None,
            id="a place does not speak",
        ),
        pytest.param(
            "Derelict Quist slept. {1:Quist} [1:said] <1:so>.",
            {"Quist": NameKind.PERSON},
            "Quist",
            id="a sentence's capital",
        ),
        pytest.param("{1:Quist} [1:said] <1:so>.", {"Quist": NameKind.PERSON}, "Quist", id="a surname alone"),
        pytest.param("{1:Zalph} [1:said] <1:so>.", {"Zalph": NameKind.ORGANISATION}, "Zalph", id="a body"),
        pytest.param(
            "{1:Mayor Quist} [1:said] <1:so>.", {"Quist": NameKind.PLACE}, "Quist", id="a title outweighs the tagger"
        ),
    ],
)
def test_decides_who_bears_a_name(marked: str, names: dict[str, NameKind], expected: str | None) -> None:
    """The tagger tells persons from other capitals; titles and lists outweigh it."""
    assert speakers(marked, **names) == [expected]


@pytest.mark.parametrize(("probability", "names"), [(0.7, []), (0.9, ["Zalph"])])
def test_one_word_is_a_person_only_where_the_tagger_is_sure(probability: float, names: list[str]) -> None:
    """A tagger in doubt makes nobody of a word that has nothing but a capital: towns and brands look the same to it."""
    text, found = statements("The spirit of Zalph was there. {1:Nell Quist} [1:said] <1:Zalph is here>.")
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in ("Zalph", "Nell Quist")]
    named = [Named(spans[0], NameKind.PERSON, probability), Named(spans[1], NameKind.PERSON, 0.9)]

    assert [one.name for one in cast(text, found, load_tables(), named).figures] == ["Nell Quist", *names]


def test_a_name_in_a_heading_is_cut_out_of_its_capitals() -> None:
    """*Hillary Quist Goes* is Hillary Quist, so that *Quist* is she."""
    marked = "Hillary Quist Goes After Harbour Boss Again.\n\n{1:Quist} [1:said] <1:so>."

    assert speakers(marked, Hillary_Quist=NameKind.PERSON) == ["Hillary Quist"]
