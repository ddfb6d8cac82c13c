"""Every parameter of every operation, given everything that nobody should send."""

from typing import Any

import pytest
from httpx import AsyncClient

from service.api.app import HANDLERS
from service.api.parameters import Parameter, bare, parameters
from tests.api.answers import faults

ASKED = [
    (handler.paths, handler.opt["operation"].query)
    for handler in HANDLERS
    if handler.opt.get("operation") and handler.http_methods == {"GET"}
]
#: What is nothing of what any parameter takes, but text.
ODD = ["", "\0", "x" * 10_000, "'; DROP TABLE quotes; --", "null", "[]", "1e999", "\u202e", "%"]
PLAIN = {"name": "Lee"}


@pytest.mark.parametrize(("paths", "query"), ASKED, ids=[next(iter(paths)) for paths, _ in ASKED])
async def test_bad_input_is_named(idle: AsyncClient, paths: set[str], query: type[Any]) -> None:
    """Whatever comes is a value like any other or refused under its name; nothing breaks."""
    path = next(iter(paths)).replace("{id:str}", "x").replace("{name:str}", "x")
    for name, parameter in parameters(query).items():
        needed = {key: value for key, value in PLAIN.items() if path == "/actors/resolve" and key != name}
        for value in ODD:
            response = await idle.get(path, params={**needed, name: value})

            assert response.status_code in ((400,) if refused(parameter, value) else (200, 400, 404, 503)), (
                name,
                value,
            )
            if response.status_code == 400:
                assert name in faults(response), (name, value)
        twice = await idle.get(path, params={**needed, name: [str(PLAIN.get(name, "1"))] * 2})
        assert parameter.repeats or "given 2 times" in faults(twice)[name]


def refused(parameter: Parameter, value: str) -> bool:
    """Whether a value can be nothing but refused."""
    return bare(parameter.type) is not str or value in ("", "\0") or len(value) > 5_000
