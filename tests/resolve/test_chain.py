"""Statements of one occasion that the narrator names later. The report is of Tuesday, 10 August 2021."""

import pytest
from msgspec import structs

from service.model.attribution import Kind
from service.resolve.cast import cast
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.resolve.statements import DAY, no_zones, said, statements


def evidence(marked: str, occasions: dict[int, str]) -> list[str | None]:
    """What dates each statement of a marked text; the occasion is given by the statement's place."""
    text, plain = statements(marked)
    found = [structs.replace(one, occasion=occasions.get(place)) for place, one in enumerate(plain)]
    who = cast(text, found, load_tables())
    return [one.said.evidence for one in said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)]


@pytest.mark.parametrize(
    ("place", "occasion", "expected"),
    [
        pytest.param("during a news conference in Hull", "news conference", "on Monday", id="a-news-conference"),
        pytest.param("in an interview", "interview", "on Monday", id="an-interview"),
        pytest.param("in his remarks", "remarks", "on Monday", id="his-remarks"),
        pytest.param("in remarks from Hull", "remarks", "on Monday", id="remarks"),
        pytest.param("in remarks from 2012", "remarks", None, id="remarks-of-a-year"),
        pytest.param("in tweets", "tweet", None, id="tweets"),
        pytest.param("in an earlier interview", "interview", None, id="an-earlier-one"),
        pytest.param("in a separate interview", "interview", None, id="a-separate-one"),
        pytest.param("in a tweet", "tweet", None, id="a-tweet"),
        pytest.param("in his book", "book", None, id="his-book"),
    ],
)
def test_a_statement_may_tell_closer_where_the_one_before_was_made(
    place: str, occasion: str, expected: str | None
) -> None:
    """Behind its verb stands the occasion of the day, but for what has a day of its own."""
    marked = f"{{1:Lee}} [1:said] on Monday <1:so>.\n\n“<2:No,>” {{2:Lee}} [2:said] {place}."

    assert evidence(marked, {1: occasion}) == ["on Monday", expected]


@pytest.mark.parametrize(
    ("place", "occasion", "expected"),
    [
        pytest.param("During his speech", "speech", "on Monday", id="his-speech"),
        pytest.param("In his statement", "statement", "on Monday", id="his-statement"),
        pytest.param("During his first speech", "speech", None, id="his-first-speech"),
        pytest.param("During a speech", "speech", None, id="a-speech"),
        pytest.param("For his speech", "speech", None, id="for-it"),
        pytest.param("In his maiden speech", "speech", None, id="his-maiden-speech"),
        pytest.param("In his speech, Roy was cheered", "speech", None, id="somebody-else-was-cheered"),
        pytest.param("In his speech as a young man", "speech", None, id="as-a-young-man"),
    ],
)
def test_what_opens_a_sentence_may_tell_closer(place: str, occasion: str, expected: str | None) -> None:
    """*During his speech, Lee also said* goes on from what he said that day."""
    marked = f"{{1:Lee}} [1:said] on Monday <1:so>.\n\n{place}, {{2:Lee}} [2:said] <2:no>."

    assert evidence(marked, {1: occasion}) == ["on Monday", expected]


@pytest.mark.parametrize(
    ("marked", "occasions"),
    [
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>."
            + "\n\nIt rained." * 2
            + "\n\n“<2:No,>” {2:Lee} [2:said] in an interview.",
            {1: "interview"},
            id="too-far-off",
        ),
        pytest.param(
            "{1:Lee} [1:said] on Monday <1:so>.\n\n“<2:No,>” {2:Roy} [2:said] in an interview.",
            {1: "interview"},
            id="by-somebody-else",
        ),
        pytest.param(
            "{1:Lee} [1:said] at a rally on Monday <1:so>.\n\n“<2:No,>” {2:Lee} [2:said] in an interview.",
            {0: "rally", 1: "interview"},
            id="of-another-occasion",
        ),
        pytest.param(
            "{1:Lee} [1:said] in May <1:so>.\n\n“<2:No,>” {2:Lee} [2:said] in an interview.",
            {1: "interview"},
            id="of-a-month",
        ),
    ],
)
def test_another_occasion_has_not_its_day(marked: str, occasions: dict[int, str]) -> None:
    """Nothing is carried on to it."""
    assert evidence(marked, occasions)[-1] is None


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("The mayor spoke at a joint news conference with Raj Roy.", "on Monday"),
        ("The mayor spoke at a news conference about Raj Roy.", None),
        ("The mayor spoke at a joint news conference with Kim Poe.", None),
    ],
)
def test_two_at_a_joint_appearance_speak_on_one_day(scene: str, expected: str | None) -> None:
    """Only who is told of as appearing there."""
    marked = f"{{1:Ann Lee}} [1:said] on Monday <1:so>. Raj Roy came.\n\n{scene}\n\n“<2:No,>” {{2:Roy}} [2:said]."

    assert said(marked)[1].evidence == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("Ann Lee was honoured on Monday. {1:Lee} [1:said] <1:so>.", "on Monday", id="at-an-event"),
        pytest.param("Ann Lee was indicted on Monday. {1:Lee} [1:admitted] <1:so>.", None, id="indicted"),
        pytest.param("On Monday Ann Lee was arrested. {1:Lee} [1:said] <1:so>.", None, id="arrested"),
        pytest.param(
            "Ann Lee spoke on Monday, when Roy was arrested. {1:Lee} [1:said] <1:so>.", "on Monday", id="spoke"
        ),
        pytest.param("It came three days after {1:Lee} [1:said] on Monday <1:so>.", "on Monday", id="its-own-day"),
    ],
)
def test_what_was_done_to_somebody_sets_no_scene(marked: str, expected: str | None) -> None:
    """Who is indicted need not have spoken that day."""
    assert said(marked)[0].evidence == expected


def test_what_something_else_came_after_is_of_another_day() -> None:
    """*Three days after she said so* counts from her day; it has not that of what is told."""
    marked = "{1:Ann Lee} [1:said] on Monday <1:so>. It came three days after {2:she} [2:said] <2:no>."

    assert said(marked)[1].evidence is None


@pytest.mark.parametrize(
    ("follows", "expected"),
    [
        ("{2:Lee} [2:told] me last fall <2:no>", None),
        ("{2:Lee} [2:said] two years ago <2:no>", None),
        ("{2:Lee} [2:wrote] in a long opinion <2:no>", None),
        ("{2:Lee} [2:wrote] in the opinion <2:no>", "on Monday"),
        ("{2:Lee} [2:said] of last fall <2:no>", "on Monday"),
        ("Of a June 3 interview:\n\n{2:Lee} [2:said] <2:no>", None),
        ("Of an interview:\n\n{2:Lee} [2:said] <2:no>", "on Monday"),
    ],
    ids=["season", "years", "an-opinion", "the-opinion", "of-a-season", "led-to-by-a-day", "led-to"],
)
def test_another_time_or_paper_parts_two_statements(follows: str, expected: str | None) -> None:
    """A season, years ago, a paper of its own, a day in the line that leads to it."""
    assert said(f"{{1:Lee}} [1:said] on Monday <1:so>.\n\n{follows}.")[1].evidence == expected


@pytest.mark.parametrize(
    ("follows", "expected"),
    [
        ("At the time, {2:Lee} [2:said] <2:no>", None),
        ("At the fair, {2:Lee} [2:said] <2:no>", "on Monday"),
        ("At the end of May, {2:Lee} [2:said] <2:no>", "At the end of May"),
        ("It rained. Two days later, {2:Lee} [2:said] <2:no>", None),
    ],
    ids=["at-the-time", "at-a-place", "at-the-end-of-a-month", "days-later-than-nothing-near"],
)
def test_what_opens_a_sentence_may_be_another_time(follows: str, expected: str | None) -> None:
    """Another scene has no day, or its own; days are counted from one that is near."""
    assert said(f"{{1:Lee}} [1:said] on Monday <1:so>.\n\nIt blew.\n\n{follows}.")[1].evidence == expected


@pytest.mark.parametrize(("kind", "expected"), [(Kind.INDIRECT, None), (Kind.DIRECT, "on Monday")])
def test_what_is_told_in_brackets_may_be_of_any_time(kind: Kind, expected: str | None) -> None:
    """But for a quotation."""
    text, plain = statements("{1:Lee} [1:said] on Monday <1:so>. It rained. ({2:Lee} [2:announced] <2:it> on leaving.)")
    found = [plain[0], structs.replace(plain[1], kind=kind)]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[1].said.evidence == expected


@pytest.mark.parametrize(
    ("scene", "expected"),
    [("Roy was seen at his inn on Monday.", None), ("He was seen at the inn on Monday.", "on Monday")],
)
def test_a_pronoun_behind_another_name_is_not_of_the_speaker(scene: str, expected: str | None) -> None:
    """The scene is somebody else's."""
    marked = f"{{1:Raj Roy}} [1:says] <1:so>. {{2:Tom Lee}} [2:says] <2:it>. {scene} {{3:Lee}} [3:said] <3:yes>."

    assert said(marked)[2].evidence == expected


@pytest.mark.parametrize(
    ("defender", "expected"), [("Mayor Raj Roy", None), ("Mayor Lee", "on Monday")], ids=["another", "the-speaker"]
)
def test_what_another_did_then_is_no_scene(defender: str, expected: str | None) -> None:
    """The time is that of a relative clause about somebody else's act."""
    scene = f"The board has turned on the tunnel that {defender} felt compelled to defend at a fair on Monday."

    assert said(f"{{1:Lee}} [1:called] it <1:unsafe>. {scene} {{2:Lee}} [2:added] <2:no>.")[1].evidence == expected
