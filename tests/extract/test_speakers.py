"""The phrase that the rules take for the speaker."""

import pytest

from service.extract.rules import by_rules
from service.extract.typography import typography
from tests.extract.english import ENGLISH


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A witness who did not want to be named said that it fell.", "A witness who did not want to be named"),
        ("“It fell,” a witness who did not want to be named said.", "a witness who did not want to be named"),
        ("The woman who was injured said it fell.", "The woman who was injured"),
    ],
)
def test_a_relative_clause_belongs_to_whom_it_describes(text: str, speaker: str) -> None:
    """Its participle before the cue is nobody's name."""
    (found,) = by_rules(typography(text), ENGLISH.lexicon).attributions

    assert found.speaker is not None
    assert found.speaker.of(text) == speaker
