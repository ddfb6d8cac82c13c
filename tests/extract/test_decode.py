"""From scores to statements, on scores written by hand."""

import numpy as np
import pytest

from service.extract.decode import decode, shared_out, spans
from service.extract.labelling import NameTag, Tag
from service.extract.tagger import WIDTH, Answer, Link, View
from service.extract.viterbi import allowed
from service.extract.windows import Window

MOVES = allowed(np.zeros((len(Tag), len(Tag)), np.float32))
SURE = 20.0  #: a score that leaves nothing to others
LETTERS = {
    "s": Tag.SPEAKER,
    "S": Tag.IN_SPEAKER,
    "q": Tag.CUE,
    "c": Tag.CONTENT,
    "C": Tag.IN_CONTENT,
    "E": Tag.ENDS_CONTENT,
    "t": Tag.THOUGHT,
    ".": Tag.OUTSIDE,
}


def answer(tags: str, links: dict[tuple[Link, int], int]) -> Answer:
    """Sure of each tag; `links` lead from a piece to a piece, and without one a piece leads nowhere."""
    scores = np.zeros((len(tags), len(Tag)), np.float32)
    for at, letter in enumerate(tags):
        scores[at, LETTERS[letter]] = SURE
    vectors = np.zeros((2, len(Link), len(tags) + 1, WIDTH), np.float32)
    for link in Link:
        for at in range(len(tags) + 1):
            vectors[1, link, at, at] = SURE
            vectors[0, link, at, links.get((link, at - 1), -1) + 1] = SURE
    window = Window(0, len(tags), 0, len(tags))
    return Answer(scores, np.zeros((len(tags), len(NameTag)), np.float32), [View(window, vectors)])


def test_content_cue_and_speaker_are_joined() -> None:
    """By the links, and not by what stands nearest."""
    given = answer(
        "s.qcE.s.q",
        {
            (Link.CONTENT_CUE, 3): 8,
            (Link.CONTENT_CUE, 4): 8,
            (Link.CONTENT_SPEAKER, 3): 0,
            (Link.CONTENT_SPEAKER, 4): 0,
            (Link.CUE_SPEAKER, 8): 0,
        },
    )

    (found,) = decode(given, [(0, 9)], MOVES)

    assert (found.contents, found.cue, found.speaker) == (((3, 5),), (8, 9), (0, 1))
    assert min(found.tagged, found.cued, found.spoken) == pytest.approx(1, abs=0.01)


def test_pieces_of_one_cue_are_one_statement() -> None:
    """A content that is split around its cue."""
    links = {(Link.CONTENT_CUE, at): 3 for at in (0, 1, 5, 6)}
    links |= {(Link.CONTENT_SPEAKER, at): 2 for at in (0, 1, 5, 6)} | {(Link.CUE_SPEAKER, 3): 2}

    (found,) = decode(answer("cEsq.cE", links), [(0, 7)], MOVES)

    assert found.contents == ((0, 2), (5, 7))


def test_a_cue_without_content_takes_one_that_another_can_spare() -> None:
    """Though it is a little less likely its own."""
    to_cue = np.log(np.array([[0.9, 0.05, 0.05], [0.6, 0.3, 0.1]], np.float32))

    assert list(shared_out(to_cue, set())) == [0, 1]


@pytest.mark.parametrize(
    ("to_cue", "taken"),
    [
        pytest.param([[0.98, 0.01, 0.01], [0.97, 0.02, 0.01]], set(), id="too unlikely"),
        pytest.param([[0.9, 0.05, 0.05], [0.6, 0.3, 0.1]], {1}, id="the other cue has a thought"),
        pytest.param([[0.6, 0.3, 0.1]], set(), id="its own cue would go empty"),
    ],
)
def test_contents_stay_with_their_likeliest_cue(to_cue: list[list[float]], taken: set[int]) -> None:
    """Where nothing calls them away."""
    assert set(shared_out(np.log(np.array(to_cue, np.float32)), taken)) == {0}


def test_nobody_speaks() -> None:
    """A content whose links lead nowhere has neither cue nor speaker, and is joined with no other."""
    found = decode(answer("cE.cE", {}), [(0, 5)], MOVES)

    assert [(one.contents, one.cue, one.speaker) for one in found] == [
        (((0, 2),), None, None),
        (((3, 5),), None, None),
    ]


def test_thoughts_are_no_statements() -> None:
    """What was not said is left out."""
    assert decode(answer("sq.t", {}), [(0, 4)], MOVES) == []


def test_spans_end_where_their_tags_do() -> None:
    """At the tag that ends them, before the next that begins, and at the end of the text."""
    tags = np.array([LETTERS[letter] for letter in "ccE.cCEc"])

    assert spans(tags, Tag.CONTENT) == [(0, 1), (1, 3), (4, 7), (7, 8)]
