"""The tables of countries, institutions and words."""

import re
from collections import Counter

import pytest

from service.model.actor import ActorKind
from service.model.name import fold
from service.resolve.spelling import is_short_for, spelled, spellings
from service.resolve.tables import load_tables, read_rows

#: States that are members of the United Nations.
MEMBERS = 193


def test_ids_are_slugs() -> None:
    """Every id can stand in an address."""
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.id) for entry in load_tables().actors())


def test_no_two_actors_share_a_name() -> None:
    """A name, folded, is one actor's."""
    names = Counter(name for entry in load_tables().actors() for name in {fold(name) for name in entry.names})

    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_actors_share_a_wikidata_id() -> None:
    """A Wikidata id is one actor's, and looks like one."""
    found = [entry.wikidata for entry in load_tables().actors() if entry.wikidata]

    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"Q[1-9]\d*", wikidata) for wikidata in found)


def test_has_the_states_of_the_world() -> None:
    """All member states are there, each with its government."""
    kinds = Counter(entry.kind for entry in load_tables().actors())

    assert kinds[ActorKind.COUNTRY] >= MEMBERS
    assert kinds[ActorKind.GOVERNMENT] == kinds[ActorKind.COUNTRY]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("the Pentagon", "us-department-of-defense"),
        ("U.S. Department of Defense", "us-department-of-defense"),
        ("Islamic Emirate of Afghanistan", "taliban"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("Pakistan's government", "government-of-pakistan"),
        ("al-Qaeda", "al-qaeda"),
        ("Immigration and Customs Enforcement", "us-immigration-and-customs-enforcement"),
        ("Department of Labor", None),
        ("Nowhere", None),
        ("", None),
    ],
)
def test_knows_whose_a_name_is(name: str, id: str | None) -> None:
    """A name is looked up as names are compared."""
    assert load_tables().known(name) == id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zabiullah mujahid", "zabihullah mujahid"),
        ("mehmood qureishi", "mahmood qureshi"),
        ("john kirby", "john kirby"),
    ],
)
def test_knows_the_spellings_of_a_name(name: str, expected: str) -> None:
    """Every spelling is among those of the others, and all meet in one."""
    assert expected in spellings(name)
    assert name in spellings(expected)
    assert spelled(name.split()) == spelled(expected.split())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("bill", "william", True), ("bill", "will", True), ("ann", "ann", True), ("jack", "john", False)],
)
def test_knows_short_forms(one: str, other: str, *, expected: bool) -> None:
    """Two short forms of one name can be one person's; *Jack* is no *John*, since both are names of their own."""
    assert is_short_for(one, other) is expected


def test_no_row_stands_twice() -> None:
    """No word of a class is told twice, folded as it is compared."""
    rows = [(row["class"], fold(row["word"])) for row in read_rows("words.tsv")]

    assert [row for row, count in Counter(rows).items() if count > 1] == []


def test_every_company_of_the_lists_is_known() -> None:
    """*The company* may take up each of them."""
    known = {fold(entry.id) for entry in load_tables().actors()}

    assert load_tables().words["firm"].keys() <= known
