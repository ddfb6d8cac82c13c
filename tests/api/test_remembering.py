"""Answers from memory: the same as fresh ones, for whom they are meant, and told of as truly."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.api import keyring, memory
from service.api.limiting import Limits
from service.db import keys
from service.db.pool import Connection
from service.db.reader import Reader
from service.settings import Settings
from tests.api.answers import faults
from tests.api.conftest import calling
from tests.api.test_keys import issue
from tests.make import Make

#: Headers that are each answer's own.
OWN = ("server-timing", "ratelimit")
PATHS = ["/quotes", "/articles", "/actors", "/timeline", "/actors/resolve", "/quotes/q_none", "/loads", "/changes"]
QUERIES = ["", "limit=2", "limit=2&sort=said_on", "sort=said_on&limit=2", "name=Kirby", "speaker=Kirby&limit=3", "limit=02",
           "fields=id,text&limit=200", "limit=200&&count=true", "q=%C3%A9", "limit=0", "format=json", "limit=2&format=ndjson"]  # fmt: skip


@asynccontextmanager
async def remembering(
    settings: Settings, address: str = "127.0.0.1", key: dict[str, str] | None = None
) -> AsyncIterator[AsyncClient]:
    """A caller of a service that knows the state of its corpus, so that it remembers from the first answer on."""
    async with calling(settings, address=address) as client:
        async with asyncio.timeout(10):
            while gauge((await client.get("/metrics", headers=key)).text, "corpus_known") != 1:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        yield client


@pytest.fixture(scope="module")
async def pair(seeded_url: str) -> AsyncIterator[tuple[AsyncClient, AsyncClient]]:
    """Callers of a service that remembers, and of one that does not."""
    with_, without = (
        Settings(database_url=seeded_url, access_log=False, memory=memory, rate_limit=1_000_000) for memory in (4, 0)
    )
    async with (
        remembering(with_, address="192.0.2.1") as one,
        calling(without, address="192.0.2.1") as other,
    ):
        yield one, other


REQUESTS = st.fixed_dictionaries(
    {
        "Accept": st.sampled_from(["*/*", "application/json", "text/csv", "text/html;q=0.9, */*;q=0.1", "image/png"]),
        "Accept-Encoding": st.sampled_from(["identity", "br, gzip", "gzip", "gzip, identity;q=0", "identity;q=0"]),
        "X-Request-Id": st.just("the-same"),
    },
    optional={"If-None-Match": st.sampled_from(["*", '"x"', "the tag", "another", 'W/the tag, "x"'])},
)


@given(
    method=st.sampled_from(["GET", "HEAD"]),
    path=st.sampled_from(PATHS),
    query=st.sampled_from(QUERIES),
    headers=REQUESTS,
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_is_what_a_fresh_answer_is(
    pair: tuple[AsyncClient, AsyncClient], *, method: str, path: str, query: str, headers: dict[str, str]
) -> None:
    """Byte by byte, whatever was asked before."""
    mindful, forgetting = pair
    plain = {name: value for name, value in headers.items() if name != "If-None-Match"}
    tags = [
        (await forgetting.get(path + asked, headers=plain)).headers.get("etag", '"y"') for asked in (f"?{query}", "")
    ]
    if given := headers.get("If-None-Match"):
        headers = headers | {"If-None-Match": given.replace("the tag", tags[0]).replace("another", tags[1])}

    fresh, *others = [
        await raw(client, method, f"{path}?{query}", headers) for client in (forgetting, mindful, mindful)
    ]

    assert [told(one) for one in others] == [told(fresh)] * 2
    assert [set(one[1]) for one in others] == [set(fresh[1])] * 2


async def raw(
    client: AsyncClient, method: str, path: str, headers: dict[str, str]
) -> tuple[int, dict[str, str], bytes]:
    """An answer as it came."""
    async with client.stream(method, path, headers=headers) as response:
        return response.status_code, dict(response.headers), b"".join([piece async for piece in response.aiter_raw()])


def told(answer: tuple[int, dict[str, str], bytes]) -> tuple[int, dict[str, str], bytes]:
    """An answer without what is its own."""
    status, headers, body = answer
    return status, {name: value for name, value in headers.items() if name not in OWN}, body


@pytest.fixture
async def mindful(database_url: str) -> AsyncIterator[AsyncClient]:
    """A caller of a service that remembers."""
    async with remembering(Settings(database_url=database_url)) as client:
        yield client


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the database was asked."""
    questions, ask = [], Reader.__call__

    async def noted(self: Reader, question: Any) -> Any:
        questions.append(question)
        return await ask(self, question)

    monkeypatch.setattr(Reader, "__call__", noted)
    return questions


async def test_asks_nobody_however_it_is_written(mindful: AsyncClient, make: Make, asked: list[object]) -> None:
    """Parameters in another order, and headers that mean the same."""
    await make.quote(await make.actor("Ann Lee"))
    first = await mindful.get("/quotes?speaker=Ann+Lee&limit=5")

    for query, accept in (("limit=5&speaker=Ann%20Lee", "*/*"), ("speaker=%41nn+Lee&limit=5", "application/*")):
        other = await mindful.get(f"/quotes?{query}", headers={"Accept": accept})
        assert (other.content, other.headers["etag"]) == (first.content, first.headers["etag"])

    assert len(asked) == 1


async def test_what_is_too_large_for_the_memory_is_answered_all_the_same(database_url: str, make: Make) -> None:
    """Each time anew."""
    article = await make.article("Every berth is safe. " * 10_000)
    async with remembering(Settings(database_url=database_url, access_log=False, memory=1)) as client:
        answers = [
            await client.get(f"/articles/{article.id}", headers={"Accept-Encoding": "identity"}) for _ in range(2)
        ]
        remembered = gauge((await client.get("/metrics")).text, "remembered_answers")

    assert answers[0].content == answers[1].content
    assert remembered == 0


async def test_a_key_is_looked_at_before_an_answer_is_given(
    database_url: str, db: Connection, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    """Where reading needs one; and one that is revoked ends within seconds."""
    await make.quote()
    settings, one, other = (
        Settings(database_url=database_url, reads_need_key=True),
        await issue(db),
        await issue(db, id="k_2"),
    )
    async with remembering(settings, key=one) as client:
        tag = (await client.get("/quotes", headers=one)).headers["etag"]
        again = [await client.get("/quotes", headers=key) for key in (one, other, one)]
        without = [await client.get("/quotes", headers=given) for given in ({}, {"If-None-Match": tag})]
        await keys.revoke(db, "k_1")
        monkeypatch.setattr(keyring, "FRESH", 0.0)
        revoked = await client.get("/quotes", headers=one)

    assert {answer.status_code for answer in again} == {200}
    assert len({answer.headers["x-request-id"] for answer in again}) == 3
    assert {answer.headers["cache-control"] for answer in again} == {"private, no-cache"}
    assert [answer.status_code for answer in (*without, revoked)] == [401] * 3


async def test_pages_of_other_origins_are_told_apart(database_url: str, make: Make) -> None:
    """Where not all of them may read."""
    await make.quote()
    settings = Settings(database_url=database_url, access_log=False, cors_origins=("https://desk.example",))  # type: ignore[arg-type]
    origins = ["https://desk.example", "https://other.example", ""]
    async with remembering(settings) as client:
        answers = [await client.get("/quotes", headers={"Origin": origin} if origin else {}) for origin in origins * 2]

    assert [one.headers.get("access-control-allow-origin") for one in answers] == [origins[0], None, None] * 2
    assert all("Origin" in one.headers["vary"] for one in answers)


async def test_is_told_of_as_every_answer_is(
    mindful: AsyncClient, make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    """In the log, under the caller's own id, and in the metrics; the database had no part in it."""
    await make.quote()
    with caplog.at_level(logging.INFO, "service.access"):
        first = await mindful.get("/quotes?limit=3")
        again = await mindful.get("/quotes?limit=3", headers={"X-Request-Id": "order-66"})
        long, short = [record.fields for record in caplog.records if record.name == "service.access"]  # type: ignore[attr-defined]
    text = (await mindful.get("/metrics")).text

    assert again.headers["x-request-id"] == short["request_id"] == "order-66"
    assert re.fullmatch(r"total;dur=[0-9.]+", again.headers["server-timing"])
    assert "db_ms" not in short
    assert {name for name in long if long[name] != short.get(name)} <= {"request_id", "ms", "db_ms"}
    assert (short["bytes"], short["status"]) == (len(again.content), 200) == (len(first.content), 200)
    assert 'onrecord_requests_total{method="GET",route="/quotes",status="200"} 2' in text
    assert (gauge(text, "remembered_answers"), gauge(text, "requests_under_way")) == (1, 1)
    assert gauge(text, "remembered_bytes") > len(first.content)


def gauge(text: str, name: str) -> float:
    """A value of the metrics."""
    found = re.search(rf"^onrecord_{name} (.+)$", text, re.MULTILINE)
    assert found
    return float(found[1])


@pytest.mark.parametrize("part", ["recall", "find", "keep"])
async def test_a_fault_of_the_memory_costs_nobody_an_answer(
    mindful: AsyncClient, make: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, part: str
) -> None:
    """The layers behind it answer, and the log tells of it."""
    quote = await make.quote()
    fresh = await mindful.get("/quotes?sort=said_on")

    def fail(*_: Any) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(memory.Memory, part, fail)
    failing = mindful.get(f"/quotes?sort=said_on&limit={20 if part == 'recall' else 21}")
    if part == "keep":
        with pytest.raises(RuntimeError):  # it has been answered by then: the server writes it into its log
            await failing
        return
    answer = await failing

    assert (
        [item["id"] for item in answer.json()["items"]] == [item["id"] for item in fresh.json()["items"]] == [quote.id]
    )
    assert "the memory of answers failed" in caplog.text


async def test_a_fault_behind_the_memory_is_a_problem(
    mindful: AsyncClient, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    """What counts requests stands in both: where it fails, the last net tells of it as ever."""
    await make.quote()
    await mindful.get("/quotes")

    def fail(*_: Any) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(Limits, "take", fail)
    answer = await mindful.get("/quotes")

    assert (answer.status_code, faults(answer)) == (500, {})
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
