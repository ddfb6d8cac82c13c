"""The examples of problems that no request to the seeds alone can show are what the service answers when it is so."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from httpx import AsyncClient, Response

from service.api import app
from service.api.bounding import Bounds
from service.api.buckets import Buckets, Left
from service.api.openapi import MEANINGS
from service.api.problems import MEDIA
from service.db import keys
from service.db.pool import Connection
from service.db.reader import Reader
from service.intake.withdrawing import withdraw
from service.load.reextract import run_reextract
from service.load.run import run_load
from service.model.key import KeyScope, fresh, sha256_of
from service.settings import Settings
from tests.api.conftest import calling
from tests.api.examples import answers, lasting, names, read
from tests.conftest import SEEDS

AWAY = "postgresql://127.0.0.1:1/nowhere"
JSON = {"Content-Type": "application/json"}


def check(name: str, response: Response) -> None:
    """Hold an example to an answer."""
    told = read(name)

    assert str(response.status_code) == name
    assert response.headers["content-type"] == MEDIA
    assert lasting(response.json()) == lasting(told["answers"][MEDIA])


async def ask(client: AsyncClient, name: str, **headers: str) -> Response:
    """The answer to the request of an example."""
    told = read(name)
    if "body" in told:
        return await client.post(told["request"], json=told["body"], headers=headers | told.get("headers", {}))
    return await client.get(told["request"], headers=headers)


def test_every_problem_has_one() -> None:
    """Of those that the contract speaks of."""
    assert {str(status) for status in MEANINGS} <= set(names())


async def test_what_was_withdrawn(database_url: str) -> None:
    """410, for an article of the seeds."""
    id = read("410")["request"].rpartition("/")[2]
    await run_load([SEEDS / "august-wire.jsonl"], url=database_url, processes=1)
    await withdraw(database_url, [id], reason="an order")

    async with calling(Settings(database_url=database_url, access_log=False)) as client:
        check("410", await ask(client, "410"))


@pytest.fixture
async def written(database_url: str, db: Connection) -> AsyncIterator[AsyncClient]:
    """A caller with a key that may write."""
    secret = fresh()
    await keys.add(db, "k_desk", "Desk", sha256_of(secret), [KeyScope.WRITE], days=None)
    async with calling(Settings(database_url=database_url, access_log=False)) as client:
        client.headers["Authorization"] = f"Bearer {secret}"
        yield client


async def test_a_key_for_something_else(written: AsyncClient, db: Connection) -> None:
    """403, and which key it is."""
    secret = fresh()
    await keys.add(db, "k_5f2c81d09a3e", "Reader", sha256_of(secret), [KeyScope.READ], days=None)

    check("403", await ask(written, "403", Authorization=f"Bearer {secret}"))


async def test_another_body(written: AsyncClient) -> None:
    """422, where an Idempotency-Key is used twice."""
    told = read("422")
    await written.post("/articles", json={"text": "“It holds,” said Raj Roy."}, headers=told["headers"])

    check("422", await ask(written, "422"))


async def test_a_body_that_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """408."""

    async def hanging() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(10)

    monkeypatch.setattr(app, "BOUNDS", Bounds(patience=0.1))
    async with calling(Settings(database_url=AWAY, access_log=False)) as client:
        check("408", await client.post(read("408")["request"], content=hanging(), headers=JSON))


class Spent(Buckets):
    """Buckets without a token."""

    def take(self, who: str) -> Left:
        """Take the last one, and then one more."""
        while super().take(who).taken:
            pass
        return super().take(who)


async def test_too_many_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """429, as many as are allowed unless the operator says otherwise."""
    monkeypatch.setattr(app, "Buckets", Spent)
    async with calling(Settings(database_url=AWAY, access_log=False), address="192.0.2.1") as client:
        check("429", await ask(client, "429"))


async def test_something_of_ours_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """500, of which nothing is said."""

    async def broken(*_: object, **_given: object) -> Any:
        raise RuntimeError("a secret")

    monkeypatch.setattr(Reader, "__call__", broken)
    async with calling(Settings(database_url=AWAY, access_log=False)) as client:
        check("500", await ask(client, "500"))


def write(file: Path) -> None:
    """A report, nothing, and a report in another language."""
    said = "“The bridge stays open,” Mayor Ann Lee said on Monday."
    texts = {"bridge": said, "nothing": "", "pont": "Le pont reste ouvert toute la semaine, a dit la maire lundi."}
    file.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items()))


@pytest.fixture
async def loads(
    tmp_path: Path, database_url: str, db: Connection, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[AsyncClient, str, str]]:
    """A caller; a load that refused a document and has a note on another; a reextract that found what was missing."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "desk.jsonl")
    await run_load([Path("desk.jsonl")], url=database_url, processes=1)
    await db.execute("DELETE FROM quotes")
    await db.execute("UPDATE articles SET engine = 'another'")
    await run_reextract(url=database_url, processes=1, listed=1)
    again, load = [row["id"] for row in await db.fetch("SELECT id FROM loads ORDER BY key DESC")]
    async with calling(Settings(database_url=database_url, access_log=False)) as client:
        yield client, load, again


async def test_what_a_load_put_down(loads: tuple[AsyncClient, str, str]) -> None:
    """In every form."""
    client, load, again = loads
    for name, id in (("findLoadRefusals", load), ("findLoadNotes", load), ("findLoadChanges", again)):
        told = read(name)

        found = await answers(client, told | {"request": told["request"].replace("{load}", id)})

        assert lasting(found) == lasting(told["answers"]), json.dumps(found, ensure_ascii=False)


async def test_the_database_is_away() -> None:
    """503."""
    async with calling(Settings(database_url=AWAY, access_log=False)) as client:
        check("503", await ask(client, "503"))
