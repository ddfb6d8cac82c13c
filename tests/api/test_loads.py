"""What one load put down: the first of it in its record, all of it in lists of their own."""

from typing import Any

import pytest
from httpx import AsyncClient

from service.db import loads
from service.db.paging import Walk
from service.db.pool import Connection
from tests.api.plans import plans
from tests.api.test_forms import lines, rows
from tests.make import Made, Make

#: What a load can put down, by the table that it stands in.
KINDS = {"refusals": "load_refusals", "notes": "load_notes", "changes": "load_changes"}
#: Enough for more than a record holds, and for planners to take an index.
MANY = 450


@pytest.fixture
async def load(make: Make, db: Connection) -> Made:
    """One with much of each, between two others that have some as well."""
    before, load, after = await make.load(), await make.load(), await make.load()
    for other in (before, after):
        await make.refusal(other, document="other.txt")
        await make.note(other, document="other.txt")
        await make.quote_change(other, quote="q_other")
    for table, columns, values in (
        ("load_refusals", "document, reason", "'d' || n, 'is empty'"),
        ("load_notes", "document, what", "'d' || n, 'its language is fr'"),
        ("load_changes", "change, quote, article, text, fields", "'added', 'q_' || n, 'a_1', 'It works', '{}'"),
    ):
        statement = (
            f"INSERT INTO {table} (load_key, n, {columns}) SELECT $1, n, {values} FROM generate_series(1, $2::int) n"  # noqa: S608 - our own words
        )
        await db.execute(statement, load.key, MANY)
    return load


def names(items: list[dict[str, Any]]) -> list[str]:
    """Which they are."""
    return [item.get("document", item.get("id", "")) for item in items]


def all_of(kind: str) -> list[str]:
    """What the load put down of a kind, in its order."""
    return [f"{'q_' if kind == 'changes' else 'd'}{n}" for n in range(1, MANY + 1)]


async def test_a_record_holds_the_first_of_each(client: AsyncClient, load: Made) -> None:
    """However many there are."""
    record = (await client.get(f"/loads/{load.id}")).json()

    for kind in KINDS:
        assert names(record[kind]) == all_of(kind)[:200]


async def test_names_the_first_paths(client: AsyncClient, make: Make) -> None:
    """Of as many as a shell makes of a star, and how many more there were."""
    few, many = await make.load(paths=["a", "b"]), await make.load(paths=[f"{n}.txt" for n in range(9_000)])
    listed = (await client.get("/loads")).json()["items"]
    table = rows(await client.get("/loads?format=csv"))

    for one, load, paths, more in (
        (listed[0], many, [f"{n}.txt" for n in range(50)], 8_950),
        (listed[1], few, ["a", "b"], 0),
    ):
        record = (await client.get(f"/loads/{load.id}")).json()
        assert (one["id"], one["paths"], one["more_paths"]) == (load.id, paths, more)
        assert (record["paths"], record["more_paths"]) == (paths, more)
    assert [row["more_paths"] for row in table] == ["8950", "0"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("limit", [1, 149, 200])
async def test_pages_hold_all(client: AsyncClient, load: Made, kind: str, limit: int) -> None:
    """Each once and in order, forwards and back, with its number; a cursor of another load or list is refused."""
    path, params = f"/loads/{load.id}/{kind}", {"limit": limit, "count": "true"}
    met, backwards = [], []
    for _ in range(5 if limit == 1 else MANY):
        page = (await client.get(path, params=params)).json()
        assert page["meta"]["count"] == MANY
        met += names(page["items"])
        if page["page"]["next"] is None:
            break
        params["cursor"] = page["page"]["next"]
    while (before := page["page"]["prev"]) is not None:
        page = (await client.get(path, params={"limit": limit, "cursor": before})).json()
        backwards = names(page["items"]) + backwards

    assert met == (all_of(kind)[:5] if limit == 1 else all_of(kind))
    assert backwards == met[: len(backwards)]
    assert len(backwards) == len(met) - len(met) % limit - (limit if len(met) % limit == 0 else 0)
    for other in (f"/loads/l_other/{kind}", "/loads", *(f"/loads/{load.id}/{one}" for one in KINDS if one != kind)):
        refused = await client.get(other, params={"cursor": params["cursor"]})
        assert refused.status_code == 400, other


@pytest.mark.parametrize("kind", KINDS)
async def test_streams_hold_all(client: AsyncClient, load: Made, kind: str) -> None:
    """As lines and as a table, gone on with from any item."""
    path = f"/loads/{load.id}/{kind}"
    found = lines(await client.get(path, params={"format": "ndjson"}))
    table = rows(await client.get(path, params={"format": "csv"}))
    rest = lines(await client.get(path, params={"format": "ndjson", "cursor": found[250]["cursor"]}))

    assert names(found) == names(table) == all_of(kind)
    assert names(rest) == all_of(kind)[251:]
    assert [one["cursor"] is None for one in found].index(True) == MANY - 1


@pytest.mark.parametrize("kind", KINDS)
async def test_of_no_load_there_is_nothing(client: AsyncClient, make: Make, kind: str) -> None:
    """404, in each form; a load that put nothing down has an empty list."""
    load = await make.load()
    for form in ("json", "ndjson", "csv"):
        assert (await client.get(f"/loads/l_none/{kind}?format={form}")).status_code == 404
        assert (await client.get(f"/loads/{load.id}/{kind}?format={form}")).status_code == 200

    assert (await client.get(f"/loads/{load.id}/{kind}?count=true")).json()["meta"]["count"] == 0


@pytest.mark.parametrize("of", [loads.REFUSALS, loads.NOTES, loads.CHANGES], ids=list(KINDS))
async def test_a_page_costs_a_page(db: Connection, load: Made, of: loads.Entries) -> None:
    """Wherever it begins."""
    await db.execute(f"ANALYZE {of.table}")
    for walk in (Walk(20), Walk(20, loads.AS_MET.place([300])), Walk(20, loads.AS_MET.place([300]), back=True)):
        plan = await plans(db, lambda noted, walk=walk: loads.entries(noted, of, load.id, walk))

        assert plan.read(of.table) == walk.rows
        assert not plan.scanned
