"""What the tagger is told of an annotated article."""

from itertools import pairwise

import pytest

from service.extract.labelling import NameTag, Tag, follows, may_begin
from service.extract.packaged import FOLDER
from service.extract.wordpieces import WordPieces
from tests.extract.english import ENGLISH
from training.articles import Article, Gold, Token
from training.examples import UNKNOWN, Example, example

TEXT = "It works, Ann said, for us. Bob hopes it rains."
GOLD = [
    Gold(source=[(10, 13)], cue=[(14, 18)], content=[(0, 26)], speech=True),
    Gold(source=[(28, 31)], cue=[(32, 37)], content=[(38, 46)], speech=False),
]
WORDS = WordPieces((FOLDER / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
PIECES = ["It", "works", ",", "Ann", "said", ",", "for", "us", ".", "Bob", "hopes", "it", "rains", "."]


def told(*tokens: Token) -> Example:
    """The article, with or without its tokens."""
    return example(Article("a", TEXT, GOLD), tokens, WORDS, ENGLISH.lexicon)


def test_a_content_around_its_cue_is_two_runs() -> None:
    """Each with its first and last piece, and both linked to the same attribution."""
    found = told()

    assert [Tag(tag) for tag in found.tags[: PIECES.index("us") + 1]] == [
        *(Tag.CONTENT, Tag.IN_CONTENT, Tag.ENDS_CONTENT),
        *(Tag.SPEAKER, Tag.CUE),
        *(Tag.CONTENT, Tag.IN_CONTENT, Tag.ENDS_CONTENT),
    ]
    assert {int(found.content_of[PIECES.index(word)]) for word in ("works", "us")} == {0}


def test_a_wish_is_a_thought() -> None:
    """Attributed, but not said."""
    assert told().tags[PIECES.index("rains")] == Tag.ENDS_THOUGHT


def test_tags_follow_one_another() -> None:
    """Whatever was cut in two."""
    tags = [Tag(tag) for tag in told().tags]

    assert may_begin(tags[0])
    assert all(follows(before, after) for before, after in pairwise(tags))


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        pytest.param((), UNKNOWN, id="no tokens at hand"),
        pytest.param((Token(10, 13, "NNP", "PERSON"),), NameTag.PERSON, id="a person"),
        pytest.param((Token(28, 31, "NNP", "PERSON"),), NameTag.OUTSIDE, id="no name"),
    ],
)
def test_an_article_without_tokens_teaches_nothing_about_names(tokens: tuple[Token, ...], expected: int) -> None:
    """It does not say that there are none."""
    assert told(*tokens).names[PIECES.index("Ann")] == expected
