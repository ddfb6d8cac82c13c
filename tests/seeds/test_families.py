"""Families on the seed corpus, against what a reader finds: `python -m tests.seeds.families` prints the figures."""

import pytest

from service.model.family import Relation
from tests.seeds.families import Pair, Score, found, match, pairs, score

WORDS = (Relation.VERBATIM, Relation.SHORTENED, Relation.ALTERED)


@pytest.fixture(scope="module")
def got() -> Score:
    """The score of this build."""
    return score(found())


def test_the_same_words_all_meet(got: Score) -> None:
    """Verbatim, shortened and altered ones are all found, and the seeds hold at least twelve."""
    assert [pair for pair in got.missed if pair.relation in WORDS] == []
    assert len({pair.utterance for pair in pairs() if pair.relation in WORDS}) >= 12


def test_other_words_meet_mostly(got: Score) -> None:
    """Six in ten paraphrases are found."""
    assert got.share(Relation.PARAPHRASE) >= 0.6


def test_no_two_utterances_meet(got: Score) -> None:
    """Nothing is joined that a reader keeps apart: K22 and K71, claims and denials, one speaker on one subject."""
    assert got.false == []


@pytest.mark.parametrize("pair", [pair for pair in pairs() if pair.relation in WORDS], ids=str)
def test_relations_are_those_that_a_reader_sees(pair: Pair) -> None:
    """Each pair stands to each other as a reader says."""
    found = match(pair)

    assert found is not None
    assert found.relation is pair.relation
