"""Web pages of other origins: what a browser lets them read."""

import pytest
from httpx import AsyncClient, Response

from service.api import layers
from service.settings import Origins, Settings
from tests.api.conftest import calling

PAGE = "https://desk.example"
#: What a page could not read without leave.
WANTED = {"etag", "link", "location", "ratelimit", "ratelimit-policy", "retry-after", "x-request-id", "deprecation",
          "sunset", "server-timing"}  # fmt: skip


async def preflight(client: AsyncClient, path: str, origin: str = PAGE) -> Response:
    """What a browser asks before a request that a form could not send."""
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match,x-request-id"}
    return await client.options(path, headers={"Origin": origin} | asked)


def leave(response: Response) -> str | None:
    """Whom an answer may be shown to."""
    allowed = response.headers.get("access-control-allow-origin")
    assert "access-control-allow-credentials" not in response.headers
    if allowed:
        exposed = response.headers["access-control-expose-headers"].lower().split(", ")
        assert set(exposed) >= WANTED
    return allowed


@pytest.mark.parametrize("path", ["/quotes", "/quotes?limit=0", "/nothing"])
async def test_any_page_may_read(idle: AsyncClient, path: str) -> None:
    """Reads are open, so pages have them too: answers, problems, and word that nothing has changed."""
    got = await idle.get(path, headers={"Origin": PAGE})
    kept = await idle.get(path, headers={"Origin": PAGE, "If-None-Match": got.headers.get("etag", "")})

    assert (leave(got), leave(kept)) == ("*", "*")
    assert "Origin" not in got.headers.get("vary", "")


async def test_a_fault_of_ours_can_be_read_too(idle: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page sees the problem and its request id, and not a failure of CORS."""

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(layers, "named", broken)

    await idle.get("/quotes")
    response = await idle.get("/quotes?limit=41", headers={"Origin": PAGE, "If-None-Match": '"a"'})

    assert (response.status_code, leave(response)) == (500, "*")


@pytest.mark.parametrize(("path", "methods"), [("/quotes", "GET, HEAD, OPTIONS"), ("/extract", "OPTIONS, POST")])
async def test_a_preflight_is_answered_for_the_path(idle: AsyncClient, path: str, methods: str) -> None:
    """With the methods that it takes and the headers that are asked for, and kept for a while."""
    response = await preflight(idle, path)

    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["access-control-allow-methods"] == methods
    assert response.headers["access-control-allow-headers"] == "if-none-match,x-request-id"
    assert response.headers["access-control-max-age"] == "7200"
    assert response.headers["x-request-id"]


async def test_a_page_learns_that_a_path_is_not_there(idle: AsyncClient) -> None:
    """It may ask, and is told so."""
    assert (await preflight(idle, "/nothing")).headers["access-control-allow-methods"] == "GET, HEAD"


async def test_named_origins_alone() -> None:
    """Others get the answer, as any caller does, but a browser keeps it from the page; caches are told."""
    url = "postgresql://127.0.0.1:1/nowhere"
    settings = Settings(database_url=url, access_log=False, cors_origins=Origins(f"{PAGE} http://localhost:3000"))
    async with calling(settings) as client:
        named, other = [
            await client.get("/health/live", headers={"Origin": origin}) for origin in (PAGE, f"{PAGE}.evil.example")
        ]

        assert (leave(named), leave(other)) == (PAGE, None)
        assert "Origin" in named.headers["vary"]
        assert "Origin" in other.headers["vary"]
        assert (await preflight(client, "/quotes")).headers["access-control-allow-origin"] == PAGE
        assert leave(await preflight(client, "/quotes", "https://evil.example")) is None


async def test_no_page_at_all() -> None:
    """Where the operator says so."""
    settings = Settings(database_url="postgresql://127.0.0.1:1/nowhere", access_log=False, cors_origins=Origins("none"))
    async with calling(settings) as client:
        response = await client.get("/health/live", headers={"Origin": PAGE})

    assert leave(response) is None
