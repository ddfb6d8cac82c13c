"""Whether the act of a cue happened, as the words before it tell."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.extract import extract
from service.extract.polarity import is_negated
from service.model.attribution import Stance
from service.model.span import Span
from tests.extract.english import ENGLISH

WORDS = ENGLISH.lexicon.words


def negated(marked: str) -> bool:
    """Of a text with the speaker in braces and the cue's verb in brackets."""
    text, spans = "", dict[str, Span]()
    for piece in re.split(r"(\{[^}]*\}|\[[^]]*\])", marked):
        bare = piece.strip("{}[]") if piece[:1] in ("{", "[") else piece
        if bare != piece:
            spans[piece[0]] = Span(len(text), len(text) + len(bare))
        text += bare
    return is_negated(text, spans["["], spans.get("{"), WORDS)


@pytest.mark.parametrize(
    "marked",
    [
        "{Lee} never [claimed] that it works.",
        "{Lee} did not [say] whether it works.",
        "{Lee} didn’t immediately [comment] on it.",
        "{Lee} wouldn't [confirm] it.",
        "{Lee} has yet to [explain] why.",
        "{Lee} has not yet publicly [said] why.",
        "{Lee} declined to [comment on] the report.",
        "{Lee} has steadfastly refused to [disclose] it.",
        "{Lee} failed to [mention] the flood.",
        "{Lee} hesitated to [say] that it works.",
        "{Lee} was not expected to [announce] the deal.",
        "{Lee} wrote to them without [acknowledging] that it fails.",
        "{Lee} made no [mention] of it.",
        "{No one} has [disputed] that.",
        "{Nobody} [asked] him.",
        "{No officials} [confirmed] it.",
        "{None of the officials} [said] so.",
        "While no {Republicans} have [asserted] it.",
        "{Neither Lee nor Fox} [said] that it works.",
        "Nor did {Lee} [say] that it works.",
        "“I never [said] that it works.",
        "not [said]",
    ],
)
def test_no(marked: str) -> None:
    """What was not said."""
    assert negated(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{Lee} [said] that it does not work.",
        "[Said] {Lee}: it does not work.",
        "{Lee} not only [said] that it works, he showed it.",
        "{Lee} did not just [say] that it works.",
        "{Lee} has never refused to [say] so.",
        "{Lee} never failed to [mention] it.",
        "{Lee} did not hesitate to [say] so.",
        "{Lee} could not help but [say] so.",
        "{Lee} did not [say] until Monday that it works.",
        "{No 10} [said] that it works.",
        "{No. 2 at the ministry} [said] that it works.",
        "{No Labels} [said] that it works.",
        "{No fewer than five officials} [said] that it works.",
        "{The agency, not the ministry,} [said] that it works.",
        "Lee was not there, and {Fox} [said] that it works.",
        "It was not what {Lee} [said].",
        "Had it not been for {Lee}, he [said], it would fail.",
        "{Noah Lee} [denied] it.",
        "[said]",
    ],
)
def test_yes(marked: str) -> None:
    """What was said all the same."""
    assert not negated(marked)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lee said that it works.", Stance.NEUTRAL),
        ("Lee did not say whether it works.", Stance.NEGATED),
        ("Lee never claimed that it works.", Stance.NEGATED),
        ("Lee declined to say whether it works.", Stance.NEGATED),
        ("Lee refused to say whether it works.", Stance.NEGATED),
        ("Lee did not deny that it works.", Stance.NEGATED),
        ("Lee has never refused to say whether it works.", Stance.NEUTRAL),
        ("“It works,” said Lee, who did not say why.", Stance.NEUTRAL),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    """It stands where the cue's own stance would: a claim that was never made is no claim."""
    assert extract(text, ENGLISH)[0].stance is stance


@given(st.text(st.sampled_from("no never didn't to [yet] .,'“\n\u2028é"), max_size=40), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    """Any spans of any text are answered."""
    ends = st.integers(0, len(text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    begin, stop = sorted((data.draw(ends), data.draw(ends)))
    if start < end and begin < stop:
        is_negated(text, Span(start, end), Span(begin, stop), WORDS)
