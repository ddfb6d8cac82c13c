"""Every example of the contract is a true answer from the seeds."""

import json
from typing import Any

import pytest
from httpx import AsyncClient

from service.api.app import HANDLERS
from service.api.problems import KINDS
from tests.api.examples import answers, lasting, names, read

#: The contract cannot hold itself; the page that shows it is not of it; the stream of changes has no end.
WITHOUT = {"getContract", "getDocs", "getDocsAsset", "streamChanges"}
READ = [name for name in names() if "when" not in read(name)]


@pytest.mark.parametrize("name", READ)
async def test_is_what_the_seeds_answer(seeded: AsyncClient, name: str) -> None:
    """Word for word; `python -m tests.api.examples` writes them anew."""
    told = read(name)

    found = await answers(seeded, told)

    assert lasting(found) == lasting(told["answers"]), json.dumps(found, ensure_ascii=False)[:4_000]


def test_every_reading_operation_has_one() -> None:
    """Nothing that can be asked without a key goes without, and none is left of what went."""
    reading = {one.operation_id for one in HANDLERS if "GET" in one.http_methods}
    known: set[Any] = {one.operation_id for one in HANDLERS} | {str(status) for status in KINDS}

    assert reading - set(names()) <= WITHOUT
    assert set(names()) <= known


@pytest.mark.parametrize("name", ["findQuotes", "findArticles", "findActors"])
def test_an_example_holds_something(name: str) -> None:
    """In every form."""
    for value in read(name)["answers"].values():
        assert (
            value.get("items", value.get("@graph", value)) if isinstance(value, dict) else len(value.split("\r\n")) > 2
        )
