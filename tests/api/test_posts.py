"""Posting articles: stored as a load would store them, each line answered for, a repeated request done once."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec
import pytest
from httpx import AsyncClient, Response

from service.api import extractors, posting, posts
from service.db import keys
from service.db.answered import claimed
from service.db.pool import Connection, connect
from service.intake import posting as intake
from service.intake.withdrawing import withdraw
from service.model.key import KeyScope, fresh, sha256_of
from service.model.post import Line, Posting
from service.settings import Settings
from tests.api.answers import faults
from tests.api.conftest import calling
from tests.conftest import cloned, name_of

LINES = {"Content-Type": "application/x-ndjson"}
#: Connections that are not of the pools.
OPEN = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'onrecord' AND datname = current_database()"
STORED = "SELECT coalesce(sum(stored), 0) FROM loads"


class Desk:
    """A caller with a key, and what it writes to; no struct, as a test that fails would print it all."""

    def __init__(self, client: AsyncClient, db: Connection, url: str) -> None:
        self.client = client
        self.db = db
        self.url = url

    async def post(self, body: Any, **headers: str) -> Response:
        """One document as JSON, or several a line."""
        if isinstance(body, list):
            content = b"\n".join(one if isinstance(one, bytes) else msgspec.json.encode(one) for one in body)
            return await self.client.post("/articles", content=content, headers=LINES | headers)
        return await self.client.post("/articles", json=body, headers=headers)


@pytest.fixture(scope="module")
async def desk(server_url: str, template_url: str) -> AsyncIterator[Desk]:
    """One for all tests of this file, as processes that read take a while to start."""
    async with cloned(server_url, name_of(template_url)) as url:
        db, secret = await connect(url), fresh()
        await keys.add(db, "k_desk", "Desk", sha256_of(secret), [KeyScope.WRITE], days=None)
        async with calling(Settings(database_url=url, access_log=False)) as client:
            client.headers["Authorization"] = f"Bearer {secret}"
            yield Desk(client, db, url)
        await db.close()


def report(n: int, said: str = "It works", **more: str) -> dict[str, str]:
    """A report that is known by its address."""
    return {"text": f"“{said},” Ann Lee said on Monday.", "url": f"https://desk.example/{n}", **more}


async def test_answers_with_what_was_found(desk: Desk) -> None:
    """The article and its quotes as they are on record now; then unchanged, then replaced."""
    first = await desk.post(report(1, published="2021-08-10"))
    again = await desk.post(report(1, published="2021-08-10"))
    other = await desk.post(report(1, "It does not work"))

    [item] = first.json()["items"]
    assert (first.status_code, item["outcome"], item["reason"]) == (200, "stored", None)
    assert item["article"] == {
        **(await desk.client.get(f"/articles/{item['article']['id']}", params={"fields": "id"})).json(),
        **item["article"],
    }
    assert [(quote["text"], quote["speaker"]["actor"]["id"]) for quote in item["quotes"]] == [("It works", "ann-lee")]
    assert [one.json()["items"][0]["outcome"] for one in (again, other)] == ["unchanged", "replaced"]
    assert [quote["text"] for quote in other.json()["items"][0]["quotes"]] == ["It does not work"]
    assert first.headers["cache-control"] == "no-store"


async def test_one_bad_line_costs_no_good_one(desk: Desk) -> None:
    """Each is answered by its number; it is a load like any other."""
    bad = [b"{", {"text": 7}, {"text": "x", "publishd": "y"}, {"text": ""}, {"text": "x" * 1_000_001}]
    response = await desk.post([report(2), *bad, b"", report(3)])

    answer = response.json()
    outcomes = {item["line"]: item["outcome"] for item in answer["items"]}
    load = (await desk.client.get(f"/loads/{answer['load']}")).json()
    assert outcomes == {1: "stored", **dict.fromkeys(range(2, 7), "refused"), 8: "stored"}
    assert [item["reason"] for item in answer["items"][1:4]] == [
        "is not JSON: Input data was truncated", "text: expected `string`, got `integer`", "publishd: no such field",
    ]  # fmt: skip
    assert all(item["reason"] for item in answer["items"][1:6])
    assert (load["state"], load["read"], load["stored"], load["refused"]) == ("done", 7, 2, 5)
    assert load["paths"] == ["POST /articles, k_desk"]
    assert [one["document"] for one in load["refusals"]] == [f"line {n}" for n in range(2, 7)]


async def test_what_is_not_english_is_noted(desk: Desk) -> None:
    """With the line, and in the load."""
    text = "Le pont est sûr et il ne sera pas fermé, mais les habitants de la ville ne sont pas contents du maire."

    answer = (await desk.post({"text": text})).json()

    assert answer["items"][0]["notes"] == ["its language is fr; quotes are found in English alone"]
    assert (await desk.client.get(f"/loads/{answer['load']}")).json()["noted"] == 1


async def test_a_document_that_is_refused_alone_is_a_problem(desk: Desk) -> None:
    """It names the place."""
    date = await desk.post({"text": "x", "published": "some day"})
    name = await desk.post({"text": "x", "publishd": "y"})
    type, long = await desk.post({"text": 7}), await desk.post({"text": "x" * 1_000_001})
    none = await desk.client.post("/articles", content=b"not", headers={"Content-Type": "application/json"})

    assert (date.status_code, list(faults(date))) == (400, ['field "published"'])
    assert (name.status_code, faults(name)) == (400, {"publishd": "no such field"})
    assert (type.status_code, faults(type)) == (400, {"text": "expected `string`, got `integer`"})
    assert (none.status_code, "is not JSON" in faults(none)[""]) == (400, True)
    assert (long.status_code, "1,000,000" in faults(long)[""]) == (413, True)


async def test_what_was_withdrawn_is_refused(desk: Desk) -> None:
    """Under the reason that was given for it."""
    id = (await desk.post(report(4))).json()["items"][0]["article"]["id"]
    await withdraw(desk.url, [id], reason="an order")

    response = await desk.post([report(4, "It still works")])

    [item] = response.json()["items"]
    assert (item["outcome"], item["article"]) == ("refused", None)
    assert item["reason"].endswith(": an order")


async def test_a_repeated_request_is_done_once(desk: Desk) -> None:
    """The same answer, from a day's memory; another body under its name is refused, and so is one under way."""
    versions = []
    for body in (report(5), report(5)):
        response = await desk.post(body, **{"Idempotency-Key": '"one-5"'})
        versions.append((response.status_code, response.json()["items"], response.json()["load"]))

    other = await desk.post(report(6), **{"Idempotency-Key": "one-5"})
    async with claimed(desk.url, "k_desk", "two"):
        busy = await desk.post(report(6), **{"Idempotency-Key": "two"})
    free = await desk.post(report(6), **{"Idempotency-Key": "two"})
    odd = await desk.post(report(6), **{"Idempotency-Key": "a b"})

    assert versions[0] == versions[1]
    assert versions[0][1][0]["outcome"] == "stored"
    assert [one.status_code for one in (other, busy, free, odd)] == [422, 409, 200, 400]
    assert busy.json()["type"] == "urn:onrecord:problem:request-under-way"
    assert "works" not in str(await desk.db.fetch("SELECT a::text FROM answered a"))


def slowly(url: str, lines: Sequence[Line], by: str, seconds: float) -> Posting:
    """A post that takes its time in the process that reads."""
    time.sleep(1)
    return intake.post(url, lines, by, seconds)


async def test_who_leaves_does_not_free_the_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is done once: under way until it is, and then answered to whoever asks again."""
    monkeypatch.setattr(extractors.afar, "post", slowly)
    named, stored = {"Idempotency-Key": "seven"}, await desk.db.fetchval(STORED)
    leaving = asyncio.create_task(desk.post(report(9), **named))
    await asyncio.sleep(0.4)
    leaving.cancel()
    await asyncio.wait([leaving])

    statuses = []
    while (again := await desk.post(report(9), **named)).status_code == 409:
        statuses.append(409)
        await asyncio.sleep(0.1)

    assert statuses
    assert again.json()["items"][0]["outcome"] == "stored"
    assert await desk.db.fetchval(STORED) == stored + 1


@pytest.mark.parametrize("named", [True, False])
async def test_a_crowd_opens_no_more_connections(desk: Desk, monkeypatch: pytest.MonkeyPatch, *, named: bool) -> None:
    """Some are taken, the others are told to come again before they cost anything."""
    monkeypatch.setattr(extractors.afar, "post", slowly)
    others = await desk.db.fetchval(OPEN)
    headers = [{"Idempotency-Key": f"crowd-{n}"} if named else {} for n in range(20)]
    crowd = [asyncio.create_task(desk.post(report(40 + n), **headers[n])) for n in range(20)]
    most = 0
    while not all(one.done() for one in crowd):
        most = max(most, await desk.db.fetchval(OPEN) - others)
        await asyncio.sleep(0.02)

    statuses = sorted(one.result().status_code for one in crowd)
    assert statuses == [200] * posting.MOST + [503] * (20 - posting.MOST)
    assert most <= 2 * posting.MOST  # one that was closed is seen a moment longer; a crowd of 20 would open 20
    assert (await desk.post(report(60))).status_code == 200


async def test_reads_go_on_meanwhile(desk: Desk) -> None:
    """A post of many lines holds nobody up."""
    posting = asyncio.create_task(desk.post([report(n) for n in range(20, 32)]))
    reads = 0
    while not posting.done():
        assert (await desk.client.get("/quotes?limit=1")).status_code == 200
        await asyncio.sleep(0)  # between two requests a server does other things
        reads += 1

    assert len((await posting).json()["items"]) == 12
    assert reads > 5


async def test_bodies_are_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In documents, in bytes, in kind."""
    monkeypatch.setattr(posts, "MOST_DOCUMENTS", 2)

    many, none = await desk.post([report(7)] * 3), await desk.post([b"", b""])
    long = await desk.client.post("/articles", content=b"x" * 8_000_001, headers=LINES)
    kind = await desk.client.post("/articles", content=b"x", headers={"Content-Type": "text/plain"})

    assert [one.status_code for one in (many, none, long, kind)] == [400, 400, 413, 415]


async def test_it_needs_a_key_that_may_write(desk: Desk) -> None:
    """401 without one, 403 with one that may read."""
    secret = fresh()
    await keys.add(desk.db, "k_reader", "Reader", sha256_of(secret), [KeyScope.READ], days=None)

    without = await desk.post(report(8), Authorization="")
    reader = await desk.post(report(8), Authorization=f"Bearer {secret}")

    odd = [
        await desk.client.post(path, json=report(8), headers={"Authorization": ""})
        for path in ("/articles/", "//articles", "/articles//", "/%61rticles", "/./articles")
    ]

    assert [one.status_code for one in (without, reader)] == [401, 403]
    assert {one.status_code for one in odd} <= {401, 403, 404, 405}
    assert 'scope="write"' in reader.headers["www-authenticate"]
