"""What an attribution says beside its spans: kind, lemma, stance, addressee, occasion, nesting, confidence."""

import pytest

from service.extract.extract import extract
from service.model.attribution import Attribution, Kind, Stance
from service.model.span import Span
from tests.extract.english import ENGLISH


def only(text: str) -> Attribution:
    """The one attribution of a text."""
    (found,) = extract(text, ENGLISH)
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It works,” Lee said. “Try it.”", Kind.DIRECT),
        ("Lee said that “it works.”", Kind.DIRECT),
        ("Lee said that the plan “works” for them.", Kind.MIXED),
        ("Lee said that it works.", Kind.INDIRECT),
        ("Lee says ‘it works’ for them", Kind.MIXED),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    """Direct where every word is quoted, indirect where none is."""
    assert only(text).kind is kind


@pytest.mark.parametrize(
    ("text", "lemma", "stance"),
    [
        ("“It works,” says Lee.", "say", Stance.NEUTRAL),
        ("Lee has told them that it works.", "tell", Stance.NEUTRAL),
        ("Lee pointed out that it works.", "point out", Stance.NEUTRAL),
        ("Kabul claims that it works.", "claim", Stance.CLAIM),
        ("Lee denied the charge.", "deny", Stance.DENIAL),
        ("“Does it work?” asked Lee.", "ask", Stance.QUESTION),
        ("Lee called for an end to the strike.", "call for", Stance.DEMAND),
        ("Lee vowed to rebuild the bridge.", "vow", Stance.PROMISE),
        ("Lee warned that it fails.", "warn", Stance.WARNING),
        ("Lee praised the crew for its courage.", "praise", Stance.PRAISE),
        ("Lee criticised the plan.", "criticise", Stance.CRITICISM),
        ("According to Lee, it works.", "according to", Stance.NEUTRAL),
        ("Lee: “It works.”", None, None),
    ],
)
def test_lemma_and_stance(text: str, lemma: str | None, stance: Stance | None) -> None:
    """The cue's dictionary form and what it says of the saying; a colon has neither."""
    found = only(text)

    assert (found.lemma, found.stance) == (lemma, stance)


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("“It works,” Lee told reporters at a news conference.", "reporters"),
        ("Lee told the BBC that it works.", "the BBC"),
        ("Lee told him it works.", "him"),
        ("Lee said to the crowd that it works.", "the crowd"),
        ("Lee assured the members of the union that it works.", "the members of the union"),
        ("Lee said that it works.", None),
        ("“It works,” Lee told the House of Commons.", "the House of Commons"),
        ("“It works,” Lee told the BBC’s Today programme.", "the BBC’s Today programme"),
        ("“It works,” Lee said in an interview with the BBC.", "the BBC"),
        ("“It works,” Lee said in an interview on Monday with Sally Lockwood.", "Sally Lockwood"),
        ("“It works,” Lee told Reuters in an interview with the BBC.", "Reuters"),
        ("“It works,” Lee wrote in a letter to the prime minister.", "the prime minister"),
        ("“It works,” Lee said in testimony before the committee.", "the committee"),
        ("Speaking to reporters in Hull, Lee said that it works.", "reporters"),
        ("Addressing the nation on Monday, Lee said that it works.", "the nation"),
        ("Addressing a press conference in Hull, Lee said that it works.", "a press conference"),
        ("Addressing a press conference along with Roy, Lee said that it works.", "a press conference"),
        ("“It works,” Lee said in an interview in Hull.", None),
        ("“I am speaking to reporters,” Lee said.", None),
    ],
)
def test_addressee(text: str, addressee: str | None) -> None:
    """The one spoken to."""
    found = only(text).addressee

    assert (found and found.of(text)) == addressee


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("“It works,” Lee told reporters at a press conference.", "news conference"),
        ("“It works,” Lee said in a written statement.", "statement"),
        ("In an interview on Monday, Lee said that it works.", "interview"),
        ("“It works,” Lee tweeted.", "tweet"),
        ("“It works,” Lee wrote on Facebook.", "post"),
        ("“It works,” Lee told a press conference on Monday.", "news conference"),
        ("“It works,” Lee told the meeting.", "meeting"),
        ("“It works,” Lee told reporters after the meeting.", None),
        ("Addressing a press conference in Hull, Lee said that it works.", "news conference"),
        ("“It works,” Kirby said in a readout.", "readout"),
        ("“It works,” Lee wrote on X.", "post"),
        ("“It works,” Lee posted on Truth Social.", "post"),
        ("“It works,” Lee said in testimony before the committee.", "testimony"),
        ("“It works,” Lee said in a letter to the mayor.", "letter"),
        ("“It works,” Lee said in a telephone call with Roy.", "phone call"),
        ("“It works,” Lee said on an earnings call with analysts.", "earnings call"),
        ("“It works,” Lee said in a press note.", "statement"),
        ("“It works,” the judge wrote in the verdict.", "court ruling"),
        ("“It works,” Lee said in Parliament.", "parliament"),
        ("“It works,” Lee said in a sermon.", "sermon"),
        ("Lee said that the interview was short.", None),
        ("“It was in an interview,” Lee said.", None),
    ],
)
def test_occasion(text: str, occasion: str | None) -> None:
    """What the narrator calls it; what the speaker speaks of does not count."""
    assert only(text).occasion == occasion


def test_a_statement_in_a_statement() -> None:
    """The outer one is Kirby's; the one that it reports says in which it lies."""
    text = "He said Austin told Bajwa that he wished them well."

    outer, inner = extract(text, ENGLISH)

    assert outer.content[0].of(text) == "Austin told Bajwa that he wished them well"
    assert (inner.within, inner.content[0].of(text)) == (0, "he wished them well")
    assert inner.speaker == Span(8, 14)


def test_a_statement_before_the_cue_of_another() -> None:
    """*Austin had warned them, Kirby said*: the last one said it all."""
    text = "Austin had warned them that it fails, Kirby said."

    outer, inner = extract(text, ENGLISH)

    assert (outer.within, inner.within) == (None, 0)
    assert outer.speaker == Span(38, 43)


def test_a_statement_in_a_quotation() -> None:
    """What the quoted one says that others said."""
    text = "“We met, and the mayor said that it works,” Lee told them."

    outer, inner = extract(text, ENGLISH)

    assert (inner.within, inner.content[0].of(text)) == (0, "it works")
    assert outer.kind is inner.kind is Kind.DIRECT


def test_own_words_in_a_quotation_are_no_second_statement() -> None:
    """*I said* within one's own words is not another's statement."""
    assert only("“I said that it works,” Lee told them.").within is None


def test_confidence_falls_with_the_construction() -> None:
    """A quotation with its cue is surer than a clause, a clause surer than a quotation alone."""
    texts = (
        "“It works,” Lee said.",
        "Lee said it works.",
        "Lee criticised the plan.",
        "The board had a plan of “help for all who live in the north”.",
    )

    given = [only(text).confidence for text in texts]

    assert given == sorted(given, reverse=True)
    assert all(0 < one < 1 for one in given)
