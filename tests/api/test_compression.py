"""Content codings: the one that the caller likes best, a tag for each, and streams that flow."""

import gzip
import zlib
from typing import Any

import brotli
import pytest
from httpx import AsyncClient

from service.api.asgi import Receive, Scope, Send
from service.api.codings import codings
from service.api.compressing import SMALL, compressed
from tests.api.answers import faults
from tests.make import Make

LONG = "/openapi.json"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("", ("identity",)),
        ("gzip, deflate, br, zstd", ("br", "gzip", "identity")),
        ("gzip;q=1.0, br;q=0.5", ("gzip", "br", "identity")),
        ("GZIP ; Q=0.5", ("gzip", "identity")),
        ("x-gzip", ("gzip", "identity")),
        ("br;q=0, *", ("gzip", "identity")),
        ("*", ("br", "gzip", "identity")),
        ("gzip;q=0.5, identity", ("identity", "gzip")),
        ("gzip;q=0.001", ("gzip", "identity")),
        ("deflate", ("identity",)),
        ("gzip, identity;q=0", ("gzip",)),
        ("gzip, *;q=0", ("gzip",)),
        ("identity;q=0", ()),
        ("*;q=0", ()),
        ("*;q=0, identity;q=0.1", ("identity",)),
    ],
)
def test_reads_what_a_caller_takes(given, taken) -> None:
    """Weights, the star and the plain body as RFC 9110 has them, the best first."""
    assert codings(given) == taken


async def raw(client: AsyncClient, path: str, taken: str) -> tuple[dict[str, str], bytes]:
    """The headers of an answer, and its body as it came."""
    async with client.stream("GET", path, headers={"Accept-Encoding": taken}) as response:
        return dict(response.headers), b"".join([piece async for piece in response.aiter_raw()])


@pytest.mark.parametrize(("coding", "undo"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
async def test_a_coding_changes_nothing_else(idle: AsyncClient, coding, undo) -> None:
    """The same document, smaller, with its true length; caches are told on what it depends."""
    _, plain = await raw(idle, LONG, "identity")

    headers, body = await raw(idle, LONG, coding)

    assert undo(body) == plain
    assert headers["content-encoding"] == coding
    assert int(headers["content-length"]) == len(body) < len(plain) / 5
    assert headers["vary"] == "Accept-Encoding"


async def test_a_small_body_stays_as_it_is(idle: AsyncClient) -> None:
    """But not for who takes no plain one."""
    small, _ = await raw(idle, "/health/live", "gzip")
    forced, body = await raw(idle, "/health/live", "gzip, identity;q=0")

    assert "content-encoding" not in small
    assert (forced["content-encoding"], gzip.decompress(body)) == ("gzip", b'{"status":"live"}')


async def test_nothing_that_is_taken_is_a_problem(idle: AsyncClient) -> None:
    """A caller that takes no coding of ours, nor the plain body, is told what there is."""
    response = await idle.get("/quotes", headers={"Accept-Encoding": "deflate, identity;q=0"})

    assert response.status_code == 406
    assert faults(response) == {"Accept-Encoding": "this service gives br, gzip and identity"}


async def test_each_coding_has_a_tag_of_its_own(client: AsyncClient, make: Make) -> None:
    """Strong ones: they name bytes; what varies is said."""
    article = await make.article("Every berth is safe. " * 100)
    path = f"/articles/{article.id}"

    tags = {coding: (await raw(client, path, coding))[0]["etag"] for coding in ("identity", "gzip", "br")}

    plain = tags["identity"].strip('"')
    assert tags == {"identity": f'"{plain}"', "gzip": f'"{plain}-gzip"', "br": f'"{plain}-br"'}
    assert (await raw(client, path, "br"))[0]["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    ("kept", "taken", "status"),
    [
        ("br", "br, gzip", 304),
        ("gzip", "br, gzip", 304),
        ("identity", "br", 304),
        ("br", "gzip", 200),
        ("gzip", "", 200),
        ("identity", "br, identity;q=0", 200),
    ],
)
async def test_a_kept_answer_holds_where_its_coding_is_taken(
    client: AsyncClient, make: Make, kept, taken, status
) -> None:
    """304 names the very representation that the caller has, and never one that it cannot read."""
    path = f"/articles/{(await make.article('Every berth is safe. ' * 100)).id}"
    tag = (await raw(client, path, kept))[0]["etag"]

    response = await client.get(path, headers={"If-None-Match": tag, "Accept-Encoding": taken})

    assert response.status_code == status
    assert (response.headers["etag"] == tag) is (status == 304)
    assert response.headers["vary"] == "Accept, Accept-Encoding"


async def test_head_tells_of_the_coded_body(idle: AsyncClient) -> None:
    """Length and tag are those of the body that GET would bring."""
    headers, _ = await raw(idle, LONG, "gzip")

    response = await idle.head(LONG, headers={"Accept-Encoding": "gzip"})

    for name in ("content-encoding", "content-length", "vary"):
        assert response.headers[name] == headers[name]


PIECES = [b'{"n":1}\n', b"", b'{"n":2}\n', b""]


async def streaming(_scope: Scope, _receive: Receive, send: Send) -> None:
    """An application that gives a line at a time."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/x-ndjson")]})
    for piece in PIECES[:-1]:
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": PIECES[-1], "more_body": False})


async def sent(taken: str) -> list[dict[str, Any]]:
    """What leaves the layer for a stream."""
    messages: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        messages.append(message)

    scope = {"type": "http", "headers": [(b"accept-encoding", taken.encode())]}
    await compressed(streaming)(scope, None, send)  # type: ignore[arg-type]
    return messages


async def test_each_piece_of_a_stream_can_be_read_as_it_comes() -> None:
    """Nothing of a line waits for the next one; no length is promised."""
    for coding, undo in (("gzip", zlib.decompressobj(wbits=31).decompress), ("br", brotli.Decompressor().process)):
        begun, *pieces = await sent(coding)

        assert (b"content-encoding", coding.encode()) in begun["headers"]
        assert not [name for name, _ in begun["headers"] if name == b"content-length"]
        assert [undo(piece["body"]) for piece in pieces] == PIECES


async def test_a_body_of_the_least_size_is_coded() -> None:
    """The bound is where it is said to be."""

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        size = str(SMALL).encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", size)]})
        await send({"type": "http.response.body", "body": b"a" * SMALL})

    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    await compressed(app)({"type": "http", "headers": [(b"accept-encoding", b"gzip")]}, None, send)  # type: ignore[arg-type]
    assert gzip.decompress(messages[1]["body"]) == b"a" * SMALL
