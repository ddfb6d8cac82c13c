"""The README is true: what it tells a reader to ask is answered, and answered so."""

import json
import re
import shlex
from itertools import zip_longest
from pathlib import Path
from typing import Any

from httpx import AsyncClient, Response
from msgspec.structs import fields

from service.settings import PREFIX, Settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ROOT = "http://127.0.0.1:8000"
#: Stands in the README for any text, where it would say nothing to a reader.
LEFT_OUT = "…"
#: A variable of docker-compose.yml alone.
COMPOSE = {"ONRECORD_CORPUS"}


def blocks(language: str) -> list[str]:
    """The blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def requests() -> list[list[str]]:
    """The words of each curl command that needs no key."""
    lines = (line for block in blocks("sh") for line in block.splitlines() if line.startswith("curl "))
    return [shlex.split(line)[1:] for line in lines if "$KEY" not in line]


async def ask(client: AsyncClient, words: list[str]) -> Response:
    """What curl would get."""
    *options, url = words
    given = dict(zip(options[::2], options[1::2], strict=True))
    headers = dict([given["-H"].split(": ")]) if "-H" in given else {}
    body = given.get("-d")
    return await client.request(
        "POST" if body else "GET", url.removeprefix(ROOT), headers=headers, content=body and body.encode()
    )


def as_shown(shown: Any, found: Any) -> Any:
    """An answer, with what the README leaves out of it left out."""
    if shown == LEFT_OUT and isinstance(found, str):
        return LEFT_OUT
    if isinstance(shown, dict) and isinstance(found, dict):
        return {name: as_shown(shown.get(name), value) for name, value in found.items()}
    if isinstance(shown, list) and isinstance(found, list):
        return [as_shown(one, other) for one, other in zip_longest(shown, found)]
    return found


async def test_its_first_answer_is_the_one_that_is_given(seeded: AsyncClient) -> None:
    """Word for word, offset for offset."""
    shown = json.loads(blocks("json")[0])

    found = (await ask(seeded, requests()[0])).json()

    assert as_shown(shown, found) == shown, json.dumps(found, ensure_ascii=False)


async def test_each_request_is_answered_with_something(seeded: AsyncClient) -> None:
    """Nobody's first try is an error or an empty page."""
    for words in requests():
        response = await ask(seeded, words)

        assert response.status_code == 200, words
        assert found(response), words


def found(response: Response) -> Any:
    """What an answer holds; a stream by its lines, of which a table has one that names its columns."""
    if response.headers["content-type"] == "application/json":
        return response.json().get("items", response.json())
    return response.text.splitlines()[1:]


def test_names_every_setting_and_no_other() -> None:
    """And what it takes when it is not given is in the table too, where that is one value everywhere."""
    known = {PREFIX + one.name.upper(): one.default for one in fields(Settings)}

    assert set(re.findall(rf"{PREFIX}[A-Z_]+", README)) == set(known) | COMPOSE
    for name in ("ONRECORD_DATA_DIR", "ONRECORD_WORKERS", "ONRECORD_POOL_SIZE", "ONRECORD_LOG"):
        assert f"| `{name}` | `{known[name]}` |" in README
