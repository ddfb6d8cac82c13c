"""How names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.name import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("John F. Kirby", "john f kirby"),
        ("António Guterres", "antonio guterres"),
        ("the Pentagon’s", "pentagon"),
        ("The The", "the"),
        ("U.S. Embassy", "us embassy"),
        ("J. D. Vance", "jd vance"),
        ("Jens Ødegård", "jens odegard"),
        ("N'Djamena", "ndjamena"),
        ("O´Brien", "obrien"),
        ("Tehreek-e-Taliban", "tehreek e taliban"),
        ("—", ""),
    ],
)
def test_folds_what_outlets_write_differently(name: str, folded: str) -> None:
    """Case, accents, punctuation, possessives and a leading *the* make no difference."""
    assert fold(name) == folded


@given(st.text())
def test_folding_is_idempotent(name: str) -> None:
    """A folded name is its own folded form."""
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet="aAtThHeE.'’s_- éŉıſΑᾳ"))
def test_folding_odd_letters_is_idempotent(name: str) -> None:
    """Letters that change under folding settle at once."""
    assert fold(fold(name)) == fold(name)
