"""Whether the act of a cue happened, as the words before it tell."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.extract import extract
from service.extract.polarity import Act, is_negated
from service.model.attribution import Stance
from service.model.span import Span
from tests.extract.english import ENGLISH

WORDS = ENGLISH.lexicon.words


def negated(marked: str) -> bool:
    """Of a text with the speaker in braces and the cue's verb in brackets; a noun is marked *n:*, a past form *p:*."""
    text, spans, kind = "", dict[str, Span](), ""
    for piece in re.split(r"(\{[^}]*\}|\[[^]]*\])", marked):
        bare = piece.strip("{}[]") if piece[:1] in ("{", "[") else piece
        if piece.startswith(("[n:", "[p:")):
            kind, bare = piece[1], bare[2:]
        if piece[:1] in ("{", "["):
            spans[piece[0]] = Span(len(text), len(text) + len(bare))
        text += bare
    verb = spans["["]
    return is_negated(text, Act(verb, verb.end, spans.get("{"), noun=kind == "n", past=kind == "p"), WORDS)


@pytest.mark.parametrize(
    "marked",
    [
        "{Lee} never [claimed] that it works.",
        "{Lee} did not [say] whether it works.",
        "{Lee} didn’t immediately [comment] on it.",
        "{Lee} did not publicly [say] so.",
        "{Lee} wouldn't [confirm] it.",
        "{Lee} has yet to [explain] why.",
        "{Lee} has not yet publicly [p:said] why.",
        "{Lee} declined to [comment on] the report.",
        "{Lee} has steadfastly refused to [disclose] it.",
        "{Lee} failed to [mention] the flood.",
        "{Lee} declined later to [state] why.",
        "{Lee} hesitated to [say] that it works.",
        "{Lee} was unable to [say] how many there were.",
        "{Lee} is not going to [say] why.",
        "{Lee} was not expected to [announce] the deal.",
        "{Lee} did not so much as [mention] it.",
        "{Lee} would not go so far as to [say] that it fails.",
        "{Lee} stopped short of [calling] it a failure.",
        "{Lee} avoided [saying] whether it works.",
        "{Lee} refrained from [saying] whether it works.",
        "{Lee} no longer [claims] that it works.",
        "{Lee} did not, however, [say] why.",
        "{Lee} never in fact [p:said] so.",
        "{Lee} did not, in fact, [say] so.",
        "{Lee} would not confirm or [deny] it.",
        "{Lee} could neither [confirm] nor deny it.",
        "{The ministry neither} [confirmed] nor denied it.",
        "{Lee} [p:said] nothing about the flood.",
        "{Lee} wrote to them without [acknowledging] that it fails.",
        "{Lee} made no [n:mention] of it.",
        "{No one} has [disputed] that.",
        "{Nobody} [p:asked] him.",
        "{Nothing in the report} [says] so.",
        "{Not one of them} [p:said] so.",
        "Not even {the mayor} [p:said] so.",
        "{No officials} [confirmed] it.",
        "{No Republican senator} [p:said] so.",
        "{None of the officials} [p:said] so.",
        "While no {Republicans} have [asserted] it.",
        "{Neither Lee nor Fox} [p:said] that it works.",
        "Nor did {Lee} [say] that it works.",
        "Not once did {Lee} [say] that it works.",
        "At no point did {Lee} [say] that it works.",
        "Why has {he} not [p:said] whether it works?",
        "“I never [p:said] that it works.",
        "not [said]",
    ],
)
def test_no(marked: str) -> None:
    """What was not said."""
    assert negated(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{Lee} [p:said] that it does not work.",
        "[p:Said] {Lee}: it does not work.",
        "{Lee} not only [p:said] that it works, he showed it.",
        "{Lee} did not just [say] that it works.",
        "{Lee} did not so much [say] as shout it.",
        "{Lee} did not have to [say] so.",
        "{Lee} has never refused to [say] so.",
        "{Lee} never failed to [mention] it.",
        "{Lee} did not hesitate to [say] so.",
        "{Lee} did not stop short of [saying] so.",
        "{Lee} never stops [saying] so.",
        "{Lee} could not help but [say] so.",
        "{Lee} did not [say] until Monday that it works.",
        "{Lee} would not [say] more than that it works.",
        "{Lee} should not have [p:said] that it works.",
        "Had {Lee} not [p:said] so, it would fail.",
        "If {Lee} had not [p:said] so, it would fail.",
        "Did {Lee} not [say] that it works?",
        "{Lee} more often than not [says] so.",
        "{Lee} not surprisingly [p:said] so.",
        "Those {who} did not [p:said] that it works.",
        "{Senators} who voted no [p:said] that it works.",
        "It goes without [saying] that it works.",
        "{Lee} did not leave without [saying] so.",
        "{Lee} said nothing in the plan would [work].",
        "{No 10} [p:said] that it works.",
        "{No. 2 at the ministry} [p:said] that it works.",
        "{No Labels} [p:said] that it works.",
        "{No fewer than five officials} [p:said] that it works.",
        "{None other than Lee} [p:said] so.",
        "{No shortage of critics} [say] so.",
        "{None of those who} [p:said] so came.",
        "At the casino, {he} [p:said], the men lost.",
        "The answer was no. {He} [p:said] so.",
        "The answer is no, {she} [p:said].",
        "He was the donor {she} [p:said] she had met.",
        "{The agency, not the ministry,} [p:said] that it works.",
        "Lee was not there, and {Fox} [p:said] that it works.",
        "It was not what {Lee} [p:said].",
        "Had it not been for {Lee}, he [p:said], it would fail.",
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
        ("The ministry neither confirmed nor denied that it works.", Stance.NEGATED),
        ("The company declined later to state when it would fly.", Stance.NEGATED),
        ("Police drove him to Reno. They said that it works.", Stance.NEUTRAL),
        ("The council voted no. Lee said that it works.", Stance.NEUTRAL),
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
        act = Act(Span(start, end), data.draw(ends), Span(begin, stop), noun=data.draw(st.booleans()))
        is_negated(text, act, WORDS)
