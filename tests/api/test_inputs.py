"""Every parameter that the contract has, given everything that nobody should send.

The contract itself says what there is, so that what is new is tried too.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from httpx import AsyncClient

from tests.api.answers import faults

CONTRACT = json.loads((Path(__file__).parents[2] / "openapi.json").read_text())
#: What is nothing of what any parameter takes, but text.
ODD = ["", "\0", "x" * 10_000, "'; DROP TABLE quotes; --", "null", "[]", "1e999", "\u202e", "%", "-1", "true,false"]
#: What none takes.
IMPOSSIBLE = ["", "\0", "x" * 10_000]
#: How complaints begin to say what is allowed.
ALLOWED = (
    "it takes ",
    "take page.next",
    "did you mean ",
    "has no word that",
    "has no letter or digit",
    "which no text",
)
#: What an answer to it may be; a stream that goes on for ever is tried elsewhere.
ANSWERS = (200, 304, 400, 401, 403, 404, 410)


def asked() -> Iterator[Any]:
    """The paths that can be asked with GET, and their parameters."""
    for path, methods in CONTRACT["paths"].items():
        if "get" in methods and "text/event-stream" not in methods["get"]["responses"]["200"].get("content", {}):
            yield pytest.param(path, methods["get"].get("parameters", []), id=path)


@pytest.mark.parametrize(("path", "parameters"), [*asked()])
async def test_bad_input_is_named(idle: AsyncClient, path: str, parameters: list[dict[str, Any]]) -> None:
    """Whatever comes is a value like any other, or refused under its name, with it and what is allowed; nothing breaks."""
    url = path.replace("{id}", "x")
    in_query = [one for one in parameters if one["in"] == "query"]
    for one in in_query:
        name, needed = one["name"], {other["name"]: other["example"] for other in in_query if other["required"]}
        free = takes_text(one["schema"])
        for value in ODD:
            response = await idle.get(url, params=needed | {name: value})

            refused = value in IMPOSSIBLE or not (free or fits(one["schema"], value))
            assert response.status_code in ((400,) if refused else ANSWERS), (name, value)
            assert response.status_code != 400 or tells(faults(response).get(name, ""), name, value), (name, value)
        twice = await idle.get(url, params=needed | {name: ["1", "1"]})
        assert kind(one["schema"]) == "array" or "given 2 times" in faults(twice)[name], name


@pytest.mark.parametrize("path", [one.values[0] for one in asked() if "{" in one.values[0]])
async def test_odd_ids_are_nobodys(idle: AsyncClient, path: str) -> None:
    """Whatever stands in a path: a record that is not there."""
    for value in ODD[1:]:
        response = await idle.get(path.replace("{id}", quote(value, safe="")))

        assert response.status_code in (400, 404), value
        assert faults(response) == {} or response.status_code == 400


@pytest.mark.parametrize("name", ["If-None-Match", "Accept", "X-Request-Id", "traceparent", "Accept-Encoding"])
async def test_odd_headers_change_nothing(idle: AsyncClient, name: str) -> None:
    """Or are told so."""
    for value in [*ODD[2:7], '"', "W/", ";;,,", "q=;q=2"]:
        response = await idle.get("/quotes", headers={name: value})

        assert response.status_code in (200, 406), value


def tells(message: str, name: str, value: str) -> bool:
    """Whether a complaint repeats the value, or the part of it that is bad, and says what would do."""
    parts = [value, *value.split(",")]
    repeats = name == "cursor" or any(repr(part.replace("\0", "\\0"))[:20] in message for part in parts)
    return repeats and any(word in message for word in ALLOWED)


def takes_text(schema: dict[str, Any]) -> bool:
    """Whether a parameter takes any text that is not too long."""
    if kind(schema) == "array":
        return takes_text(schema["items"])
    return kind(schema) == "string" and not {"enum", "pattern", "format"} & {*resolved(schema)}


def fits(schema: dict[str, Any], value: str) -> bool:
    """Whether one of the odd values is of the type after all."""
    return kind(schema) in ("integer", "number") and value == "-1" and "minimum" not in schema


def kind(schema: dict[str, Any]) -> str:
    """The JSON type of a value."""
    found: str = resolved(schema).get("type", "string")  # a choice of words has none
    return found


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema, or what it refers to."""
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    return CONTRACT["components"]["schemas"][name] if name else schema
