"""SQL files as named statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.db.sql import read, statement


def test_numbers_parameters_in_order_of_appearance() -> None:
    """The same name is the same number; casts, strings and comments are not parameters."""
    made = statement("find", "-- :not this\nSELECT ':nor this', :b::bigint, :a WHERE x = :b;")

    assert made.text == "SELECT ':nor this', $1::bigint, $2 WHERE x = $1"
    assert made.parameters == ("b", "a")


def test_binds_by_name() -> None:
    """Arguments follow the numbers, whatever order they were given in."""
    made = statement("find", "SELECT :b, :a")

    assert made.bind(a=1, b=2) == ("SELECT $1, $2", 2, 1)


@pytest.mark.parametrize("values", [{}, {"a": 1}, {"a": 1, "b": 2, "c": 3}])
def test_refuses_other_names(values: dict[str, int]) -> None:
    """A missing or unknown parameter is an error of ours, said at once."""
    with pytest.raises(TypeError, match="find takes b, a"):
        statement("find", "SELECT :b, :a").bind(**values)


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1))
def test_every_parameter_has_its_own_number(names: list[str]) -> None:
    """As many numbers as different names, in order of first appearance."""
    made = statement("any", "SELECT " + ", ".join(f":{name}" for name in names))

    assert made.parameters == tuple(dict.fromkeys(names))
    assert made.text == "SELECT " + ", ".join(f"${made.parameters.index(name) + 1}" for name in names)


@pytest.mark.parametrize("file", ["storing.sql", "register.sql", "ledger.sql", "rereading.sql"])
async def test_every_statement_is_sound(db, file: str) -> None:
    """Postgres prepares each against the real schema."""
    for one in read(file).values():
        await db.prepare(one.text)
