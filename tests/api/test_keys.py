"""Keys: who may read where reading needs one, and what becomes of bad ones."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from httpx import AsyncClient

from service.api import keyring as module
from service.api.asgi import Receive, Scope, Send
from service.api.identifying import identified
from service.api.keyring import Keyring, put_down
from service.api.keys import key_of
from service.api.limiting import Limits
from service.api.trace import KEY as TRACE
from service.api.trace import Trace
from service.db import keys
from service.db.pool import Connection, reading
from service.db.reader import Reader
from service.model.key import PREFIX, Key, KeyScope, fresh, sha256_of
from service.settings import Settings
from tests.api.answers import faults
from tests.api.conftest import calling
from tests.make import Make


@pytest.fixture
async def closed(database_url: str) -> AsyncIterator[AsyncClient]:
    """A caller of a service where reading needs a key."""
    async with calling(Settings(database_url=database_url, access_log=False, reads_need_key=True)) as client:
        yield client


async def issue(db: Connection, *scopes: KeyScope, id: str = "k_1", rate: int | None = None) -> dict[str, str]:
    """A new key, as a header."""
    secret = fresh()
    await keys.add(db, id, "Desk", sha256_of(secret), scopes or [KeyScope.READ], rate=rate)
    return {"Authorization": f"Bearer {secret}"}


async def test_reading_needs_one_where_the_operator_says_so(closed: AsyncClient, db: Connection, make: Make) -> None:
    """With it, answers are as ever, and for their caller alone; a tag does not get round it."""
    await make.quote()
    key = await issue(db)

    without, with_ = await closed.get("/quotes"), await closed.get("/quotes", headers=key)
    known = {"If-None-Match": with_.headers["etag"]}

    assert (without.status_code, faults(without)) == (401, {})
    assert without.headers["www-authenticate"] == 'Bearer realm="onrecord"'
    assert with_.status_code == 200
    assert with_.headers["cache-control"] == "private, no-cache"
    assert "Authorization" in with_.headers["vary"]
    assert (await closed.get("/quotes", headers=known)).status_code == 401
    assert (await closed.get("/quotes", headers=known | key)).status_code == 304


@pytest.mark.parametrize("path", ["/", "/health/live", "/health/ready", "/openapi.json", "/docs"])
async def test_some_things_anybody_may_read(closed: AsyncClient, path: str) -> None:
    """Whether we live, and what can be asked."""
    assert (await closed.get(path, follow_redirects=True)).status_code == 200


@pytest.mark.parametrize("given", ["Bearer onrecord_x", f"bearer {PREFIX}{'x' * 43}", "Bearer", "Bearer \xff"])
async def test_a_bad_one_is_refused(client: AsyncClient, given: str) -> None:
    """Even where none is needed: whoever sends one learns that it is worth nothing."""
    response = await client.get("/quotes", headers={"Authorization": given.encode("latin-1")})

    assert (response.status_code, faults(response)) == (401, {})
    assert response.headers["www-authenticate"] == 'Bearer realm="onrecord", error="invalid_token"'


async def test_one_for_something_else_is_refused(closed: AsyncClient, db: Connection) -> None:
    """403, and what is lacking."""
    response = await closed.get("/quotes", headers=await issue(db, KeyScope.WRITE))

    assert (response.status_code, faults(response)) == (403, {})
    assert response.headers["www-authenticate"] == 'Bearer realm="onrecord", error="insufficient_scope", scope="read"'


async def test_it_ends_when_it_is_revoked(closed: AsyncClient, db: Connection, monkeypatch) -> None:
    """Within the seconds for which a look-up is believed."""
    key = await issue(db)
    before = await closed.get("/quotes", headers=key)
    await keys.revoke(db, "k_1")
    monkeypatch.setattr(module, "FRESH", 0.0)

    after = await closed.get("/quotes", headers=key)

    assert (before.status_code, after.status_code) == (200, 401)


def test_it_ends_with_its_time() -> None:
    """And not a moment before."""
    end = datetime(2026, 1, 1, tzinfo=UTC)
    key = Key(id="k", name="", scopes=[], rate=None, created_at=end, expires_at=end, revoked_at=None, last_used_at=None)

    assert key.holds(end - timedelta(seconds=1))
    assert not key.holds(end)


async def test_its_use_is_put_down_beside_the_requests(database_url: str, db: Connection) -> None:
    """Once for many requests, and not looked up for each."""
    secret = (await issue(db))["Authorization"].removeprefix("Bearer ")
    async with reading(database_url, size=1, seconds=5) as pool:
        ring = Keyring(Reader(pool, timeout=5))
        for _ in range(3):
            await ring.find(secret)
        before = (await keys.all_keys(db))[0].last_used_at
        await put_down(ring, database_url)

    assert before is None
    assert (await keys.all_keys(db))[0].last_used_at is not None
    assert ring.take_used() == {}


async def test_other_layers_know_whose_a_request_is(database_url: str, db: Connection) -> None:
    """By an id that is no secret; null where it came without."""
    seen = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(key_of(scope))

    async def nothing(*_: object) -> Any:
        raise AssertionError("nothing is received or sent")

    key = (await issue(db))["Authorization"].encode()
    async with reading(database_url, size=1, seconds=5) as pool:
        ring = Keyring(Reader(pool, timeout=5))
        for headers in ([(b"authorization", key)], []):
            scope = {"type": "http", "method": "GET", "headers": headers, TRACE: Trace(request_id="r")}
            await identified(app, lambda: ring, Limits(lambda _: None))(scope, nothing, nothing)

    assert seen == ["k_1", None]


async def test_no_log_tells_it(closed: AsyncClient, db: Connection, caplog) -> None:
    """Neither when it is good nor when it is bad."""
    caplog.set_level(logging.DEBUG)
    good, bad = await issue(db), {"Authorization": f"Bearer {fresh()}"}

    for key in (good, bad):
        await closed.get("/quotes", headers=key)
        await closed.get("/quotes?limit=0", headers=key)

    assert not [one for one in caplog.records if "onrecord_" in f"{one.getMessage()} {one.__dict__}"]
