"""How two renderings stand to each other; and those that only look alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.family import Relation, Rendering
from service.relate.relation import relation
from service.relate.wording import wording

DAY = date(2021, 8, 9)
SAID = "We will not accept a forceful takeover of Kabul by the Taliban."


def said(text: str = SAID, *, actor: str | None = "lee", until: date | None = DAY, **given: object) -> Rendering:
    """A rendering by Ann Lee, undated, of a report of the day."""
    return Rendering(wording=wording(text), actor=actor, person=actor in ("lee", "roy"), until=until, **given)  # type: ignore[arg-type]


def dated(day: int, text: str = SAID) -> Rendering:
    """A rendering of which the report gives the day."""
    return said(text, dated=True, since=date(2021, 8, day), until=date(2021, 8, day))


def found(one: Rendering, other: Rendering) -> Relation | None:
    """The relation of two renderings, the same both ways."""
    match = relation(one, other)
    assert match == relation(other, one)
    return match.relation if match else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("we will NOT accept a forceful takeover of Kabul by the Taliban", Relation.VERBATIM, id="marks"),
        pytest.param("accept a forceful takeover", Relation.SHORTENED, id="a fragment of four words"),
        pytest.param("We will not accept a takeover by the Taliban", Relation.SHORTENED, id="cut in the middle"),
        pytest.param("We shall not accept any forceful takeover of Kabul by Taliban", Relation.ALTERED, id="changed"),
        pytest.param("a forceful takeover", None, id="three words"),
        pytest.param("We will accept a forceful takeover of Kabul by the Taliban", None, id="the opposite"),
        pytest.param("We will not accept a forceful takeover of Herat by the Taliban", None, id="another name"),
        pytest.param("We will not talk about that", None, id="another sentence"),
    ],
)
def test_words_decide(text: str, expected: Relation | None) -> None:
    """With the same speaker on the same day."""
    assert found(said(), said(text)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(said(), said(actor="roy"), None, id="two persons"),
        pytest.param(said(), said(actor=None), Relation.VERBATIM, id="nobody knows who"),
        pytest.param(said(), said(actor="ministry"), Relation.VERBATIM, id="the body that one speaks for"),
        pytest.param(said(), said("accept a forceful takeover", actor="ministry"), None, id="a body and few words"),
        pytest.param(said(), said(actor="ministry", passed_on=True), None, id="what somebody else passes on"),
        pytest.param(said(), said(denied=True), None, id="a denial of it"),
        pytest.param(dated(9), dated(9), Relation.VERBATIM, id="one day"),
        pytest.param(dated(9), dated(8), None, id="two days"),
        pytest.param(dated(3), said(), Relation.VERBATIM, id="within the week before"),
        pytest.param(said(until=date(2021, 7, 20)), said(), Relation.VERBATIM, id="many words within a month"),
        pytest.param(
            said(until=date(2021, 7, 20)), said("accept a forceful takeover"), None, id="few words within a month"
        ),
        pytest.param(said(until=date(2021, 6, 1)), said(), None, id="months apart"),
        pytest.param(said(until=None), said(), Relation.VERBATIM, id="many words without a day"),
    ],
)
def test_speaker_and_day_must_agree(one: Rendering, other: Rendering, expected: Relation | None) -> None:
    """Or perhaps agree, where the words are many."""
    assert found(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "Our military mission will conclude on August 31.",
            "the military concluded that each mission to the coast must be reviewed by judges abroad",
            Relation.RELATED,
            id="may be",
        ),
        pytest.param(
            "The airport handled 5,183 passengers from January to June, a rise of 47%",
            "passengers numbered 1,659 and freight 3,524 tons from January to June, a rise of 47%",
            None,
            id="other figures",
        ),
        pytest.param(
            "I wish to improve the relationship of our countries and to build on shared interests",
            "he was interested in improving relationships with Pakistan and building upon shared interests",
            Relation.PARAPHRASE,
            id="in other words",
        ),
    ],
)
def test_an_indirect_rendering_has_the_sense(one: str, other: str, expected: Relation | None) -> None:
    """Names, numbers and stems that both have."""
    assert found(said(one), said(other, indirect=True)) is expected


def test_figures_that_differ_are_two_statements() -> None:
    """Casualties of one report are not those of another."""
    one = said("Pakistan suffered 70,000 casualties in the last 15 years of this war")

    assert found(one, said("Pakistan suffered 80,000 casualties in the last 15 years of this war")) is None


@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_any_two_texts_can_be_compared(one: str, other: str, indirect: bool) -> None:  # noqa: FBT001
    """And come out the same both ways."""
    found(said(one), said(other, indirect=indirect))
