"""What is to go is announced: in the headers of whoever uses it, and in the contract."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Any

import pytest
from httpx import AsyncClient
from litestar import get
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from service.api import app
from service.api.operation import Operation, operation
from service.api.retiring import Retiring, retiring
from service.settings import Settings
from tests.api.conftest import calling

PATH = Retiring(since=date(2026, 3, 1), until=date(2026, 12, 31), link="/docs#old")
PARAMETER = Retiring(since=date(2026, 1, 1), until=date(2027, 6, 30), link="/docs#colour")


class OldQuery(Struct, frozen=True):
    """What the old path can be asked."""

    colour: Annotated[str | None, Meta(description="A colour."), retiring(PARAMETER)] = None
    size: str | None = None


@get(
    "/old",
    **operation(
        Operation(id="getOld", tag="operations", answer=dict[str, str], query=OldQuery, tagged=False, retiring=PATH)
    ),
)
async def get_old(wanted: NamedDependency[OldQuery]) -> dict[str, str]:  # noqa: ARG001 - as it must be
    """Something that is to go."""
    return {}


@get("/new", **operation(Operation(id="getNew", tag="operations", answer=dict[str, str], query=OldQuery, tagged=False)))
async def get_new(wanted: NamedDependency[OldQuery]) -> dict[str, str]:  # noqa: ARG001
    """Something that stays, but for a parameter."""
    return {}


@pytest.fixture
async def changing(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncClient]:
    """A caller of a service with things that are to go."""
    monkeypatch.setattr(app, "HANDLERS", (*app.HANDLERS, get_old, get_new))
    async with calling(Settings(database_url="postgresql://127.0.0.1:1/nowhere", access_log=False)) as client:
        yield client


async def told(client: AsyncClient, path: str) -> list[str | None]:
    """What the headers of an answer announce."""
    headers = (await client.get(path)).headers
    return [headers.get(name) for name in ("deprecation", "sunset", "link")]


async def test_who_uses_it_is_told(changing: AsyncClient) -> None:
    """Since when and until when, as the two RFCs write it, and where to read on; nobody else is."""
    path, parameter = '</docs#old>; rel="deprecation"', '</docs#colour>; rel="deprecation"'

    assert await told(changing, "/old") == ["@1772323200", "Thu, 31 Dec 2026 00:00:00 GMT", path]
    assert await told(changing, "/new?colour=red") == ["@1767225600", "Wed, 30 Jun 2027 00:00:00 GMT", parameter]
    assert await told(changing, "/old?colour=red") == [
        "@1767225600", "Thu, 31 Dec 2026 00:00:00 GMT", f"{path}, {parameter}"
    ]  # fmt: skip
    assert await told(changing, "/new?size=5") == [None, None, None]


async def test_a_bad_request_for_it_is_told_too(changing: AsyncClient) -> None:
    """The more so."""
    assert (await told(changing, "/old?size="))[0] == "@1772323200"


async def test_the_contract_says_so(changing: AsyncClient) -> None:
    """To generators of clients, which warn of it, and to readers."""
    paths: dict[str, Any] = (await changing.get("/openapi.json")).json()["paths"]
    old, new = paths["/old"]["get"], paths["/new"]["get"]
    [colour, size] = new["parameters"]

    assert old["deprecated"] is True
    assert old["description"] == "Deprecated since 2026-03-01, and gone from 2026-12-31 on: see /docs#old."
    assert colour["deprecated"] is True
    assert (
        colour["description"] == "A colour. Deprecated since 2026-01-01, and gone from 2027-06-30 on: see /docs#colour."
    )
    assert {"Deprecation", "Sunset", "Link"} <= old["responses"]["200"]["headers"].keys()
    assert {"Deprecation", "Sunset", "Link"} <= new["responses"]["200"]["headers"].keys()
    assert "deprecated" not in new
    assert "deprecated" not in size


def test_nothing_goes_before_that_is_said() -> None:
    """A slip of the pen stops the start."""
    with pytest.raises(ValueError, match="before it is said"):
        Retiring(since=date(2026, 3, 1), until=date(2026, 2, 1), link="/docs")
