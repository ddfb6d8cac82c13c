"""Sparse answers: of each record what `fields` names, as the whole record has it, and nothing else."""

from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from service.api.sparse import paths
from service.model.actor import ActorRecord, ActorSummary
from service.model.article import ArticleRecord, ArticleSummary
from service.model.check import FamilyMember
from service.model.quote import Quote
from tests.api.answers import faults, ids
from tests.make import Make

SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def picked(record: Any, wanted: list[list[str]]) -> Any:
    """What the paths lead to, written otherwise than the service does it."""
    if isinstance(record, list):
        return [picked(one, wanted) for one in record]
    if record is None or [] in wanted:
        return record
    parts = {name: [path[1:] for path in wanted if path[0] == name] for name in record}
    return {name: picked(part, parts[name]) for name, part in record.items() if parts[name]}


@pytest.fixture
async def sparse(seeded: AsyncClient) -> Draft202012Validator:
    """What tells whether an answer is what `fields` leaves of a page of quotes."""
    contract = (await seeded.get("/openapi.json")).json()
    return Draft202012Validator(contract["components"]["schemas"]["SparseQuotePage"] | contract)


async def test_the_contract_says_what_is_left(seeded: AsyncClient, sparse: Draft202012Validator) -> None:
    """A field that no record has, a value of another type, nothing at all, or half a page is not of it."""
    page = (await seeded.get("/quotes", params={"limit": 1, "fields": "id,speaker.actor.name,about"})).json()
    [item] = page["items"]

    assert sparse.is_valid(page)
    for wrong in ({"id": 7}, {"ids": "q_1"}, {}, item | {"speaker": {"name": "Kirby"}}, item | {"about": [{"at": 1}]}):
        assert not sparse.is_valid(page | {"items": [wrong]}), wrong
    assert not sparse.is_valid({"items": page["items"]})


@given(st.lists(st.sampled_from(paths(Quote)), min_size=1, max_size=8, unique=True))
@SOME
async def test_gives_what_the_whole_record_has(
    seeded: AsyncClient, sparse: Draft202012Validator, wanted: list[str]
) -> None:
    """The same values in the same order, whatever is asked for in whatever order, and as the contract says."""
    params = {"speaker": "Kirby", "limit": 5}
    whole = (await seeded.get("/quotes", params=params)).json()

    answer = (await seeded.get("/quotes", params={**params, "fields": ",".join(wanted)})).json()

    expected = picked(whole["items"], [path.split(".") for path in wanted])
    assert not [*sparse.iter_errors(answer)]
    assert [[*one.items()] for one in answer.pop("items")] == [[*one.items()] for one in expected]
    assert answer == {name: part for name, part in whole.items() if name != "items"}


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("quotes", Quote),
        ("quotes/{quote}", Quote),
        ("quotes/{quote}/family", FamilyMember),
        ("articles", ArticleSummary),
        ("articles/{article}", ArticleRecord),
        ("articles/{article}/quotes", Quote),
        ("articles/{article}/actors", ActorSummary),
        ("actors", ActorSummary),
        ("actors/john-kirby", ActorRecord),
        ("actors/john-kirby/quotes", Quote),
    ],
)
async def test_every_record_can_be_had_by_its_fields(seeded: AsyncClient, noun: str, kind: type[Any]) -> None:
    """Each field alone is given alone, by every path that gives the record."""
    [quote] = (await seeded.get("/quotes", params={"speaker": "Kirby", "limit": 1})).json()["items"]
    path = "/" + noun.format(quote=quote["id"], article=quote["article"]["id"])
    whole = (await seeded.get(path)).json()

    for name in (one for one in paths(kind) if "." not in one):
        answer = (await seeded.get(path, params={"fields": name})).json()

        for one, full in zip(answer.get("items", [answer]), whole.get("items", [whole]), strict=True):
            assert one == {name: full[name]}


@pytest.mark.parametrize(
    ("path", "asked", "part"),
    [
        ("/quotes", "speker", "'speker' is not allowed; did you mean speaker?"),
        ("/quotes", "id,speaker.actor.nam", "did you mean speaker.actor.name?"),
        ("/quotes", "items.id", "'items.id'"),
        ("/quotes", "zzz", "it takes fields of the record, such as id, text, kind"),
        ("/quotes", "id,", "'' is not allowed"),
        ("/quotes", "", "'' is not allowed"),
        ("/articles", "text", "'text' is there with expand=text alone"),
        ("/actors/x", "role", "did you mean roles?"),
    ],
)
async def test_refuses_what_no_record_has(idle: AsyncClient, path: str, asked: str, part: str) -> None:
    """And says what may have been meant."""
    response = await idle.get(path, params={"fields": asked})

    assert response.status_code == 400
    assert part in faults(response)["fields"]


async def test_a_walk_may_change_its_fields(client: AsyncClient, make: Make) -> None:
    """A cursor is of the list, not of how much of each record was wanted; a tag is of the answer."""
    made = [(await make.quote()).id for _ in range(3)]

    first = await client.get("/quotes", params={"limit": 1, "fields": "id"})
    params = {"limit": 2, "cursor": first.json()["page"]["next"]}
    second = await client.get("/quotes", params={**params, "fields": "id,kind"})
    whole = await client.get("/quotes", params=params)

    assert first.json()["items"] == [{"id": made[2]}]
    assert second.json()["items"] == [{"id": id, "kind": "direct"} for id in (made[1], made[0])]
    assert ids(whole) == [made[1], made[0]]
    assert second.headers["etag"] != whole.headers["etag"]
