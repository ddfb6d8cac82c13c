"""The examples of the contract beside the seeds; `python -m tests.api.examples` writes their answers anew."""

import asyncio
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from httpx import AsyncClient, Response

from tests.conftest import SEEDS
from tests.test_cli import LIMIT, environment, free_port, said_until, started

FOLDER = Path(__file__).parents[2] / "service" / "api" / "examples"
#: What differs from one database, or one build, to the next.
CHANGING = {"cursor", "next", "prev", "onrecord:cursor", "request_id", "started_at", "finished_at", "at", "engine"}
LOAD = re.compile(r"l_\w+")
#: Of a row, instants that are not told by anybody, and the engine's mark.
MADE = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+\.\d+Z|(?<=,)[0-9a-f]{12}(?=,)")
#: At the end of a row.
CURSOR = re.compile(r"(?<=,)[\w~]{30,}(?=\r\n)")
#: What is too long to be written down: `{16384 bytes}`.
FILLED = re.compile(r"\{(\d+) bytes\}")
LINES, PROBLEM = "application/x-ndjson", "application/problem+json"


def names() -> list[str]:
    """The operations and statuses that have an example."""
    return sorted(file.stem for file in FOLDER.glob("*.json"))


def read(name: str) -> dict[str, Any]:
    """An example as it is kept."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


async def answers(client: AsyncClient, told: dict[str, Any]) -> dict[str, Any]:
    """What a service answers to the request of an example, by media type."""
    [load] = (await client.get("/loads?limit=1")).json()["items"]
    address = _filled(told["request"].replace("{load}", load["id"]))
    found = {}
    for media in told["answers"]:
        headers = {"Accept": "*/*" if media == PROBLEM else media}
        headers |= {name: _filled(value) for name, value in told.get("headers", {}).items()}
        if "body" in told:
            response = await client.post(address, content=_bytes(told["body"], headers), headers=headers)
        else:
            response = await client.get(address, headers=headers)
        found[media] = _value(response, media)
    return found


def lasting(value: Any) -> Any:
    """A value without what differs from one database to the next."""
    if isinstance(value, dict):
        return {
            name: type(part).__name__ if name in CHANGING and not isinstance(part, list) else lasting(part)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [lasting(one) for one in value]
    return MADE.sub("…", LOAD.sub("l_…", CURSOR.sub("…", value))) if isinstance(value, str) else value


def _bytes(body: Any, headers: dict[str, str]) -> bytes:
    if isinstance(body, str):
        return _filled(body).encode()
    headers["Content-Type"] = "application/json"
    return json.dumps(body).encode()


def _filled(text: str) -> str:
    return FILLED.sub(lambda found: "x" * int(found[1]), text)


def _value(response: Response, media: str) -> Any:
    """An answer as the contract shows it: of lines the first one, of metrics what they are called."""
    assert response.headers["content-type"].partition(";")[0] == media.partition(";")[0], response.text
    text = response.text.replace(str(SEEDS), SEEDS.name)
    if media.startswith("text/plain"):
        return "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    return text if media == "text/csv" else json.loads(text.splitlines()[0] if media == LINES else text)


async def _renew(address: str) -> None:
    async with AsyncClient(base_url=address, timeout=LIMIT) as client:
        for name in names():
            told = read(name)
            if "when" not in told:
                found = await answers(client, told)
                if lasting(found) != lasting(told["answers"]):
                    told["answers"] = found
            text = json.dumps(told, ensure_ascii=False, indent=2)
            (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Start a service over the seeds, and ask it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        port = free_port()
        with started(environment(Path(folder) / "data", port)) as process:
            said_until(process, "On Record answers")
            asyncio.run(_renew(f"http://127.0.0.1:{port}"))
            process.terminate()
            process.wait(LIMIT)


if __name__ == "__main__":
    main()
