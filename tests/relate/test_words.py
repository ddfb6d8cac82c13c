"""Contents as they are compared, and where two of them differ."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.family import Op
from service.relate.diff import common, diff
from service.relate.wording import traces, wording
from service.relate.words import normal, words

TEXTS = st.text() | st.lists(
    st.sampled_from(
        ["we", "Don’t ", "cannot", " U.S.", "United States ", "per cent", " -- ", "31st ", "safe-havens", "é"]
    )
).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The Defence Ministry’s centre", "the defense ministry's center", id="spelling"),
        pytest.param("safe-havens", "safe havens", id="hyphens"),
        pytest.param("we're gonna", "We are going to", id="contractions"),
        pytest.param("can’t, won't", "cannot will not", id="negations"),
        pytest.param("DON’T, WE’RE", "don’t, we’re", id="capitals"),
        pytest.param("we dont, theyre, thats", "we don’t, they’re, that’s", id="apostrophes"),
        pytest.param("Gen. Miller", "General Miller", id="titles"),
        pytest.param("the U.S.", "the United States", id="names of states"),
        pytest.param("10,000 and 31st", "10000 & 31", id="numbers"),
        pytest.param("seven per cent", "7%", id="numbers in words"),
        pytest.param("naïve", "naive", id="accents"),
        pytest.param("organised, organising", "organized organizing", id="endings"),
    ],
)
def test_the_same_to_a_reader_is_the_same(one: str, other: str) -> None:
    """Case, marks, accents and spelling make no difference."""
    assert normal(one) == normal(other)


@given(TEXTS)
def test_words_lie_in_the_text_in_order(text: str) -> None:
    """Whatever the text is."""
    found = words(text)

    assert all(0 <= word.start <= word.end <= len(text) and word.text for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS, TEXTS)
def test_a_difference_rebuilds_the_later_text(before: str, after: str) -> None:
    """Character for character."""
    pieces = diff(before, after)

    assert "".join(piece.text for piece in pieces if piece.op is not Op.REMOVED) == after
    assert all(piece.op is Op.SAME for piece in diff(after, after))


def longest(one: str, other: str) -> int:
    """Words in the longest common subsequence, by the book."""
    rows = [[0] * (len(other) + 1)]
    for left in one:
        row = [0]
        for n, right in enumerate(other):
            row.append(rows[-1][n] + 1 if left == right else max(row[n], rows[-1][n + 1]))
        rows.append(row)
    return rows[-1][-1]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_as_many_words_as_may_be_are_common(one: str, other: str) -> None:
    """Each run stands in both, the runs in order."""
    runs = common(one, other)

    assert all(one[i : i + n] == other[j : j + n] for i, j, n in runs)
    assert sum(n for _, _, n in runs) == longest(one, other)


def test_a_long_difference_takes_bounded_time() -> None:
    """Two speeches that share no order are different altogether."""
    assert common([str(n) for n in range(3000)], [str(n) for n in range(3000, 0, -1)]) == []


def test_a_fragment_is_found_by_a_run_of_its_source() -> None:
    """Four words are enough; the hashes are the same on any machine."""
    fragment, whole = traces("really messed it up"), traces("The U.S. has really messed it up in Afghanistan.")

    assert set(fragment.runs) < set(whole.runs)
    assert fragment.runs == (5795950406202762041,)


def test_names_are_known_by_their_capitals() -> None:
    """A word that opens a sentence proves nothing."""
    assert wording("Troops left Bagram. Looters came, General Miller said.").names == {"bagram", "general", "miller"}
