"""Speakers named before a colon, in headlines and transcripts, and behind a dash."""

import pytest

from service.extract.extract import extract
from service.extract.signatures import signed
from service.extract.typography import typography
from tests.extract.english import ENGLISH
from tests.marked import mark_all, numbered, unmark_all


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("{1:Pentagon}[1::] <1:US in talks on closing havens>", id="headline"),
        pytest.param("<1:US in talks on closing havens>[1::] {1:Pentagon}", id="headline, speaker last"),
        pytest.param("{1:Ann Lee}[1::] ‘<1:It works>’", id="headline, single marks"),
        pytest.param("{1:Lee} [1:says] <1:plan works>", id="headline with a verb"),
        pytest.param("<1:Plan works well in the north>, [1:says] {1:Ann Lee}", id="headline, inverted"),
        pytest.param("They met.\n{1:Lee}[1::] “<1:It works.>”", id="label before a quotation"),
        pytest.param(
            "{1:MR LEE}[1::] <1:Good morning.>\n{2:Q}[2::] <2:Does it work?>\n{3:MR LEE}[3::] <3:It does.>",
            id="official transcript",
        ),
        pytest.param(
            "{1:Ann Lee}[1::] (00:58)\\<1>".replace("\\<1>", " <1:Good morning.>")
            + "\n{2:Raj Roy}[2::] (01:10) <2:Yes.>",
            id="time stamps",
        ),
        pytest.param(
            "\\[15:30:00\\] {1:ANN LEE, DEFENSE SECRETARY}[1::] <1:It works.>\n<1:We tried.>\n{2:QUESTION}[2::] <2:When?>",
            id="a turn of two paragraphs",
        ),
        pytest.param(
            "“{1:MR LEE}[1::] <1:Good morning.>\n“{2:Q}[2::] <2:Does it work?>\n“{3:MR LEE}[3::] <3:It does.>”",
            id="quoted as a whole",
        ),
        pytest.param(
            "{1:VENN}[1::] <1:Does the dam hold?>\n{2:ORLO}[2::] <2:It does.>\n{3:VENN}[3::] <3:Thank you.>\n"
            "{4:ORLO}[4::] <4:Not at all.>",
            id="surnames in capitals that come back",
        ),
    ],
)
def test_reads_labels(marked: str) -> None:
    """The label is the speaker, the colon the cue, the rest the content."""
    text, _ = unmark_all(marked)
    found = [one for one in extract(text, ENGLISH) if one.within is None]

    assert mark_all(text, numbered(found)) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Exclusive: plan for the north works",
        "Watch: the bridge falls",
        "They met at noon.\nVotes so far: 2,316.\nClosed: the north gate.",
        "WASHINGTON: The bridge fell on Monday.",
        "The dam was opened.\nTURBULENCE:Rougher waters below the weir\nREWIND:How it was lost\nContributing: Orla Venn",
    ],
)
def test_leaves_other_colons(text: str) -> None:
    """Kickers, lists and datelines name no speaker."""
    assert extract(text, ENGLISH) == []


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“<1:It works for us.>” [1:―] {1:Ann Lee}", id="a bar"),
        pytest.param('"<1:It works for us!>" [1:--] {1:Ann Lee}.', id="hyphens and a stop"),
        pytest.param(
            "”<1:It ‘works’ for us.>”[1:—]{1:Raj Roy, teacher in York}", id="a mark that is turned, an office"
        ),
        pytest.param(
            "Ann Lee asked around.\n“<1:It works for us.>” [1:–] {1:Raj Roy}\n“<2:It does not work for me.>” [2:–] {2:Zoë Day}",
            id="several in a row",
        ),
    ],
)
def test_reads_signatures(marked: str) -> None:
    """The name behind the dash is the speaker, not the next or the one before, and the dash is the cue."""
    text, _ = unmark_all(marked)

    assert mark_all(text, numbered(extract(text, ENGLISH))) == marked


def test_a_signed_quotation_may_quote() -> None:
    """The marks within open and close, so that it is still one quotation."""
    text = "“I would live in what they call “hell” before this.” ― Ann Lee"

    [one] = signed(text, typography(text).paragraphs, ENGLISH.lexicon).values()

    assert [piece.of(text) for piece in one.content] == ["I would live in what they call “hell” before this."]
    assert one.speaker is not None
    assert one.speaker.of(text) == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "“The Long Way Round” — Ann Lee",
        "“It works for us.” — a long way from where they began",
        "“It works for us,” she said. “It did at once.” — Ann Lee",
    ],
)
def test_leaves_other_dashes(text: str) -> None:
    """Titles and asides name no speaker."""
    page = typography(text)

    assert signed(text, page.paragraphs, ENGLISH.lexicon) == {}
