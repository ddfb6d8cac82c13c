"""Whom a bare surname means across reports."""

from datetime import date

import pytest

from service.model.actor import ActorKind
from service.model.figure import Bearer, Figure, HeldRole, StatedRole
from service.model.span import Span
from service.resolve.singling import single_out
from service.resolve.tables import load_tables

ON = date(2021, 8, 10)


def kirby(*roles: str) -> Figure:
    """A bare surname with these roles beside it; *former* before one says that it is over."""
    stated = tuple(StatedRole(role, Span(0, 1), former=role.startswith("former ")) for role in roles)
    return Figure(name="Kirby", kind=ActorKind.PERSON, forms=("Kirby",), roles=stated)


def bearer(id: str, *roles: str, on: date | None = ON) -> Bearer:
    """An actor of that surname with roles stated on a day."""
    held = tuple(HeldRole(text=role, former=role.startswith("former "), first_on=on, last_on=on) for role in roles)
    return Bearer(id=id, name=id, kind=ActorKind.PERSON, folded=frozenset({"kirby"}), roles=held)


def beside(*known: str) -> list[Figure]:
    """Figures of the tables in the same report."""
    entries = load_tables().entries
    return [Figure(name=entries[id].name, kind=entries[id].kind, forms=(), known=id) for id in known]


PRESS = bearer("john", "Pentagon press secretary")
COMICS = bearer("jack", "comics artist")


@pytest.mark.parametrize(
    ("roles", "known", "bearers", "expected"),
    [
        pytest.param(["Press Secretary"], [], [PRESS, COMICS], "john", id="the role"),
        pytest.param(["Pentagon spokesman"], [], [PRESS, COMICS], "john", id="the role in other words"),
        pytest.param(["spokesman"], [], [PRESS, COMICS], None, id="a role that anybody has"),
        pytest.param(["spokesman"], ["us-department-of-defense"], [PRESS, COMICS], "john", id="with its body in the report"),
        pytest.param(["White House press secretary"], [], [PRESS, COMICS], None, id="of another body"),
        pytest.param(["deputy press secretary"], [], [PRESS, COMICS], None, id="a lesser one"),
        pytest.param(["farmer"], ["us-department-of-defense"], [PRESS, COMICS], None, id="another role, whatever is beside"),
        pytest.param([], ["us-department-of-defense"], [PRESS, COMICS], "john", id="a body beside"),
        pytest.param([], ["united-states"], [PRESS, COMICS], None, id="a country alone is too little"),
        pytest.param([], [], [PRESS], None, id="nothing, though only one bears it"),
        pytest.param(
            ["foreign minister of Pakistan"],
            [],
            [bearer("shah", "Pakistani foreign minister"), bearer("imran", "prime minister of Pakistan")],
            "shah",
            id="one of two ministers",
        ),
        pytest.param(
            ["Foreign Minister"], [], [bearer("shah", "Afghan foreign minister"), bearer("ali", "Pakistani foreign minister")],
            None,
            id="two of one office",
        ),
        pytest.param(
            ["Afghan foreign minister"],
            [],
            [bearer("shah", "Afghan foreign minister"), bearer("ali", "Pakistani foreign minister")],
            "shah",
            id="the country tells",
        ),
        pytest.param(["Gen."], ["us-department-of-defense"], [PRESS], None, id="a rank is no role that tells"),
    ],
)  # fmt: skip
def test_singles_out_one_bearer(
    roles: list[str], known: list[str], bearers: list[Bearer], expected: str | None
) -> None:
    """The role beside a surname, else a body in the report, where one bearer alone is on record with it."""
    assert single_out(kirby(*roles), bearers, beside(*known), ON, load_tables()) == expected


@pytest.mark.parametrize(
    ("role", "stated", "on", "expected"),
    [
        pytest.param("press secretary", date(2021, 8, 1), date(2023, 1, 1), "john", id="within a term"),
        pytest.param("press secretary", date(2011, 8, 1), date(2021, 8, 1), None, id="long ago"),
        pytest.param("former press secretary", date(2011, 8, 1), date(2021, 8, 1), "john", id="long ago, and over"),
        pytest.param("former press secretary", date(2021, 8, 1), date(2011, 8, 1), None, id="over before it began"),
        pytest.param("press secretary", None, date(2021, 8, 1), "john", id="stated on no day"),
        pytest.param("press secretary", date(2021, 8, 1), None, "john", id="a report of no day"),
    ],
)
def test_a_role_belongs_to_its_time(role: str, stated: date | None, on: date | None, expected: str | None) -> None:
    """Evidence counts for a term of office around it; what is over was held before."""
    known = [bearer("john", "Pentagon press secretary", on=stated)]

    assert single_out(kirby(role), known, [], on, load_tables()) == expected


def test_who_is_called_former_holds_the_role_no_more() -> None:
    """A report that gives the role means somebody else than whom others call a former holder."""
    known = [bearer("john", "former press secretary")]

    assert single_out(kirby("press secretary"), known, [], ON, load_tables()) is None
