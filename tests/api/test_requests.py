"""What holds for every request: ids, timing, HEAD, logs, metrics, health."""

import logging
import os
import re
from collections.abc import Callable
from typing import Any

import asyncpg
import pytest
from httpx import AsyncClient

from service.api import layers
from service.api.trace import route
from service.db import storing
from service.db.corpus import STATEMENTS
from service.db.pool import Connection
from service.settings import Settings
from tests.api.conftest import calling
from tests.make import Make


@pytest.mark.parametrize(
    "path", ["/quotes", "/quotes?limit=0", "/quotes/none", "/nothing", "/health/live", "/docs", "/metrics"]
)
async def test_head_is_get_without_a_body(idle: AsyncClient, path) -> None:
    """The same status and headers."""
    got, head = await idle.get(path), await idle.head(path)

    assert head.content == b""
    assert head.status_code == got.status_code
    volatile = ("server-timing", "x-request-id", "content-length" if path == "/metrics" else "")
    assert [kv for kv in head.headers.items() if kv[0] not in volatile] == [
        kv for kv in got.headers.items() if kv[0] not in volatile
    ]


async def test_head_can_be_conditional(idle: AsyncClient) -> None:
    """HEAD with a tag gets 304 as GET does."""
    tag = (await idle.get("/quotes")).headers["etag"]

    assert (await idle.head("/quotes", headers={"If-None-Match": tag})).status_code == 304


async def test_a_callers_id_comes_back(idle: AsyncClient) -> None:
    """Usable ids are taken over, others replaced; every answer has one."""
    given = await idle.get("/quotes", headers={"X-Request-Id": "order-66/a.b"})
    odd = await idle.get("/quotes", headers={"X-Request-Id": "two words"})
    none = await idle.get("/nothing")

    assert given.headers["x-request-id"] == "order-66/a.b"
    assert len({odd.headers["x-request-id"], none.headers["x-request-id"], "two words"}) == 3
    assert none.json()["request_id"] == none.headers["x-request-id"]


async def test_says_where_the_time_went(idle: AsyncClient) -> None:
    """The database's share stands apart, where there was one."""
    read, other = [(await idle.get(path)).headers["server-timing"] for path in ("/quotes?limit=43", "/health/live")]
    spent = {name: float(dur) for name, dur in re.findall(r"(\w+);dur=([0-9.]+)", read)}

    assert spent.keys() == {"total", "db", "render"}
    assert spent["db"] + spent["render"] <= spent["total"] + 0.2
    assert re.fullmatch(r"total;dur=[0-9.]+", other)


@pytest.mark.parametrize(
    "path",
    [
        "/quotes",
        "/quotes?speaker=Lee&speaker=ann-lee&kind=direct&count=true&offsets=utf16&q=berth&highlight=true&facets=speaker,month",
        "/timeline?speaker=Lee&share=true&q=berth",
        "/quotes?speaker=Leee&speaker=Ann+Li&sort=published_at&from=2021-08&undated=exclude",
        "/articles?q=berth&count=true",
        "/articles/a_1/quotes",
        "/actors?q=lee",
        "/actors/ann-lee/quotes",
        "/actors/resolve?name=Lee",
    ],
)
async def test_asks_the_database_once(
    client: AsyncClient, db: Connection, make: Make, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Page, names and version are one statement of one snapshot."""
    article = await make.article("Every berth is safe.", id="a_1")
    await make.quote(await make.actor("Ann Lee", "Lee"), article)
    await storing.write_json(db, [article.key])
    asked: list[object] = []
    for way in ("fetchrow", "fetch", "prepare"):
        monkeypatch.setattr(asyncpg.Connection, way, noted(getattr(asyncpg.Connection, way), asked))

    response = await client.get(path)

    assert response.status_code == 200
    assert len([one for one in asked if "FROM corpus c" in str(one)]) == len(asked) - watched(asked) == 1


def noted(method: Callable[..., Any], calls: list[object]) -> Callable[..., Any]:
    """A method that takes note of its statements."""

    async def call(self: Any, statement: str, *args: Any, **given: Any) -> Any:
        calls.append(statement)
        return await method(self, statement, *args, **given)

    return call


def watched(calls: list[object]) -> int:
    """The looks of the heartbeat, which come by themselves."""
    return sum(one == STATEMENTS["snapshot"].text or str(one).startswith("LISTEN") for one in calls)


async def test_logs_tell_of_each_request(database_url: str, caplog) -> None:
    """One line with route, status and what the caller bound to it."""
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    with caplog.at_level(logging.INFO, "service.access"):
        async with calling(Settings(database_url=database_url)) as client:
            await client.get("/quotes/none", headers={"X-Request-Id": "abc", "traceparent": parent})

    [record] = [record for record in caplog.records if record.name == "service.access"]
    assert record.fields["route"] == "/quotes/{id}"
    assert record.fields["status"] == 404
    assert {"method", "path", "ms", "db_ms", "bytes"} <= record.fields.keys()


async def test_metrics_are_labelled_by_route(client: AsyncClient) -> None:
    """Never by path, which callers make up without end."""
    for path in ("/quotes/one", "/quotes/two", "/made/up"):
        await client.get(path)

    response = await client.get("/metrics")
    text = response.text

    assert response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert 'onrecord_requests_total{method="GET",route="/quotes/{id}",status="404"} 2' in text
    assert 'onrecord_requests_total{method="GET",route="(none)",status="404"} 1' in text
    assert 'onrecord_request_seconds_count{route="/quotes/{id}"} 2' in text
    assert "made" not in text


async def test_metrics_of_several_workers_are_told_apart(database_url: str) -> None:
    """Whichever of them answers."""
    async with calling(Settings(database_url=database_url, workers=2, access_log=False)) as client:
        await client.get("/health/live")
        text = (await client.get("/metrics")).text

    worker = f'worker="{os.getpid()}"'
    assert f'onrecord_requests_total{{{worker},method="GET",route="/health/live",status="200"}} 1' in text
    assert all(worker in line for line in text.splitlines() if not line.startswith("#"))


async def test_what_is_told_can_be_switched_off(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """Each by itself; an id every answer has."""
    quiet = Settings(database_url=database_url, access_log=False, metrics=False, server_timing=False)
    with caplog.at_level(logging.INFO, "service.access"):
        async with calling(quiet) as client:
            answer, metrics = await client.get("/quotes"), await client.get("/metrics")

    assert answer.status_code == 200
    assert "x-request-id" in answer.headers
    assert "server-timing" not in answer.headers
    assert metrics.status_code == 404
    assert [record for record in caplog.records if record.name == "service.access"] == []


async def test_health(client: AsyncClient) -> None:
    """Alive, and ready to answer."""
    assert (await client.get("/health/live")).json() == {"status": "live"}
    assert (await client.get("/health/ready")).json() == {"status": "ready"}


async def test_an_older_schema_is_not_ready(client: AsyncClient, db) -> None:
    """A build that is ahead of the database waits for the migration."""
    await db.execute("UPDATE alembic_version SET version_num = '0000'")

    response = await client.get("/health/ready")

    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"


async def test_root_leads_on(idle: AsyncClient) -> None:
    """Whoever comes to the root finds the way."""
    assert (await idle.get("/")).json()["docs"] == "/docs"


async def test_docs_load_nothing_from_elsewhere(idle: AsyncClient) -> None:
    """Every part of the page comes from here, squeezed for those who take it so."""
    page = await idle.get("/docs", headers={"Accept": "text/html"})

    assert "http" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for name in ("swagger-ui-bundle.js", "swagger-ui.css", "docs.js"):
        assert f"docs/{name}" in page.text
        squeezed = await idle.get(f"/docs/{name}")
        assert squeezed.headers["content-type"].count("charset=utf-8") == 1
        plain = await idle.get(f"/docs/{name}", headers={"Accept-Encoding": "identity"})
        assert (squeezed.status_code, plain.status_code) == (200, 200)
        assert squeezed.content == plain.content != b""


@pytest.mark.parametrize(
    ("path", "fits"), [("/quotes/q_1", True), ("/quotes/q_1/", True), ("/quotes", False), ("/quotes/a/b", False)]
)
def test_a_template_fits_one_part_a_blank(path, fits) -> None:
    """A blank takes exactly one part of a path."""
    assert bool(route("/quotes/{id}", ["GET"]).pattern.fullmatch(path)) is fits


async def test_a_fault_outside_litestar_is_a_problem_too(idle: AsyncClient, monkeypatch) -> None:
    """The last net gives the same shape."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(layers, "named", broken)

    await idle.get("/quotes")
    response = await idle.get("/quotes?limit=42", headers={"If-None-Match": '"a"'})

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text


async def test_times_are_in_utc(client: AsyncClient, make: Make) -> None:
    """An answer's times are in UTC whatever zone the server keeps."""
    load = await make.load()

    assert (await client.get(f"/loads/{load.id}")).json()["started_at"].endswith("Z")
