"""Families on the seed corpus, against what a reader finds: `python -m tests.seeds.families` prints the figures."""

import pytest

from service.db.pool import connect
from service.model.family import Relation
from service.relate.words import normal
from tests.seeds.families import Pair, Score, contents, found, match, pairs, score

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


async def test_the_loader_joins_what_a_reader_joins(seeded_url: str) -> None:
    """On record too nothing is joined falsely, and nine in ten of the same words meet whose contents were found."""
    db = await connect(seeded_url)
    rows = await db.fetch(
        "SELECT a.title, q.text, r.family_key FROM quotes q JOIN articles a ON a.key = q.article_key "
        "JOIN renderings r ON r.key = q.rendering_key"
    )
    await db.close()
    on_record = {(row["title"], normal(row["text"])): row["family_key"] for row in rows}
    placed = {name: on_record.get(key, -1) for name, key in contents().items()}
    groups = [{name for name, key in placed.items() if key == family} for family in set(on_record.values()) - {None}]

    got = score(groups)
    wanted = [pair for pair in pairs() if pair.relation in WORDS and -1 not in (placed[pair.one], placed[pair.other])]

    assert got.false == []
    assert len([pair for pair in wanted if pair in got.found]) >= 0.9 * len(wanted), [
        pair for pair in wanted if pair not in got.found
    ]


@pytest.mark.parametrize("pair", [pair for pair in pairs() if pair.relation in WORDS], ids=str)
def test_relations_are_those_that_a_reader_sees(pair: Pair) -> None:
    """Each pair stands to each other as a reader says."""
    found = match(pair)

    assert found is not None
    assert found.relation is pair.relation
