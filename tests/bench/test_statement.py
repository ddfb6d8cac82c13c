"""The service's own statement, as pgbench is given it."""

import asyncio
import re

from bench.statement import _bound, asked


def test_only_values_are_variables() -> None:
    """A colon in a text, as in JSON, begins none."""
    text, values = asyncio.run(asked("Ann Lee"))

    written = _bound(text, values)

    assert ":null" in text
    assert {name for name in re.findall(r"(?<!:):(\w+)", written) if not re.fullmatch(r"v\d+", name)} == set()
