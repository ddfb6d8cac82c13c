"""Extraction over HTTP: nothing stored, nothing held up, nothing let through that cannot be read."""

import asyncio
import json
import time
from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

from service.api import extractors as module
from service.api.extract import LARGEST_BODY
from service.api.extractors import Extractors
from service.errors import Unavailable
from tests.api.answers import faults

TEXT = "The harbour opens today.\r\n\r\n“Nobody will lose a berth 🚢,” minister Ann Lee said on Monday.\n"


@pytest.fixture(scope="module")
def asked() -> dict[str, str]:
    """A request that is as it should be."""
    return {"text": TEXT, "published_on": "2021-08-10"}


async def test_finds_quotes_in_the_text_as_stored(idle: AsyncClient, asked) -> None:
    """The answer holds the text that offsets count in; the slices are the pieces."""
    response = await idle.post("/extract", json=asked)

    assert response.status_code == 200, response.text
    found = response.json()
    assert "\r" not in found["text"]
    [quote] = found["quotes"]
    assert [found["text"][start:end] for start, end in quote["evidence"]["content"]] == ["Nobody will lose a berth 🚢"]
    assert quote["evidence"]["text_sha256"] == found["text_sha256"]
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


async def test_counts_in_utf16_when_asked(idle: AsyncClient, asked) -> None:
    """The same slices in JavaScript's unit."""
    found = (await idle.post("/extract?offsets=utf16", json=asked)).json()

    units = found["text"].encode("utf-16-le")
    [[start, end]] = found["quotes"][0]["evidence"]["content"]
    assert units[start * 2 : end * 2].decode("utf-16-le") == "Nobody will lose a berth 🚢"


@pytest.mark.parametrize("text", ["", "\n", "\0", "“", "”” “”", "\ud800", "a\u0301"])
async def test_odd_texts_yield_less(idle: AsyncClient, text) -> None:
    """Nothing found is an answer, not an error."""
    body = json.dumps({"text": text})  # it spells out what UTF-8 cannot

    response = await idle.post("/extract", content=body, headers={"Content-Type": "application/json"})

    assert response.status_code in (200, 400)
    assert response.status_code == 400 or response.json()["quotes"] == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", ""),
        (b"{", ""),
        (b"[]", ""),
        (b"null", ""),
        (b"{}", "text"),
        (b'{"text": 5}', "text"),
        (b'{"text": "a", "published_on": "Monday"}', "published_on"),
        (b'{"text": "a", "txet": "b"}', "txet"),
        (b'{"text": "\xff"}', ""),
    ],
)
async def test_bad_bodies(idle: AsyncClient, content, name) -> None:
    """Each is told where it is wrong."""
    response = await idle.post("/extract", content=content, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert name in faults(response)


@pytest.mark.parametrize("media", ["text/plain", "application/xml", "application/json; charset=latin-1", "json", ""])
async def test_other_media(idle: AsyncClient, media) -> None:
    """Only JSON in UTF-8 is read."""
    response = await idle.post("/extract", content=b"{}", headers={"Content-Type": media})

    assert response.status_code == 415
    assert "Content-Type" in faults(response)


async def test_too_large(idle: AsyncClient) -> None:
    """Refused by its announced length, and also when that was not announced."""

    async def drops() -> AsyncIterator[bytes]:
        for _ in range(12):
            yield b" " * 100_000

    announced = await idle.post(
        "/extract", content=b" " * (LARGEST_BODY + 1), headers={"Content-Type": "application/json"}
    )
    streamed = await idle.post("/extract", content=drops(), headers={"Content-Type": "application/json"})

    for response in (announced, streamed):
        assert response.status_code == 413
        assert "1,000,000 bytes" in faults(response)[""]


async def test_takes_no_unknown_parameter(idle: AsyncClient, asked) -> None:
    """Strict as everywhere."""
    response = await idle.post("/extract?speaker=Kirby", json=asked)

    assert "speaker" in faults(response)


async def test_other_requests_go_on(idle: AsyncClient) -> None:
    """A long text does not hold up the others."""
    asked = time.perf_counter()
    long = asyncio.create_task(idle.post("/extract", json={"text": "“It works,” Ann Lee said. " * 1500}))
    await asyncio.sleep(0.05)

    began = time.perf_counter()
    assert (await idle.get("/health/live")).status_code == 200
    waited = time.perf_counter() - began

    assert not long.done()
    assert (await long).status_code == 200
    assert waited < (time.perf_counter() - asked) / 10  # seconds would measure what else the machine does


def sleep(_text: str, _published_on: object) -> None:
    """Longer than anybody waits."""
    time.sleep(60)


async def test_a_text_that_takes_too_long_is_given_up(monkeypatch) -> None:
    """The caller is told to come back, and the next text is read as ever."""
    monkeypatch.setattr(module.afar, "find", sleep)
    extractors = Extractors(1, seconds=0.5)
    began = time.perf_counter()

    with pytest.raises(Unavailable):
        await extractors.find("text", None)

    assert time.perf_counter() - began < 5
    extractors.close()


async def test_who_waits_behind_such_a_text_is_told_so_too(monkeypatch) -> None:
    """Its process goes, and with it what stood in line; none of them is left without an answer."""
    monkeypatch.setattr(module.afar, "find", sleep)
    extractors = Extractors(1, seconds=2)
    first = asyncio.create_task(extractors.find("text", None))
    await asyncio.sleep(1)

    others = [asyncio.create_task(extractors.find("text", None)) for _ in range(4)]
    ends = await asyncio.gather(first, *others, return_exceptions=True)

    assert [type(end) for end in ends] == [Unavailable] * 5
    extractors.close()


async def test_who_leaves_while_waiting_has_left(monkeypatch) -> None:
    """A caller's own end is no trouble of the service's."""
    monkeypatch.setattr(module.afar, "find", sleep)
    extractors = Extractors(1)
    waiting = asyncio.create_task(extractors.find("text", None))
    await asyncio.sleep(0.1)
    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting
    extractors.close()


async def test_too_many_texts(monkeypatch) -> None:
    """Who comes when the queue is full is told so at once."""
    monkeypatch.setattr(module, "LONGEST_QUEUE", 0)
    extractors = Extractors(1)
    extractors._waiting = 1

    with pytest.raises(Unavailable):
        await extractors.find("text", None)
