"""Lists as tables: every field has its column, and no cell is a formula."""

import csv
import io
import re
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.inspect import ListType, StructType, Type, UnionType, type_info

from service.api import writing
from service.api.table import FORMULA, cell, found, line, row, safe
from service.api.writing import Written

#: What a spreadsheet is tricked with.
TRICKS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A", "'=1", "''@x"]

#: What records are not given with where they are a part of another one.
HIDDEN = {
    f"{name}.{column}"
    for name, written in (("quote", writing.QUOTES), ("article", writing.ARTICLES), ("actor", writing.ACTORS))
    for columns in written.expanded.values()
    for column in columns
}


def leaves(kind: Type, before: str = "") -> list[str]:
    """The paths of all that a type holds."""
    if isinstance(kind, ListType):
        return leaves(kind.item_type, before)
    if isinstance(kind, UnionType):
        return next((leaves(one, before) for one in kind.types if isinstance(one, StructType | ListType)), [before])
    if isinstance(kind, StructType):
        return [path for one in kind.fields for path in leaves(one.type, f"{before}.{one.encode_name}".strip("."))]
    return [before]


@pytest.mark.parametrize("written", [one for one in vars(writing).values() if isinstance(one, Written)])
def test_every_field_has_its_column(written: Written) -> None:
    """None is left out, and none is there twice."""
    columns = {*written.columns, *(column for columns in written.expanded.values() for column in columns)}
    every = set(leaves(type_info(written.item)))

    assert columns <= every
    assert every - columns <= HIDDEN
    assert len(set(written.columns)) == len(written.columns)


@pytest.mark.parametrize("trick", TRICKS)
def test_no_cell_is_a_formula(trick: str) -> None:
    """Wherever the text comes from, a list of texts too."""
    assert safe(trick) == f"'{trick}"
    assert cell([trick, "more"]) == f"'{trick}; more"


@given(st.text() | st.sampled_from(TRICKS))
def test_one_mark_less_gives_a_text_back(text: str) -> None:
    """A cell is the text, or, with marks before a formula, the text with one mark more."""
    written = safe(text)

    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", written)
    assert (written[1:] if FORMULA.match(written) else written) == text


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=2))
def test_lines_are_read_as_they_were_written(cells: list[str]) -> None:
    """Whatever is in the cells, and each line ends as RFC 4180 has it."""
    written = line(cells)

    assert written.endswith(b"\r\n")
    assert list(csv.reader(io.StringIO(written.decode(), newline=""), strict=True)) == [cells]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (0.95, "0.95"),
        ([3, 7], "3..7"),
        ([[3, 7], [9, 12]], "3..7; 9..12"),
        ([[[3, 7], [9, 12]], [[20, 21]]], "3..7, 9..12; 20..21"),
        (["Lee", "Ann"], "Lee; Ann"),
        ([], ""),
    ],
)
def test_a_cell_of_anything(value: Any, expected: str) -> None:
    """No null, no quotation marks, and no span that a spreadsheet would take for a day or a time."""
    assert cell(value) == expected


def test_paths_lead_through_lists_and_nothing() -> None:
    """A value in each item of a list; nothing behind null, and nothing of what is not there."""
    item = {"about": [{"id": "nato"}, {"id": "un"}], "cue": None}

    assert found(item, ["about", "id"]) == ["nato", "un"]
    assert row(item, ["about.id", "cue.text", "other"]) == b"nato; un,,\r\n"


def test_instants_are_those_of_json() -> None:
    """A column says what the field says."""
    item = msgspec.to_builtins({"at": datetime(2021, 8, 9, 16, 30, tzinfo=UTC)})

    assert row(item, ["at"]) == b"2021-08-09T16:30:00Z\r\n"
