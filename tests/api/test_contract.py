"""The contract as it is committed, and a live server held to it by requests that it was not made for."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import AsyncClient

from tests.test_cli import COMMAND, LIMIT, environment, free_port

HOME = Path(__file__).parents[2]
COMMITTED = HOME / "openapi.json"
#: What is tried: every example, every bound of every parameter, and a few requests made up.
TRIED = ["--phases", "examples,coverage,fuzzing", "--max-examples", "3", "--max-time", "40", "--seed", "1"]
#: A value may be of its schema and yet be of no use: a cursor that nobody gave, an interval that ends before it begins.
LEFT_OUT = ["--exclude-checks", "positive_data_acceptance"]
#: Besides what the tool knows for a refusal: a request made up at length may be too long to be read at all.
REFUSALS = [400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 431]
CONFIG = f"[checks.negative_data_rejection]\nexpected-statuses = {REFUSALS}\n"
#: How lines of JSON are written, which the tool does not know.
HOOKS = """
import json, schemathesis

@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    if isinstance(value, bytes):
        return value
    return "".join(json.dumps(one) + "\\n" for one in (value if isinstance(value, list) else [value])).encode()
"""
#: It does not end.
LEFT_OUT += ["--exclude-path", "/changes/stream"]


async def test_is_what_is_committed(idle: AsyncClient) -> None:
    """What is served is what is committed; `onrecord openapi > openapi.json` commits a change."""
    served = (await idle.get("/openapi.json")).json()

    assert json.loads(COMMITTED.read_text()) == served


@pytest.fixture
def address(seeded_url: str, tmp_path: Path) -> Iterator[str]:
    """Where a live server answers over the seeds."""
    port = free_port()
    env = environment(tmp_path, port) | {"ONRECORD_DATABASE_URL": seeded_url, "ONRECORD_ACCESS_LOG": "false"}
    with subprocess.Popen([*COMMAND, "serve"], env=env) as process:  # noqa: S603 - our own command
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.mark.long
def test_a_live_server_keeps_to_it(address: str, tmp_path: Path) -> None:
    """No failure of ours, no status or shape that is not documented, nothing refused that should be taken as wrong."""
    tool = Path(sys.executable).with_name("schemathesis")
    tmp_path.joinpath("schemathesis.toml").write_text(CONFIG)
    tmp_path.joinpath("hooks.py").write_text(HOOKS)

    done = subprocess.run(  # noqa: S603 - our own tool
        [tool, "run", f"{address}/openapi.json", "--wait-for-schema", "30", *TRIED, *LEFT_OUT, "--no-color"],
        env=os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path, capture_output=True, text=True, timeout=LIMIT, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-8_000:]
