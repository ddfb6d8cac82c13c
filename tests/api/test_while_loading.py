"""What callers are promised while a load runs: walks that stay in order, and tags that go with their answers."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from httpx import AsyncClient, Response

from service.load import batches
from service.load.run import run_load
from tests.api.answers import ids

STAYING, CHANGING, COMING = range(12), range(12, 24), range(24, 40)
SORTS = ["-said_on", "said_on", "-published_at", "published_at"]
#: Lists, and single records, whose answers a load changes.
PATHS = [
    "/quotes?speaker=Ann+Lee&facets=kind", "/quotes?q=bridge&count=true", "/quotes?family=first&fields=id,family",
    "/articles?speaker=ann-lee", "/articles?count=true&limit=1", "/actors", "/actors/ann-lee", "/actors/ann-lee/with",
    "/timeline?interval=day", "/timeline?compare=Lee&compare=Roy", "/actors/resolve?name=Lee", "/changes?since=0&limit=200",
]  # fmt: skip


def write(folder: Path, n: int, *, again: bool = False) -> None:
    """A report of two statements; when it is written again, the second is another one and it has a third."""
    said = f"“Bridge number {n} is safe and it stays open,” Mayor Ann Lee said on Monday.\n\n"
    said += f"“Nobody asked us about bridge {n}{' again' if again else ''},” said Raj Roy, an engineer."
    more = f"\n\n“The river has risen by {n} feet since,” Ann Lee told Raj Roy." if again else ""
    report = {"text": said + more, "url": f"https://desk.example/{n}", "published": f"2021-08-{n % 20 + 1:02}"}
    (folder / f"{n:02}.jsonl").write_text(json.dumps(report))


@pytest.fixture
async def load(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Task[Any]]:
    """A load that is about to run: a third of the reports stay as they were, a third changes, a third comes."""
    monkeypatch.setattr(batches, "DOCUMENTS", 2)
    for n in (*STAYING, *CHANGING):
        write(tmp_path, n)
    await run_load([tmp_path], url=database_url, processes=1)
    for n in CHANGING:
        write(tmp_path, n, again=True)
    for n in COMING:
        write(tmp_path, n)
    running = asyncio.create_task(run_load([tmp_path], url=database_url, processes=1))
    yield running
    await running


async def test_walks_meet_once_and_in_order_what_stays(client: AsyncClient, load: asyncio.Task[Any]) -> None:
    """In every order and with pages of every size, however many versions go by meanwhile."""
    asked = itertools.cycle(itertools.product(SORTS, (2, 5)))
    before = {sort: await everything(client, sort) for sort in SORTS}
    walks, versions = [], set()
    while not load.done():
        sort, limit = next(asked)
        walks.append((sort, await walked(client, sort, limit, versions)))
    after = {sort: await everything(client, sort) for sort in SORTS}

    old, new = set(before["said_on"]), set(after["said_on"])
    stayed = old & new
    assert stayed
    assert old - new
    assert new - old
    assert len(versions) > 3
    for sort, met in walks:
        assert len(met) == len(set(met))
        assert set(met) <= old | new
        assert [id for id in met if id in stayed] == [id for id in before[sort] if id in stayed]
        assert [id for id in met if id in stayed] == [id for id in after[sort] if id in stayed]


async def walked(client: AsyncClient, sort: str, limit: int, versions: set[int]) -> list[str]:
    """The ids of one walk; the versions that its pages were read at are put down."""
    met: list[str] = []
    params: dict[str, Any] = {"sort": sort, "limit": limit}
    while True:
        page = await client.get("/quotes", params=params)
        met += ids(page)
        versions.add(page.json()["meta"]["corpus_version"])
        await asyncio.sleep(0)
        if (cursor := page.json()["page"]["next"]) is None:
            return met
        params["cursor"] = cursor


async def everything(client: AsyncClient, sort: str) -> list[str]:
    """All ids in an order."""
    return ids(await client.get("/quotes", params={"sort": sort, "limit": 200}))


async def test_a_tag_goes_with_its_answer(client: AsyncClient, load: asyncio.Task[Any]) -> None:
    """No two answers to one request have the same tag, no version is older than one before, and nothing old is kept.

    A tag is the version's: a commit changes it also where it leaves an answer as it was.
    """
    told: dict[tuple[str, str], bytes] = {}
    newest: dict[str, Response] = {}
    while not load.done():
        for path in PATHS:
            response = await client.get(path)
            assert told.setdefault((path, response.headers["etag"]), response.content) == response.content
            assert version(response) >= version(newest.get(path, response))
            newest[path] = response
    await load
    await asyncio.sleep(1.5)

    assert len({tag for path, tag in told if path == PATHS[0]}) > 3
    for path, known in newest.items():
        again = await client.get(path, headers={"If-None-Match": known.headers["etag"]})
        now = await client.get(path)
        assert again.status_code == (304 if now.headers["etag"] == known.headers["etag"] else 200), path
        assert now.headers["etag"] != known.headers["etag"] or now.content == known.content, path


def version(response: Response) -> int:
    """What an answer was read at; single records do not say."""
    return int(response.json().get("meta", {}).get("corpus_version", 0))
