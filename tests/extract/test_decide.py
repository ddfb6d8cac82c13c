"""Deciding, on statements of the tagger's written by hand."""

from service.extract.decide import decide, weigh
from service.extract.rules import by_rules
from service.extract.tagged import TaggedStatement
from service.extract.typography import typography
from service.model.span import Span
from tests.extract.english import ENGLISH


def test_a_label_lies_in_no_sentence() -> None:
    """What the sentence before it calls the occasion is another statement's."""
    text = "Ann Lee spoke at a news conference.\n\nSue Fox: “It does not work at all.”"
    page = typography(text)
    tagged = TaggedStatement((span(text, "It does not work at all"),), span(text, ":"), span(text, "Sue Fox"), 1, 1, 1)

    (found,) = weigh(page, by_rules(page, ENGLISH.lexicon), [tagged], ENGLISH.lexicon)

    assert found.attribution.occasion is None


def test_a_quotation_with_its_cue_and_speaker_needs_no_tagger() -> None:
    """Signs alone tell it; what the rules alone take for an indirect statement is left out."""
    text = "“It does not work at all,” said Sue Fox. Ann Lee said that it worked."
    page = typography(text)
    ruled = by_rules(page, ENGLISH.lexicon)

    (found,) = decide(page, ruled, [], ENGLISH.lexicon, ENGLISH.calibration)

    assert len(ruled.attributions) == 2
    assert found.content == (span(text, "It does not work at all"),)


def test_who_passes_a_quotation_on_does_not_speak() -> None:
    """*According to* behind a verb and its subject tells only where the quotation comes from."""
    found = heard("“The dam is as sound as the day we built it,” Orla Venn said, according to the Tarn Gazette.")

    assert found == ("The dam is as sound as the day we built it", "said", "Orla Venn")


def test_who_alone_stands_behind_a_quotation_speaks() -> None:
    """No verb of saying has a subject here."""
    found = heard("“The dam is as sound as the day we built it,” according to the Tarn Gazette.")

    assert found == ("The dam is as sound as the day we built it", "according to", "the Tarn Gazette")


def heard(text: str) -> tuple[str | None, ...]:
    """What, by which words and by whom the only statement is, where the tagger takes *according to* for its cue."""
    page = typography(text)
    tagged = TaggedStatement(
        (span(text, text[1 : text.index("”")]),), span(text, "according to"), span(text, "the Tarn Gazette"), 1, 1, 1
    )

    (found,) = decide(page, by_rules(page, ENGLISH.lexicon), [tagged], ENGLISH.lexicon, ENGLISH.calibration)

    one = found.content[0], found.cue, found.speaker
    return tuple(None if piece is None else piece.of(text).rstrip(",") for piece in one)


def span(text: str, words: str) -> Span:
    """Where words stand."""
    return Span(text.index(words), text.index(words) + len(words))
